import { t } from '@vscode/l10n';
import { jsonIn, parseJson } from '../../../core/json/parse.ts';
import { nodeAt } from '../../../core/json/pointers.ts';
import { nameOfObject } from '../../../core/objects/create/objectNames.ts';
import { textOf } from '../../../core/objects/plan/answer.ts';
import { conflictMarks } from '../../../core/objects/text/mergedLines.ts';
import { textPartOf, withTextPart } from '../../../core/objects/plan/parts.ts';
import { utf8In } from '../../../core/objects/text/utf8.ts';
import { plainLines } from '../../../core/sets/folder/fileDigests.ts';
import { idPointers } from '../../../core/resources/identity.ts';
import { labelledSecrets, maskedAsBefore } from '../../../core/secrets/labelledSecrets.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { wholeOf } from '../../../core/sets/folder/pulledText.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { DriftParts } from './driftParts.ts';
import type { FolderDrift } from './folderDrift.ts';
import type { FolderObject } from './folderObjects.ts';

/** The texts that an object's files were pulled with, by ending; undefined where this machine does not keep them. */
export async function baseTexts(
  { bases }: Pick<DriftParts, 'bases'>,
  object: FolderObject,
): Promise<ReadonlyMap<string, string> | undefined> {
  const texts = new Map<string, string>();
  for (const [ending, digest] of object.base) {
    const text = await bases.get(digest);
    if (text === undefined) return undefined;
    texts.set(ending, text);
  }
  return texts;
}

/** The document that an object's files were pulled from; undefined where this machine does not keep it. */
export async function baseText(parts: Pick<DriftParts, 'bases'>, drift: FolderDrift, object: FolderObject): Promise<string | undefined> {
  const texts = await baseTexts(parts, object);
  return texts === undefined ? undefined : wholeText(drift, object, texts);
}

/**
 * The texts that an object's files hold by now, by ending.
 *
 * @throws `invalid` for JSON that is none, for a conflict that nobody solved, and for a file in another encoding: Jamf Pro would get other
 * letters.
 */
export async function mineTexts(
  { tree, bases }: Pick<DriftParts, 'tree' | 'bases'>,
  { stem, mine, base }: FolderObject,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const ending of mine.keys()) {
    const [path, pulled] = [`${stem}${ending}`, base.get(ending)];
    const bytes = await tree.read(path);
    if (bytes === undefined) continue;
    const text = utf8In(bytes);
    if (text === undefined) throw invalidProblem(t`Nothing was done: ${path} is not UTF-8. Save it in this encoding first.`);
    if (conflictMarks(text) > conflictMarks((pulled === undefined ? undefined : await bases.get(pulled)) ?? ''))
      throw invalidProblem(
        t`Nothing was done: ${path} holds conflicts that are not solved. Choose a side for each between its marks, and save it.`,
      );
    // No file of a text is empty as a pull writes it: a disk was full, or something else was cut off.
    if (ending !== '.json' && text === '' && pulled !== undefined)
      throw invalidProblem(
        t`Nothing was done: ${path} is empty, which would empty it in Jamf Pro. Take Jamf's, or empty it in the object's own document.`,
      );
    texts.set(ending, text);
  }
  const [part, other] = [...texts.keys()].filter((ending) => ending !== '.json');
  if (other !== undefined)
    throw invalidProblem(
      t`Nothing was done: ${stem}${part ?? ''} and ${stem}${other} both seem to be the text of one object. Move one of them away first.`,
    );
  const json = texts.get('.json');
  if (json !== undefined && jsonIn(json) === undefined)
    throw invalidProblem(t`Nothing was done: ${stem}.json is no JSON. Mend it first, or take Jamf's.`);
  return texts;
}

/** The document that an object's files say together by now; undefined: they were taken away. @throws what {@link mineTexts} throws. */
export async function mineText(
  parts: Pick<DriftParts, 'tree' | 'bases'>,
  drift: FolderDrift,
  object: FolderObject,
): Promise<string | undefined> {
  return wholeText(drift, object, await mineTexts(parts, object));
}

