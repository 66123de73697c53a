import { t } from '@vscode/l10n';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import type { TableColumn, TableModel, TableRow } from '../../app/table/protocol.ts';
import { Grid, useUsualWidths, type GridChoice, type GridColumn } from '../grid/grid.tsx';
import { useActiveInSight } from '../grid/useActiveInSight.ts';
import { useGridScroll, type GridScroll } from '../grid/useGridScroll.ts';
import { useTable, type TableContext } from './context.ts';
import { gridKey } from './gridKeys.ts';
import { Resizer } from './resizer.tsx';
import { rowAt, type RowPages } from './rowPages.ts';
import { isSelected } from './selection.ts';
import type { TableState } from './state.ts';

/** The rows of the table: they are chosen, opened and copied, their columns sorted, moved and pulled. */
export function TableGrid({ state, model, rows }: { state: TableState; model: TableModel; rows: RowPages }) {
  const { dispatch } = useTable();
  const { active, query } = state;
  const scroll = useGridScroll(model.total);
  const columns = useColumns(model);
  const widths = useWidths(state, columns, rows);
  useWishedTop(state, scroll);
  useEffect(() => dispatch({ type: 'scrolled', top: scroll.at.top }), [scroll.at.top]);
  useActiveInSight(active, scroll, widths);
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = gridKey(state, event, scroll.at.height);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    dispatch(action);
  };
  return (
    <Grid
      label={state.open?.many ?? ''}
      columns={columns}
      widths={widths}
      total={model.total}
      isCounted={model.isCounted}
      sort={query.sort}
      scroll={scroll}
      cellsAt={(row) => rowAt(rows, row)?.cells}
      onSight={(from, to) => dispatch({ type: 'inSight', from, to, now: performance.now() })}
      onSort={(column, more, index) => {
        dispatch({ type: 'wentTo', cell: { row: -1, column: index }, extends: false });
        dispatch({ type: 'sortAsked', column, more });
      }}
      choice={choiceOf(state, rows, dispatch, onKeyDown)}
    />
  );
}

type Dispatch = TableContext['dispatch'];

/** The focus stays on the grid, which says what is active in it. */
function choiceOf({ active, selection, work, open }: TableState, rows: RowPages, dispatch: Dispatch, onKeyDown: Listener): GridChoice {
  const mark = (isActive: boolean): { 'data-active': boolean | undefined } => ({ 'data-active': isActive || undefined });
  return {
    grid: (firstRow, lastRow) => {
      const isDrawn = active.row === -1 || (firstRow <= active.row && active.row < lastRow);
      return {
        'aria-multiselectable': true,
        'aria-busy': work?.kind === 'loading' || rows.asked.size > 0,
        'aria-activedescendant': isDrawn ? cellId(active.row, active.column) : undefined,
        onKeyDown,
      };
    },
    head: (column) => ({ id: cellId(-1, column), ...mark(active.row === -1 && active.column === column) }),
    row: (row) => ({ 'aria-selected': isSelected(selection, row), ...mark(active.row === row), ...menuOf(open, rowAt(rows, row)) }),
    cell: (row, column) => ({
      id: cellId(row, column),
      ...mark(active.row === row && active.column === column),
      onClick: (event) => dispatch({ type: 'picked', cell: { row, column }, how: howPicked(event) }),
      // The menu is about the row under the pointer, and shows that it is.
      onContextMenu: () => (isSelected(selection, row) ? undefined : dispatch({ type: 'picked', cell: { row, column }, how: 'only' })),
      onDblClick: () => dispatch({ type: 'openAsked', all: false }),
    }),
    edge: (column, width) => (
      <Resizer width={width} onWidth={(width, isLast) => dispatch({ type: 'columnPulled', column, width, isLast })} />
    ),
  };
}

/** What VS Code is told of a row for its menu (`webview/context`): the object, as rows of the side bar name theirs. */
function menuOf(open: TableState['open'], row: TableRow | undefined): { 'data-vscode-context'?: string } {
  if (open === null || row === undefined || row.id === '') return {};
  const { id, resource, label } = row;
  const object = { kind: 'object', instanceId: open.state.instanceId, resource, id, label };
  return { 'data-vscode-context': JSON.stringify({ webviewSection: 'row', preventDefaultContextMenuItems: true, ...object }) };
}

type Listener = (event: KeyboardEvent) => void;

function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

function howPicked({ shiftKey, ctrlKey, metaKey }: MouseEvent): 'only' | 'toggled' | 'extended' {
  return shiftKey ? 'extended' : ctrlKey || metaKey ? 'toggled' : 'only';
}

function useColumns(model: TableModel): readonly GridColumn[] {
  return useMemo(() => {
    const byName = new Map(model.columns.map((column) => [column.name, column]));
    return model.shown.map((name) => {
      const column = byName.get(name) ?? { name, title: name, sorts: false };
      return { name, title: column.title, hint: hintOf(column, model.isWhole) };
    });
  }, [model.columns, model.shown, model.isWhole]);
}

function hintOf({ name, sorts }: TableColumn, isWhole: boolean): string {
  const sorting = sorts || isWhole ? t`Select to sort, with Shift by several columns.` : t`Jamf Pro does not sort by this.`;
  return t`${name}\n${sorting}\nAlt+Left and Alt+Right move the column.`;
}

/** As a person made them, else as they are usual. */
function useWidths({ widths }: TableState, columns: readonly GridColumn[], rows: RowPages): readonly number[] {
  const sample = useMemo(() => rows.sample.map(({ cells }) => cells), [rows.sample]);
  const usual = useUsualWidths(columns, sample);
  return columns.map(({ name }, index) => (Object.hasOwn(widths, name) ? widths[name] : undefined) ?? usual[index] ?? 120);
}

function useWishedTop({ wishedTop, model }: TableState, scroll: GridScroll): void {
  const { dispatch } = useTable();
  useLayoutEffect(() => {
    if (wishedTop === null) return;
    scroll.to(wishedTop);
    dispatch({ type: 'topReached' });
  }, [model?.generation, wishedTop]);
}
