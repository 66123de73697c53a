import { chooseObject } from './chooseObject.ts';
import { closeDeleted, createAgain } from './deletedObjects.ts';
import { copyToInstance } from './elsewhere/copyElsewhere.ts';
import { copyXml } from './xml/copyXml.ts';
import { newFromXml } from './xml/newFromXml.ts';
import { showResults } from './xml/showResults.ts';
import { deleteObjects } from './deleteObjects.ts';
import { compareObjects } from './elsewhere/compareObjects.ts';
import { reloadObject, sendUnsent } from './draftActions.ts';
import { duplicateObject } from './duplicateObject.ts';
import { compareWithInstance } from './elsewhere/elsewhere.ts';
import { exportObjects } from './exportObjects.ts';
import { addHistoryNote, showHistory, undoLastSave } from './historyCommands.ts';
import { newObject, newScript } from './newObjects.ts';
import { openSeveral } from './openSeveral.ts';
import { createPulled, sendPulled } from './elsewhere/pulledTexts.ts';
import { recentChanges } from './recentChanges.ts';
import { revealSecret } from '../help/revealSecret.ts';

/** What the rarer commands on objects do, in one chunk that is loaded when the first of them is used. */
export const objectActions = {
  addHistoryNote,
  chooseObject,
  closeDeleted,
  compareObjects,
  compareWithInstance,
  copyToInstance,
  copyXml,
  createAgain,
  createPulled,
  deleteObjects,
  duplicateObject,
  exportObjects,
  newFromXml,
  newObject,
  newScript,
  openSeveral,
  recentChanges,
  reloadObject,
  revealSecret,
  sendPulled,
  sendUnsent,
  showHistory,
  showResults,
  undoLastSave,
};
