import { t } from '@vscode/l10n';
import { ProblemError, problemOf, type Problem } from '../../shared/problem.ts';
import type { ListOptions, Resource } from '../families/family.ts';
import type { Lane } from '../http/message.ts';
import type { ReadSession } from '../instances/session.ts';
import { exactText } from '../json/exact.ts';
import { idOf } from '../resources/identity.ts';
import { listPage, type Page } from './listPage.ts';

interface Turning {
  /** Requests at once. Default 5, what Jamf advises (facts 6.1). */
  readonly inFlight?: number;
  /** Rows of the list to pass over, for going on where an earlier walk ended. Default 0. */
  readonly from?: number;
  /** Ids that were delivered before. Grows. */
  readonly seen?: Set<string>;
}

export interface WalkOptions extends Omit<ListOptions, 'page'>, Turning {
  readonly lane?: Lane;
}

/** How the pages of any list are asked for. */
export interface TurnOptions<Row> extends Turning {
  /** @param page from zero. */
  readonly ask: (page: number, pageSize: number, signal: AbortSignal) => Promise<Page<Row>>;
  /** Tells a row from the others; `undefined` for one that nothing tells. */
  readonly idOf: (row: Row) => string | undefined;
  readonly pageSize: number;
  /**
   * Pages keep their size: it is neither fitted to what the server gives nor halved where that takes too long, and the walk ends when as
   * many different rows are there as the server counts. Default: no.
   */
  readonly isFixed?: boolean;
}

export interface WalkProgress {
  /** Rows of the list that were passed, those that were delivered twice included: where a later walk may go on. */
  readonly offset: number;
  /** Different rows that were delivered. */
  readonly rows: number;
  /** By the newest answer that says it. */
  readonly totalCount: number | undefined;
}

export interface WalkResult extends WalkProgress {
  readonly duplicates: number;
  /** Fewer rows came than the server counts: the list changed on the way. */
  readonly partial: boolean;
  /** More rows came than the server counts, or answers of another shape than the API says: nobody knows whether these are all. */
  readonly isOdd: boolean;
}

/** Takes rows in the order of the list. Return `stop` to end the walk early. */
export type RowSink<Row = unknown> = (rows: readonly Row[], progress: WalkProgress) => Promise<'stop' | undefined> | 'stop' | undefined;

/**
 * Walks all pages of a resource's list, as {@link turnPages} turns them.
 *
 * @throws what {@link listPage} throws. What was handed on stays valid; go on from the last progress' `offset`.
 */
export async function walkPages(
  session: ReadSession,
  resource: Resource,
  options: WalkOptions,
  sink: RowSink,
  signal: AbortSignal,
): Promise<WalkResult> {
  const { lane = 'bulk', ...rest } = options;
  const ask: TurnOptions<unknown>['ask'] = (page, pageSize, aborted) =>
    listPage(session, resource, { ...rest, page, pageSize }, aborted, lane);
  return await turnPages({ ...rest, ask, idOf: (row) => idOf(resource.key, row) }, sink, signal);
}

/**
 * Turns all pages of a list: some at once, handed on in order and one page at a time, so that at most `inFlight` + 1 pages are ever in
 * memory. Rows that come twice are dropped by id. Ends at the server's count or at an empty page, never at a short one: page sizes are
 * clamped silently (facts 3.2). A page that takes too long is asked for again in halves.
 *
 * @throws what asking for a page throws, and `invalid` for a list without an end.
 */
export async function turnPages<Row>(options: TurnOptions<Row>, sink: RowSink<Row>, signal: AbortSignal): Promise<WalkResult> {
  return await new Walk(options, sink, signal).run();
}

class Walk<Row> {
  readonly #options: TurnOptions<Row>;
  readonly #sink: RowSink<Row>;
  readonly #signal: AbortSignal;
  readonly #seen: Set<string>;
  #size: number;
  #offset: number;
  #rows: number;
  #duplicates = 0;
  #total: number | undefined;
  #ended = false;
  #pages = 0;
  #isOdd = false;
  /** What the page before held, where its rows have no ids to know them by. */
  #before = '';

  constructor(options: TurnOptions<Row>, sink: RowSink<Row>, signal: AbortSignal) {
    this.#options = options;
    this.#sink = sink;
    this.#signal = signal;
    this.#seen = options.seen ?? new Set();
    this.#offset = options.from ?? 0;
    this.#rows = this.#seen.size;
    this.#size = dividing(this.#offset, options.pageSize);
  }

