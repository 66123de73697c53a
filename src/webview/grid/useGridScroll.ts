import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { lastTop, rowsPerScroll } from './geometry.ts';
import { rowHeight, type ScrollPlace } from './span.ts';

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
  const count = useRef(rows);
  count.current = rows;
  const exact = useRef<ExactScroll | null>(null);
  const read = (): void => {
    if (exact.current !== null) setAt(exact.current.place());
  };
  const to = (top: number): void => {
    exact.current?.to(top);
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
    exact.current = exactScroll(ref.current, () => count.current);
    const observer = new ResizeObserver(read);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(read, [rows]);
  useEffect(() => exact.current?.takeWheel(read), []);
  return { ref, at, shift: at.shift, onScroll: read, to, toColumn };
}

type ExactScroll = ReturnType<typeof exactScroll>;

/** Remembers which row a place of the box stands for, since in the smaller measure one px is many rows. */
function exactScroll(box: HTMLDivElement, rows: () => number) {
  /** Where the box was put, and the exact place that this stands for. */
  let put = { box: -1, top: 0 };
  const view = (): number => Math.max(rowHeight, box.clientHeight - headHeight);
  const scale = (): number => rowsPerScroll(rows(), view());
  const top = (): number => (Math.abs(put.box - box.scrollTop) < 1 ? put.top : box.scrollTop * scale());
  const to = (wanted: number): void => {
    const exact = Math.min(Math.max(0, wanted), lastTop(rows(), view()));
    box.scrollTop = exact / scale();
    put = { box: box.scrollTop, top: exact };
  };
  return {
    to,
    place() {
      const height = view();
      const exact = Math.min(top(), lastTop(rows(), height));
      const shift = scale() === 1 ? 0 : box.scrollTop - exact;
      return { top: exact, left: box.scrollLeft, height, width: box.clientWidth, shift };
    },
    /** In the smaller measure a turn of the wheel would jump over rows, so it is taken over. */
    takeWheel(moved: () => void) {
      const onWheel = (event: WheelEvent): void => {
        if (scale() === 1 || event.deltaY === 0 || event.shiftKey || event.ctrlKey) return;
        event.preventDefault();
        to(top() + (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * rowHeight : event.deltaY));
        moved();
      };
      box.addEventListener('wheel', onWheel, { passive: false });
      return () => box.removeEventListener('wheel', onWheel);
    },
  };
}
