import { jsonValue, asRecord } from '../../core/json/wire.ts';
import { isTextPart, objectKey, toParts, type ObjectAddress } from '../../core/objects/address/address.ts';
import { Turns } from '../support/turns.ts';

/** One key per part of an object, whatever its documents are called: for a person, they are one. */
export function partKey(address: ObjectAddress): string {
  return `${objectKey(address)}${isTextPart(address) ? '#text' : ''}`;
}

/** One key per document as VS Code has them: what its text was made from is its own. */
export function documentKey(address: ObjectAddress): string {
  const { authority, path } = toParts(address);
  return `${authority}${path}`;
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
  /** The address of the server that the text was made for. */
  readonly origin?: string;
  /** A text that is on its way to the server, or was when a window ended: nobody has seen yet what came of it. */
  readonly sending?: string;
}

/** A short name for a text of any length, made of hexadecimal digits: the same for the same text, another for every other. */
export type Digest = (text: string) => string;

/** Files under the workspace's storage, by name. Reading what is not there gives undefined. */
export interface TextFiles {
  /** @param since epoch milliseconds: only what was written since. */
  names(since?: number): Promise<readonly string[]>;
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/**
 * Kept documents, one file each; what is broken counts as absent. A folder that cannot be read is asked again at the next question,
 * and nothing is written over a file that was not read.
 */
export class KeptDocuments {
  readonly #files: TextFiles;
  readonly #digest: Digest;
  /** Told where the folder fails and nobody who asked for something has to know. */
  readonly trouble: (error: unknown) => void;
  /** What is known, newer than the files; undefined: removed. */
  readonly #cache = new Map<string, KeptDocument | undefined>();
  /** What is on its way from here: on disk only, since here everybody learns how it ends. */
  readonly #away = new Map<string, KeptDocument>();
  /** Keys whose file is not as it should be, since it could not be written. */
  readonly #behind = new Set<string>();
  /** Names of files that were not read yet, with why; undefined as long as the names are not known. */
  #unread: Map<string, unknown> | undefined;
  #loading: Promise<void> | undefined;
  readonly #turns = new Turns();

  /** @param digest names the files. */
  constructor(files: TextFiles, digest: Digest, trouble: (error: unknown) => void) {
    this.#files = files;
    this.#digest = digest;
    this.trouble = trouble;
  }

  /** What cannot be read just now counts as absent. */
  async get(key: string): Promise<KeptDocument | undefined> {
    await this.#loadOrTell();
    return this.#cache.get(key);
  }

  /**
   * In memory as soon as it is known what was there, so that a window that closes right away has it; on disk when the promise resolves.
   *
   * @throws what the folder threw.
   */
  async change(key: string, next: (old: KeptDocument | undefined) => KeptDocument): Promise<void> {
    await this.#known(key);
    this.#cache.set(key, next(this.#cache.get(key)));
    await this.#write(key);
  }

  /** As {@link change}, where a folder that fails is no reason to stop. */
  async note(key: string, next: (old: KeptDocument | undefined) => KeptDocument): Promise<void> {
    await this.change(key, next).catch(this.trouble);
  }

  /** Gone for this window at once. A file that cannot be removed is tried again with the next one that is written. */
  async remove(key: string): Promise<void> {
    await this.#loadOrTell();
    const isThere = this.#cache.get(key) !== undefined || this.#unread?.has(this.#fileName(key)) !== false;
    this.#cache.set(key, undefined);
    if (isThere) await this.#write(key).catch(this.trouble);
  }

  /**
   * To be called before a text leaves: should everything here end, the next window knows of it.
   *
   * @throws what the folder threw.
   */
  async depart(key: string, kept: KeptDocument & { readonly sending: string }): Promise<void> {
    await this.#known(key);
    this.#away.set(key, kept);
    await this.#write(key);
  }

  /** How it ended is known here. */
  async arrive(key: string): Promise<void> {
    if (this.#away.delete(key)) await this.#write(key).catch(this.trouble);
  }

  /** Takes over the texts of another folder that were not sent, or whose end nobody knows. One that is here already stays there. */
  async takeFrom(files: TextFiles): Promise<void> {
    for (const name of await files.names()) {
      const found = keptIn(await files.read(name));
      if (found === undefined || (found.kept.draft === undefined && found.kept.sending === undefined)) continue;
      if ((await this.get(found.key)) !== undefined) continue;
      await this.change(found.key, () => found.kept);
      await files.remove(name);
    }
  }

  async drafts(): Promise<readonly KeptDocument[]> {
    return (await this.all()).filter(({ draft }) => draft !== undefined);
  }

  /** Those of which nobody knows whether their text was stored: it was on its way when an earlier window ended. */
  async cutOff(): Promise<readonly KeptDocument[]> {
    return (await this.all()).filter(({ sending }) => sending !== undefined);
  }

  async all(): Promise<readonly KeptDocument[]> {
    await this.#loadOrTell();
    return [...this.#cache.values()].filter((kept) => kept !== undefined);
  }

  /** One after the other, always what holds when its turn comes. */
  async #write(key: string): Promise<void> {
    await this.#turns.run(async () => {
      this.#behind.add(key);
      await this.#writeNow(key);
      for (const other of this.#behind) await this.#writeNow(other).catch(() => undefined);
    });
  }

  async #writeNow(key: string): Promise<void> {
    const [kept, away] = [this.#cache.get(key), this.#away.get(key)];
    if (kept === undefined && away === undefined) await this.#files.remove(this.#fileName(key));
    else await this.#files.write(this.#fileName(key), JSON.stringify({ key, ...away, ...kept }));
    this.#behind.delete(key);
  }

  async #known(key: string): Promise<void> {
    await this.#load();
    const name = this.#fileName(key);
    if (this.#unread?.has(name) === true && !this.#cache.has(key)) throw this.#unread.get(name);
  }

  async #loadOrTell(): Promise<void> {
    await this.#load().catch(this.trouble);
  }

  async #load(): Promise<void> {
    if (this.#unread?.size === 0) return;
    this.#loading ??= this.#readAll().finally(() => (this.#loading = undefined));
    await this.#loading;
  }

  #fileName(key: string): string {
    return `${this.#digest(key).slice(0, 32)}.json`;
  }

  async #readAll(): Promise<void> {
    this.#unread ??= new Map((await this.#files.names()).map((name) => [name, undefined]));
    for (const name of this.#unread.keys()) {
      try {
        const found = keptIn(await this.#files.read(name));
        if (found !== undefined && !this.#cache.has(found.key)) this.#cache.set(found.key, found.kept);
        this.#unread.delete(name);
      } catch (error) {
        this.#unread.set(name, error);
        this.trouble(error);
      }
    }
  }
}

function keptIn(text: string | undefined): { readonly key: string; readonly kept: KeptDocument } | undefined {
  const found = asRecord(jsonValue(text ?? ''));
  const [key, authority, path] = ['key', 'authority', 'path'].map((name) => found[name]);
  if (typeof key !== 'string' || typeof authority !== 'string' || typeof path !== 'string') return undefined;
  const texts = ['draft', 'base', 'origin', 'sending']
    .map((name) => [name, found[name]] as const)
    .filter(([, text]) => typeof text === 'string');
  return { key, kept: { authority, path, ...Object.fromEntries(texts) } };
}
