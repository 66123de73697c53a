import { window, workspace, type Disposable } from 'vscode';
import { systemClock } from '../../../core/http/clock.ts';
import { DriftChecks, type CheckedFolder } from '../../../app/sets/drift/driftChecks.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { settings } from '../../../app/support/ids.ts';
import type { SetParts } from '../setParts.ts';
import { compareQuietly, instanceOfFolder } from './compareFolder.ts';
import type { DriftView } from './driftView.ts';

/** Checks pulled folders from time to time, where a person switched that on. Asks nothing and shows no progress. */
export function driftTimer(parts: SetParts, views: () => Promise<readonly DriftView[]>): Disposable {
  const store = new DisposableStore();
  const checks = new DriftChecks({
    clock: systemClock,
    log: parts.services.log,
    minutes: () => Number(workspace.getConfiguration().get(settings.driftEvery)),
    isLookedAt: () => window.state.focused,
    folders: async () => (await views()).map((view) => checkedFolder(parts, view)),
  });
  store.add(checks);
  store.add(
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settings.driftEvery)) checks.start();
    }),
  );
  store.add(window.onDidChangeWindowState(({ focused }) => (focused ? checks.lookedAt() : undefined)));
  return store;
}

function checkedFolder(parts: SetParts, view: DriftView): CheckedFolder {
  const ready = (): string | undefined => {
    const { instances } = parts.services;
    return instanceOfFolder(parts, view).find(({ id }) => instances.state(id).kind === 'signedIn')?.id;
  };
  return {
    name: view.root.fsPath,
    mayAsk: () => ready() !== undefined,
    check: async (signal) => {
      const id = ready();
      if (id !== undefined) await compareQuietly(parts, view, id, signal);
    },
  };
}
