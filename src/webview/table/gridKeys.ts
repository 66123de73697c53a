import { rowHeight } from '../grid/span.ts';
import { totalOf, type TableAction, type TableState } from './state.ts';

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key of the grid asks for, after the ARIA grid pattern; null: the key was not meant for the grid. */
export function gridKey(state: TableState, event: Key, viewHeight: number): TableAction | null {
  const { active, model } = state;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.altKey) return movedColumn(event);
  if (isCommand && event.key.toLowerCase() === 'a') return { type: 'allSelected' };
  if (isCommand && event.key.toLowerCase() === 'c') return { type: 'copyAsked' };
  const row = nextRow(event, isCommand, active.row, Math.max(1, Math.floor(viewHeight / rowHeight) - 1), totalOf(state));
  const column = nextColumn(event, isCommand, active.column, model?.shown.length ?? 0);
  if (row === undefined && column === undefined) return acted(state, event);
  const cell = { row: row ?? active.row, column: column ?? active.column };
  return { type: 'wentTo', cell, extends: event.shiftKey && row !== undefined && row >= 0 };
}

function acted({ active, model, selection }: TableState, event: Key): TableAction | null {
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

function movedColumn(event: Key): TableAction | null {
  if (event.key === 'ArrowLeft') return { type: 'columnMoved', by: -1 };
  return event.key === 'ArrowRight' ? { type: 'columnMoved', by: 1 } : null;
}
function nextRow(event: Key, isCommand: boolean, row: number, page: number, total: number): number | undefined {
  switch (event.key) {
    case 'ArrowDown':
      return isCommand ? total - 1 : row + 1;
    case 'ArrowUp':
      // The header is above the first row, but no part of what is selected.
      return isCommand ? 0 : Math.max(event.shiftKey ? 0 : -1, row - 1);
    case 'PageDown':
      return Math.min(total - 1, row + page);
    case 'PageUp':
      return Math.max(0, row - page);
    case 'Home':
      return isCommand ? 0 : undefined;
    case 'End':
      return isCommand ? total - 1 : undefined;
    default:
      return undefined;
  }
}

function nextColumn(event: Key, isCommand: boolean, column: number, columns: number): number | undefined {
  if (event.shiftKey || isCommand) return undefined;
  switch (event.key) {
    case 'ArrowLeft':
      return column - 1;
    case 'ArrowRight':
      return column + 1;
    case 'Home':
      return 0;
    case 'End':
      return columns - 1;
    default:
      return undefined;
  }
}
