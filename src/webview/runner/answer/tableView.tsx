import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { ResponseView } from '../../../core/response/view.ts';
import type { AnswerColumn } from '../../../core/response/body/table.ts';
import type { TableSort } from '../../../app/table/protocol.ts';
import { unlessFormula } from '../../../shared/sheetCell.ts';
import { failureText } from '../controller.ts';
import { usePanel } from '../panel.ts';
import { numberText } from '../../ui/format.ts';
import { MenuButton } from '../../ui/menu.tsx';
import { ColumnChoice } from '../../grid/columnChoice.tsx';
import { Grid, useUsualWidths } from '../../grid/grid.tsx';
import { nextSort } from '../../grid/sorting.ts';
import { useGridScroll } from '../../grid/useGridScroll.ts';
import { allRows, useTableRows } from './useTableRows.ts';

/** A list as a table. Only the rows and columns in sight are in the page; the host has the rest. */
export function TableView({
  view,
  table,
  tools,
}: {
  view: ResponseView;
  table: { columns: readonly AnswerColumn[]; rows: number };
  tools: ComponentChildren;
}) {
  const [columns, setColumns] = useState<readonly string[]>(() =>
    table.columns.filter((column) => column.shown).map((column) => column.name),
  );
  const [sort, setSort] = useState<TableSort | null>(null);
  const rows = useTableRows(view.handle, columns, sort, table.rows);
  const scroll = useGridScroll(rows.total);
  const shown = useMemo(() => columns.map((name) => ({ name, title: name })), [columns]);
  const widths = useUsualWidths(shown, rows.sample);
  return (
    <>
      <div class="tools">
        {tools}
        <ColumnChoice all={table.columns} shown={columns} onChange={setColumns} />
        <TableMenu view={view} columns={columns} sort={sort} />
        <span class="hint">
          {rows.total === 1 ? t`1 row` : t`${numberText(rows.total)} rows`}, {t`${columns.length} of ${table.columns.length} columns`}
        </span>
      </div>
      {rows.failed !== null && <p class="note tone-error">{rows.failed}</p>}
      <Grid
        label={t`Rows of the answer`}
        columns={shown}
        widths={widths}
        total={rows.total}
        isCounted
        sort={sort === null ? [] : [sort]}
        scroll={scroll}
        cellsAt={(row) => rows.row(row)}
        onSight={(from, to) => rows.need(from, to)}
        onSort={(column) => setSort(nextSort(sort === null ? [] : [sort], column, false)[0] ?? null)}
      />
    </>
  );
}

/** Cells for the clipboard; more are better off in a file. */
const mostCopied = 500_000;

function TableMenu({ view, columns, sort }: { view: ResponseView; columns: readonly string[]; sort: TableSort | null }) {
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
          ? t`${numberText(rows.length)} of ${numberText(total)} rows copied; export the table for all.`
          : t`${numberText(total)} rows copied.`;
      dispatch({ type: 'noticed', tone: 'info', text: what });
    } catch (error) {
      dispatch({ type: 'noticed', tone: 'error', text: t`The table was not copied: ${failureText(error)}` });
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
