import { createHash } from 'node:crypto';
import type { BaseTexts, FolderTree, IsStill, Sha256 } from '../../../src/core/sets/folder/folderTree.ts';
import { treeTrouble } from '../../../src/app/sets/folder/treeTrouble.ts';

export const sha256OfBytes: Sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The process ended here. */
export class Killed extends Error {}

export type TreeDeed = 'read' | 'write' | 'remove' | 'rename';

/** A folder in memory. `watch` may throw where a disk or the end of the process would, before what was tried is done, or once it is. */
export class MemoryTree implements FolderTree {
  readonly name = 'pulled';
  readonly files: Map<string, Uint8Array>;
  readonly isFolding: boolean;
  /** How often something was changed. */
  changes = 0;
  watch: (deed: TreeDeed, path: string, when: 'before' | 'after') => void = () => undefined;

  constructor(files: Readonly<Record<string, string>> = {}, { isFolding = false } = {}) {
    this.files = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
    this.isFolding = isFolding;
  }

  /** By path. */
  texts(): Readonly<Record<string, string>> {
    const sorted = [...this.files].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(sorted.map(([path, bytes]) => [path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]));
  }

  /** What a person writes. */
  put(path: string, text: string): void {
    this.files.set(this.#there(path) ?? path, new TextEncoder().encode(text));
  }

  list(folder: string): Promise<readonly string[]> {
    const names = [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
    return Promise.resolve(names.filter((name) => !name.includes('/')));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return await this.#doing('read', path, () => this.#now(path));
  }

  async write(path: string, bytes: Uint8Array, isStill: IsStill): Promise<boolean> {
    return await this.#doing('write', path, () => {
      if (!isStill(this.#now(path))) return false;
      this.files.set(this.#there(path) ?? path, bytes);
      this.changes += 1;
      return true;
    });
  }

  async remove(path: string, isStill: IsStill): Promise<boolean> {
    return await this.#doing('remove', path, () => {
      const now = this.#now(path);
      if (!isStill(now)) return false;
      this.changes += this.files.delete(this.#there(path) ?? path) ? 1 : 0;
      return true;
    });
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#doing('rename', to, () => {
      const [there, bytes] = [this.#there(from), this.#now(from)];
      if (there === undefined || bytes === undefined) throw treeTrouble('write', to, new Error('ENOENT: no such file'));
      this.files.delete(there);
      this.files.set(to, bytes);
      this.changes += 1;
    });
  }

  clearUp(): Promise<void> {
    for (const path of this.files.keys()) if (path.startsWith('.jamf/part-')) this.files.delete(path);
    return Promise.resolve();
  }

  async #doing<T>(deed: TreeDeed, path: string, work: () => T): Promise<T> {
    await Promise.resolve();
    this.watch(deed, path, 'before');
    const done = work();
    this.watch(deed, path, 'after');
    return done;
  }

  #now(path: string): Uint8Array | undefined {
    const there = this.#there(path);
    return there === undefined ? undefined : this.files.get(there);
  }

  #there(path: string): string | undefined {
    if (!this.isFolding) return this.files.has(path) ? path : undefined;
    return [...this.files.keys()].find((one) => one.toLowerCase().normalize() === path.toLowerCase().normalize());
  }
}

export class MemoryBases implements BaseTexts {
  readonly texts = new Map<string, string>();

  known(): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(this.texts.keys()));
  }

  get(sha256: string): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(sha256));
  }

  put(sha256: string, text: string): Promise<void> {
    this.texts.set(sha256, text);
    return Promise.resolve();
  }

  keep(only: ReadonlySet<string>): Promise<void> {
    for (const key of this.texts.keys()) if (!only.has(key)) this.texts.delete(key);
    return Promise.resolve();
  }
}
