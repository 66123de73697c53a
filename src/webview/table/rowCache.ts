import type { TableRow, TableTrouble } from '../../app/table/protocol.ts';
import { wordsOf } from './words.ts';
import type { TableHost } from './host.ts';

/** Pages kept here; the host keeps more. */
const mostPages = 30;
/** While the rows still move, nothing is asked for, in ms: what flies past is not wanted. */
const settled = 60;

export interface RowCacheParts {
  readonly host: TableHost;
  readonly generation: number;
  readonly pageSize: number;
  readonly changed: () => void;
  /** What an answer says of the number of rows. */
  readonly counted: (total: number, isCounted: boolean) => void;
  readonly now: () => number;
}

/** The rows of one order of a list, as they come into sight. */
export class RowCache {
  /** The first rows that came: to measure columns by. */
  sample: readonly TableRow[] = [];
  readonly #parts: RowCacheParts;
  readonly #pages = new Map<number, readonly TableRow[]>();
  readonly #failed = new Map<number, TableTrouble>();
  readonly #asking = new Map<number, AbortController>();
  #wanted = '';
  #moved = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: RowCacheParts) {
    this.#parts = parts;
  }

  get isAsking(): boolean {
    return this.#asking.size > 0;
  }

  row(index: number): TableRow | undefined {
    const { pageSize } = this.#parts;
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** Why rows that were in sight are not there. */
  get trouble(): TableTrouble | undefined {
    return this.#failed.values().next().value;
  }

  /** These rows are in sight: asks for what is missing of them, and no longer for what is not. */
  show(from: number, to: number): void {
    const pages = this.#pagesOf(from, to);
    const wanted = pages.join();
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    for (const [page, abort] of this.#asking) {
      if (pages.includes(page)) continue;
      this.#asking.delete(page);
      abort.abort();
    }
    const { now } = this.#parts;
    const wait = now() - this.#moved < 4 * settled ? settled : 0;
    this.#moved = now();
    clearTimeout(this.#timer);
    if (pages.some((page) => this.#isMissing(page))) this.#timer = setTimeout(() => this.#ask(pages), wait);
  }

  /** Asks again for what failed. */
  retry(): void {
    this.#failed.clear();
    this.#wanted = '';
    this.#parts.changed();
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const abort of this.#asking.values()) abort.abort();
    this.#asking.clear();
  }

  #pagesOf(from: number, to: number): readonly number[] {
    if (to <= from) return [];
    const { pageSize } = this.#parts;
    const first = Math.floor(from / pageSize);
    return Array.from({ length: Math.floor((to - 1) / pageSize) - first + 1 }, (_, at) => first + at);
  }

  #isMissing(page: number): boolean {
    return !this.#pages.has(page) && !this.#asking.has(page) && !this.#failed.has(page);
  }

  #ask(pages: readonly number[]): void {
    for (const page of pages) if (this.#isMissing(page)) void this.#get(page);
  }

  async #get(page: number): Promise<void> {
    const abort = new AbortController();
    this.#asking.set(page, abort);
    const { host, generation, counted, changed } = this.#parts;
    try {
      const answer = await host.call.rows({ generation, page }, abort.signal);
      if (abort.signal.aborted) return;
      if (answer.kind === 'trouble') this.#failed.set(page, answer.trouble);
      if (answer.kind === 'rows') {
        this.#keep(page, answer.rows);
        counted(answer.total, answer.isCounted);
      }
    } catch (error) {
      if (!abort.signal.aborted) this.#failed.set(page, { text: wordsOf(error), remedies: [] });
    } finally {
      if (this.#asking.get(page) === abort) this.#asking.delete(page);
    }
    changed();
  }

  #keep(page: number, rows: readonly TableRow[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    if (this.sample.length === 0) this.sample = rows.slice(0, 30);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= mostPages) break;
      this.#pages.delete(oldest);
      this.#wanted = '';
    }
  }
}
