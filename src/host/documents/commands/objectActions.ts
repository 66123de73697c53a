import { chooseObject } from './chooseObject.ts';
import { closeDeleted, createAgain } from './deletedObjects.ts';
import { deleteObjects } from './deleteObjects.ts';
import { compareObjects } from './compareObjects.ts';
import { exportObjects } from './exportObjects.ts';
import { showHistory, undoLastSave } from './historyCommands.ts';
import { newObject, newScript } from './newObjects.ts';
import { recentChanges } from './recentChanges.ts';
import { revealSecret } from '../help/revealSecret.ts';

/** What the rarer commands on objects do, in one chunk that is loaded when the first of them is used. */
export const objectActions = {
  chooseObject,
  closeDeleted,
  compareObjects,
  createAgain,
  deleteObjects,
  exportObjects,
  newObject,
  newScript,
  recentChanges,
  revealSecret,
  showHistory,
  undoLastSave,
};
