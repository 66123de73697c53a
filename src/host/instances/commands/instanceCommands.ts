import { t } from '@vscode/l10n';
import { type Disposable } from 'vscode';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import { registerCommand } from '../../support/commands.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { commands } from '../../../app/support/ids.ts';
import type { Log, Problems } from '../../../app/support/services.ts';
import { chooseInstance } from './chooseInstance.ts';
import type { instanceActions } from './instanceActions.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';

type Actions = typeof instanceActions;

async function load(): Promise<Actions> {
  return (await import('./instanceActions.ts')).instanceActions;
}

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
  plain(commands.addInstance, t`add the instance`, async (argument) => (await load()).addInstance(registry, problems, argument));
  plain(commands.addDemo, t`add the demo`, async () => (await load()).addDemo(registry));
  plain(commands.exportInstances, t`export the list of instances`, async () => (await load()).exportList(registry));
  plain(commands.importInstances, t`import the list of instances`, async () => (await load()).importList(registry));
  for (const command of [...profileCommands(deps), ...signInCommands(deps), ...accessCommands(deps)]) {
    store.add(
      registerCommand(deps, command.id, command.tried, async (...args) => {
        const profile = await chooseInstance(registry, args[0], command);
        return profile === undefined ? undefined : command.run(profile, args);
      }),
    );
  }
  return store;
}

/** The demo has nothing to sign in with. */
function isReal({ account }: InstanceProfile): boolean {
  return account.kind !== 'none';
}

function profileCommands({ registry, problems }: InstanceCommandDeps): readonly InstanceCommand[] {
  const { removeInstance: remove, editInstance: edit, renameInstance: rename, rotateSecret: rotate } = commands;
  return [
    // Whoever names the instance by its id has decided already; a click may have been meant for the row below.
    {
      id: remove,
      tried: t`remove the instance`,
      title: t('Remove Instance'),
      run: async (it, [first]) => (await load()).removeInstance(registry, it, typeof first !== 'string'),
    },
    {
      id: edit,
      tried: t`edit the instance`,
      title: t('Edit Instance'),
      fits: isReal,
      run: async (it) => (await load()).editInstance(registry, problems, it),
    },
    {
      id: rename,
      tried: t`rename the instance`,
      title: t('Rename Instance'),
      run: async (it) => (await load()).renameInstance(registry, it),
    },
    {
      id: rotate,
      tried: t`replace the secret`,
      title: t('Replace Secret'),
      fits: isReal,
      run: async (it) => void (await (await load()).rotateSecret(registry, problems, it)),
    },
  ];
}

function signInCommands({ registry, problems }: InstanceCommandDeps): readonly InstanceCommand[] {
  return [
    {
      id: commands.signIn,
      tried: t`sign in`,
      title: t('Sign In'),
      run: async (it, [, how]) => {
        const { signIn, signInWithSame } = await load();
        return await (how === 'same' ? signInWithSame(registry, it) : signIn(registry, problems, it));
      },
    },
    {
      id: commands.signOut,
      tried: t`sign out`,
      title: t('Sign Out'),
      fits: isReal,
      run: async (it) => (await load()).signOut(registry, it),
    },
    {
      id: commands.testInstance,
      tried: t`test the connection`,
      title: t('Test Connection'),
      run: async (it) => (await load()).testInstance(registry, problems, it),
    },
    {
      id: commands.refreshInstance,
      tried: t`refresh the instance`,
      title: t('Refresh Instance'),
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
      tried: t`unlock the instance`,
      title: t('Unlock for Writing'),
      fits: readOnly,
      run: async (it) => (await load()).unlockInstance(registry, it),
    },
    {
      id: commands.lockInstance,
      tried: t`lock the instance`,
      title: t('Lock Again'),
      fits: unlocked,
      run: (it) => registry.lock(it.id),
    },
    {
      id: commands.showPrivileges,
      tried: t`show the privileges`,
      title: t('Show Privileges'),
      run: async (it, [, needed]) => (await load()).showPrivileges(registry, it, names(needed)),
    },
    {
      id: commands.copyMinimalRole,
      tried: t`make a minimal API role`,
      title: t('Copy a Minimal API Role'),
      run: async (it, [from, given]) => (await load()).copyMinimalRole(registry, it, from, names(given)),
    },
  ];
}

/** Privileges in a second argument. A menu passes the selection there, whose items are nodes. */
function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
