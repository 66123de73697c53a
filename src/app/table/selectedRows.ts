import type { RowReader } from '../../core/listing/exportList.ts';
import { idOf } from '../../core/resources/identity.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { RowRange } from './protocol.ts';
import { pageSize } from './listing.ts';

/** Pages that are asked for at once; what Jamf advises (facts 6.1). */
export const inFlight = 5;

/** Pages that rows are in, each with the places of these rows in it, in the order of the list. */
export interface PageOfRows {
  readonly page: number;
  readonly at: readonly number[];
}

/** Ranges as pages, without one that comes twice. */
export function pagesOf(ranges: readonly RowRange[]): readonly PageOfRows[] {
  const pages = new Map<number, number[]>();
  for (const { from, to } of ranges) {
    for (let row = from; row < to; row++) {
      const page = Math.floor(row / pageSize);
      const known = pages.get(page);
      if (known === undefined) pages.set(page, [row % pageSize]);
      else known.push(row % pageSize);
    }
  }
  return [...pages].map(([page, at]) => ({ page, at }));
}

/** Rows of a list, with the sections that they were asked for with. */
export interface ChosenFrom {
  readonly resourceKey: string;
  readonly sections: readonly string[];
  readonly page: (page: number, signal: AbortSignal) => Promise<readonly unknown[]>;
  /** The same rows, or all of the list where that is how it was read, with these sections. */
  readonly again: (page: number | 'whole', sections: readonly string[], signal: AbortSignal) => Promise<readonly unknown[]>;
  /** All of the list is here. */
  readonly isWhole: boolean;
}

/**
 * Reads rows that were chosen of a list, page by page. What is at hand with the sections that are wanted is not asked for; else the same
 * pages are asked for again, and a row that is in none of them any more is left out.
 */
export function readerOf(ranges: readonly RowRange[], list: ChosenFrom): RowReader {
  const pages = pagesOf(ranges);
  const totalCount = pages.reduce((sum, { at }) => sum + at.length, 0);
  // It is called again where it broke off.
  let rows = 0;
  return async (sections, from, sink, signal) => {
    const pick = await pickFrom(list, sections, signal);
    let offset = 0;
    const left = pages.filter(({ at }) => (offset += at.length) > from);
    offset = from;
    for (let next = 0; next < left.length; next += inFlight) {
      const some = left.slice(next, next + inFlight);
      for (const [index, found] of (await Promise.all(some.map(pick))).entries()) {
        if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
        offset += some[index]?.at.length ?? 0;
        rows += found.length;
        await sink(found, { offset, rows, totalCount });
      }
    }
    return { offset, rows, totalCount, duplicates: 0, partial: rows < totalCount, isOdd: false };
  };
}

type Pick = (chosen: PageOfRows) => Promise<readonly unknown[]>;

async function pickFrom(list: ChosenFrom, sections: readonly string[], signal: AbortSignal): Promise<Pick> {
  const { resourceKey, isWhole, page, again } = list;
  const here: Pick = async (chosen) => {
    const rows = await page(chosen.page, signal);
    return chosen.at.flatMap((at) => (at < rows.length ? [rows[at]] : []));
  };
  if (sections.every((section) => list.sections.includes(section))) return here;
  const byId = (rows: readonly unknown[]) => new Map(rows.map((row) => [idOf(resourceKey, row), row]));
  const all = isWhole ? byId(await again('whole', sections, signal)) : undefined;
  return async (chosen) => {
    const wide = all ?? byId(await again(chosen.page, sections, signal));
    return (await here(chosen)).flatMap((row) => wide.get(idOf(resourceKey, row)) ?? []);
  };
}
