import { walkPages } from '../../../core/listing/walkPages.ts';
import type { Endpoint, Resource } from '../../../core/families/family.ts';
import type { Catalogue, Session } from '../../../core/instances/session.ts';
import { planOf } from '../../../core/objects/plan/plan.ts';
import { readObject } from '../../../core/objects/plan/read.ts';
import { likelyIdOf, nameOf } from '../../../core/resources/identity.ts';
import { pieceLine, readPiece, type KeptEntry } from '../../../core/sets/snapshot/kindLines.ts';
import { maskDocument } from '../../../core/secrets/maskDocument.ts';
import { unreadKindOf, unreadOf } from '../../../core/sets/snapshot/unreadOf.ts';
import { wholeRows } from '../../../core/sets/snapshot/wholeRows.ts';
import type { Unread } from '../../../core/sets/source.ts';
import { problemOf, type Problem } from '../../../shared/problem.ts';
import type { KnownLabels } from './knownLabels.ts';
import { isPiecesOf, piecesFile, type LinePlace, type LineWriter, type OpenLines, type SnapshotFolder } from './snapshotFolder.ts';

/** What the reading of one kind needs. */
export interface KindParts {
  /** Sends no more at once than a run may. */
  readonly session: Session;
  readonly catalogue: Catalogue;
  readonly folder: SnapshotFolder;
  /** Epoch milliseconds. */
  readonly wallClock: () => number;
  /** Tells what this window writes from what another one does. */
  readonly token: string;
  readonly version: string | undefined;
  readonly labels: KnownLabels;
}

/** A document that was read, where its line stands. */
export interface ReadText {
  readonly file: OpenLines;
  readonly place: LinePlace;
}

/** The only one of a settings page, in addresses and here. */
const only = '-';

/** Rows of a page: few requests, and few megabytes where rows are whole scripts. */
const pageSizes = { whole: 200, part: 1000 } as const;

/** How many requests the objects of a kind take, by how many there are. */
export function requestsFor(resource: Resource, count: number): number {
  if (resource.kind === 'singleton') return 1;
  const isWhole = wholeRows(resource) !== undefined;
  const pages =
    resource.family.list(resource)?.abilities.pages === true ? Math.max(1, Math.ceil(count / pageSizes[isWhole ? 'whole' : 'part'])) : 1;
  return isWhole ? pages : pages + count;
}

/**
 * One kind while it is read. Each document is written down as it comes, so that a run that is stopped loses none, and this one begins with
 * what an earlier one wrote. Nothing of it is part of the snapshot before all of it is.
 */
export class KindWork {
  readonly resource: Resource;
  readonly texts = new Map<string, ReadText>();
  readonly unread = new Map<string, Unread>();
  /** As the list says, in its order; undefined: it was not read yet. */
  entries: readonly KeptEntry[] | undefined;
  listedAt: number | undefined;
  /** Why the list was not read. */
  listUnread: Unread | undefined;
  /** The list changed while it was read, so that it may lack some. */
  isPart = false;
  readonly #parts: KindParts;
  readonly #opened: OpenLines[] = [];
  #writing: Promise<Pieces> | undefined;

  constructor(resource: Resource, parts: KindParts) {
    this.resource = resource;
    this.#parts = parts;
  }

  get key(): string {
    return this.resource.key;
  }

  /** How many are still to be read, as far as the list is known. */
  get left(): number {
    return Math.max(0, (this.entries?.length ?? 0) - this.texts.size - this.unread.size);
  }

  /** Why the list may lack some; undefined: it has all. */
  get partWhy(): Unread | undefined {
    return this.isPart ? { why: this.#isBound ? 'limited' : 'changed' } : undefined;
  }

  /** The account sees what belongs to its sites. */
  get #isBound(): boolean {
    const { siteOnly } = this.#parts.session.known().signedIn ?? {};
    const { list, read } = this.resource.can;
    return siteOnly !== undefined && [list, read].some((endpoint) => endpoint?.privileges?.some((name) => siteOnly.has(name)) === true);
  }

  /** What is still to be read, in the order of the list. */
  missing(): readonly KeptEntry[] {
    return (this.entries ?? []).filter(({ id }) => !this.texts.has(id) && !this.unread.has(id));
  }

