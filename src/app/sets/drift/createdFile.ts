import { t } from '@vscode/l10n';
import { leafText, memberOf, parseJson, type JsonNode } from '../../../core/json/parse.ts';
import { withAt } from '../../../core/json/tree.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { readPulledFolder } from '../../../core/sets/folder/pulledFolder.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { secretMask } from '../../../shared/secretNames.ts';
import type { DriftParts } from './driftParts.ts';
import type { FolderDrift } from './folderDrift.ts';
import type { BegunObject, FolderObject } from './folderObjects.ts';
import { asPulledBefore, mineText } from './objectTexts.ts';
import { isAsSeen, noteIds, pulledFiles, type TargetFile } from './writeTheirs.ts';

/** An object that was created with the text of a pulled file, with its document as Jamf Pro has it, secrets masked. */
export interface CreatedObject extends ObjectRef {
  readonly text: string;
}

/**
 * The file becomes that of the object that was created with it. It says then what Jamf Pro says, unless something was typed there that Jamf
 * Pro does not have, or it was changed since: then it stays, and differs from what is known as pulled.
 *
 * @throws `invalid` where the folder became another server's meanwhile, or cannot be used.
 */
export async function followCreated(
  parts: DriftParts,
  drift: FolderDrift,
  { key, seen }: BegunObject,
  created: CreatedObject,
  isDirty: (path: string) => boolean,
): Promise<void> {
  const before = drift.object(key);
  if (before === undefined) return;
  const { manifest } = await readPulledFolder(parts.tree);
  if (manifest.server !== drift.manifest?.server)
    throw invalidProblem(
      t`“${created.name}” was created, and the folder “${parts.tree.name}” was changed since it was begun: its file is not known as that object's. Pull once more before you send it again.`,
    );
  const { resource } = created;
  const text = await asPulledBefore(parts, before, created);
  const files = drift.filesOf(resource, text).map((file): TargetFile => ({ path: `${before.stem}${file.ending}`, file }));
  for (const { file } of files) await parts.bases.put(parts.sha256(file.text), file.text);
  const paths = [...new Set([...seen.keys(), ...files.map(({ path }) => path)])];
  const all = new Map(paths.map((path) => [path, seen.get(path)]));
  const isQuiet = !paths.some(isDirty) && (await isAsSeen(parts, all)) && (await isAllCreated(parts, drift, before, text));
  if (isQuiet) await rewrite(parts, files, all);
  await noteIds(parts, created, pulledFiles(parts, created, files));
  await drift.look();
  drift.learn({ resource, id: created.id, name: created.name }, text);
}

/** A text part first: until the JSON is written it holds the text, too. */
async function rewrite({ tree }: DriftParts, files: readonly TargetFile[], seen: ReadonlyMap<string, string | undefined>): Promise<void> {
  const isStill = (path: string) => (now: Uint8Array | undefined) =>
    (now === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(now)) === seen.get(path);
  for (const { path, file } of files.toReversed()) {
    if (seen.get(path) !== file.text && !(await tree.write(path, new TextEncoder().encode(file.text), isStill(path)))) return;
  }
  const kept = new Set(files.map(({ path }) => path));
  for (const [path, text] of seen) if (text !== undefined && !kept.has(path) && !(await tree.remove(path, isStill(path)))) return;
}

/** Whether Jamf Pro has all that the files say, but for the id that was somebody else's. */
async function isAllCreated(parts: DriftParts, drift: FolderDrift, object: FolderObject, stored: string): Promise<boolean> {
  const { resource } = object;
  const mine = await mineText(parts, drift, object);
  if (mine === undefined) return false;
  const ids = ['id', kindOf(resource).identity.id, 'general.id'].map((field) => `/${field.replaceAll('.', '/')}`);
  const said = ids.reduce<JsonNode>((root, pointer) => withAt(root, pointer, undefined), parseJson(drift.pulled(resource, mine)));
  return isIn(said, parseJson(drift.pulled(resource, stored)));
}

function isIn(said: JsonNode, there: JsonNode | undefined): boolean {
  if (said.kind === 'object') return said.members.every(({ name, value }) => isIn(value, memberOf(there, name)));
  if (said.kind === 'array') {
    const items = there?.kind === 'array' ? there.items : [];
    return said.items.length === items.length && said.items.every((item, index) => isIn(item, items[index]));
  }
  const text = said.kind === 'null' ? '' : leafText(said);
  if (there === undefined || there.kind === 'object' || there.kind === 'array') return text === '';
  return leafText(there) === text || leafText(there) === secretMask || (there.kind === 'null' && text === '');
}
