import { movedCell, type GridKey } from '../grid/moves.ts';
import { totalOf, type TableAction, type TableState } from './state.ts';

/** What a key of the grid asks for, after the ARIA grid pattern; null: the key was not meant for the grid. */
export function gridKey(state: TableState, event: GridKey, viewHeight: number): TableAction | null {
  const { active, model } = state;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.altKey) return movedColumn(event);
  if (isCommand && event.key.toLowerCase() === 'a') return { type: 'allSelected' };
  if (isCommand && event.key.toLowerCase() === 'c') return { type: 'copyAsked' };
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
      return isHeader ? sorted : { type: 'openAsked', all: false };
    case ' ':
      return isHeader ? sorted : { type: 'picked', cell: active, how: event.shiftKey ? 'extended' : 'toggled' };
    case 'Escape':
      return selection.ranges.length > 0 ? { type: 'selectionCleared' } : null;
    default:
      return null;
  }
}

function movedColumn(event: GridKey): TableAction | null {
  if (event.key === 'ArrowLeft') return { type: 'columnMoved', by: -1 };
  return event.key === 'ArrowRight' ? { type: 'columnMoved', by: 1 } : null;
}
