import { movedCell, type GridKey } from '../grid/moves.ts';
import { totalOf, wantedColumns, type TableAction, type TableState } from './state/state.ts';

/** Px of the rows in sight, and of the columns in their order. */
export interface GridSizes {
  readonly viewHeight: number;
  readonly widths: readonly number[];
}

/** Px that a key makes a column wider or narrower. */
const oneStep = 16;

/** What a key of the grid asks for, after the ARIA grid pattern; null: the key was not meant for the grid. */
export function gridKey(state: TableState, event: GridKey, { viewHeight, widths }: GridSizes): TableAction | null {
  const { active, model } = state;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.altKey) return ofColumn(state, event, widths[active.column]);
  if (isCommand && event.key.toLowerCase() === 'a') return { type: 'allSelected' };
  if (isCommand && event.key.toLowerCase() === 'c') return { type: 'copyAsked', what: 'rows' };
  const moved = movedCell(event, active, { rows: totalOf(state), columns: model?.shown.length ?? 0, viewHeight });
  if (moved === undefined) return acted(state, event);
  const { isOtherRow, ...cell } = moved;
  return { type: 'wentTo', cell, extends: event.shiftKey && isOtherRow && cell.row >= 0 };
}

function acted({ active, model, selection }: TableState, event: GridKey): TableAction | null {
  const isHeader = active.row < 0;
  const column = model?.shown[active.column];
  const sorted: TableAction | null = column === undefined ? null : { type: 'sortAsked', column, more: event.shiftKey };
  switch (event.key) {
    case 'Enter':
      return isHeader ? sorted : { type: 'openAsked', which: 'active' };
    case ' ':
      return isHeader ? sorted : { type: 'picked', cell: active, how: event.shiftKey ? 'extended' : 'toggled' };
    case 'Escape':
      return selection.ranges.length > 0 ? { type: 'selectionCleared' } : null;
    default:
      return null;
  }
}

/** Alt moves the active column, with Shift it makes it narrower or wider. */
function ofColumn(state: TableState, event: GridKey, width: number | undefined): TableAction | null {
  const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null;
  const column = wantedColumns(state)[state.active.column];
  if (by === null || column === undefined || width === undefined) return null;
  return event.shiftKey ? { type: 'columnPulled', column, width: width + by * oneStep, isLast: true } : { type: 'columnMoved', column, by };
}