/** What an object is called by its document; as it was where the document says what it said when it was pulled. */
export function nameNow({ resource, name }: Pick<ObjectRef, 'resource' | 'name'>, text: string, base: string | undefined): string {
  const [now, before] = [text, base].map((one) => (one === undefined ? undefined : nameOfObject(resource, parseJson(one))));
  return now === undefined || now === before ? name : now;
}

/**
 * The server's copy of an object, read alone, as it may be written into the folder: what was masked as it was pulled stays so, since nothing
 * in the copy tells that it is a secret.
 */
export async function asPulledBefore(
  parts: Pick<DriftParts, 'tree' | 'bases'>,
  object: FolderObject | undefined,
  { resource, text }: { readonly resource: string; readonly text: string },
): Promise<string> {
  if (object === undefined || labelledSecrets(resource) === undefined) return maskedAsBefore(resource, text, []);
  const pulled = (await baseTexts(parts, object))?.get('.json');
  const bytes = await parts.tree.read(`${object.stem}.json`);
  const earlier = [pulled, bytes === undefined ? undefined : utf8In(bytes)].flatMap((one) =>
    one !== undefined && jsonIn(one) !== undefined ? [one] : [],
  );
  return maskedAsBefore(resource, text, earlier);
}

/**
 * An edit of `ids.json` by hand, or a file with the text of another one, must not change another object than the one that the file is about.
 *
 * @param copy what Jamf Pro has by the id that the folder knows. @param texts what the files hold, and what was pulled.
 * @throws `invalid` where one of them says another id of its own.
 */
export function refuseOtherObject(
  { resource, stem }: Pick<FolderObject, 'resource' | 'stem'>,
  copy: string,
  texts: readonly string[],
): void {
  const wanted = ownId(resource, copy);
  const other = texts.map((text) => ownId(resource, text)).find((id) => id !== undefined && id !== wanted);
  if (other === undefined || wanted === undefined) return;
  throw invalidProblem(
    t`Nothing was done: ${stem}.json is about the object with the id ${other}, and .jamf/ids.json says that it is ${wanted}. Pull once more, and make your change again.`,
  );
}

/** What a document says of its own id; undefined: nothing. */
export function ownId(resource: string, document: string): string | undefined {
  const root = parseJson(document);
  return idPointers(resource)
    .map((pointer) => textOf(nodeAt(root, pointer)))
    .find((id) => id !== undefined);
}

/**
 * The document with its text part as a person wrote it: not with the line ends or the mark that git or an editor on Windows gave all of the
 * file, where what was pulled has none of them.
 *
 * @throws `invalid` where the file of the part was taken away: its text is not emptied by that.
 */
export function withOwnLines({ resource, stem }: Pick<FolderObject, 'resource' | 'stem'>, mine: string, base: string): string {
  const [part, pulled] = [textPartOf(resource, mine), textPartOf(resource, base)];
  if (part === undefined || pulled === undefined || pulled.text === '') return mine;
  if (nodeAt(parseJson(mine), part.pointer) === undefined)
    throw invalidProblem(
      t`Not sent: ${stem}${pulled.ending} was taken away, which would empty it in Jamf Pro. Take Jamf's, or bring the file back.`,
    );
  if (pulled.text.startsWith('\uFEFF')) return mine;
  const hasPlainLines = plainLines(pulled.text) === pulled.text;
  return withTextPart(resource, mine, hasPlainLines ? plainLines(part.text) : part.text.replace(/^\uFEFF/, ''));
}

function wholeText(drift: FolderDrift, { resource, stem }: FolderObject, texts: ReadonlyMap<string, string>): string | undefined {
  const json = texts.get('.json');
  if (json === undefined) return undefined;
  const [ending, text] = [...texts].find(([one]) => one !== '.json') ?? [];
  const isUnended = drift.ids.get(`${stem}${ending ?? ''}`)?.isUnended ?? false;
  return wholeOf(resource, json, text === undefined ? undefined : { text, isUnended });
}
