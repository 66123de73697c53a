import { Disposable, window } from 'vscode';
import type { Uri } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { nameIn } from '../../../core/objects/create/create.ts';
import { duplicateOf } from '../../../core/objects/plan/template.ts';
import { parseJson } from '../../../core/json/parse.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { ProblemError } from '../../../shared/problem.ts';
import { askModal } from '../../support/ask.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import { registerCommand } from '../../support/commands.ts';
import { commands } from '../../../app/support/ids.ts';
import { objectsOf } from '../../../app/support/nodes.ts';
import { askLine, say } from '../../support/say.ts';
import type { Services } from '../../../app/support/services.ts';
import type { Copybook } from '../system/copies.ts';
import { activeAddress, addressInArgument, objectAddress, resourceFor } from './fileArguments.ts';
import type { objectActions } from './objectActions.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import type { ObjectHistory } from '../../../app/keeping/objectHistory.ts';
import { uriOf } from '../system/objectUri.ts';
import { documentOf, openAddress } from '../system/openDocuments.ts';
import type { Opener } from '../system/openDocuments.ts';
import type { SaveReasons } from '../sending/saveReasons.ts';
import type { Sender } from '../sending/sender.ts';

export interface FileParts {
  readonly services: Services;
  readonly documents: ObjectDocuments;
  readonly opener: Opener;
  readonly sender: Sender;
  readonly history: ObjectHistory;
  readonly copybook: Copybook;
  readonly saves: SaveReasons;
  /** Names of a resource's objects are no longer what they were. */
  readonly forgetNames: (instanceId: string, resource: string) => void;
}

/** More objects than these are not opened without a question. */
const mostUnasked = 10;

/** To be called when it is known what a command is meant for: the editor in front may be another when it is there. */
async function load(): Promise<typeof objectActions> {
  return (await import('./objectActions.ts')).objectActions;
}

/** The commands on objects. */
export function registerFileCommands(parts: FileParts): Disposable {
  const add = (id: string, tried: string, run: (...args: readonly unknown[]) => unknown): Disposable =>
    registerCommand(parts.services, id, tried, run);
  return Disposable.from(
    add(commands.openObject, 'open the object', async (argument, selection) => await openObjects(parts, argument, selection)),
    add(commands.openScript, 'open the script', async (argument) => await parts.opener.openText(needed(argument))),
    add(commands.newObject, 'begin a new object', async (argument) => await (await load()).newObject(parts, argument)),
    add(commands.newScript, 'begin a new script', async () => await (await load()).newScript(parts)),
    add(commands.exportObjects, 'export the objects', async (argument, selection) => {
      const meant = argument ?? activeUri();
      return await (await load()).exportObjects(parts, meant, selection);
    }),
    add(commands.duplicateObject, 'duplicate the object', async (argument) => await duplicate(parts, needed(argument))),
    add(commands.deleteObject, 'delete', async (argument, selection) => {
      const meant = argument ?? activeUri();
      await (await load()).deleteObjects(parts, meant, selection);
    }),
    add(commands.compareWithServer, 'compare with the server', async (argument) => await parts.sender.compareWithServer(needed(argument))),
    add(commands.reloadObject, 'reload the object', async (argument) => await reload(parts, needed(argument))),
    add(commands.sendDraft, 'send the draft', async (argument) => await sendDraft(parts, needed(argument))),
    add(commands.showHistory, 'show the history', async (argument) => {
      const address = needed(argument);
      await (await load()).showHistory(parts, address);
    }),
    add(commands.revealSecret, 'reveal the secret', async (argument, pointer) => {
      const meant = argument ?? activeUri();
      await (await load()).revealSecret(parts, meant, pointer);
    }),
    add(commands.undoLastSave, 'undo the last save', async (argument) => {
      const address = needed(argument);
      await (await load()).undoLastSave(parts, address);
    }),
    add(commands.createAgain, 'create the object again', async (argument) => {
      const address = needed(argument);
      return await (await load()).createAgain(parts, address);
    }),
    add(commands.closeDeleted, 'close the editor', async (argument) => {
      const address = needed(argument);
      await (await load()).closeDeleted(address);
    }),
  );
}

async function openObject({ services, opener }: FileParts, argument: unknown): Promise<string | undefined> {
  const wanted = addressInArgument(argument) ?? (await askObject(services, argument));
  return wanted === undefined ? undefined : uriOf(await opener.open(wanted)).toString();
}

