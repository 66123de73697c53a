import { l10n, window, type Disposable } from 'vscode';
import { registerCommand } from '../support/commands.ts';
import { DisposableStore } from '../support/disposables.ts';
import { commands } from '../support/ids.ts';
import type { Log, Problems } from '../support/services.ts';
import { addDemo, addInstance } from './addInstance.ts';
import { chooseInstance } from './chooseInstance.ts';
import type { InstanceRegistry } from './instanceRegistry.ts';

export interface InstanceCommandDeps {
  readonly registry: InstanceRegistry;
  readonly problems: Problems;
  readonly log: Log;
}

/** How long signing out may keep a person waiting for a server that does not answer. */
const signOutLimit = 5000;

export function registerInstanceCommands(deps: InstanceCommandDeps): Disposable {
  const store = new DisposableStore();
  const { registry, problems } = deps;
  const on = (id: string, tried: string, run: (argument: unknown) => unknown): void => {
    store.add(registerCommand(deps, id, tried, run));
  };
  on(commands.addInstance, 'add the instance', (argument) => addInstance(registry, problems, argument));
  on(commands.addDemo, 'add the demo', () => addDemo(registry));
  on(commands.removeInstance, 'remove the instance', (argument) => removeInstance(registry, argument));
  return store;
}

/** Asks a person; whoever names the instance by its id has decided already. */
async function removeInstance(registry: InstanceRegistry, argument: unknown): Promise<void> {
  const profile = await chooseInstance(registry, argument, { title: l10n.t('Remove Instance') });
  if (profile === undefined) return;
  if (typeof argument !== 'string') {
    const remove = l10n.t('Remove');
    const detail = l10n.t('Its secret is deleted and its token ended. Nothing changes on the server.');
    if ((await window.showWarningMessage(l10n.t('Remove {0}?', profile.name), { modal: true, detail }, remove)) !== remove) return;
  }
  await registry.remove(profile.id, AbortSignal.timeout(signOutLimit));
}
