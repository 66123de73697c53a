import { ProblemError } from '../../shared/problem.ts';
import type { RowRange } from './protocol.ts';
import { tsvLine } from './cells.ts';
import { pageSize } from './listing.ts';
import type { TableData } from './tableData.ts';

/** Rows that the clipboard takes; more are better off in a file. */
const mostCopied = 10_000;
/** Pages that are asked for at once; what Jamf advises (facts 6.1). */
const inFlight = 5;

export interface CopiedRows {
  readonly text: string;
  readonly rows: number;
  /** Rows of the selection that were too many. */
  readonly left: number;
}

/** Rows with a line of column names, as a spreadsheet takes them. Gets the pages that are not at hand. Undefined: other rows are shown by now. */
export async function copyRows(
  data: TableData,
  generation: number,
  ranges: readonly RowRange[],
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<CopiedRows | undefined> {
  const { taken, left } = firstOf(ranges, mostCopied);
  const wanted = [...new Set(taken.flatMap(({ from, to }) => pagesOf(from, to)))];
  const pages = new Map<number, readonly (readonly string[])[]>();
  const queue = [...wanted];
  const work = async (): Promise<void> => {
    for (let page = queue.shift(); page !== undefined; page = queue.shift()) {
      if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
      const rows = await data.texts(generation, page, signal);
      if (rows === undefined) throw new ProblemError({ kind: 'cancelled' });
      pages.set(page, rows);
      if (wanted.length > 1) progress(Math.min(pages.size, wanted.length), wanted.length);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  const lines = taken.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, at) => pages.get(Math.floor((from + at) / pageSize))?.[(from + at) % pageSize]),
  );
  const rows = lines.filter((cells) => cells !== undefined);
  return { text: [data.shown, ...rows].map(tsvLine).join('\r\n'), rows: rows.length, left };
}

function firstOf(ranges: readonly RowRange[], most: number): { readonly taken: readonly RowRange[]; readonly left: number } {
  let room = most;
  let left = 0;
  const taken = ranges.flatMap(({ from, to }) => {
    const size = Math.min(room, to - from);
    room -= size;
    left += to - from - size;
    return size === 0 ? [] : [{ from, to: from + size }];
  });
  return { taken, left };
}

function pagesOf(from: number, to: number): readonly number[] {
  const first = Math.floor(from / pageSize);
  return Array.from({ length: Math.floor((to - 1) / pageSize) - first + 1 }, (_, at) => first + at);
}
