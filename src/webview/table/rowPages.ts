import type { TableRow, TableRows, TableTrouble } from '../../app/table/protocol.ts';

/** Pages kept here; the host keeps more. */
const mostPages = 30;
/** While the rows still move, nothing is asked for, in ms: what flies past is not wanted. */
const settled = 60;

/** The rows of one order of a list, as they come into sight. */
export interface RowPages {
  readonly generation: number;
  readonly pageSize: number;
  /** The first rows that came: to measure columns by. */
  readonly sample: readonly TableRow[];
  /** The page that came first is first. */
  readonly pages: ReadonlyMap<number, readonly TableRow[]>;
  readonly failed: ReadonlyMap<number, TableTrouble>;
  /** Pages that are on their way, each with its request. */
  readonly asked: ReadonlyMap<number, number>;
  /** Pages in sight; null: that has to be said anew. */
  readonly wanted: readonly number[] | null;
  /** When other rows came into sight, in ms. */
  readonly movedAt: number;
}

export function noPages(generation: number, pageSize: number): RowPages {
  const [pages, failed, asked] = [new Map(), new Map(), new Map()];
  return { generation, pageSize, sample: [], pages, failed, asked, wanted: null, movedAt: Number.NEGATIVE_INFINITY };
}

export function rowAt({ pages, pageSize }: RowPages, index: number): TableRow | undefined {
  return pages.get(Math.floor(index / pageSize))?.[index % pageSize];
}

/** Why rows that were in sight are not there. */
export function troubleIn({ failed }: RowPages): TableTrouble | undefined {
  return failed.values().next().value;
}

/** Pages in sight that are neither here nor on their way nor known to fail. */
export function missingPages({ wanted, pages, asked, failed }: RowPages): readonly number[] {
  return (wanted ?? []).filter((page) => !pages.has(page) && !asked.has(page) && !failed.has(page));
}

export interface Sight {
  readonly rows: RowPages;
  /** Requests for what is out of sight again. */
  readonly dropped: readonly number[];
  /** ms to wait before what is missing is asked for; null: nothing is. */
  readonly wait: number | null;
}

/** With these rows in sight; null: it is the pages that are in sight already. */
export function withSight(before: RowPages, from: number, to: number, now: number): Sight | null {
  const wanted = pagesOf(before, from, to);
  if (before.wanted?.join() === wanted.join()) return null;
  const gone = [...before.asked].filter(([page]) => !wanted.includes(page));
  const asked = new Map([...before.asked].filter(([page]) => wanted.includes(page)));
  const rows = { ...before, wanted, asked, movedAt: now };
  const isMoving = now - before.movedAt < 4 * settled;
  return { rows, dropped: gone.map(([, request]) => request), wait: missingPages(rows).length === 0 ? null : isMoving ? settled : 0 };
}

/** What failed may be asked for again. */
export function withoutFailures(rows: RowPages): RowPages {
  return { ...rows, failed: new Map(), wanted: null };
}

/** With what came of a request for a page. */
export function withAnswer(rows: RowPages, page: number, answer: TableRows): RowPages {
  const asked = new Map(rows.asked);
  asked.delete(page);
  if (answer.kind === 'rows') return withPage({ ...rows, asked }, page, answer.rows);
  return answer.kind === 'stopped' ? { ...rows, asked } : { ...rows, asked, failed: new Map([...rows.failed, [page, answer.trouble]]) };
}

function withPage(before: RowPages, page: number, rows: readonly TableRow[]): RowPages {
  const all: readonly (readonly [number, readonly TableRow[]])[] = [...[...before.pages].filter(([one]) => one !== page), [page, rows]];
  const kept = all.slice(-mostPages);
  return {
    ...before,
    pages: new Map(kept),
    sample: before.sample.length === 0 ? rows.slice(0, 30) : before.sample,
    wanted: kept.length < all.length ? null : before.wanted,
  };
}

function pagesOf({ pageSize }: RowPages, from: number, to: number): readonly number[] {
  if (to <= from) return [];
  const first = Math.floor(from / pageSize);
  return Array.from({ length: Math.floor((to - 1) / pageSize) - first + 1 }, (_, at) => first + at);
}
