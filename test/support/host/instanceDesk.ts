import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { explainWith } from '../../../src/app/support/problemFacts.ts';
import { NotifyingProblems } from '../../../src/app/support/problems.ts';
import { MemoryLog } from '../supportFakes.ts';
import { withVscodeModule } from '../vscodeModule.ts';
import { FakeMemento } from './fakeMemento.ts';
import { nobodyWaits } from './fakeServices.ts';
import { Person } from './person.ts';

/** The commands of connections over what VS Code keeps, and a person before them. */
export async function instanceDesk() {
  const { person, leave } = await Person.arrives();
  const parts = await withVscodeModule(async () => ({
    ...(await import('../../../src/host/instances/registry/instanceRegistry.ts')),
    ...(await import('../../../src/host/instances/commands/instanceActions.ts')),
    ...(await import('../../../src/host/support/ui.ts')),
  }));
  const folder = mkdtempSync(path.join(tmpdir(), 'jamf-desk-'));
  const state = new FakeMemento();
  const secrets = new Map<string, string>();
  const store = {
    get: async (key: string) => secrets.get(key),
    store: async (key: string, text: string) => void secrets.set(key, text),
    delete: async (key: string) => void secrets.delete(key),
    onDidChange: () => ({ dispose: () => undefined }),
  };
  const opened: { readonly dispose: () => void }[] = [];

  /** A window over what is kept, after another one has ended. */
  const open = () => {
    const log = new MemoryLog();
    // Only what the registry uses of a context.
    const context = {
      globalState: state,
      secrets: store,
      globalStorageUri: { fsPath: folder },
      extension: { packageJSON: { version: '1' } },
    };
    const registry = new parts.InstanceRegistry(context as unknown as ExtensionContext, log);
    opened.push(registry);
    const problems = new NotifyingProblems(parts.vscodeUi, log, explainWith(registry, log), (id) => registry.get(id)?.name);
    return { registry, problems, log, waitFor: nobodyWaits };
  };

  return {
    person,
    secrets,
    folder,
    open,
    actions: parts.instanceActions,
    /** All that is kept outside the secret store. */
    kept: () => JSON.stringify(Object.fromEntries(state.keys().map((key) => [key, state.get(key)]))),
    close: () => {
      leave();
      for (const one of opened) one.dispose();
      rmSync(folder, { recursive: true });
    },
  };
}

export type InstanceDesk = Awaited<ReturnType<typeof instanceDesk>>;
