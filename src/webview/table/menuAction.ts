import type { ColumnAct, MenuAct, RowsAct } from '../../app/table/protocol.ts';
import type { TableAction } from './state/state.ts';

const ofRows: Readonly<Record<RowsAct['do'], TableAction>> = {
  open: { type: 'openAsked', which: 'selected' },
  copyRows: { type: 'copyAsked', what: 'rows' },
  copyIds: { type: 'copyAsked', what: 'ids' },
  copyNames: { type: 'copyAsked', what: 'names' },
  export: { type: 'exportAsked' },
};

const ofColumn: Readonly<Record<ColumnAct['do'], (column: string) => TableAction>> = {
  sortUp: (column) => ({ type: 'sortChosen', column, descending: false }),
  sortDown: (column) => ({ type: 'sortChosen', column, descending: true }),
  moveLeft: (column) => ({ type: 'columnMoved', column, by: -1 }),
  moveRight: (column) => ({ type: 'columnMoved', column, by: 1 }),
  fit: (column) => ({ type: 'columnFitted', column }),
  hide: (column) => ({ type: 'columnHidden', column }),
  reset: () => ({ type: 'columnsReset' }),
};

/** What was chosen in a menu of VS Code, as what happened here. */
export function menuAction(act: MenuAct): TableAction {
  return act.of === 'rows' ? ofRows[act.do] : ofColumn[act.do](act.column);
}
