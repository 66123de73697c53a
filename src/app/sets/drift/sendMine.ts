import { t } from '@vscode/l10n';
import { placeKey } from '../../../core/sets/folder/layout.ts';
import { filesDigest } from '../../../core/sets/folder/fileDigests.ts';
import { refuseMasked, sendableOf } from '../../../core/sets/folder/sendable.ts';
import { maskedAsBefore } from '../../../core/secrets/labelledSecrets.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { jsonIn, parseJson } from '../../../core/json/parse.ts';
import { nameOfObject } from '../../../core/objects/create/objectNames.ts';
import { utf8In } from '../../../core/objects/text/utf8.ts';
import { invalidProblem, problemOf } from '../../../shared/problem.ts';
import type { RunCommand } from '../../contributions/commandTypes.ts';
import type { DriftParts } from './driftParts.ts';
import type { DriftRow, FolderDrift } from './folderDrift.ts';
import type { FolderObject } from './folderObjects.ts';
import { asPulledBefore, baseText, mineText, nameNow, ownId, refuseOtherObject, withOwnLines } from './objectTexts.ts';
import { pathsOfBoth, readSeen, refuseOtherFolder, writeTheirs, type SeenFiles } from './writeTheirs.ts';

/** What sending takes beside the folder. */
export interface Sending {
  /** Of the instance that the folder is from. */
  readonly instance: { readonly id: string; readonly url: string };
  /** The server's copy as it is now, secrets masked; undefined: it does not exist there any more. */
  readonly copyOf: (ref: ObjectRef) => Promise<string | undefined>;
  readonly execute: RunCommand;
  /** Whether an editor holds changes of a file that were not saved. */
  readonly isDirty: (path: string) => boolean;
}

/**
 * Sends what the files of one row hold, with all that is asked when its document is saved; then the folder says that this was pulled.
 *
 * @throws ProblemError or the sentence of the command that refused it; then nothing of the folder was changed.
 */
export async function sendMine(parts: DriftParts, drift: FolderDrift, row: DriftRow, sending: Sending): Promise<void> {
  const object = drift.object(row.key);
  if (object === undefined) throw invalidProblem(t`“${row.name}” is not in this folder: there is nothing to send.`);
  refuseUnsaved(object, sending);
  const ref = { resource: object.resource, id: object.id, name: object.name };
  await refuseOtherFolder(parts, drift, sending.instance.url, [ref]);
  // Before what is sent: what is changed from here on stays.
  const own = [...object.mine.keys()].map((ending) => `${object.stem}${ending}`);
  const seen = await readSeen(parts, row.id === undefined ? own : pathsOfBoth(drift, { ...ref, text: undefined }));
  const mine = await mineText(parts, drift, object);
  if (row.id === undefined || row.drift.there === 'gone') {
    if (row.id === undefined && mine !== undefined) await refuseKnown(parts, drift, { object, mine }, sending);
    const draft = await createAgain(row, object, mine, sending);
    if (draft !== undefined) drift.begun.set(draft, { key: row.key, seen });
    return;
  }
  if (row.drift.here === 'gone' && mine === undefined) {
    refuseCameBack(row, seen);
    return await removeThere(parts, drift, ref, sending);
  }
  if (mine === undefined) throw invalidProblem(t`${object.stem}.json is missing: take Jamf's, or take its other file away, too.`);
  const copy = await sending.copyOf(ref);
  if (copy === undefined) throw invalidProblem(t`“${row.name}” does not exist in Jamf Pro any more. Check for changes again.`);
  const base = (await baseText(parts, drift, object)) ?? unchangedBase(drift, object, maskedAsBefore(ref.resource, copy, [mine]));
  refuseOtherObject(object, copy, [base, mine]);
  const kind = { resource: object.resource, shape: parts.shapeOf(object.resource) };
  const sendable = sendableOf(kind, { base, mine: withOwnLines(object, mine, base) }, copy);
  const { id: instance, url: origin } = sending.instance;
  const stored = await sending.execute('jamf.internal.sendPulled', {
    ...ref,
    instance,
    origin,
    base: sendable.base,
    text: sendable.mine,
  });
  if (stored === undefined) return;
  const sent = {
    ref: { ...ref, name: nameNow(ref, stored, base) },
    seen,
    stored: maskedAsBefore(ref.resource, stored, [base, mine]),
  };
  await follow(parts, drift, sent, sending);
}

/** Nothing is deleted for a file that is there: nobody may have told that it came back. */
function refuseCameBack({ name }: DriftRow, seen: SeenFiles): void {
  const [back] = [...seen].find(([, text]) => text !== undefined) ?? [];
  if (back !== undefined) throw invalidProblem(t`Not deleted: ${back} is there again, so “${name}” is to stay. Check for changes again.`);
}

/**
 * No object is created twice: with a file that only got another name, and is a new one beside one that was taken away, or with one that was
 * pulled, which the folder does not know since a pull was cut off or a merge of `ids.json` left its line out. A copy is another one.
 */
