import { rowHeight } from './span.ts';

export type GridKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Row -1 is the header. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell, after the ARIA grid pattern, which may be beyond the rows and columns; undefined: the key is for no move. */
export function movedCell(
  event: GridKey,
  from: GridPlace,
  { rows, columns, viewHeight }: { readonly rows: number; readonly columns: number; readonly viewHeight: number },
): { readonly row: number; readonly column: number; readonly isOtherRow: boolean } | undefined {
  const isCommand = event.ctrlKey || event.metaKey;
  const row = nextRow(event, isCommand, from.row, Math.max(1, Math.floor(viewHeight / rowHeight) - 1), rows);
  const column = nextColumn(event, isCommand, from.column, columns);
  if (row === undefined && column === undefined) return undefined;
  return { row: row ?? from.row, column: column ?? from.column, isOtherRow: row !== undefined };
}

function nextRow(event: GridKey, isCommand: boolean, row: number, page: number, total: number): number | undefined {
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

function nextColumn(event: GridKey, isCommand: boolean, column: number, columns: number): number | undefined {
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
