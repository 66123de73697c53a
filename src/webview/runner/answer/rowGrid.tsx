import { t } from '@vscode/l10n';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TableSort } from '../../../app/table/protocol.ts';
import type { RowObject } from '../../../core/response/links.ts';
import { unlessFormula } from '../../../shared/sheetCell.ts';
import { Grid, useUsualWidths, type GridChoice } from '../../grid/grid.tsx';
import { movedCell, type GridPlace } from '../../grid/moves.ts';
import { nextSort } from '../../grid/sorting.ts';
import { useActiveInSight } from '../../grid/useActiveInSight.ts';
import { useGridScroll } from '../../grid/useGridScroll.ts';
import { usePanel, type Panel } from '../panel.ts';
import type { ShownRows } from './useTableRows.ts';

interface RowGridProps {
  /** Whose objects the rows stand for. */
  readonly instanceId: string;
  readonly columns: readonly string[];
  readonly rows: ShownRows;
  readonly sort: TableSort | null;
  readonly onSort: (sort: TableSort | null) => void;
}

/** The rows of an answer. One of them is active: it is opened, where it stands for an object, and copied. */
export function RowGrid({ instanceId, columns, rows, sort, onSort }: RowGridProps) {
  const panel = usePanel();
  const total = rows.total ?? 0;
  const [wanted, setActive] = useState<GridPlace>({ row: 0, column: 0 });
  const active = nearest(wanted, total, columns.length);
  const scroll = useGridScroll(total);
  const shown = useMemo(() => columns.map((name) => ({ name, title: name })), [columns]);
  const widths = useUsualWidths(shown, rows.sample);
  useActiveInSight(wanted, scroll, widths);
  const sortBy = (column: string): void => onSort(nextSort(sort === null ? [] : [sort], column, false)[0] ?? null);
  const act = (what: 'open' | 'copy'): void => {
    const column = columns[active.column];
    if (what === 'copy') void copyRow(panel, rows.row(active.row));
    else if (active.row >= 0) openRow(panel, instanceId, rows, active.row, 'said');
    else if (column !== undefined) sortBy(column);
  };
  useCopyRow(panel, () => act('copy'));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const moved = movedCell(event, active, { rows: total, columns: columns.length, viewHeight: scroll.at.height });
    const what = moved === undefined ? actOf(event, active) : undefined;
    if (moved === undefined && what === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (moved !== undefined) setActive(nearest(moved, total, columns.length));
    else if (what !== undefined) act(what);
  };
  return (
    <Grid
      label={t`Rows of the answer`}
      columns={shown}
      widths={widths}
      total={total}
      isCounted
      sort={sort === null ? [] : [sort]}
      scroll={scroll}
      cellsAt={(row) => rows.row(row)}
      // The first page tells how many rows a filter leaves.
      onSight={(from, to) => rows.need(from, Math.max(to, 1))}
      onSort={sortBy}
      choice={choiceOf({ active, rows, instanceId, onKeyDown, setActive, panel })}
    />
  );
}

function nearest({ row, column }: GridPlace, rows: number, columns: number): GridPlace {
  return { row: Math.max(-1, Math.min(row, rows - 1)), column: Math.max(0, Math.min(column, columns - 1)) };
}

function actOf(event: KeyboardEvent, { row }: GridPlace): 'open' | 'copy' | undefined {
  const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
  // What somebody marked is copied as it is.
  if (isCopy && row >= 0 && getSelection()?.isCollapsed !== false) return 'copy';
  return event.key === 'Enter' || (event.key === ' ' && row < 0) ? 'open' : undefined;
}

interface Choosing {
  readonly active: GridPlace;
  readonly rows: ShownRows;
  readonly instanceId: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly setActive: (place: GridPlace) => void;
  readonly panel: Panel;
}

/** The focus stays on the grid, which says what is active in it. */
function choiceOf({ active, rows, instanceId, onKeyDown, setActive, panel }: Choosing): GridChoice {
  const mark = (isActive: boolean): { 'data-active': boolean | undefined } => ({ 'data-active': isActive || undefined });
  return {
    grid: (firstRow, lastRow) => {
      const isDrawn = active.row === -1 || (firstRow <= active.row && active.row < lastRow);
      return {
        'aria-activedescendant': isDrawn ? cellId(active) : undefined,
        'aria-busy': rows.total === null && rows.failed === null,
        onKeyDown,
        // The focus is here, and so is the menu that a key asks for.
        ...(active.row >= 0 && menuOf(instanceId, rows.object(active.row))),
      };
    },
    head: (column) => ({ id: cellId({ row: -1, column }), ...noMenu, ...mark(active.row === -1 && active.column === column) }),
    row: (row) => ({ 'aria-selected': active.row === row, ...mark(active.row === row), ...menuOf(instanceId, rows.object(row)) }),
    cell: (row, column) => ({
      id: cellId({ row, column }),
      ...mark(active.row === row && active.column === column),
      onClick: () => setActive({ row, column }),
      // The menu is about the row under the pointer, and shows that it is.
      onContextMenu: () => setActive({ row, column }),
      onDblClick: () => openRow(panel, instanceId, rows, row, 'silent'),
    }),
  };
}

function cellId({ row, column }: GridPlace): string {
  return `answer-cell-${row}-${column}`;
}

/** A header is about no row. */
const noMenu = { 'data-vscode-context': '{"webviewSection":"head"}' };

/** What VS Code is told of a row for its menu (`webview/context`): the object, as rows of the side bar name theirs. */
function menuOf(instanceId: string, object: RowObject | undefined): { 'data-vscode-context': string } {
  const row = object === undefined ? { webviewSection: 'plainRow' } : { webviewSection: 'row', kind: 'object', instanceId, ...object };
  return { 'data-vscode-context': JSON.stringify({ ...row, preventDefaultContextMenuItems: true }) };
}

/** `silent`: of a row that stands for nothing, a double click marks the word under it and no more. */
function openRow({ act, dispatch }: Panel, instanceId: string, rows: ShownRows, row: number, otherwise: 'said' | 'silent'): void {
  const object = rows.object(row);
  if (object === undefined) {
    const text = rows.row(row) === undefined ? t`This row is not here yet.` : t`This row stands for no object that can be opened.`;
    if (otherwise === 'said') dispatch({ type: 'noticed', tone: 'info', text });
    return;
  }
  getSelection()?.removeAllRanges();
  void act({ do: 'openObject', instanceId, resource: object.resource, id: object.id });
}

async function copyRow({ act, dispatch }: Panel, cells: readonly string[] | undefined): Promise<void> {
  if (cells === undefined) return;
  await act({ do: 'copy', text: cells.map(sheetCell).join('\t') });
  dispatch({ type: 'noticed', tone: 'info', text: t`The row was copied.` });
}

/** Tabs and line ends part cells and rows; a spreadsheet would also run a text that begins like a formula. */
export function sheetCell(text: string): string {
  return unlessFormula(text.replace(/[\t\r\n]+/g, ' '));
}

/** The menu's *Copy Row* comes by way of the host. */
function useCopyRow({ host }: Panel, copy: () => void): void {
  const latest = useRef<(() => void) | null>(copy);
  latest.current = copy;
  useEffect(() => {
    host.on('copyRow', () => latest.current?.());
    // The table that took its place listens already.
    return () => void (latest.current = null);
  }, [host]);
}
