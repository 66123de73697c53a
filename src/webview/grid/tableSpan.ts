import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export const rowHeight = 22;
const overscan = 6;

export interface ScrollPlace {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** What of a table is in sight: rows `firstRow` up to, not including, `lastRow`, and columns with their places in px. */
export interface Span {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly { readonly index: number; readonly left: number; readonly width: number }[];
  readonly width: number;
}

export function spanOf(at: ScrollPlace, widths: readonly number[], rows: number): Span {
  const firstRow = Math.max(0, Math.floor(at.top / rowHeight) - overscan);
  const lastRow = Math.min(rows, Math.ceil((at.top + at.height) / rowHeight) + overscan);
  let left = 0;
  const columns = widths.map((width, index) => {
    const column = { index, left, width };
    left += width;
    return column;
  });
  const inSight = columns.filter((column) => column.left + column.width > at.left - 50 && column.left < at.left + at.width + 50);
  return { firstRow: Math.min(firstRow, lastRow), lastRow, columns: inSight, width: left };
}

/** From the name and the first rows, within bounds: stable while one scrolls. */
export function columnWidths(columns: readonly string[], sample: readonly (readonly string[])[]): readonly number[] {
  return columns.map((name, index) => {
    const longest = Math.max(name.length + 3, ...sample.map((row) => (row[index] ?? '').length));
    return Math.min(320, Math.max(64, longest * 7 + 20));
  });
}

export function useScroll(): { readonly ref: RefObject<HTMLDivElement | null>; readonly at: ScrollPlace; readonly onScroll: () => void } {
  const ref = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<ScrollPlace>({ top: 0, left: 0, height: 400, width: 800 });
  const read = (): void => {
    const box = ref.current;
    if (box !== null) setAt({ top: box.scrollTop, left: box.scrollLeft, height: box.clientHeight, width: box.clientWidth });
  };
  useLayoutEffect(() => {
    if (ref.current === null) return undefined;
    const observer = new ResizeObserver(read);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, at, onScroll: read };
}
