import { abortError } from '../../http/abort.ts';
import { jsonIn } from '../../json/parse.ts';
import { utf8In } from '../../objects/text/utf8.ts';
import { problemOf } from '../../../shared/problem.ts';
import { kindOf } from '../../resources/kindOf.ts';
import type { KindState, ObjectRef, ObjectSource, SetEntry, Unread } from '../source.ts';
import type { FolderTree } from './folderTree.ts';
import { pulledEnding, placeKey } from './layout.ts';
import { byCode, type UnreadOf } from './pullManifest.ts';
import { readPulledFolder, type PulledFolder } from './pulledFolder.ts';
import { maskDocument } from '../../secrets/maskDocument.ts';
import { wholeOf } from './pulledText.ts';

/**
 * A pulled folder as it is on disk, with what was changed in it: objects whose files were taken away are not in it. Files of which it is not
 * known which object they are do not belong to it. Its kinds were read at no known time: 0.
 *
 * @throws `invalid` for a folder that was not pulled, or is broken.
 */
export async function openFolderSource(tree: FolderTree): Promise<ObjectSource> {
  return new FolderSource(tree, await readPulledFolder(tree));
}

/** The files of one object, by their paths. */
interface FolderObject extends ObjectRef {
  readonly json: string | undefined;
  readonly part: { readonly path: string; readonly isUnended: boolean } | undefined;
}

class FolderSource implements ObjectSource {
  readonly name: string;
  readonly version: string | undefined;
  readonly #tree: FolderTree;
  readonly #kinds: ReadonlyMap<string, ReadonlyMap<string, FolderObject>>;
  readonly #unread: readonly UnreadOf[];

  constructor(tree: FolderTree, { manifest, files }: PulledFolder) {
    this.name = tree.name;
    this.version = manifest.version;
    this.#tree = tree;
    this.#unread = manifest.unread;
    this.#kinds = kindsIn({ manifest, files });
  }

  kinds(): readonly KindState[] {
    return Array.from(this.#kinds, ([resource, objects]) => {
      const unread = this.#unread.find((one) => one.resource === resource && one.id === undefined)?.unread;
      return { resource, listedAt: unread === undefined ? 0 : undefined, unread, count: objects.size };
    });
  }

  async *entries(resource: string, signal: AbortSignal): AsyncIterable<SetEntry> {
    for (const object of this.#kinds.get(resource)?.values() ?? []) {
      if (signal.aborted) throw abortError(signal);
      const entry = await this.#entry(object);
      if (entry !== undefined) yield entry;
    }
  }

  nameOf(resource: string, id: string): string | undefined {
    for (const key of [resource, ...this.#meantBy(resource)]) {
      const name = this.#kinds.get(key)?.get(placeKey({ resource: key, id }))?.name;
      if (name !== undefined) return name;
    }
    return undefined;
  }

  /** Where a reference names a list that is a view of others, or that another API has: the kinds that were pulled. */
  #meantBy(resource: string): readonly string[] {
    const { home } = kindOf(resource);
    if (typeof home === 'object') return [home.yes, home.no];
    const namesakes = [...this.#kinds.keys()].filter((key) => key.endsWith(`/${resource}`));
    return namesakes.length === 1 ? namesakes : [];
  }

  /** Undefined: its file was taken away. */
  async #entry({ resource, id, name, json, part }: FolderObject): Promise<SetEntry | undefined> {
    const unread = this.#unread.find((one) => one.resource === resource && one.id === id)?.unread;
    if (json === undefined) return { resource, id, name, text: undefined, unread };
    const [document, text] = [await this.#text(json), part === undefined ? undefined : await this.#text(part.path)];
    if (document === undefined) return undefined;
    const isReadable = typeof document === 'string' && jsonIn(document) !== undefined && typeof text !== 'object';
    if (!isReadable) return { resource, id, name, text: undefined, unread: typeof document === 'object' ? document : { why: 'disk' } };
    const whole = wholeOf(resource, document, text === undefined || part === undefined ? undefined : { text, isUnended: part.isUnended });
    return { resource, id, name, text: maskDocument(whole), unread };
  }

  async #text(path: string): Promise<string | Unread | undefined> {
    try {
      const bytes = await this.#tree.read(path);
      return bytes === undefined ? undefined : (utf8In(bytes) ?? { why: 'disk' });
    } catch (error) {
      if (problemOf(error).kind !== 'invalid') throw error;
      return { why: 'disk' };
    }
  }
}

/** In the order of their keys; the objects of each in the order of their paths. */
function kindsIn({ manifest, files }: PulledFolder): ReadonlyMap<string, ReadonlyMap<string, FolderObject>> {
  const resources = new Set([...manifest.resources, ...Array.from(files.values(), ({ resource }) => resource)]);
  const kinds = new Map([...resources].toSorted(byCode).map((resource) => [resource, new Map<string, FolderObject>()]));
  const put = (object: FolderObject): void => void kinds.get(object.resource)?.set(placeKey(object), object);
  for (const [path, { resource, id, name, isUnended }] of [...files].toSorted(([one], [other]) => byCode(one, other))) {
    const before = kinds.get(resource)?.get(placeKey({ resource, id })) ?? { resource, id, name, json: undefined, part: undefined };
    put(pulledEnding(path) === '.json' ? { ...before, name, json: path } : { ...before, part: { path, isUnended } });
  }
  for (const { resource, id, name = '' } of manifest.unread) {
    if (id === undefined || kinds.get(resource)?.has(placeKey({ resource, id })) === true) continue;
    put({ resource, id, name, json: undefined, part: undefined });
  }
  return kinds;
}
