import { ProblemError } from '../../shared/problem.ts';
import type { CopiedWhat, RowRange } from './protocol.ts';
import { tsvLine } from './cells.ts';
import { inFlight, pagesOf } from './selectedRows.ts';
import type { TableData } from './tableData.ts';

/** Rows that the clipboard takes; more are better off in a file. */
const mostCopied = 10_000;
export interface CopiedRows {
  readonly text: string;
  readonly rows: number;
  /** Rows of the selection that were too many. */
  readonly left: number;
}

/**
 * Rows with a line of column names, as a spreadsheet takes them; or their ids or names, one a line. Gets the pages that are not at hand.
 * Other rows are shown by now: `cancelled`.
 */
export async function copyRows(
  data: TableData,
  { generation, ranges, what }: { readonly generation: number; readonly ranges: readonly RowRange[]; readonly what: CopiedWhat },
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<CopiedRows> {
  const { taken, left } = firstOf(ranges, mostCopied);
  const wanted = pagesOf(taken);
  const pages = new Map<number, readonly (readonly string[])[]>();
  const queue = [...wanted];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
      const rows = await data.texts(generation, next.page, what, signal);
      if (rows === undefined) throw new ProblemError({ kind: 'cancelled' });
      pages.set(next.page, rows);
      if (wanted.length > 1) progress(pages.size, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  const rows = wanted.flatMap(({ page, at }) => at.map((index) => pages.get(page)?.[index]).filter((cells) => cells !== undefined));
  const text = what === 'rows' ? [data.shown, ...rows].map(tsvLine).join('\r\n') : rows.flat().join('\n');
  return { text, rows: rows.length, left };
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
