import { t } from '@vscode/l10n';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import type { TableColumn, TableModel, TableRow } from '../../app/table/protocol.ts';
import { Grid, useUsualWidths, type GridChoice, type GridColumn } from '../grid/grid.tsx';
import { useActiveInSight } from '../grid/useActiveInSight.ts';
import { useGridScroll, type GridScroll } from '../grid/useGridScroll.ts';
import { useColumnDrag } from './columnDrag.ts';
import { useTable, type TableContext } from './context.ts';
import { gridKey } from './gridKeys.ts';
import { Resizer } from './resizer.tsx';
import { rowAt, type RowPages } from './rowPages.ts';
import { isSelected, selectedCount } from './selection.ts';
import type { TableState } from './state/state.ts';

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
  useFocus(scroll);
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = gridKey(state, event, { viewHeight: scroll.at.height, widths });
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    dispatch(action);
  };
  const drag = useColumnDrag(model.shown, widths);
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
      choice={choiceOf({ state, model, rows, dispatch, onKeyDown, drag })}
    />
  );
}

type Dispatch = TableContext['dispatch'];

interface ChoiceParts {
  readonly state: TableState;
  readonly model: TableModel;
  readonly rows: RowPages;
  readonly dispatch: Dispatch;
  readonly onKeyDown: Listener;
  readonly drag: ReturnType<typeof useColumnDrag>;
}

/** The focus stays on the grid, which says what is active in it. */
function choiceOf({ state, model, rows, dispatch, onKeyDown, drag }: ChoiceParts): GridChoice {
  const { active, selection, work } = state;
  const mark = (isActive: boolean): { 'data-active': boolean | undefined } => ({ 'data-active': isActive || undefined });
  return {
    grid: (firstRow, lastRow) => {
      const isDrawn = active.row === -1 || (firstRow <= active.row && active.row < lastRow);
      return {
        'aria-multiselectable': true,
        'aria-busy': work?.kind === 'loading' || rows.asked.size > 0,
        'aria-activedescendant': isDrawn ? cellId(active.row, active.column) : undefined,
        onKeyDown,
        onContextMenu: menuByKey,
      };
    },
    head: (column) => ({
      id: cellId(-1, column),
      ...mark(active.row === -1 && active.column === column),
      ...menuOf({ webviewSection: 'column', column: model.shown[column] }),
      ...drag(column),
      onContextMenu: () => dispatch({ type: 'wentTo', cell: { row: -1, column }, extends: false }),
    }),
    row: (row) => ({
      'aria-selected': isSelected(selection, row),
      ...mark(active.row === row),
      ...menuOfRow(state, row, rowAt(rows, row)),
    }),
    cell: (row, column) => ({
      id: cellId(row, column),
      ...mark(active.row === row && active.column === column),
      onClick: (event) => dispatch({ type: 'picked', cell: { row, column }, how: howPicked(event) }),
      // The menu is about the row under the pointer, and shows that it is.
      onContextMenu: () => (isSelected(selection, row) ? undefined : dispatch({ type: 'picked', cell: { row, column }, how: 'only' })),
      onDblClick: () => dispatch({ type: 'openAsked', which: 'active' }),
    }),
    edge: (column, width) => (
      <Resizer
        width={width}
        onWidth={(width, isLast) => dispatch({ type: 'columnPulled', column, width, isLast })}
        onFit={() => dispatch({ type: 'columnFitted', column })}
      />
    ),
  };
}

/** What VS Code is told for the menu of a row (`webview/context`): of one, the object, as rows of the side bar name theirs. */
function menuOfRow({ open, selection }: TableState, at: number, row: TableRow | undefined): Attributes {
  if (selectedCount(selection) > 1 && isSelected(selection, at)) return menuOf({ webviewSection: 'rows' });
  if (open === null || row === undefined || row.id === '') return menuOf({ webviewSection: 'values' });
  const { id, resource, label } = row;
  return menuOf({ webviewSection: 'row', kind: 'object', instanceId: open.state.instanceId, resource, id, label });
}

function menuOf(about: { readonly webviewSection: 'row' | 'rows' | 'values' | 'column' } & Readonly<Record<string, unknown>>): Attributes {
  return { 'data-vscode-context': JSON.stringify({ ...about, preventDefaultContextMenuItems: true }) };
}

type Attributes = { readonly 'data-vscode-context': string };

/** A key asks for the menu at what has the focus, the grid: it is about what is active in it. */
function menuByKey(event: MouseEvent & { readonly currentTarget: HTMLElement }): void {
  const { target, currentTarget, button } = event;
  const active = currentTarget.querySelector('.cell[data-active], .head-cell[data-active]');
  if (target !== currentTarget || button === 2 || active === null) return;
  event.preventDefault();
  event.stopPropagation();
  const { left, bottom } = active.getBoundingClientRect();
  active.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, composed: true, clientX: left, clientY: bottom }));
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
  const sorting = sorts || isWhole ? t`Click to sort, with Shift by several columns.` : t`Jamf Pro does not sort by this.`;
  return [name, sorting, t`Alt+Left and Alt+Right move the column, with Shift they change its width.`].join('\n');
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

/** Keys are for the rows, unless something else here has the focus: a menu of VS Code gives it back to the page alone. */
function useFocus({ ref }: GridScroll): void {
  useEffect(() => {
    const take = (): void => {
      if (document.hasFocus() && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
    };
    take();
    window.addEventListener('focus', take);
    return () => window.removeEventListener('focus', take);
  }, []);
}
