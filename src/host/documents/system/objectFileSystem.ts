import { EventEmitter, FileChangeType, FilePermission, FileSystemError, FileType } from 'vscode';
import type { Disposable, Event, FileChangeEvent, FileStat, FileSystemProvider, Uri } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { problemOf, type Problem } from '../../../shared/problem.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { notSaved } from '../notes/notSaved.ts';
import { addressOf, uriOf } from './objectUri.ts';
import type { WriteChoice } from '../../../app/saving/saveChoice.ts';
import { writtenText } from './utf8Documents.ts';

/** What the file system leaves to others. */
export interface FileDuties {
  /** What becomes of a text that is to be written now. */
  choose(uri: Uri, text: string): WriteChoice;
  /** Sends the text and tells the person how it ended. Throws if the editor must stay dirty. */
  send(address: ObjectAddress, text: string): Promise<void>;
  /** Says that a text was kept instead of sent. */
  tellKept(address: ObjectAddress, why: 'behind' | 'unclear'): void;
  isReadOnly(address: ObjectAddress): boolean;
  /** Whether an editor holds changes that were not saved. */
  isDirty(address: ObjectAddress): boolean;
  /** Shows that a document is being read, where that takes long, with the way to stop it. */
  reading(address: ObjectAddress, work: (signal: AbortSignal) => Promise<string>): Promise<string>;
  words(problem: Problem, address: ObjectAddress): Promise<string>;
  /** The sentence for a write that failed: one that was to be `sent`, or only kept on this computer. */
  unsavedWords(error: unknown, address: ObjectAddress, sent: boolean): Promise<string>;
}

/**
 * Jamf Pro's objects as files. Reading asks the server, saving by hand sends, any other write keeps a draft. Where the server does not give
 * an object, whoever reads its file, another extension as well, gets what is known of it, or a note that begins with saying that it is none.
 */
export class ObjectFileSystem implements FileSystemProvider, Disposable {
  readonly #documents: ObjectDocuments;
  readonly #duties: FileDuties;
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly #listening: Disposable;
  /** Reads under way, by URI. */
  readonly #reads = new Map<string, Promise<string>>();
  /** URIs of which VS Code has not asked yet what its write left. */
  readonly #written = new Set<string>();
  readonly onDidChangeFile: Event<FileChangeEvent[]> = this.#changed.event;

  constructor(documents: ObjectDocuments, duties: FileDuties) {
    this.#documents = documents;
    this.#duties = duties;
    this.#listening = documents.onDidChange((addresses) => this.fire(addresses));
  }

  /** The one way in which VS Code learns of a change. */
  fire(addresses: readonly ObjectAddress[], type = FileChangeType.Changed): void {
    if (addresses.length > 0) this.#changed.fire(addresses.map((address) => ({ type, uri: uriOf(address) })));
  }

  /**
   * VS Code asks while it reads, and reads anew whatever has another size later: a size is told once the read is over. The
   * time is that of the question, so that a change which is announced meanwhile counts as one. It asks before it writes as well, and refuses
   * to write over what is newer than what it shows: so would be refused who typed while it read anew. What others changed is looked at
   * where a text is sent, so that nothing is newer than a text that holds changes.
   */
  async stat(uri: Uri): Promise<FileStat> {
    const address = found(uri);
    const isToBeWritten = !this.#written.delete(uri.toString()) && this.#duties.isDirty(address);
    const mtime = isToBeWritten ? 0 : this.#documents.stat(address).mtime;
    await Promise.allSettled([this.#reads.get(uri.toString())]);
    const { size } = this.#documents.stat(address);
    const readOnly = this.#duties.isReadOnly(address) ? { permissions: FilePermission.Readonly } : {};
    return { type: FileType.File, ctime: 0, mtime, size, ...readOnly };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const address = found(uri);
    const key = uri.toString();
    const reading = this.#duties.reading(address, (signal) => this.#documents.reading.read(address, signal));
    this.#reads.set(key, reading);
    try {
      return new TextEncoder().encode(await reading);
    } catch (error) {
      const problem = problemOf(error);
      const words = await this.#duties.words(problem, address);
      // What could be foreseen has a note; only of what was deleted, and is known no more, there is nothing.
      if (problem.kind === 'http' && problem.evidence.status === 404) throw FileSystemError.FileNotFound(words);
      throw FileSystemError.Unavailable(words);
    } finally {
      if (this.#reads.get(key) === reading) this.#reads.delete(key);
    }
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const address = found(uri);
    const text = writtenText(uri, content);
    const choice = this.#duties.choose(uri, text);
    if (choice !== 'drop') await this.#write(uri, { address, text, choice });
    this.#written.add(uri.toString());
  }

  async #write(
    uri: Uri,
    { address, text, choice }: { readonly address: ObjectAddress; readonly text: string; readonly choice: Exclude<WriteChoice, 'drop'> },
  ): Promise<void> {
    try {
      await (choice === 'send' ? this.#duties.send(address, text) : this.#documents.keeping.keep(address, text));
    } catch (error) {
      const problem = problemOf(error);
      const isForPage = problem.kind === 'invalid' && problem.page !== undefined;
      throw notSaved(await this.#duties.unsavedWords(error, address, choice === 'send'), isForPage ? uri : undefined);
    }
    if (choice !== 'send' && choice !== 'keep') this.#duties.tellKept(address, choice);
  }

  watch(): Disposable {
    return { dispose: () => undefined };
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}

function found(uri: Uri): ObjectAddress {
  try {
    return addressOf(uri);
  } catch (error) {
    if (problemOf(error).kind === 'invalid') throw FileSystemError.FileNotFound(uri);
    throw error;
  }
}
