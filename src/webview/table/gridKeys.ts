import { rowHeight } from '../grid/tableSpan.ts';
import { extended, nothing, only, toggled } from './selection.ts';
import type { TableStore } from './store.ts';

/** What the keys of the grid do, after the ARIA grid pattern. True: the key was meant for the grid. */
export function gridKey(store: TableStore, event: KeyboardEvent, viewHeight: number): boolean {
  const { active } = store;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.altKey) return movedColumn(store, event);
  if (isCommand && event.key.toLowerCase() === 'a') return did(store.selectAll());
  if (isCommand && event.key.toLowerCase() === 'c') return did(void store.copy());
  const row = nextRow(event, isCommand, active.row, Math.max(1, Math.floor(viewHeight / rowHeight) - 1), store.total);
  const column = nextColumn(event, isCommand, active.column, store.model?.shown.length ?? 0);
  if (row !== undefined || column !== undefined) {
    store.goTo({ row: row ?? active.row, column: column ?? active.column });
    if (event.shiftKey && row !== undefined && row >= 0) {
      const from = store.selection.ranges.length > 0 ? store.selection : only(Math.max(0, active.row));
      store.select(extended(from, store.active.row));
    }
    return true;
  }
  return acted(store, event);
}

function acted(store: TableStore, event: KeyboardEvent): boolean {
  const { active, model, selection } = store;
  const column = model?.shown[active.column];
  switch (event.key) {
    case 'Enter':
      if (active.row >= 0) return did(store.openRows(false));
      return did(column === undefined ? undefined : store.sortBy(column, event.shiftKey));
    case ' ':
      if (active.row >= 0) return did(store.select(event.shiftKey ? extended(selection, active.row) : toggled(selection, active.row)));
      return did(column === undefined ? undefined : store.sortBy(column, event.shiftKey));
    case 'Escape':
      return selection.ranges.length > 0 && did(store.select({ ...nothing, anchor: active.row }));
    default:
      return false;
  }
}

function movedColumn(store: TableStore, event: KeyboardEvent): boolean {
  if (event.key === 'ArrowLeft') return did(store.moveColumn(-1));
  return event.key === 'ArrowRight' && did(store.moveColumn(1));
}

function nextRow(event: KeyboardEvent, isCommand: boolean, row: number, page: number, total: number): number | undefined {
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

function nextColumn(event: KeyboardEvent, isCommand: boolean, column: number, columns: number): number | undefined {
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

function did(_done: unknown): true {
  return true;
}
