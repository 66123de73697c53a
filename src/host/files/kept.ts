import { createHash } from 'node:crypto';
import { isTextPart, objectKey } from '../../core/objects/address.ts';
import type { ObjectAddress } from '../../core/objects/address.ts';

/** One key per document: the object, and which part of it. */
export function keyOf(address: ObjectAddress): string {
  return `${objectKey(address)}${isTextPart(address) ? '#text' : ''}`;
}

/** What is kept on disk of a document, so that no reload loses work. Never a secret that the server returned. */
export interface KeptDocument {
  /** Address: what `toParts` makes. */
  readonly authority: string;
  readonly path: string;
  /** A text that was not sent; absent while only the base is kept for an editor with changes. */
  readonly draft?: string;
  /** The object's JSON that the text was edited from, secrets masked. */
  readonly base?: string;
  /** A text that is on its way to the server, or was when a window ended: nobody has seen yet what came of it. */
  readonly sending?: string;
}

/** Files under the workspace's storage, by name. Reading what is not there gives undefined. */
export interface TextFiles {
  names(): Promise<readonly string[]>;
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Kept documents, one file each; what is broken counts as absent. */
export class KeptDocuments {
  readonly #files: TextFiles;
  readonly #cache = new Map<string, KeptDocument>();
  /** What is on its way from here: on disk only, since here everybody learns how it ends. */
  readonly #away = new Map<string, KeptDocument>();
  #loaded: Promise<void> | undefined;
  #tail: Promise<void> = Promise.resolve();

  constructor(files: TextFiles) {
    this.#files = files;
  }

  async get(key: string): Promise<KeptDocument | undefined> {
    await this.#load();
    return this.#cache.get(key);
  }

  /** In memory at once, so that a window that closes right away has it; on disk when the promise resolves. */
  async put(key: string, kept: KeptDocument): Promise<void> {
    await this.#load();
    this.#cache.set(key, kept);
    await this.#write(key);
  }

  async remove(key: string): Promise<void> {
    await this.#load();
    if (this.#cache.delete(key)) await this.#write(key);
  }

  /** To be called before a text leaves: should everything here end, the next window knows of it. */
  async depart(key: string, kept: KeptDocument & { readonly sending: string }): Promise<void> {
    await this.#load();
    this.#away.set(key, kept);
    await this.#write(key);
  }

  /** How it ended is known here. */
  async arrive(key: string): Promise<void> {
    if (this.#away.delete(key)) await this.#write(key);
  }

  async drafts(): Promise<readonly KeptDocument[]> {
    await this.#load();
    return [...this.#cache.values()].filter(({ draft }) => draft !== undefined);
  }

  /** Those of which nobody knows whether their text was stored: it was on its way when an earlier window ended. */
  async cutOff(): Promise<readonly KeptDocument[]> {
    await this.#load();
    return [...this.#cache.values()].filter(({ sending }) => sending !== undefined);
  }

  /** One after the other, always what holds when its turn comes. */
  async #write(key: string): Promise<void> {
    const turn = this.#writeAfter(this.#tail, key);
    this.#tail = turn.catch(() => undefined);
    await turn;
  }

  async #writeAfter(earlier: Promise<void>, key: string): Promise<void> {
    await earlier;
    const [kept, away] = [this.#cache.get(key), this.#away.get(key)];
    if (kept === undefined && away === undefined) await this.#files.remove(fileName(key));
    else await this.#files.write(fileName(key), JSON.stringify({ key, ...away, ...kept }));
  }

  #load(): Promise<void> {
    this.#loaded ??= this.#readAll();
    return this.#loaded;
  }

  async #readAll(): Promise<void> {
    for (const name of await this.#files.names()) {
      const found = parse(await this.#files.read(name));
      if (found !== undefined) this.#cache.set(found.key, found.kept);
    }
  }
}

function fileName(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`;
}

function parse(text: string | undefined): { readonly key: string; readonly kept: KeptDocument } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const record = new Map<string, unknown>(Object.entries(value));
  const [key, authority, path] = ['key', 'authority', 'path'].map((name) => record.get(name));
  if (typeof key !== 'string' || typeof authority !== 'string' || typeof path !== 'string') return undefined;
  const texts = ['draft', 'base', 'sending']
    .map((name) => [name, record.get(name)] as const)
    .filter(([, text]) => typeof text === 'string');
  return { key, kept: { authority, path, ...Object.fromEntries(texts) } };
}
