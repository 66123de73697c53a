import { t } from '@vscode/l10n';
import { randomUUID } from 'node:crypto';
import { Disposable, Uri, languages, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import { IdNames } from '../../core/listing/idNames.ts';
import { jsonIn } from '../../core/json/parse.ts';
import { nodeAt } from '../../core/json/pointers.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import type { Untouchable } from '../../core/families/family.ts';
import type { FieldMark } from '../../core/objects/save/fieldErrors.ts';
import { problemOf } from '../../shared/problem.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { sha256 } from '../support/sha256.ts';
import { schemes, settings } from '../../app/support/ids.ts';
import { inBackground } from '../../app/support/inBackground.ts';
import { inEnglish } from '../../app/support/language.ts';
import { Shelves } from '../../app/lists/shelves.ts';
import type { Services } from '../../app/support/services.ts';
import { Absences } from './notes/absences.ts';
import { isGone, noteFor, remedyFor } from '../../app/documents/away.ts';
import { Copybook } from './system/copies.ts';
import { DocumentNotes } from './notes/documentNotes.ts';
import { DraftSigns } from './notes/draftSigns.ts';
import { registerFileCommands } from './commands/fileCommands.ts';
import type { FileParts } from './commands/fileParts.ts';
import { followWindow } from './system/follow.ts';
import { IdHelp } from './help/idProviders.ts';
import { registerJsonHelp } from './help/jsonProviders.ts';
import { KeptDocuments, documentKey } from '../../app/keeping/keptDocuments.ts';
import { isClosedTo } from './system/locks.ts';
import { Marks } from './notes/marks.ts';
import { ObjectDocuments } from '../../app/documents/objectDocuments.ts';
import type { DocumentOwner } from '../../app/documents/documentOwner.ts';
import { ObjectHistory } from '../../app/keeping/objectHistory.ts';
import { ObjectFileSystem, type FileDuties } from './system/objectFileSystem.ts';
import { objectShown } from './system/objectShown.ts';
import { documentOf, openAddresses, shownObjects, showsNote } from './system/openDocuments.ts';
import { Opener } from './system/opener.ts';
import { originOf } from '../../app/documents/origin.ts';
import { openingWait, stoppedWords } from './system/opening.ts';
import { calledInSentence } from './sending/objectWords.ts';
import { questionsIn } from './sending/questionsIn.ts';
import { registerQuickFixes } from './help/quickFixes.ts';
import { SavedSign } from './notes/savedSign.ts';
import { ScopeSign } from './notes/scopeSign.ts';
import { SaveReasons } from './sending/saveReasons.ts';
import { ScriptLanguages } from './help/scriptLanguages.ts';
import { SchemaHelp } from '../../app/documents/schemaHelp.ts';
import { registerSecretLenses } from './help/secretLenses.ts';
import { Sender } from './sending/sender.ts';
import { storageFiles, storageFolders } from './system/storageFiles.ts';
import { UnsentNotice } from './notes/unsentNotice.ts';
import { followEncodings } from './system/utf8Documents.ts';
import { settleIn, windowId } from '../../app/keeping/windowFolder.ts';

/** Objects as files: the file system, its help while typing, its drafts and its commands. Contacts nobody. */
export function registerDocuments(services: Services, context: ExtensionContext): Disposable {
  const store = new DisposableStore();
  const { kept, settled } = keptIn(services, context);
  const copybook = store.add(new Copybook());
  const help = new SchemaHelp(services);
  const reasons = store.add(new SaveReasons());
  const saves = { reasons, notice: store.add(new UnsentNotice(services.log, () => reasons.isAnyAwaited())) };
  const history = historyIn(store, services, context);

  const documents = store.add(new ObjectDocuments(ownerIn(services, copybook, history), kept));
  documents.onDidSee(({ address, json, how, over }) => {
    inBackground(services.log, 'keep a version of the object', history.add(address, json, how, Date.now(), over));
  });
  const names = new IdNames(Date.now);
  const ids = store.add(new IdHelp(services, help, names, documents));
  withFirstObject(store, services, async () => {
    const [{ GoneReferences }, { FadedFields }] = await Promise.all([import('./help/goneReferences.ts'), import('./notes/fadedFields.ts')]);
    store.add(new GoneReferences(services, help, names, documents));
    store.add(new FadedFields(help, documents, services));
  });
  const marks = store.add(
    new Marks(help, {
      files: services.files,
      complaints: (address, text, pulled) => complaintsIn(help, documents, address, text, pulled),
      untouchable: (address) => untouchableIn(help, documents, address),
      base: (address) => documents.baseShown(address),
    }),
  );
  const created = (address: ObjectAddress, json: string): void =>
    inBackground(services.log, 'keep what was created', history.add(address, json, 'created', Date.now()));
  const drop = async (document: TextDocument): Promise<void> => await saves.reasons.drop(document);
  const sender = new Sender(services, documents, { marks, copybook, savedSign: store.add(new SavedSign()), created, drop });
  const files = store.add(new ObjectFileSystem(documents, dutiesIn(services, help, saves, sender, ids)));
  store.add(new DraftSigns(documents));
  store.add(new ScopeSign(services, documents));
  const shelves = new Shelves(context.globalState);
  const notes = store.add(new DocumentNotes(services, documents, help, shelves));
  store.add(workspace.registerFileSystemProvider(schemes.objects, files, { isCaseSensitive: true }));
  store.add(workspace.registerTextDocumentContentProvider(schemes.copies, copybook));
  store.add(helpIn(services, help, documents, notes));
  const forgetNames: FileParts['forgetNames'] = (instanceId, resource) => ids.forget(instanceId, resource);
  const opener = new Opener(services, documents);
  const parts: FileParts = { services, documents, opener, sender, history, copybook, saves: saves.reasons, names, store, forgetNames };
  store.add(registerFileCommands(parts));
  inBackground(services.log, 'tell what earlier windows left', recall(parts, settled));
  store.add(followWindow(services, documents, files));
  store.add(followEncodings((error) => services.log.error('A document could not be read as UTF-8', error)));
  store.add(new Absences(services, documents, shelves));
  return store;
}

/** Help while typing. */
function helpIn({ files }: Services, help: SchemaHelp, documents: ObjectDocuments, notes: DocumentNotes): Disposable {
  return Disposable.from(
    languages.registerCodeLensProvider({ scheme: schemes.objects }, notes),
    registerJsonHelp(help, files),
    registerQuickFixes(help, documents, files),
    registerSecretLenses(files),
    new ScriptLanguages(files),
  );
}

/** Begins once there is a document of an object, or a file that is one. */
function withFirstObject(store: DisposableStore, { log, files }: Services, begin: () => Promise<void>): void {
  const first = store.add(new DisposableStore());
  const look = (document: TextDocument): boolean => {
    if (first.isDisposed || objectShown(document, files) === undefined) return false;
    first.dispose();
    inBackground(log, 'look after what documents show', begin());
    return true;
  };
  first.add(workspace.onDidOpenTextDocument(look));
  first.add(files.onDidChange(() => void workspace.textDocuments.some(look)));
  workspace.textDocuments.some(look);
}

/** What this window keeps, and no other: below its folder's storage, or by the window itself where it has none. */
function keptIn({ log }: Services, { storageUri, globalStorageUri, workspaceState }: ExtensionContext): KeptIn {
  const all = Uri.joinPath(storageUri ?? globalStorageUri, 'documents');
  const told = toldOnce(log);
  if (storageUri !== undefined) return { kept: new KeptDocuments(storageFiles(all), sha256, told), settled: Promise.resolve() };
  const own = windowId(workspaceState, randomUUID, told);
  const kept = new KeptDocuments(storageFiles(Uri.joinPath(all, own.id)), sha256, told);
  const processes = { own: process.pid, isAlive };
  const settling = { folders: storageFolders(all), kept, former: storageFiles(all), processes, now: Date.now() };
  return { kept, settled: settleIn(own, settling).catch(told) };
}

interface KeptIn {
  readonly kept: KeptDocuments;
  /** Resolves when what other windows left is here. */
  readonly settled: Promise<void>;
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A disk that is full fails at every key: one line of the log is enough until it fails otherwise. */
function toldOnce(log: Services['log']): (error: unknown) => void {
  let told: string | undefined;
  return (error) => {
    if (told === String(error)) return;
    told = String(error);
    log.error('What is kept of the objects that are open could not be read or written', error);
  };
}

function complaintsIn(
  help: SchemaHelp,
  documents: ObjectDocuments,
  address: ObjectAddress,
  text: string,
  pulled: string | undefined,
): readonly FieldMark[] {
  const plan = help.known(address);
  if (plan === undefined) return [];
  if (pulled === undefined) return documents.complaints(address, plan, text);
  const root = jsonIn(text);
  // A pull leaves fields out, which no file lacks.
  return documents.complaints(address, plan, text, pulled).filter(({ pointer }) => pointer !== '' && nodeAt(root, pointer) !== undefined);
}

function untouchableIn(help: SchemaHelp, documents: ObjectDocuments, address: ObjectAddress): Untouchable | undefined {
  const plan = help.known(address);
  return plan === undefined ? undefined : documents.untouchable(address, plan);
}

function ownerIn(services: Services, copybook: Copybook, history: ObjectHistory): DocumentOwner {
  return {
    session: (id) => services.instances.session(id),
    questions: (address, plan, copies) => questionsIn(services, copybook, address, plan, copies),
    away: async (address, problem) => {
      const profile = services.instances.get(address.instanceId);
      if (profile !== undefined && isGone(address, problem)) {
        const words = t`${calledInSentence(address)} no longer exists on ${profile.name}.`;
        return { remedy: 'lookAgain', note: noteFor(words, 'lookAgain') };
      }
      const remedy = remedyFor(problem, profile !== undefined);
      const words =
        problem.kind === 'cancelled'
          ? stoppedWords(services.instances, address)
          : await services.problems.words(problem, {
              instanceId: address.instanceId,
              couldNot: () => t`could not open ${calledInSentence(address)}`,
            });
      return remedy === undefined ? undefined : { remedy, note: noteFor(words, remedy) };
    },
    lastSeen: async (address) => (await history.of(address))[0]?.text,
    unread: (address) => {
      const profile = services.instances.get(address.instanceId);
      if (profile === undefined || services.instances.state(profile.id).kind === 'signedOut') return undefined;
      const words = t`${calledInSentence(address)} on ${profile.name} was not read yet: this window came back, and nobody asked for it since.`;
      return { remedy: 'read', note: noteFor(words, 'read') };
    },
    textIn: (address) => documentOf(address)?.getText(),
    isOpen: (address) => openAddresses().some((open) => documentKey(open) === documentKey(address)),
    isDirty: (address) => documentOf(address)?.isDirty === true,
    now: Date.now,
  };
}

interface Saves {
  readonly reasons: SaveReasons;
  readonly notice: UnsentNotice;
}

/** The sentence for a write that failed: one that was to be sent, or only kept on this computer. */
function unsavedWords({ problems, log }: Services, sender: Sender): FileDuties['unsavedWords'] {
  return async (error, address, sent) => {
    const problem = problemOf(error);
    if (problem.kind === 'bug') log.error(`Unexpected while saving ${inEnglish(() => sender.what(address))}`, error);
    if (problem.kind === 'bug' && !sent)
      return t`The text could not be kept on this computer, so only the editor holds it. ${problem.detail}`;
    return await problems.words(problem, {
      instanceId: address.instanceId,
      couldNot: () => t`could not save ${calledInSentence(address)}`,
    });
  };
}

function dutiesIn(services: Services, help: SchemaHelp, saves: Saves, sender: Sender, ids: IdHelp): FileDuties {
  return {
    choose: (uri, text) => saves.reasons.choose(uri, text),
    tellKept: (address, why) => saves.notice.tell(address, { what: sender.what(address), why }),
    send: async (address, text) => {
      await sender.send(address, text);
      if (address.target.kind === 'new') ids.forget(address.instanceId, address.resource);
    },
    isReadOnly: (address) => isReadOnly(services, help, address),
    isDirty: (address) => documentOf(address)?.isDirty === true,
    reading: (address, work) => services.waitFor(openingWait(services.instances, address), ({ signal }) => work(signal)),
    words: async (problem, address) =>
      await services.problems.words(problem, {
        instanceId: address.instanceId,
        couldNot: () => t`could not open ${calledInSentence(address)}`,
      }),
    unsavedWords: unsavedWords(services, sender),
  };
}

/** What earlier windows left: texts that were not sent, and saves that nobody saw the end of. Contacts nobody. */
async function recall(parts: FileParts, settled: Promise<void>): Promise<void> {
  parts.documents.happened({ kind: 'restored' }, ...shownObjects());
  try {
    await settled;
    const cutOff = await parts.documents.departures.cutOff();
    await parts.documents.recall();
    if (cutOff.length === 0) return;
    const { tellOfCutOffSaves } = await import('./notes/cutOffSaves.ts');
    await tellOfCutOffSaves(parts, cutOff);
  } catch (error) {
    parts.services.log.error('What earlier windows left could not be read', error);
  }
}

/** Versions belong to the machine, not to the workspace, and to a server; they go with their instance. */
function historyIn(store: DisposableStore, { instances, log }: Services, context: ExtensionContext): ObjectHistory {
  const files = storageFiles(Uri.joinPath(context.globalStorageUri, 'versions'));
  const isOn = (): boolean => workspace.getConfiguration().get(settings.historyEnabled) !== false;
  const originOfId = (id: string): string | undefined => originOf(instances, id);
  const history = new ObjectHistory(files, sha256, originOfId, isOn, (error) =>
    log.error('The versions of an object could not be kept or read', error),
  );
  store.add(instances.onWillRemove(({ id, waitUntil }) => waitUntil(history.forget(id))));
  store.add(
    instances.onDidChange(({ id, what }) => {
      if (what === 'removed') inBackground(log, 'forget the versions of its objects', history.forget(id));
    }),
  );
  return history;
}

function isReadOnly({ instances }: Services, help: SchemaHelp, address: ObjectAddress): boolean {
  const open = documentOf(address);
  if (instances.get(address.instanceId) === undefined || (open !== undefined && showsNote(open))) return true;
  // A draft of a new object changes nothing that is there: sending it offers the way out.
  if (address.target.kind !== 'new' && isClosedTo(instances, address.instanceId, open)) return true;
  const plan = help.known(address);
  return plan !== undefined && plan.write === undefined && plan.create === undefined;
}