/** All that are selected, each in a tab that stays; asked first where that is more than a person looks at. */
async function openObjects(parts: FileParts, argument: unknown, selection: unknown): Promise<string | undefined> {
  const nodes = objectsOf(argument, selection);
  if (nodes.length < 2) return await openObject(parts, argument);
  const message = `Open ${nodes.length} objects? Each is read from the server.`;
  if (nodes.length > mostUnasked && (await askModal({ message, first: 'Open All' })) !== 'Open All') return undefined;
  for (const { instanceId, resource, id, label } of nodes) await parts.opener.open(objectAddress(instanceId, resource, id, label), false);
  return undefined;
}

async function askObject(services: Services, argument: unknown): Promise<ObjectAddress | undefined> {
  const place = await resourceFor(services, argument);
  if (place === undefined) return undefined;
  const { resources } = await catalogueOf(services.instances.session(place.instanceId));
  if (resources.find(({ key }) => key === place.resource)?.kind === 'singleton')
    return objectAddress(place.instanceId, place.resource, '-', '');
  const id = await askLine({ title: kindOf(place.resource).label.one, prompt: 'The id of the object, as in Jamf Pro’s own pages.' });
  return id === undefined || id.trim() === '' ? undefined : objectAddress(place.instanceId, place.resource, id.trim(), '');
}

async function duplicate({ documents, opener }: FileParts, source: ObjectAddress): Promise<string> {
  const json = await documents.reading.serverCopy(source);
  const address = { ...source, target: { kind: 'new' }, ending: '.json' } as const;
  const plan = await documents.reading.plan(address);
  const { text, leftOut } = duplicateOf(plan, json, new Set());
  const label = nameIn(plan, parseJson(text)) ?? `${source.label} copy`;
  const opened = uriOf(await opener.openNew({ ...address, label }, text)).toString();
  const fields = leftOut.map((pointer) => pointer.slice(1).replaceAll('/', '.')).join(', ');
  if (fields !== '')
    void say.info(
      `The copy has no secrets: ${fields} ${leftOut.length === 1 ? 'is' : 'are'} left out. Type what it needs before you save.`,
    );
  return opened;
}

async function reload({ documents, sender, saves }: FileParts, address: ObjectAddress): Promise<void> {
  const document = documentOf(address);
  const dirty = document?.isDirty === true;
  if (!dirty && documents.away(address) !== undefined) {
    documents.happened({ kind: 'lookedAgain' }, address);
    return;
  }
  if (dirty || documents.isDraft(address)) {
    const message = `Take the server's copy of “${address.label}”? Your unsent text is dropped.`;
    const answer = await askModal({ message, first: 'Compare', acts: ['Drop My Text'] });
    if (answer === 'Compare') await sender.compareWithServer(address);
    if (answer !== 'Drop My Text') return;
  }
  await documents.drop(address);
  if (!dirty) return;
  await saves.drop(document);
  documents.happened({ kind: 'announced' }, address);
}

async function sendDraft({ documents, sender, saves }: FileParts, wanted: ObjectAddress): Promise<void> {
  const isDirty = documentOf(wanted)?.isDirty === true;
  const address = isDirty ? wanted : ((await documents.keeping.draftOf(wanted)) ?? wanted);
  const document = documentOf(address);
  if (document?.isDirty === true) {
    sender.forgetFailure(address);
    if (await saves.save(document, 'send')) return;
    // VS Code tells the person why.
    throw new ProblemError({ kind: 'cancelled', message: sender.failureOf(address) ?? `“${address.label}” was not sent.` });
  }
  const text = document?.getText() ?? (await documents.keeping.draft(address));
  if (text === undefined || !(documents.isDraft(address) || (await documents.keeping.draft(address)) !== undefined)) {
    throw new ProblemError({ kind: 'invalid', message: `“${address.label}” has nothing unsent.` });
  }
  await sender.send(address, text);
}

function activeUri(): Uri | undefined {
  return window.activeTextEditor?.document.uri;
}

function needed(argument: unknown): ObjectAddress {
  const address = addressInArgument(argument) ?? activeAddress();
  if (address === undefined)
    throw new ProblemError({ kind: 'invalid', message: 'Open a Jamf Pro object first, or choose one in the sidebar.' });
  return openAddress(address) ?? address;
}
