import { t } from '@vscode/l10n';
import { readPulledFolder } from '../../../core/sets/folder/pulledFolder.ts';
import { idsPath, printFiles, readIds, type PulledFile, type PulledIds } from '../../../core/sets/folder/pulledIds.ts';
import { foldedPath, placeKey, pulledEnding, stemOf } from '../../../core/sets/folder/layout.ts';
import type { FileText } from '../../../core/sets/folder/pulledText.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { DriftParts } from './driftParts.ts';
import type { FolderDrift } from './folderDrift.ts';
import { textOfBytes } from './folderObjects.ts';

/** The texts of files when they were looked at, by path; undefined: there was none. */
export type SeenFiles = ReadonlyMap<string, string | undefined>;

/** An object with what Jamf Pro has of it: its document, secrets masked; undefined: it is there no more. */
export interface TheirObject extends ObjectRef {
  readonly text: string | undefined;
}

/**
 * Before anything is written or sent: the folder may have become another one since it was looked at, by a branch of git or a pull.
 *
 * @param server of the instance that is asked or sent to.
 * @throws `invalid` where it is of another server by now, knows its files of these objects otherwise or twice, or cannot be used.
 */
export async function refuseOtherFolder(
  { tree }: Pick<DriftParts, 'tree'>,
  drift: FolderDrift,
  server: string | undefined,
  objects: readonly ObjectRef[],
): Promise<void> {
  const { manifest, files } = await readPulledFolder(tree);
  const keys = new Set(objects.map(placeKey));
  refuseTwice([...files].filter(([, file]) => keys.has(placeKey(file))));
  const own = (ids: PulledIds): string => printFiles(new Map([...ids].filter(([, file]) => keys.has(placeKey(file)))));
  if (manifest.server === drift.manifest?.server && manifest.server === server && own(files) === own(drift.ids)) return;
  throw invalidProblem(
    t`The folder “${tree.name}” was changed since it was looked at, as by another branch or a pull, and is left as it is. Check for changes, and do this again.`,
  );
}

/** A merge by hand, or a disk that did not let a file go, may leave an object under two names: which of them says what it is, nobody can tell. */
function refuseTwice(files: readonly (readonly [path: string, file: PulledFile])[]): void {
  const seen = new Map<string, string>();
  for (const [path, file] of files) {
    const key = `${placeKey(file)} ${pulledEnding(path) ?? ''}`;
    const other = seen.get(key);
    if (other !== undefined)
      throw invalidProblem(t`Nothing was done: ${other} and ${path} are both said to be “${file.name}”. Pull once more first.`);
    seen.set(key, path);
  }
}

/**
 * The paths of an object's files: those that are there, and those that it would be written into. What only some disks tell apart is one: the
 * one that is there.
 */
export function pathsOfBoth(drift: FolderDrift, object: TheirObject): readonly string[] {
  const own = ownPaths(drift, object);
  const known = new Set(own.map(foldedPath));
  return [...own, ...targets(drift, object).flatMap(({ path }) => (known.has(foldedPath(path)) ? [] : [path]))];
}

export async function readSeen({ tree }: Pick<DriftParts, 'tree'>, paths: readonly string[]): Promise<SeenFiles> {
  const texts = await Promise.all(paths.map(async (path) => [path, await tree.read(path)] as const));
  return new Map(texts.map(([path, bytes]) => [path, bytes === undefined ? undefined : textOfBytes(bytes)]));
}

/**
 * Writes what Jamf Pro has of an object into its files, and notes that this is what was pulled. Resolves to whether it was done: not where a
 * file is no longer as it was seen.
 *
 * @param merged what the files get that are to hold more than that, by ending.
 */
