import { useLayoutEffect, useRef } from 'preact/hooks';
import { topShowing } from './geometry.ts';
import type { GridPlace } from './moves.ts';
import type { GridScroll } from './useGridScroll.ts';

/** Scrolls to the active cell when it is another one. */
export function useActiveInSight(active: GridPlace, scroll: GridScroll, widths: readonly number[]): void {
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    // A restored place is the window's, wherever the active cell is.
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const top = active.row < 0 ? scroll.at.top : topShowing(active.row, scroll.at.top, scroll.at.height);
    if (top !== scroll.at.top) scroll.to(top);
    const left = widths.slice(0, active.column).reduce((sum, width) => sum + width, 0);
    scroll.toColumn(left, widths[active.column] ?? 0);
  }, [active]);
}