async function refuseKnown(
  { tree }: Pick<DriftParts, 'tree'>,
  drift: FolderDrift,
  { object, mine }: { readonly object: FolderObject; readonly mine: string },
  { copyOf }: Pick<Sending, 'copyOf'>,
): Promise<void> {
  const { resource, stem } = object;
  const id = ownId(resource, mine);
  const known = id === undefined ? undefined : drift.object(placeKey({ resource, id }));
  if (id === undefined || (known !== undefined && known.mine.size > 0)) return;
  if (known === undefined) {
    const [name, copy] = [nameOfObject(resource, parseJson(mine)), await copyOf({ resource, id, name: object.name })];
    // Of another server, the id is somebody else's.
    if (copy === undefined || name === undefined || nameOfObject(resource, parseJson(copy)) !== name) return;
    throw invalidProblem(
      t`Nothing was begun: ${stem}.json says that it is “${name}” with the id ${id}, which Jamf Pro has, and the folder “${tree.name}” does not know it. Pull once more first, or take the id out of the file to create another object.`,
    );
  }
  throw invalidProblem(
    t`Nothing was begun: ${stem}.json says that it is “${known.name}” with the id ${known.id}, whose file ${known.stem}.json was taken away. Give it that name back, or take the id out of it to create another object.`,
  );
}

/** What was pulled is not kept here: it is known again where Jamf Pro still has it. */
function unchangedBase(drift: FolderDrift, object: FolderObject, copy: string): string {
  if (filesDigest(drift.digestsOf(object.resource, copy)) === filesDigest(object.base)) return drift.pulled(object.resource, copy);
  throw invalidProblem(
    t`Not sent: “${object.name}” was changed in Jamf Pro since it was pulled, and what was pulled is not kept on this computer, so the two cannot be brought together. Compare them, take Jamf's, and make your change once more.`,
  );
}

export function refuseUnsaved({ stem, mine, base }: FolderObject, { isDirty }: Pick<Sending, 'isDirty'>): void {
  // A file that was taken away may stand in an editor still.
  const unsaved = [...mine.keys(), ...base.keys()].map((ending) => `${stem}${ending}`).find(isDirty);
  if (unsaved !== undefined) throw invalidProblem(t`${unsaved} holds changes that are not saved. Save the file first.`);
}

interface Sent {
  readonly ref: ObjectRef;
  readonly seen: SeenFiles;
  readonly stored: string;
}

/** Files that were changed meanwhile stay, and so does what they were pulled from: the next look at both tells what is left. */
async function follow(parts: DriftParts, drift: FolderDrift, { ref, seen, stored }: Sent, { isDirty }: Sending): Promise<void> {
  const object = { ...ref, text: stored };
  const isBusy = pathsOfBoth(drift, object).some(isDirty);
  const all = await readSeen(parts, pathsOfBoth(drift, object));
  // A file that came where the object would go by its new name is a person's.
  const isTaken = [...all].some(([path, text]) => text !== undefined && !seen.has(path));
  try {
    if (isBusy || isTaken || !(await writeTheirs(parts, drift, object, new Map([...all, ...seen])))) drift.learn(ref, stored);
  } catch (error) {
    drift.learn(ref, stored);
    const problem = problemOf(error);
    if (problem.kind !== 'invalid') throw error;
    throw invalidProblem(t`“${ref.name}” was sent to Jamf Pro. The folder could not be told so: ${problem.message}`);
  }
}

/** Resolves to the document's URI. */
async function createAgain(
  row: DriftRow,
  object: FolderObject,
  mine: string | undefined,
  { instance, execute }: Sending,
): Promise<string | undefined> {
  if (mine === undefined) throw invalidProblem(t`“${row.name}” has no JSON file of its own, so no object can be made of it.`);
  refuseMasked(mine);
  const { resource, id, name } = object;
  return await execute('jamf.internal.createPulled', { instance: instance.id, resource, id: id === '' ? 'new' : id, name, text: mine });
}

/** The files were taken away: the object is deleted, with the question for that. */
async function removeThere(parts: DriftParts, drift: FolderDrift, ref: ObjectRef, { instance, copyOf, execute }: Sending): Promise<void> {
  const object = drift.object(placeKey(ref));
  await refuseMoved(parts, drift, ref);
  const read = await copyOf(ref);
  const copy = read === undefined ? undefined : await asPulledBefore(parts, object, { ...ref, text: read });
  const there = drift.there(placeKey(ref));
  const known = [filesDigest(object?.base ?? new Map<string, string>()), there.kind === 'copy' ? there.digest : undefined];
  if (copy !== undefined && !known.includes(filesDigest(drift.digestsOf(ref.resource, copy)))) {
    throw invalidProblem(
      t`Not deleted: “${ref.name}” was changed in Jamf Pro since anybody looked at it from here. Check for changes again.`,
    );
  }
  const base = object === undefined ? undefined : await baseText(parts, drift, object);
  if (object !== undefined && base !== undefined && copy !== undefined) refuseOtherObject(object, copy, [base]);
  await execute('jamf.deleteObject', { instance: instance.id, resource: ref.resource, id: ref.id });
  if ((await copyOf(ref)) !== undefined) return;
  await writeTheirs(parts, drift, { ...ref, text: undefined }, await readSeen(parts, pathsOfBoth(drift, { ...ref, text: undefined })));
}

/** Its file may have got another name. */
async function refuseMoved({ tree }: Pick<DriftParts, 'tree'>, drift: FolderDrift, { resource, id, name }: ObjectRef): Promise<void> {
  for (const { stem, ...other } of drift.objects()) {
    if (other.id !== '' || other.resource !== resource) continue;
    const bytes = await tree.read(`${stem}.json`);
    const text = bytes === undefined ? undefined : utf8In(bytes);
    if (text === undefined || jsonIn(text) === undefined || ownId(resource, text) !== id) continue;
    throw invalidProblem(
      t`Not deleted: ${stem}.json says that it is “${name}” with the id ${id}. Give it its former name back, or take the id out of it first.`,
    );
  }
}

/** The key of a row's object. */
export function refOfRow({ resource, id, name }: DriftRow): ObjectRef | undefined {
  return id === undefined ? undefined : { resource, id, name };
}
