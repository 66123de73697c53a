import { rowHeight } from './span.ts';

/** Browsers draw nothing beyond some 16 million px, so a longer list is scrolled in a smaller measure. */
const mostHeight = 8_000_000;

/** Px of all rows, were they all drawn. */
export function fullHeight(rows: number): number {
  return rows * rowHeight;
}

/** Px of the element that is scrolled. */
export function scrolledHeight(rows: number): number {
  return Math.min(fullHeight(rows), mostHeight);
}

/** Px of rows per px of scrolling, for a window of `view` px. */
export function rowsPerScroll(rows: number, view: number): number {
  const room = scrolledHeight(rows) - view;
  return fullHeight(rows) <= mostHeight || room <= 0 ? 1 : (fullHeight(rows) - view) / room;
}

/** Where the window's upper edge may be at most. */
export function lastTop(rows: number, view: number): number {
  return Math.max(0, fullHeight(rows) - view);
}

/** The upper edge at which a row is in sight, moved as little as possible. */
export function topShowing(row: number, top: number, view: number): number {
  const from = row * rowHeight;
  if (from < top) return from;
  return from + rowHeight > top + view ? from + rowHeight - view : top;
}