  /** Takes over what a stopped run left, if it was of the same version. Pieces of a list that was not read to its end are none. */
  async adopt(signal: AbortSignal): Promise<void> {
    const names = (await this.#parts.folder.files()).map(({ name }) => name).filter((name) => isPiecesOf(name, this.key));
    for (const name of names) {
      const file = await this.#parts.folder.open(name);
      if (file === undefined) continue;
      this.#opened.push(file);
      let isSame = false;
      for await (const line of file.lines(signal)) {
        const piece = readPiece(line.text);
        if (piece?.is === 'begun') isSame = piece.version === this.#parts.version;
        if (piece === undefined || !isSame) continue;
        if (piece.is === 'text') {
          this.texts.set(piece.id, { file, place: line });
          this.#parts.labels.note(this.key, piece.id, piece.text);
        }
        if (piece.is === 'listed') [this.entries, this.listedAt, this.isPart] = [piece.entries, piece.at, piece.isPart];
      }
    }
    if (this.entries === undefined) this.texts.clear();
  }

  /** Reads the list, unless a stopped run did. Resolves to why that did not work. @throws what is no matter of this kind alone. */
  async list(signal: AbortSignal): Promise<Problem | undefined> {
    if (this.entries !== undefined) return undefined;
    try {
      if (this.resource.kind === 'singleton') {
        await this.#listed([{ id: only, name: '' }]);
        return undefined;
      }
      const found = await this.#walked(signal);
      // A list that changes while it is read is read once more.
      const { entries, isPart } = found.isPart ? await this.#walked(signal) : found;
      this.isPart = isPart || this.#isBound;
      await this.#listed(entries);
    } catch (error) {
      return this.#kindUnread(this.#why(error, this.resource.can.list, unreadKindOf), error);
    }
    return undefined;
  }

  /** Reads one object. Resolves to why that did not work. @throws what is no matter of this object alone. */
  async read(id: string, signal: AbortSignal): Promise<Problem | undefined> {
    const { session, catalogue } = this.#parts;
    const plan = planOf(catalogue, this.key, id === only && this.resource.kind === 'singleton' ? { kind: 'only' } : { kind: 'one', id });
    try {
      await this.#keep(id, await readObject(session, plan, signal, 'bulk'));
    } catch (error) {
      const isKind = this.resource.kind === 'singleton';
      const why = this.#why(error, plan.read?.endpoint, isKind ? unreadKindOf : unreadOf);
      if (isKind && why.why === 'unsupported') return this.#kindUnread(why, error);
      this.unread.set(id, why);
      return problemOf(error);
    }
    return undefined;
  }

  /**
   * Of those that were not there any more when they were to be read: whether the list still names them tells what that means. One that is
   * gone is told and no longer an entry; one that is still there could not be read.
   */
  async lookForGone(signal: AbortSignal): Promise<readonly KeptEntry[]> {
    const gone = (this.entries ?? []).filter(({ id }) => this.unread.get(id)?.status === 404);
    // What an account of some sites does not see may only have moved to another one.
    if (gone.length === 0 || this.resource.kind === 'singleton' || this.#isBound) return [];
    try {
      const { entries, isPart } = await this.#walked(signal, 'ids');
      const there = new Set(isPart ? gone.map(({ id }) => id) : entries.map(({ id }) => id));
      return gone.filter(({ id }) => !there.has(id));
    } catch (error) {
      this.#why(error, this.resource.can.list);
      return [];
    }
  }

  /** What stands in the files of pieces goes with them. */
  async removePieces(): Promise<void> {
    const { folder } = this.#parts;
    await this.close();
    for (const { name } of await folder.files()) if (isPiecesOf(name, this.key)) await folder.remove(name);
  }

  /** Never rejects: whoever wrote or read was told. */
  async close(): Promise<void> {
    const writing = await this.#writing?.catch(() => undefined);
    this.#writing = undefined;
    await writing?.writer.close().catch(() => undefined);
    const opened = this.#opened.splice(0);
    for (const file of opened) await file.close().catch(() => undefined);
  }

  async #walked(signal: AbortSignal, want: 'documents' | 'ids' = 'documents'): Promise<{ entries: readonly KeptEntry[]; isPart: boolean }> {
    const entries = new Map<string, KeptEntry>();
    const whole = want === 'ids' ? undefined : wholeRows(this.resource);
    let isPart = false;
    let total: number | undefined;
    const { partial, isOdd } = await walkPages(
      this.#parts.session,
      this.resource,
      { pageSize: pageSizes[whole === undefined ? 'part' : 'whole'] },
      async (rows, { totalCount }) => {
        // Where one was deleted meanwhile, all behind it moved up, and the first of the next page was never seen.
        isPart ||= total !== undefined && totalCount !== undefined && totalCount !== total;
        total = totalCount;
        for (const row of rows) {
          const id = likelyIdOf(this.key, row);
          // What nothing tells from the others can neither be read nor missed.
          if (id === undefined) isPart = true;
          if (id === undefined || entries.has(id)) continue;
          entries.set(id, { id, name: nameOf(this.key, row) ?? '' });
          const document = whole?.(row);
          if (document !== undefined) await this.#keep(id, document);
        }
        return undefined;
      },
      signal,
    );
    return { entries: [...entries.values()], isPart: isPart || partial || isOdd };
  }

  async #listed(entries: readonly KeptEntry[]): Promise<void> {
    const at = this.#parts.wallClock();
    await this.#write(pieceLine({ is: 'listed', at, isPart: this.isPart, entries }));
    [this.entries, this.listedAt] = [entries, at];
  }

  async #keep(id: string, document: string): Promise<void> {
    const { labels } = this.#parts;
    labels.note(this.key, id, document);
    const { place, file } = await this.#write(pieceLine({ is: 'text', id, text: maskDocument(document, labels.hides(this.key)) }));
    this.texts.set(id, { file, place });
  }

  /** Also after a stop: what was answered before it is not asked for again. */
  async #write(line: string): Promise<ReadText> {
    const { writer, file } = await (this.#writing ??= this.#begin());
    return { file, place: await writer.write(line) };
  }

  async #begin(): Promise<Pieces> {
    const { folder, token, version } = this.#parts;
    const name = piecesFile(this.key, token);
    const writer = await folder.create(name);
    try {
      await writer.write(pieceLine({ is: 'begun', version }));
      const file = await folder.open(name);
      if (file === undefined) throw new Error('A file that was made is not there.');
      this.#opened.push(file);
      return { writer, file };
    } catch (error) {
      await writer.close().catch(() => undefined);
      throw error;
    }
  }

  /** Nothing of the kind is known of now. */
  #kindUnread(why: Unread, error: unknown): Problem {
    this.listUnread = why;
    this.texts.clear();
    this.entries = [];
    return problemOf(error);
  }

  /** @throws what is no matter of this one thing. */
  #why(error: unknown, endpoint: Endpoint | undefined, reasonOf = unreadOf): Unread {
    const held = this.#parts.session.known().signedIn?.privileges;
    const why = reasonOf(problemOf(error), endpoint, held);
    if (why === undefined) throw error;
    return why;
  }
}

interface Pieces {
  readonly writer: LineWriter;
  readonly file: OpenLines;
}
