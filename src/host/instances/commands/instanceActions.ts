import { removeInstance, signIn, signInWithSame, signOut, testInstance } from './accountCommands.ts';
import { addDemo, addInstance, readStart } from '../steps/addInstance.ts';
import { editInstance, renameInstance, rotateSecret } from '../steps/editInstance.ts';
import { copyMinimalRole, showPrivileges } from './privileges.ts';
import { exportList, importList } from './shareInstances.ts';
import { unlockInstance } from './unlockInstance.ts';

/** What the commands of connections do, in one chunk that is loaded when the first of them is used. */
export const instanceActions = {
  addDemo,
  addInstance,
  readStart,
  copyMinimalRole,
  editInstance,
  exportList,
  importList,
  removeInstance,
  renameInstance,
  rotateSecret,
  showPrivileges,
  signIn,
  signInWithSame,
  signOut,
  testInstance,
  unlockInstance,
};
