import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ResponseView } from '../../../core/response/view.ts';
import type { TableColumn } from '../../../core/response/body/table.ts';
import { unlessFormula } from '../../../shared/sheetCell.ts';
import { wordsOf } from '../controller.ts';
import { usePanel } from '../panel.ts';
import { number } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { ColumnChoice } from '../../grid/columnChoice.tsx';
import type { Sort, TableRows } from './useTableRows.ts';
import { allRows, useTableRows } from './useTableRows.ts';
import type { Span } from '../../grid/tableSpan.ts';
import { columnWidths, rowHeight, spanOf, useScroll } from '../../grid/tableSpan.ts';

/** A list as a table. Only the rows and columns in sight are in the page; the host has the rest. */
export function TableView({
  view,
  table,
  tools,
}: {
  view: ResponseView;
  table: { columns: readonly TableColumn[]; rows: number };
  tools: ComponentChildren;
}) {
  const [columns, setColumns] = useState<readonly string[]>(() =>
    table.columns.filter((column) => column.shown).map((column) => column.name),
  );
  const [sort, setSort] = useState<Sort | null>(null);
  const scroll = useScroll();
  const rows = useTableRows(view.handle, columns, sort, table.rows);
  const widths = columnWidths(columns, rows.sample);
  const span = spanOf(scroll.at, widths, rows.total);
  rows.need(span.firstRow, span.lastRow);
  const flip = (column: string): void =>
    setSort(sort?.column === column ? (sort.descending ? null : { column, descending: true }) : { column, descending: false });
  return (
    <>
      <div class="tools">
        {tools}
        <ColumnChoice all={table.columns} shown={columns} onChange={setColumns} />
        <TableMenu view={view} columns={columns} sort={sort} />
        <span class="hint">
          {rows.total === 1 ? t`1 row` : t`${number(rows.total)} rows`}, {t`${columns.length} of ${table.columns.length} columns`}
        </span>
      </div>
      {rows.failed !== null && <p class="note tone-error">{rows.failed}</p>}
      <div class="grid-scroll" ref={scroll.ref} tabIndex={0} role="region" aria-label={t`Rows of the answer`} onScroll={scroll.onScroll}>
        <div
          class="grid"
          role="table"
          aria-label={t`Rows of the answer`}
          aria-rowcount={rows.total + 1}
          aria-colcount={columns.length}
          style={{ height: `${(rows.total + 1) * rowHeight}px`, width: `${span.width}px` }}
        >
          <HeadRow columns={columns} sort={sort} span={span} onSort={flip} />
          <BodyRows rows={rows} span={span} />
        </div>
      </div>
    </>
  );
}

function HeadRow({
  columns,
  sort,
  span,
  onSort,
}: {
  columns: readonly string[];
  sort: Sort | null;
  span: Span;
  onSort: (column: string) => void;
}) {
  return (
    <div role="rowgroup" class="grid-head">
      <div role="row" class="grid-row" aria-rowindex={1}>
        {span.columns.map(({ index, left, width }) => {
          const column = columns[index] ?? '';
          const direction = sort?.column !== column ? 'none' : sort.descending ? 'descending' : 'ascending';
          return (
            <div
              key={column}
              role="columnheader"
              class="grid-cell"
              aria-colindex={index + 1}
              aria-sort={direction}
              style={{ left: `${left}px`, width: `${width}px` }}
            >
              <button type="button" class="head-button" aria-label={t`${column}: sort`} onClick={() => onSort(column)}>
                <span class="ellipsis">{column}</span>
                {direction !== 'none' && <Icon name={direction === 'ascending' ? 'up' : 'down'} />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function BodyRows({ rows, span }: { rows: TableRows; span: Span }) {
  const indexes = Array.from({ length: Math.max(0, span.lastRow - span.firstRow) }, (_, at) => span.firstRow + at);
  return (
    <div role="rowgroup">
      {indexes.map((index) => {
        const cells = rows.row(index);
        return (
          <div
            key={index}
            role="row"
            class={`grid-row ${index % 2 === 1 ? 'odd' : ''}`}
            aria-rowindex={index + 2}
            style={{ top: `${(index + 1) * rowHeight}px` }}
          >
            {span.columns.map(({ index: column, left, width }) => (
              <div
                key={column}
                role="cell"
                class="grid-cell"
                aria-colindex={column + 1}
                title={cells?.[column]?.slice(0, 500)}
                style={{ left: `${left}px`, width: `${width}px` }}
              >
                {cells === undefined ? '…' : (cells[column] ?? '').slice(0, 300)}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** Cells for the clipboard; more are better off in a file. */
const mostCopied = 500_000;

function TableMenu({ view, columns, sort }: { view: ResponseView; columns: readonly string[]; sort: Sort | null }) {
  const { act, dispatch, host } = usePanel();
  const { handle } = view;
  const busy = useRef(false);
  const copy = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      const { rows, total } = await allRows(host, { handle, columns, sort }, Math.floor(mostCopied / Math.max(1, columns.length)));
      const lines = [columns, ...rows].map((cells) => cells.map(cell).join('\t'));
      await act({ do: 'copy', text: lines.join('\n') });
      const what =
        rows.length < total
          ? t`${number(rows.length)} of ${number(total)} rows copied; export the table for all.`
          : t`${number(total)} rows copied.`;
      dispatch({ type: 'noticed', tone: 'info', text: what });
    } catch (error) {
      dispatch({ type: 'noticed', tone: 'error', text: t`The table was not copied: ${wordsOf(error)}` });
    } finally {
      busy.current = false;
    }
  };
  const items = [
    { label: t`Copy for a spreadsheet`, run: () => void copy() },
    { label: t`Export as CSV…`, run: () => void act({ do: 'exportTable', handle, format: 'csv', columns }) },
    { label: t`Export as JSON…`, run: () => void act({ do: 'exportTable', handle, format: 'json', columns }) },
  ];
  return (
    <MenuButton label={t`Copy or export the table`} class="button quiet" items={items}>
      {t`Copy…`}
    </MenuButton>
  );
}

/** Tabs and line ends part cells and rows; a spreadsheet would also run a text that begins like a formula. */
function cell(text: string): string {
  return unlessFormula(text.replace(/[\t\r\n]+/g, ' '));
}
