import { createHash } from 'node:crypto';

/** What is kept on disk of a document, so that no reload loses work. Never a secret that the server returned. */
export interface KeptDocument {
  /** Address: what `toParts` makes. */
  readonly authority: string;
  readonly path: string;
  /** A text that was not sent; absent while only the base is kept for an editor with changes. */
  readonly draft?: string;
  /** The object's JSON that the text was edited from, secrets masked. */
  readonly base?: string;
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
  #loaded: Promise<void> | undefined;

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
    await this.#files.write(fileName(key), JSON.stringify({ key, ...kept }));
  }

  async remove(key: string): Promise<void> {
    await this.#load();
    if (this.#cache.delete(key)) await this.#files.remove(fileName(key));
  }

  async drafts(): Promise<readonly KeptDocument[]> {
    await this.#load();
    return [...this.#cache.values()].filter(({ draft }) => draft !== undefined);
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
  const [key, authority, path, draft, base] = ['key', 'authority', 'path', 'draft', 'base'].map((name) => record.get(name));
  if (typeof key !== 'string' || typeof authority !== 'string' || typeof path !== 'string') return undefined;
  const kept = { authority, path, ...(typeof draft === 'string' ? { draft } : {}), ...(typeof base === 'string' ? { base } : {}) };
  return { key, kept };
}
