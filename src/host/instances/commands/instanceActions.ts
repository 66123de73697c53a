import { removeInstance, signInInstance, signInWithSame, signOut, testInstance } from './accountCommands.ts';
import { addDemo, addInstance, readStart } from '../steps/addInstance.ts';
import { editInstance, renameInstance, rotateSecret } from '../steps/editInstance.ts';
import { showPrivileges } from './privilegePick.ts';
import { copyMinimalRole } from './privileges.ts';
import { exportInstanceList, importList } from './shareInstances.ts';
import { showDemo } from './showDemo.ts';
import { unlockInstance } from './unlockInstance.ts';

/** What the commands of connections do, in one chunk that is loaded when the first of them is used. */
export const instanceActions = {
  addDemo,
  addInstance,
  readStart,
  copyMinimalRole,
  editInstance,
  exportList: exportInstanceList,
  importList,
  removeInstance,
  renameInstance,
  rotateSecret,
  showDemo,
  showPrivileges,
  signIn: signInInstance,
  signInWithSame,
  signOut,
  testInstance,
  unlockInstance,
};
