import type { HTMLAttributes } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useTable } from './context.ts';

/** Px that a pointer has to go before a press is no longer a click. */
const slack = 6;

interface Drag {
  readonly from: number;
  readonly x: number;
  readonly isMoving: boolean;
}

/** Which column has its middle behind this place, in px from the first one's edge: where one that is dropped there comes to stand. */
export function dropPlace(widths: readonly number[], from: number, x: number): number {
  let left = 0;
  let place = 0;
  for (const [index, width] of widths.entries()) {
    if (index !== from && left + width / 2 < x) place++;
    left += width;
  }
  return place;
}

/** Columns that are pulled to another place by their headers. */
export function useColumnDrag(names: readonly string[], widths: readonly number[]): (index: number) => HTMLAttributes<HTMLDivElement> {
  const { dispatch } = useTable();
  const drag = useRef<Drag | null>(null);
  const moved = useRef(false);
  const [drop, setDrop] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const end = (): void => {
    drag.current = null;
    setDrop(null);
  };
  return (index) => ({
    ...(drop !== null && drop.to === index && drop.from !== index && { 'data-drop': drop.from > index ? 'before' : 'behind' }),
    ...(drop?.from === index && { 'data-dragged': true }),
    onPointerDown: ({ button, clientX, currentTarget, pointerId }) => {
      moved.current = false;
      if (button !== 0) return;
      // At once: a quick hand is over the next header with its first step.
      currentTarget.setPointerCapture(pointerId);
      drag.current = { from: index, x: clientX, isMoving: false };
    },
    onPointerMove: ({ buttons, clientX, currentTarget }) => {
      const { current } = drag;
      if (current?.from !== index || buttons !== 1 || (!current.isMoving && Math.abs(clientX - current.x) < slack)) return;
      drag.current = { ...current, isMoving: true };
      const line = currentTarget.parentElement?.getBoundingClientRect().left ?? 0;
      setDrop({ from: current.from, to: dropPlace(widths, current.from, clientX - line) });
    },
    onPointerUp: () => {
      const column = names[index];
      moved.current = drag.current?.isMoving === true;
      if (moved.current && drop !== null && column !== undefined) dispatch({ type: 'columnMoved', column, to: drop.to });
      end();
    },
    onPointerCancel: end,
    // What ends a move is no press on the header.
    onClickCapture: (event) => {
      if (moved.current) event.stopImmediatePropagation();
      moved.current = false;
    },
  });
}
