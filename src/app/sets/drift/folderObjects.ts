import { foldedPath, pulledEnding, placeKey, stemOf } from '../../../core/sets/folder/layout.ts';
import type { FolderTree } from '../../../core/sets/folder/folderTree.ts';
import type { PulledIds } from '../../../core/sets/folder/pulledIds.ts';
import type { There } from '../../../core/sets/folder/drift.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { problemOf } from '../../../shared/problem.ts';

/** An object with what the folder and the last pull have of it. */
export interface FolderObject extends ObjectRef {
  readonly stem: string;
  /** Digests of what was pulled, by ending. */
  readonly base: ReadonlyMap<string, string>;
  /** Of what is there now. */
  readonly mine: Map<string, string>;
}

/** An object whose document was begun with the text of files. */
export interface BegunObject {
  /** Of the object in the folder. */
  readonly key: string;
  /** The texts of its files then, by path. */
  readonly seen: ReadonlyMap<string, string | undefined>;
}

/** What Jamf Pro has of an object. */
export interface Theirs {
  readonly ref: ObjectRef;
  readonly there: There;
  /** Its document, secrets masked. */
  readonly text: string | undefined;
  /** By ending. */
  readonly files: ReadonlyMap<string, string>;
  /** The same with what an upgrade brought, where that was folded. */
  readonly unfolded?: Theirs;
}

/** What the folder knows of its objects, by {@link placeKey}: its files are not looked at yet. */
export function objectsIn(ids: PulledIds): Map<string, FolderObject> {
  const found = new Map<string, FolderObject & { readonly base: Map<string, string> }>();
  for (const [path, { resource, id, name, sha256 }] of ids) {
    const key = placeKey({ resource, id });
    const object = found.get(key) ?? { resource, id, name, stem: stemOf(path), base: new Map(), mine: new Map() };
    object.base.set(pulledEnding(path) ?? '', sha256);
    found.set(key, object);
  }
  return found;
}

/**
 * A file is there, and says this. Files of which an object has no more than their name are a person's own: beside its JSON it has one text,
 * where its kind has one, and beside that which was pulled no other one.
 */
export function putFile(object: FolderObject | undefined, ending: string, digest: string): void {
  if (object === undefined) return;
  const { resource, base, mine } = object;
  mine.set(ending, digest);
  const hasText = kindOf(resource).part !== undefined && ![...mine.keys()].some((one) => one !== '.json' && base.has(one));
  for (const other of mine.keys()) if (other !== '.json' && !base.has(other) && !hasText) mine.delete(other);
}

export function inPortions<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

/** With the mark of its encoding, which a script in Jamf Pro may begin with, too. */
export function textOfBytes(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Stands for the digest of a file that is there and that nobody can read: it is as nobody pulled it. */
const unreadable = 'unreadable';

/** What a disk gives of a file; undefined: none is there. A link, and what it does not give, is told when somebody does something with it. */
export async function readOrNot(tree: Pick<FolderTree, 'read'>, path: string): Promise<Uint8Array | typeof unreadable | undefined> {
  return await orUnreadable(tree.read(path));
}

/** The same of the names in a folder: none of one that cannot be read. */
export async function listOrNone(tree: Pick<FolderTree, 'list'>, folder: string): Promise<readonly string[]> {
  const names = await orUnreadable(tree.list(folder));
  return names === unreadable ? [] : names;
}

/**
 * What the folder calls a file that a disk, or git, spells otherwise: in another case, with its letters composed otherwise. On a disk that
 * tells both apart, it is another file.
 */
export async function knownPath(tree: Pick<FolderTree, 'list' | 'read'>, ids: PulledIds, path: string): Promise<string> {
  const known = ids.has(path) ? undefined : foldedPathsOf(ids).get(foldedPath(path));
  if (known === undefined) return path;
  const at = known.lastIndexOf('/');
  const isListed = (await listOrNone(tree, known.slice(0, at))).includes(known.slice(at + 1));
  return isListed || (await readOrNot(tree, known)) === undefined ? path : known;
}

const foldedPaths = new WeakMap<PulledIds, ReadonlyMap<string, string>>();

function foldedPathsOf(ids: PulledIds): ReadonlyMap<string, string> {
  const paths = foldedPaths.get(ids) ?? new Map(Array.from(ids.keys(), (path) => [foldedPath(path), path]));
  foldedPaths.set(ids, paths);
  return paths;
}

async function orUnreadable<T>(work: Promise<T>): Promise<T | typeof unreadable> {
  try {
    return await work;
  } catch (error) {
    if (problemOf(error).kind !== 'invalid') throw error;
    return unreadable;
  }
}
