import { createHash } from 'node:crypto';
import { FolderDrift, type DriftRow } from '../../../src/app/sets/drift/folderDrift.ts';
import type { DriftParts } from '../../../src/app/sets/drift/driftParts.ts';
import type { FolderTree } from '../../../src/core/sets/folder/folderTree.ts';
import { placeKey, stemsOf } from '../../../src/core/sets/folder/layout.ts';
import { idsPath, printFiles, type PulledFile } from '../../../src/core/sets/folder/pulledIds.ts';
import { filesOf, pulledText } from '../../../src/core/sets/folder/pulledText.ts';
import { manifestPath, printManifest } from '../../../src/core/sets/folder/pullManifest.ts';
import { anything } from '../../../src/core/shapes/shape.ts';
import { invalidProblem } from '../../../src/shared/problem.ts';
import { never } from '../signals.ts';
import { memorySource, type MemorySourceParts } from './memorySource.ts';

/** An object of an instance, as its document says. */
export interface DeskObject {
  readonly resource: string;
  readonly id: string;
  readonly name: string;
  readonly document: object;
}

export const deskBuilding = (id: string, name: string, city = 'Rome'): DeskObject => ({
  resource: 'buildings',
  id,
  name,
  document: { id, name, city },
});

export const deskScript = (text: string): DeskObject => ({
  resource: 'scripts',
  id: '7',
  name: 'Fix',
  document: { id: '7', name: 'Fix', scriptContents: text },
});

export const serverOfDesk = 'https://acme.jamfcloud.com';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A pulled folder in memory. */
export class DriftDesk implements DriftParts {
  readonly files = new Map<string, string>();
  readonly kept = new Map<string, string>();
  /** The disk takes nothing any more. */
  isFull = false;
  /** Called before each write and removal. */
  before: (path: string) => void = () => undefined;
  readonly drift: FolderDrift;
  readonly sha256 = sha256;
  readonly shapeOf = () => anything;
  readonly bases: DriftParts['bases'] = {
    get: (digest) => Promise.resolve(this.kept.get(digest)),
    put: (digest, text) => Promise.resolve(void this.kept.set(digest, text)),
  };
  readonly tree: { -readonly [Key in keyof FolderTree]: FolderTree[Key] } = {
    name: 'acme',
    list: (folder) => {
      const names = [...this.files.keys()].flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : []));
      return Promise.resolve(names.filter((name) => !name.includes('/')));
    },
    read: (path) => Promise.resolve(this.#bytes(path)),
    write: (path, bytes, isStill) =>
      this.#change(path, isStill, () => void this.files.set(path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))),
    remove: (path, isStill) => this.#change(path, isStill, () => void this.files.delete(path)),
    rename: () => Promise.reject(new Error('nobody renames here')),
    clearUp: () => Promise.resolve(),
  };

  constructor(objects: readonly DeskObject[], resources = [...new Set(objects.map(({ resource }) => resource))]) {
    this.drift = new FolderDrift(this);
    const stems = stemsOf(objects);
    const ids = new Map<string, PulledFile>();
    for (const { resource, id, name, document } of objects) {
      for (const { ending, text, isUnended } of filesOf(resource, pulledText({ resource, shape: anything }, JSON.stringify(document)))) {
        const path = `${stems.get(placeKey({ resource, id })) ?? ''}${ending}`;
        this.files.set(path, text);
        this.kept.set(sha256(text), text);
        ids.set(path, { resource, id, name, sha256: sha256(text), isUnended });
      }
    }
    this.files.set(idsPath, printFiles(ids));
    this.files.set(manifestPath, printManifest({ server: serverOfDesk, version: '11.30.1', resources, unread: [] }));
  }

  readonly now = (): number => 1;

  #bytes(path: string): Uint8Array | undefined {
    const text = this.files.get(path);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  }

  #change(path: string, isStill: (now: Uint8Array | undefined) => boolean, change: () => void): Promise<boolean> {
    this.before(path);
    if (!isStill(this.#bytes(path))) return Promise.resolve(false);
    if (this.isFull) return Promise.reject(invalidProblem(`${path} could not be written: the disk is full.`));
    change();
    return Promise.resolve(true);
  }

  /** A person changes a file. */
  edit(path: string, from: string, to: string): void {
    const text = this.files.get(path);
    if (text?.includes(from) !== true) throw new Error(`${path} has no ${from}: ${text}`);
    this.files.set(path, text.replace(from, to));
  }

  /** Looks at the folder, and compares it with these objects. */
  async check(objects: readonly (Omit<DeskObject, 'document'> & Partial<DeskObject>)[], parts: MemorySourceParts = {}): Promise<void> {
    await this.drift.look();
    await this.drift.compare(memorySource(objects, { kinds: [], ...parts }), never);
  }

  row(path: string): DriftRow {
    const found = this.drift.rows().find(({ files }) => files.some((file) => file.path === path));
    if (found === undefined) throw new Error(`${path} is no drift: ${this.told().join(', ')}`);
    return found;
  }

  /** What differs, a line each. */
  told(): readonly string[] {
    return this.drift.rows().map(({ drift: { state, here, there }, files }) => {
      const paths = files.map(({ path }) => path).join('+');
      return [paths, state, here ?? '-', there ?? '-'].join(' ');
    });
  }
}