export async function writeTheirs(
  parts: DriftParts,
  drift: FolderDrift,
  object: TheirObject,
  seen: SeenFiles,
  merged: ReadonlyMap<string, string> = new Map(),
): Promise<boolean> {
  const files = targets(drift, object);
  const before = ownPaths(drift, object);
  // A question may have stood for hours: what its answer is about may be another branch's by now.
  await refuseOtherFolder(parts, drift, drift.manifest?.server, [object]);
  if (!(await isAsSeen(parts, seen))) return false;
  const former = new Map(before.map((path) => [foldedPath(path), path]));
  const formerOf = (path: string): string => former.get(foldedPath(path)) ?? path;
  const isStill = (path: string) => (now: Uint8Array | undefined) =>
    (now === undefined ? undefined : textOfBytes(now)) === seen.get(formerOf(path));
  for (const { file } of files) await parts.bases.put(parts.sha256(file.text), file.text);
  for (const { path, file } of files) {
    const from = formerOf(path);
    if (from !== path && seen.get(from) !== undefined) await parts.tree.rename(from, path);
    const text = merged.get(file.ending) ?? file.text;
    if (seen.get(from) === text) continue;
    if (!(await parts.tree.write(path, new TextEncoder().encode(text), isStill(path)))) return false;
  }
  const kept = new Set(files.map(({ path }) => foldedPath(path)));
  for (const path of before) {
    if (kept.has(foldedPath(path)) || seen.get(path) === undefined) continue;
    if (!(await parts.tree.remove(path, isStill(path)))) return false;
  }
  const own = pulledFiles(parts, object, files);
  await noteIds(parts, object, own);
  drift.settle(object, own);
  if (merged.size > 0) await drift.lookAt([...own.keys()]);
  return true;
}

/** A file that is to hold what Jamf Pro has. */
export interface TargetFile {
  readonly path: string;
  readonly file: FileText;
}

function targets(drift: FolderDrift, object: TheirObject): readonly TargetFile[] {
  if (object.text === undefined) return [];
  const stem = drift.stemFor(object);
  return drift.filesOf(object.resource, object.text).map((file) => ({ path: `${stem}${file.ending}`, file }));
}

function ownPaths(drift: FolderDrift, object: ObjectRef): readonly string[] {
  const known = drift.object(placeKey(object));
  if (known === undefined) return [];
  return [...new Set([...known.base.keys(), ...known.mine.keys()])].map((ending) => `${known.stem}${ending}`);
}

export async function isAsSeen(parts: Pick<DriftParts, 'tree'>, seen: SeenFiles): Promise<boolean> {
  const now = await readSeen(parts, [...seen.keys()]);
  return [...seen].every(([path, text]) => now.get(path) === text);
}

/** A pull may write the same file meanwhile. */
const mostTries = 3;

/** What the folder knows of files of an object then. */
export function pulledFiles({ sha256 }: DriftParts, { resource, id, name }: ObjectRef, files: readonly TargetFile[]): PulledIds {
  const said = files.map(({ path, file }): readonly [string, PulledFile] => {
    return [path, { resource, id, name, sha256: sha256(file.text), isUnended: file.isUnended }];
  });
  return new Map(said);
}

/** Notes which files an object has, and no other ones of it; what was known of them before is forgotten. */
export async function noteIds({ tree }: Pick<DriftParts, 'tree'>, { resource, id }: ObjectRef, own: PulledIds): Promise<void> {
  const stems = new Set(Array.from(own.keys(), stemOf));
  for (let tries = 0; tries < mostTries; tries += 1) {
    const bytes = await tree.read(idsPath);
    // Made anew with these files alone, it would make new ones of all others.
    if (bytes === undefined) throw invalidProblem(t`${idsPath} of this folder is missing. Bring it back, or pull once more.`);
    const text = textOfBytes(bytes);
    const others = [...readIds(text)].filter(([path, file]) => (file.resource !== resource || file.id !== id) && !stems.has(stemOf(path)));
    const next = new TextEncoder().encode(printFiles(new Map([...others, ...own])));
    const isStill = (now: Uint8Array | undefined): boolean => now !== undefined && textOfBytes(now) === text;
    if (await tree.write(idsPath, next, isStill)) return;
  }
  throw invalidProblem(t`${idsPath} of this folder is being written by something else. The files are written: check for changes again.`);
}
