import { t } from '@vscode/l10n';
import type { Disposable } from 'vscode';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import type { InstanceArgument } from '../../../app/contributions/arguments.ts';
import type { CommandsLike } from '../../../app/contributions/commandTypes.ts';
import { readInstance, readInstanceAndPrivileges, readNothing, readSignIn } from '../../../app/contributions/read.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { commandsOf, runCommand, type RegisterCommand } from '../../support/commands.ts';
import { later } from '../../../app/support/language.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import type { WaitFor } from '../../../app/support/progress.ts';
import type { Log, Problems } from '../../../app/support/services.ts';
import { chooseInstance, type CommandInstanceQuestion } from './chooseInstance.ts';
import type { instanceActions } from './instanceActions.ts';
import type { Unfinished } from '../steps/addInstance.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';

type Actions = typeof instanceActions;

async function load(): Promise<Actions> {
  return (await import('./instanceActions.ts')).instanceActions;
}

export interface InstanceCommandDeps {
  readonly registry: InstanceRegistry;
  readonly problems: Problems;
  readonly log: Log;
  readonly waitFor: WaitFor;
}

type RunOn = (it: InstanceProfile, instance: InstanceArgument | undefined) => unknown;

/** Registers a command that is for one instance and takes nothing else. It asks for one, of those that fit, where none is named. */
type OnInstance = (
  id: CommandsLike<(instance?: InstanceArgument) => void>,
  couldNot: () => string,
  question: CommandInstanceQuestion,
  run: RunOn,
) => void;

/** Registers the commands of connections. */
export function registerInstanceCommands(deps: InstanceCommandDeps): Disposable {
  const store = new DisposableStore();
  const { registry, problems } = deps;
  const on = commandsOf(store, deps);
  const onInstance: OnInstance = (id, couldNot, question, run) =>
    on(id, couldNot, readInstance, async (instance?: InstanceArgument) => {
      const it = await chooseInstance(registry, instance, question);
      return it === undefined ? undefined : run(it, instance);
    });
  const unfinished: Unfinished = { answers: {} };
  const readStart: Parameters<typeof on<'jamf.addInstance'>>[2] = async ([argument]) => [(await load()).readStart(argument)];
  const added = (id: string, ...how: ['unfolded'?]): void =>
    inBackground(deps.log, 'show the instance that was added', runCommand('jamf.internal.instanceAdded', id, ...how));
  on('jamf.addInstance', later`could not add the instance`, readStart, async (start) => {
    const id = await (await load()).addInstance(registry, problems, unfinished, start);
    // Whoever names an address goes on with what it was for.
    if (id !== undefined) added(id, ...(start === undefined ? (['unfolded'] as const) : []));
    return id;
  });
  on('jamf.addDemo', later`could not add the demo`, readNothing, async () => {
    const before = registry.all().length;
    const { addDemo, showDemo } = await load();
    const id = await addDemo(registry);
    const isNew = registry.all().length > before;
    inBackground(deps.log, 'show the demo', isNew ? showDemo(id) : runCommand('jamf.internal.instanceAdded', id, 'unfolded'));
    return id;
  });
  on('jamf.exportInstances', later`could not export the list of instances`, readNothing, async () => (await load()).exportList(registry));
  on('jamf.importInstances', later`could not import the list of instances`, readNothing, async () => (await load()).importList(registry));
  registerProfileCommands(deps, onInstance);
  registerSessionCommands(deps, onInstance, on);
  registerAccessCommands(deps, onInstance, on);
  return store;
}

/** The demo has nothing to sign in with. */
function isReal({ account }: InstanceProfile): boolean {
  return account.kind !== 'none';
}

function registerProfileCommands({ registry, problems }: InstanceCommandDeps, on: OnInstance): void {
  // Whoever names the instance by its id has decided already; a click may have been meant for the row below.
  on('jamf.removeInstance', later`could not remove the instance`, { title: t('Remove Instance') }, async (it, named) =>
    (await load()).removeInstance(registry, it, typeof named !== 'string'),
  );
  on('jamf.editInstance', later`could not edit the instance`, { title: t('Edit Instance'), fits: isReal }, async (it) =>
    (await load()).editInstance(registry, problems, it),
  );
  on('jamf.renameInstance', later`could not rename the instance`, { title: t('Rename Instance') }, async (it) =>
    (await load()).renameInstance(registry, it),
  );
  on('jamf.rotateSecret', later`could not replace the secret`, { title: t('Replace Secret'), fits: isReal }, async (it) => {
    await (await load()).rotateSecret(registry, problems, it);
  });
}

function registerSessionCommands({ registry, problems, waitFor }: InstanceCommandDeps, onInstance: OnInstance, on: RegisterCommand): void {
  on('jamf.signIn', later`could not sign in`, readSignIn, async (instance, how) => {
    const it = await chooseInstance(registry, instance, { title: t('Sign In') });
    if (it === undefined) return;
    const { signIn, signInWithSame } = await load();
    await (how === 'same' ? signInWithSame({ registry, waitFor }, it) : signIn({ registry, problems, waitFor }, it));
  });
  onInstance('jamf.signOut', later`could not sign out`, { title: t('Sign Out'), fits: isReal }, async (it) =>
    (await load()).signOut(registry, it),
  );
  onInstance('jamf.testInstance', later`could not test the connection`, { title: t('Test Connection') }, async (it) =>
    (await load()).testInstance(registry, problems, it),
  );
  onInstance('jamf.refreshInstance', later`could not refresh the instance`, { title: t('Refresh Instance') }, (it) =>
    registry.refresh(it.id),
  );
}

function registerAccessCommands({ registry, waitFor }: InstanceCommandDeps, onInstance: OnInstance, on: RegisterCommand): void {
  const readOnly = ({ access }: InstanceProfile): boolean => access === 'readOnly';
  const unlocked = ({ id }: InstanceProfile): boolean => registry.access(id).unlockedUntil !== undefined;
  onInstance('jamf.unlockInstance', later`could not unlock the instance`, { title: t('Unlock for Writing'), fits: readOnly }, async (it) =>
    (await load()).unlockInstance(registry, it),
  );
  onInstance('jamf.lockInstance', later`could not lock the instance`, { title: t('Lock Again'), fits: unlocked }, (it) =>
    registry.lock(it.id),
  );
  on('jamf.lockNow', later`could not lock`, readNothing, () => registry.lockAll());
  on('jamf.showPrivileges', later`could not show the privileges`, readInstanceAndPrivileges, async (instance, needed = []) => {
    const it = await chooseInstance(registry, instance, { title: t('Show Privileges') });
    if (it !== undefined) await (await load()).showPrivileges({ registry, waitFor }, it, needed);
  });
  on('jamf.copyMinimalRole', later`could not make a minimal API role`, readInstanceAndPrivileges, async (from, privileges = []) => {
    const it = await chooseInstance(registry, from, { title: t('Copy a Minimal API Role') });
    if (it !== undefined) await (await load()).copyMinimalRole({ registry, waitFor }, it, from, privileges);
  });
}
