import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ScrollPlace } from '../grid/tableSpan.ts';
import { rowHeight } from '../grid/tableSpan.ts';
import { lastTop, measure } from './geometry.ts';

/** Px of the header, which stays while the rows move below it. */
export const headHeight = 24;

export interface GridScroll {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** `top` in px of all rows, `height` that of the window over them. */
  readonly at: ScrollPlace;
  /** What has to be added to a row's place to be its place in the scrolled element. */
  readonly shift: number;
  readonly onScroll: () => void;
  readonly to: (top: number) => void;
  readonly toColumn: (left: number, width: number) => void;
}

/** Scrolling over any number of rows: exact by key and wheel, in a smaller measure by the bar where the browser's px end. */
export function useGridScroll(rows: number): GridScroll {
  const ref = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<ScrollPlace & { readonly shift: number }>({ top: 0, left: 0, height: 400, width: 800, shift: 0 });
  /** Where the box was put by `to`, and the exact place that this stands for. */
  const put = useRef<{ readonly box: number; readonly top: number } | null>(null);
  const count = useRef(rows);
  count.current = rows;
  const read = (): void => {
    const box = ref.current;
    if (box === null) return;
    const height = Math.max(rowHeight, box.clientHeight - headHeight);
    const scale = measure(count.current, height);
    const isPut = put.current !== null && Math.abs(put.current.box - box.scrollTop) < 1;
    const wanted = isPut ? (put.current?.top ?? 0) : box.scrollTop * scale;
    const top = Math.min(wanted, lastTop(count.current, height));
    setAt({ top, left: box.scrollLeft, height, width: box.clientWidth, shift: scale === 1 ? 0 : box.scrollTop - top });
  };
  const to = (top: number): void => {
    const box = ref.current;
    if (box === null) return;
    const height = Math.max(rowHeight, box.clientHeight - headHeight);
    const exact = Math.min(Math.max(0, top), lastTop(count.current, height));
    box.scrollTop = exact / measure(count.current, height);
    put.current = { box: box.scrollTop, top: exact };
    read();
  };
  const toColumn = (left: number, width: number): void => {
    const box = ref.current;
    if (box === null) return;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (left + width > box.scrollLeft + box.clientWidth) box.scrollLeft = left + width - box.clientWidth;
  };
  useLayoutEffect(() => {
    if (ref.current === null) return undefined;
    const observer = new ResizeObserver(read);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(read, [rows]);
  useEffect(() => exactWheel(ref.current, (by) => to((put.current?.top ?? 0) + by), read, put, count), []);
  return { ref, at, shift: at.shift, onScroll: read, to, toColumn };
}

/** In the smaller measure a turn of the wheel would jump over rows, so it is taken over. */
function exactWheel(
  box: HTMLDivElement | null,
  by: (px: number) => void,
  read: () => void,
  put: { current: { readonly box: number; readonly top: number } | null },
  count: { readonly current: number },
): (() => void) | undefined {
  if (box === null) return undefined;
  const onWheel = (event: WheelEvent): void => {
    const scale = measure(count.current, box.clientHeight - headHeight);
    if (scale === 1 || event.deltaY === 0 || event.shiftKey || event.ctrlKey) return;
    event.preventDefault();
    const isPut = put.current !== null && Math.abs(put.current.box - box.scrollTop) < 1;
    if (!isPut) put.current = { box: box.scrollTop, top: box.scrollTop * scale };
    by(event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * rowHeight : event.deltaY);
    read();
  };
  box.addEventListener('wheel', onWheel, { passive: false });
  return () => box.removeEventListener('wheel', onWheel);
}