  async run(): Promise<WalkResult> {
    while (!this.#ended) {
      try {
        await this.#stretch();
      } catch (error) {
        if (this.#options.isFixed === true || !isTooSlow(problemOf(error)) || this.#size < 20) throw error;
        this.#size = dividing(this.#offset, Math.floor(this.#size / 2));
      }
    }
    const partial = this.#total !== undefined && this.#rows < this.#total;
    const isOdd = this.#isOdd || (this.#total !== undefined && this.#rows > this.#total);
    return { ...this.#progress(), duplicates: this.#duplicates, partial, isOdd };
  }

  /** One page to learn how many there are and how large they come, then the others, some at once. */
  async #stretch(): Promise<void> {
    const first = await this.#page(this.#offset / this.#size, this.#signal);
    const isFixed = this.#options.isFixed === true;
    await this.#deliver(first, isFixed ? this.#size : first.rows.length);
    if (!first.paged) this.#ended = true;
    if (this.#ended) return;
    if (!isFixed && first.rows.length < this.#size) this.#size = dividing(this.#offset, first.rows.length);
    const running = new AbortController();
    const signal = AbortSignal.any([this.#signal, running.signal]);
    const ahead: Promise<Page<Row>>[] = [];
    const most = this.#options.inFlight ?? 5;
    let next = this.#offset / this.#size;
    try {
      while (!this.#ended) {
        while (ahead.length < most && this.#total !== undefined && next * this.#size < this.#total) ahead.push(this.#ahead(next++, signal));
        await this.#deliver(await (ahead.shift() ?? this.#page(next++, signal)), this.#size);
      }
    } finally {
      running.abort();
    }
  }

  #ahead(page: number, signal: AbortSignal): Promise<Page<Row>> {
    const promise = this.#page(page, signal);
    // Those behind the one that fails are aborted and never awaited: that is not an unhandled failure.
    promise.catch(() => undefined);
    return promise;
  }

  #page(page: number, signal: AbortSignal): Promise<Page<Row>> {
    return this.#options.ask(page, this.#size, signal);
  }

  /** `passed`: how far the page reaches in the list. One that is short in the middle still stands for a whole page. */
  async #deliver(page: Page<Row>, passed: number): Promise<void> {
    if (this.#signal.aborted) throw new ProblemError({ kind: 'cancelled' });
    this.#offset += page.rows.length === 0 ? 0 : passed;
    this.#total = page.totalCount ?? this.#total;
    this.#isOdd ||= page.isOdd === true;
    const { fresh, ids } = this.#freshOf(page.rows);
    this.#pages += 1;
    if (this.#pages > mostPages) throw new ProblemError(endless());
    if (this.#isBarren(page.rows, fresh, ids)) {
      this.#duplicates += page.rows.length;
      this.#ended = true;
      return;
    }
    this.#rows += fresh.length;
    this.#duplicates += page.rows.length - fresh.length;
    const reached = this.#options.isFixed === true ? this.#rows : this.#offset;
    if (page.rows.length === 0 || (this.#total !== undefined && reached >= this.#total)) this.#ended = true;
    if ((await this.#sink(fresh, this.#progress())) === 'stop') this.#ended = true;
    // Not before: what the sink did not take is to come again in a later walk.
    for (const id of ids) this.#seen.add(id);
  }

  /** A list that does not turn its pages answers the same one for ever, whatever it counts. */
  #isBarren(rows: readonly Row[], fresh: readonly Row[], ids: ReadonlySet<string>): boolean {
    if (rows.length === 0) return false;
    if (fresh.length === 0) return true;
    if (ids.size > 0) return false;
    const held = exactText(rows);
    const isSame = held === this.#before;
    this.#before = held;
    return isSame;
  }

  #freshOf(rows: readonly Row[]): { readonly fresh: readonly Row[]; readonly ids: ReadonlySet<string> } {
    const ids = new Set<string>();
    const fresh = rows.filter((row) => {
      const id = this.#options.idOf(row);
      if (id === undefined) return true;
      if (this.#seen.has(id) || ids.has(id)) return false;
      ids.add(id);
      return true;
    });
    return { fresh, ids };
  }

  #progress(): WalkProgress {
    return { offset: this.#offset, rows: this.#rows, totalCount: this.#total };
  }
}

/** More than any instance has objects. */
const mostPages = 100_000;
const endless = () =>
  ({ kind: 'invalid', message: t`The list has no end: the server answers new rows for ever. What was read until then is whole.` }) as const;

/** The largest page size up to `most` whose pages begin at `offset`. */
function dividing(offset: number, most: number): number {
  let size = Math.max(1, most);
  while (offset % size !== 0) size--;
  return size;
}

function isTooSlow(problem: Problem): boolean {
  if (problem.kind === 'http') return problem.evidence.status === 504;
  return problem.kind === 'network' && problem.reason === 'timeout' && problem.phase !== 'connecting' && problem.phase !== 'queued';
}
