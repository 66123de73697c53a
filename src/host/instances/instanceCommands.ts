import { l10n, type Disposable } from 'vscode';
import type { InstanceProfile } from '../../core/instances/profile.ts';
import { registerCommand } from '../support/commands.ts';
import { DisposableStore } from '../support/disposables.ts';
import { commands } from '../support/ids.ts';
import type { Log, Problems } from '../support/services.ts';
import { removeInstance, signIn, signInWithSame, signOut, testInstance } from './accountCommands.ts';
import { addDemo, addInstance } from './addInstance.ts';
import { chooseInstance } from './chooseInstance.ts';
import { editInstance, renameInstance, rotateSecret } from './editInstance.ts';
import type { InstanceRegistry } from './instanceRegistry.ts';
import { copyMinimalRole, showPrivileges } from './privileges.ts';
import { exportList, importList } from './shareInstances.ts';
import { unlockInstance } from './unlockInstance.ts';

export interface InstanceCommandDeps {
  readonly registry: InstanceRegistry;
  readonly problems: Problems;
  readonly log: Log;
}

interface InstanceCommand {
  readonly id: string;
  /** A phrase: what could not be done. */
  readonly tried: string;
  readonly title: string;
  readonly fits?: (profile: InstanceProfile) => boolean;
  readonly run: (profile: InstanceProfile, args: readonly unknown[]) => unknown;
}

/** Registers the commands of connections. Each that is for one instance takes its id or a node of the sidebar, or asks. */
export function registerInstanceCommands(deps: InstanceCommandDeps): Disposable {
  const store = new DisposableStore();
  const { registry, problems } = deps;
  const plain = (id: string, tried: string, run: (argument: unknown) => unknown): void => {
    store.add(registerCommand(deps, id, tried, run));
  };
  plain(commands.addInstance, 'add the instance', (argument) => addInstance(registry, problems, argument));
  plain(commands.addDemo, 'add the demo', () => addDemo(registry));
  plain(commands.exportInstances, 'export the list of instances', () => exportList(registry));
  plain(commands.importInstances, 'import the list of instances', () => importList(registry));
  for (const command of [...accountCommands(deps), ...accessCommands(deps)]) {
    store.add(
      registerCommand(deps, command.id, command.tried, async (...args) => {
        const profile = await chooseInstance(registry, args[0], command);
        return profile === undefined ? undefined : command.run(profile, args);
      }),
    );
  }
  return store;
}

function accountCommands({ registry, problems }: InstanceCommandDeps): readonly InstanceCommand[] {
  const real = ({ account }: InstanceProfile): boolean => account.kind !== 'none';
  const { removeInstance: remove, editInstance: edit, renameInstance: rename, rotateSecret: rotate, testInstance: test } = commands;
  return [
    // Whoever names the instance by its id has decided already; a click may have been meant for the row below.
    {
      id: remove,
      tried: 'remove the instance',
      title: l10n.t('Remove Instance'),
      run: (it, [first]) => removeInstance(registry, it, typeof first !== 'string'),
    },
    { id: edit, tried: 'edit the instance', title: l10n.t('Edit Instance'), fits: real, run: (it) => editInstance(registry, problems, it) },
    { id: rename, tried: 'rename the instance', title: l10n.t('Rename Instance'), run: (it) => renameInstance(registry, it) },
    {
      id: rotate,
      tried: 'replace the secret',
      title: l10n.t('Replace Secret'),
      fits: real,
      run: async (it) => void (await rotateSecret(registry, problems, it)),
    },
    {
      id: commands.signIn,
      tried: 'sign in',
      title: l10n.t('Sign In'),
      run: (it, [, how]) => (how === 'same' ? signInWithSame(registry, it) : signIn(registry, problems, it)),
    },
    { id: commands.signOut, tried: 'sign out', title: l10n.t('Sign Out'), fits: real, run: (it) => signOut(registry, it) },
    { id: test, tried: 'test the connection', title: l10n.t('Test Connection'), run: (it) => testInstance(registry, problems, it) },
    {
      id: commands.refreshInstance,
      tried: 'refresh the instance',
      title: l10n.t('Refresh Instance'),
      run: (it) => registry.refresh(it.id),
    },
  ];
}

function accessCommands({ registry }: InstanceCommandDeps): readonly InstanceCommand[] {
  const readOnly = ({ access }: InstanceProfile): boolean => access === 'readOnly';
  const unlocked = ({ id }: InstanceProfile): boolean => registry.access(id).unlockedUntil !== undefined;
  return [
    {
      id: commands.unlockInstance,
      tried: 'unlock the instance',
      title: l10n.t('Unlock for Writing'),
      fits: readOnly,
      run: (it) => unlockInstance(registry, it),
    },
    {
      id: commands.lockInstance,
      tried: 'lock the instance',
      title: l10n.t('Lock Again'),
      fits: unlocked,
      run: (it) => registry.lock(it.id),
    },
    {
      id: commands.showPrivileges,
      tried: 'show the privileges',
      title: l10n.t('Show Privileges'),
      run: (it, [, needed]) => showPrivileges(registry, it, names(needed)),
    },
    {
      id: commands.copyMinimalRole,
      tried: 'make a minimal API role',
      title: l10n.t('Copy a Minimal API Role'),
      run: (it, [from, given]) => copyMinimalRole(registry, it, from, names(given)),
    },
  ];
}

/** Privileges in a second argument. A menu passes the selection there, whose items are nodes. */
function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
