import type { TableCommands } from '../contributions/tableCommands.ts';
import type { ColumnAct, MenuAct, RowsAct } from './protocol.ts';

/** What a command is to do: with the rows that are selected, or with the column that it is called with. */
export type MenuTask = RowsAct | Omit<ColumnAct, 'column'>;

/** What the page of a table is told; undefined: it is about a column, and none was said. */
export function menuAct(act: MenuTask, column: string | undefined): MenuAct | undefined {
  if (act.of === 'rows') return act;
  return column === undefined ? undefined : { ...act, column };
}

/** Every command of a table. */
export const tableActs: readonly (readonly [command: keyof TableCommands, act: MenuTask])[] = [
  ['jamf.table.openRows', { of: 'rows', do: 'open' }],
  ['jamf.table.copyRows', { of: 'rows', do: 'copyRows' }],
  ['jamf.table.copyIds', { of: 'rows', do: 'copyIds' }],
  ['jamf.table.copyNames', { of: 'rows', do: 'copyNames' }],
  ['jamf.table.exportRows', { of: 'rows', do: 'export' }],
  ['jamf.table.sortAscending', { of: 'column', do: 'sortUp' }],
  ['jamf.table.sortDescending', { of: 'column', do: 'sortDown' }],
  ['jamf.table.moveLeft', { of: 'column', do: 'moveLeft' }],
  ['jamf.table.moveRight', { of: 'column', do: 'moveRight' }],
  ['jamf.table.fitWidth', { of: 'column', do: 'fit' }],
  ['jamf.table.hideColumn', { of: 'column', do: 'hide' }],
  ['jamf.table.resetColumns', { of: 'column', do: 'reset' }],
];
