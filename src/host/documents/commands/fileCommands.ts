import type { Disposable } from 'vscode';
import type { ObjectArgument } from '../../../app/contributions/arguments.ts';
import {
  readNothing,
  readOneObject,
  readOneObjectAndInstance,
  readObjects,
  readPlace,
  readPlaceAndText,
  readSecret,
} from '../../../app/contributions/read.ts';
import { madeOnce } from '../../../app/support/firstUse.ts';
import { later } from '../../../app/support/language.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { commandsOf, type RegisterCommand } from '../../support/commands.ts';
import { objectsOf, type ObjectNode } from '../../../app/support/nodes.ts';
import { activeUri, addressInArgument, neededAddress } from './fileArguments.ts';
import { loadActions } from './loadActions.ts';
import { registerManyCommands } from './manyCommands.ts';
import { uriOf } from '../system/objectUri.ts';
import type { FileParts } from './fileParts.ts';

/** The commands on objects. */
export function registerFileCommands(parts: FileParts): Disposable {
  const store = new DisposableStore();
  const on = commandsOf(store, parts.services);
  registerManyCommands(parts, on);
  registerHistoryCommands(parts, on);
  registerElsewhere(parts, on);
  registerOpening(parts, on);
  registerPulled(parts, on);
  on('jamf.internal.rowChosen', later`could not open the object`, readOneObject, (object) => parts.opener.wanted(neededAddress(object)));
  const openText = async (object?: ObjectArgument): Promise<unknown> => await parts.opener.openText(neededAddress(object));
  on('jamf.openScript', later`could not open the text`, readOneObject, openText);
  on('jamf.openProfile', later`could not open the text`, readOneObject, openText);
  on('jamf.openConfiguration', later`could not open the text`, readOneObject, openText);
  on('jamf.openPpd', later`could not open the text`, readOneObject, openText);
  on(
    'jamf.newObject',
    later`could not begin a new object`,
    readPlace,
    async (place) => await (await loadActions()).newObject(parts, place),
  );
  on('jamf.newScript', later`could not begin a new script`, readNothing, async () => await (await loadActions()).newScript(parts));
  on('jamf.duplicateObject', later`could not duplicate the object`, readOneObject, async (object) => {
    const address = neededAddress(object);
    return await (await loadActions()).duplicateObject(parts, address);
  });
  on('jamf.compareWithServer', later`could not compare with the server`, readOneObject, async (object) => {
    await parts.sender.compareWithServer(neededAddress(object));
  });
  on('jamf.reloadObject', later`could not reload the object`, readOneObject, async (object) => {
    const address = neededAddress(object);
    await (await loadActions()).reloadObject(parts, address);
  });
  on('jamf.sendDraft', later`could not send the draft`, readOneObject, async (object) => {
    const address = neededAddress(object);
    await (await loadActions()).sendUnsent(parts, address);
  });
  on('jamf.revealSecret', later`could not reveal the secret`, readSecret, async (object, pointer) => {
    const meant = object ?? activeUri();
    await (await loadActions()).revealSecret(parts, meant, pointer);
  });
  on('jamf.createAgain', later`could not create the object again`, readOneObject, async (object) => {
    const address = neededAddress(object);
    return await (await loadActions()).createAgain(parts, address);
  });
  on('jamf.closeDeleted', later`could not close the editor`, readOneObject, async (object) => {
    const address = neededAddress(object);
    await (await loadActions()).closeDeleted(address);
  });
  return store;
}

/** The same object on another instance, and as it goes from hand to hand. */
function registerElsewhere(parts: FileParts, on: RegisterCommand): void {
  on('jamf.compareWith', later`could not compare with another instance`, readOneObjectAndInstance, async (object, instance) => {
    const address = neededAddress(object);
    await (await loadActions()).compareWithInstance(parts, address, instance);
  });
  on('jamf.copyTo', later`could not copy to another instance`, readOneObjectAndInstance, async (object, instance) => {
    const address = neededAddress(object);
    return await (await loadActions()).copyToInstance(parts, address, instance);
  });
  on('jamf.copyXml', later`could not copy the object as XML`, readOneObject, async (object) => {
    const address = neededAddress(object);
    await (await loadActions()).copyXml(parts, address);
  });
  on('jamf.showResults', later`could not show the results`, readOneObject, async (object) => {
    const address = neededAddress(object);
    await (await loadActions()).showResults(parts, address);
  });
  on('jamf.newFromXml', later`could not begin an object from XML`, readPlaceAndText, async (place, text) =>
    (await loadActions()).newFromXml(parts, place, text),
  );
}

/** Texts of files that were pulled. */
function registerPulled(parts: FileParts, on: RegisterCommand): void {
  const read = madeOnce(async () => await import('../../../app/contributions/readDrift.ts'));
  on(
    'jamf.internal.sendPulled',
    later`could not send the file`,
    async (given) => (await read()).readPulledText(given),
    async (pulled) => (await loadActions()).sendPulled(parts, pulled),
  );
  on(
    'jamf.internal.createPulled',
    later`could not begin an object from the file`,
    async (given) => (await read()).readObjectText(given),
    async (object) => (await loadActions()).createPulled(parts, object),
  );
}

/** What was before, and the way back to it. */
function registerHistoryCommands(parts: FileParts, on: RegisterCommand): void {
  on('jamf.showHistory', later`could not show the history`, readOneObject, async (object) => {
    const address = neededAddress(object);
    await (await loadActions()).showHistory(parts, address);
  });
  on('jamf.addHistoryNote', later`could not add a note to the history`, readOneObject, async (object) => {
    const address = neededAddress(object);
    await (await loadActions()).addHistoryNote(parts, address);
  });
  on('jamf.undoLastSave', later`could not undo the last save`, readOneObject, async (object) => {
    const address = neededAddress(object);
    await (await loadActions()).undoLastSave(parts, address);
  });
  on(
    'jamf.recentChanges',
    later`could not show the recent changes`,
    readNothing,
    async () => await (await loadActions()).recentChanges(parts),
  );
}

function registerOpening(parts: FileParts, on: RegisterCommand): void {
  const open =
    (preview: boolean) =>
    async (object?: ObjectArgument, selection?: readonly ObjectNode[]): Promise<string | undefined> =>
      await openObjects(parts, preview, object, selection);
  on('jamf.openObject', later`could not open the object`, readObjects, open(true));
  on('jamf.openRows', later`could not open the object`, readObjects, open(false));
}

async function openObject({ services, opener }: FileParts, preview: boolean, argument?: ObjectArgument): Promise<string | undefined> {
  const row = typeof argument === 'object' && 'kind' in argument ? argument : undefined;
  const wanted = addressInArgument(argument) ?? (await (await loadActions()).chooseObject(services, row));
  return wanted === undefined ? undefined : uriOf(await opener.open(wanted, preview)).toString();
}

/** One, as a preview or in a tab that stays; several each in a tab that stays. */
async function openObjects(
  parts: FileParts,
  preview: boolean,
  argument?: ObjectArgument,
  selection: readonly ObjectNode[] = [],
): Promise<string | undefined> {
  const nodes = objectsOf(argument, selection);
  if (nodes.length < 2) return await openObject(parts, preview, argument);
  await (await loadActions()).openSeveral(parts, nodes);
  return undefined;
}
