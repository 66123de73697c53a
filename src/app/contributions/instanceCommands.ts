import type { NewInstanceForm } from '../../core/instances/newInstance.ts';
import type { InstanceArgument, KnownAddress } from './arguments.ts';
import { contextKeys } from '../support/ids.ts';
import { inTitle, onRow, type Contribution } from './contribution.ts';
import { is } from './when.ts';

/** Commands of connections. Where no instance is named, they ask for one. */
export interface InstanceCommands {
  /** With the form it asks nothing and contacts nobody. The id. */
  'jamf.addInstance': (start?: NewInstanceForm | KnownAddress) => string | undefined;
  /** The id. */
  'jamf.addDemo': () => string;
  'jamf.removeInstance': (instance?: InstanceArgument) => void;
  'jamf.editInstance': (instance?: InstanceArgument) => void;
  'jamf.renameInstance': (instance?: InstanceArgument) => void;
  'jamf.rotateSecret': (instance?: InstanceArgument) => void;
  /** `same`: with the stored secret, although it was refused. */
  'jamf.signIn': (instance?: InstanceArgument, how?: 'same') => void;
  'jamf.signOut': (instance?: InstanceArgument) => void;
  'jamf.testInstance': (instance?: InstanceArgument) => void;
  'jamf.refreshInstance': (instance?: InstanceArgument) => void;
  'jamf.unlockInstance': (instance?: InstanceArgument) => void;
  'jamf.lockInstance': (instance?: InstanceArgument) => void;
  /** All that is unlocked. */
  'jamf.lockNow': () => void;
  'jamf.exportInstances': () => void;
  'jamf.importInstances': () => void;
  'jamf.showPrivileges': (instance?: InstanceArgument, needed?: readonly string[]) => void;
  /** For what the row stands for, or for these privileges. */
  'jamf.copyMinimalRole': (from?: InstanceArgument, privileges?: readonly string[]) => void;
  'jamf.showLog': () => void;
}

const isLocked = { readOnly: true, unlocked: false } as const;
const isUnlocked = { unlocked: true } as const;

export const instanceCommands: Readonly<Record<keyof InstanceCommands, Contribution>> = {
  'jamf.addInstance': { title: 'Add Instance…', icon: 'add', places: [inTitle('jamf.explorer', 'navigation@1')] },
  'jamf.addDemo': { title: 'Try the Demo', icon: 'beaker', places: [inTitle('jamf.explorer', '1_add')] },
  'jamf.removeInstance': { title: 'Remove Instance…', icon: 'trash', places: [onRow('instance', '5_remove')] },
  'jamf.editInstance': { title: 'Edit Instance…', icon: 'edit', places: [onRow('instance', '4_change@1', { demo: false })] },
  'jamf.renameInstance': { title: 'Rename Instance…', places: [onRow('instance', '4_change@2')] },
  'jamf.rotateSecret': { title: 'Replace Secret…', icon: 'key', places: [onRow('instance', '4_change@3', { demo: false })] },
  'jamf.signIn': { title: 'Sign In', icon: 'sign-in', places: [onRow('instance', '2_session@1', { signedIn: false })] },
  'jamf.signOut': { title: 'Sign Out', icon: 'sign-out', places: [onRow('instance', '2_session@2', { signedOut: false, demo: false })] },
  'jamf.testInstance': { title: 'Test Connection', icon: 'plug', places: [onRow('instance', '2_session@3')] },
  'jamf.refreshInstance': {
    title: 'Refresh Instance',
    icon: 'refresh',
    places: [onRow('instance', 'inline@2'), onRow('instance', '2_session@4')],
  },
  'jamf.unlockInstance': {
    title: 'Unlock for Writing…',
    // An open padlock stands for what is unlocked.
    icon: 'key',
    places: [onRow('instance', 'inline@1', isLocked), onRow('instance', '3_access@1', isLocked)],
  },
  'jamf.lockInstance': {
    title: 'Lock Again',
    icon: 'lock',
    places: [onRow('instance', 'inline@1', isUnlocked), onRow('instance', '3_access@1', isUnlocked)],
  },
  'jamf.lockNow': { title: 'Lock Now', icon: 'lock', palette: is(contextKeys.anyUnlocked) },
  'jamf.exportInstances': { title: 'Export List of Instances…', places: [inTitle('jamf.explorer', '2_share@2', 'whenAny')] },
  'jamf.importInstances': { title: 'Import List of Instances…', places: [inTitle('jamf.explorer', '2_share@1')] },
  'jamf.showPrivileges': { title: 'Show Privileges', icon: 'shield', places: [onRow('instance', '3_access@2')] },
  'jamf.copyMinimalRole': {
    title: 'Copy a Minimal API Role…',
    places: [onRow('instance', '3_access@3'), onRow('resource', '5_copy@6'), onRow('operation', '2_copy@2')],
  },
  'jamf.showLog': { title: 'Show Log', icon: 'output', places: [inTitle('jamf.explorer', '3_log')] },
};
