import { abortError } from '../../http/abort.ts';
import { jsonIn } from '../../json/parse.ts';
import { isRecord } from '../../json/wire.ts';
import { utf8In } from '../../objects/text/utf8.ts';
import { savedRequestEnding } from '../../request/savedRequest.ts';
import { nameOf } from '../../resources/identity.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { problemOf } from '../../../shared/problem.ts';
import type { FolderTree } from '../folder/folderTree.ts';
import { folderOf, foldedPath, pulledEnding, stemOf } from '../folder/layout.ts';
import { maskDocument } from '../../secrets/maskDocument.ts';
import type { PulledIds } from '../folder/pulledIds.ts';
import { wholeOf } from '../folder/pulledText.ts';
import { plainFileName, withIdBehind } from '../folder/plainFileName.ts';
import type { KindState, ObjectRef, ObjectSource, SetEntry } from '../source.ts';
import { foundFile, idOfFile } from './setPair.ts';

/**
 * A pulled folder with the files that nobody pulled and that stand among those of a kind: one that a person made, or a copy. Which object
 * one is, nothing says but the name in it: the id in it may be that of what it is a copy of, so that its path stands for its id. Of one
 * without a document, or whose document has no name, the text is undefined.
 */
export function withFoundFiles(source: ObjectSource, tree: FolderTree, files: PulledIds): ObjectSource {
  return new FoundFiles(source, tree, new Set(Array.from(files.keys(), foldedPath)));
}

/** Where a pull may place an object, with its id or without, or where a file that nobody pulled stands: without an ending. */
export function placesOf(ref: ObjectRef): readonly string[] {
  const path = foundFile(ref);
  if (path !== undefined) return [foldedPath(stemOf(path))];
  const { resource, id, name } = ref;
  return [plainFileName(name), withIdBehind(name, id)].map((file) => foldedPath(`${folderOf(resource)}/${file}`));
}

/** Hidden files are of other programs. */
function isOfObject(name: string): boolean {
  return !name.startsWith('.') && pulledEnding(name) !== undefined && !name.toLowerCase().endsWith(savedRequestEnding);
}

class FoundFiles implements ObjectSource {
  readonly #source: ObjectSource;
  readonly #tree: FolderTree;
  readonly #known: ReadonlySet<string>;

  constructor(source: ObjectSource, tree: FolderTree, known: ReadonlySet<string>) {
    this.#source = source;
    this.#tree = tree;
    this.#known = known;
  }

  get name(): string {
    return this.#source.name;
  }

  get version(): string | undefined {
    return this.#source.version;
  }

  kinds(): readonly KindState[] {
    return this.#source.kinds();
  }

  nameOf(resource: string, id: string): string | undefined {
    return this.#source.nameOf(resource, id);
  }

  async *entries(resource: string, signal: AbortSignal): AsyncIterable<SetEntry> {
    yield* this.#source.entries(resource, signal);
    const folder = folderOf(resource);
    const names = (await this.#given(this.#tree.list(folder))) ?? [];
    const paths = names.filter(isOfObject).map((name) => `${folder}/${name}`);
    const found = paths.filter((path) => !this.#known.has(foldedPath(path)));
    const documents = new Set(found.filter((path) => pulledEnding(path) === '.json').map((path) => foldedPath(stemOf(path))));
    for (const path of found.toSorted()) {
      if (signal.aborted) throw abortError(signal);
      const isDocument = pulledEnding(path) === '.json';
      // The text of one that is a document is a part of it.
      if (!isDocument && documents.has(foldedPath(stemOf(path)))) continue;
      const part = found.find((other) => other !== path && foldedPath(stemOf(other)) === foldedPath(stemOf(path)));
      yield await this.#entry(resource, path, isDocument ? part : undefined);
    }
  }

  async #entry(resource: string, path: string, part: string | undefined): Promise<SetEntry> {
    const bare = { resource, id: idOfFile(path), name: path.slice(path.lastIndexOf('/') + 1), text: undefined, unread: undefined };
    const [json, text] = [await this.#text(path), part === undefined ? undefined : await this.#text(part)];
    const isLost = part !== undefined && (text === undefined || kindOf(resource).part === undefined);
    if (json === undefined || pulledEnding(path) !== '.json' || isLost || jsonIn(json)?.kind !== 'object') return bare;
    const whole = maskDocument(wholeOf(resource, json, text === undefined ? undefined : { text, isUnended: false }));
    const document: unknown = JSON.parse(whole);
    const name = isRecord(document) ? nameOf(resource, document) : undefined;
    return name === undefined ? bare : { ...bare, name, text: whole };
  }

  async #text(path: string): Promise<string | undefined> {
    const bytes = await this.#given(this.#tree.read(path));
    return bytes === undefined ? undefined : utf8In(bytes);
  }

  /** Undefined: the disk does not give it. */
  async #given<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch (error) {
      if (problemOf(error).kind !== 'invalid') throw error;
      return undefined;
    }
  }
}
