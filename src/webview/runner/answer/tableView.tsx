import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { ResponseView } from '../../../core/response/view.ts';
import type { AnswerColumn } from '../../../core/response/body/table.ts';
import type { RowQuery } from '../../../core/response/body/rowOrder.ts';
import type { TableSort } from '../../../app/table/protocol.ts';
import { failureText } from '../controller.ts';
import { usePanel } from '../panel.ts';
import type { PanelState } from '../state.ts';
import { numberText } from '../../ui/format.ts';
import { MenuButton } from '../../ui/menu.tsx';
import { TextField } from '../../ui/textField.tsx';
import { ColumnChoice } from '../../grid/columnChoice.tsx';
import { RowGrid, sheetCell } from './rowGrid.tsx';
import { allRows, useTableRows, type ShownRows } from './useTableRows.ts';

interface TableViewProps {
  readonly view: ResponseView;
  readonly table: { readonly columns: readonly AnswerColumn[]; readonly rows: number };
  readonly tools: ComponentChildren;
  readonly state: PanelState;
}

/** A list as a table. Only the rows and columns in sight are in the page; the host has the rest. */
export function TableView({ view, table, tools, state }: TableViewProps) {
  const [columns, setColumns] = useState<readonly string[]>(() =>
    table.columns.filter((column) => column.shown).map((column) => column.name),
  );
  const [sort, setSort] = useState<TableSort | null>(null);
  const [typed, setTyped] = useState('');
  const [filter, settle] = useSettled(typed.trim());
  const query = { columns, filter, sort };
  const rows = useTableRows(view.handle, query, table.rows);
  const isEmpty = rows.total === 0 && filter !== '';
  return (
    <>
      <div class="tools">
        {tools}
        <RowFilter text={typed} state={state} onText={setTyped} onLeave={settle} />
        <ColumnChoice all={table.columns} shown={columns} onChange={setColumns} />
        <TableMenu view={view} query={query} />
        <span class="hint" role="status">
          {rowCount(rows, table.rows, filter)}, {t`${columns.length} of ${table.columns.length} columns`}
        </span>
      </div>
      {rows.failed !== null && <p class="note tone-error">{rows.failed}</p>}
      {isEmpty && <p class="hint">{t`No row holds these words in the columns that are shown.`}</p>}
      <RowGrid key={filter} instanceId={view.instanceId} columns={columns} rows={rows} sort={sort} onSort={setSort} />
    </>
  );
}

function rowCount({ total, failed }: Pick<ShownRows, 'total' | 'failed'>, all: number, filter: string): string {
  if (total === null && failed !== null) return rowCount({ total: all, failed }, all, '');
  if (total === null) return t`Looking through ${numberText(all)} rows…`;
  if (filter !== '') return t`${numberText(total)} of ${numberText(all)} rows`;
  return total === 1 ? t`1 row` : t`${numberText(total)} rows`;
}

const settleDelay = 200;

/** The text once nobody has typed for a moment, and a way not to wait for that; what is empty counts at once. */
function useSettled(text: string): readonly [settled: string, settle: () => void] {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : settleDelay);
    return () => clearTimeout(timer);
  }, [text]);
  return [settled, () => setSettled(text)];
}

interface RowFilterProps {
  readonly text: string;
  readonly state: PanelState;
  readonly onText: (text: string) => void;
  /** The focus goes on to the rows. */
  readonly onLeave: () => void;
}

/** Words that a row must hold in what is shown of it. Esc clears them, Enter and Down lead to the rows. */
function RowFilter({ text, state, onText, onLeave }: RowFilterProps) {
  const field = useRef<HTMLInputElement>(null);
  const [leaves, leave] = useReducer((count: number) => count + 1, 0);
  // Once the rows of what was typed are there: others take the place of those before.
  useEffect(() => {
    if (leaves > 0) field.current?.closest('.tab-panel')?.querySelector<HTMLElement>('.grid-box')?.focus();
  }, [leaves]);
  const { focus } = state;
  useEffect(() => {
    if (focus?.target.in !== 'find') return;
    field.current?.focus();
    field.current?.select();
  }, [focus?.count]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && text !== '') onText('');
    else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      onLeave();
      leave(undefined);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const label = t`Filter the rows by words`;
  return (
    <TextField
      class="sought"
      aria-label={label}
      placeholder={t`Filter rows`}
      value={text}
      inputRef={field}
      onText={onText}
      onKeyDown={onKeyDown}
    />
  );
}

/** Cells for the clipboard; more are better off in a file. */
const mostCopied = 500_000;

function TableMenu({ view, query }: { view: ResponseView; query: RowQuery }) {
  const { act, dispatch, host } = usePanel();
  const { handle } = view;
  const { columns } = query;
  const busy = useRef(false);
  const copy = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      const { rows, total } = await allRows(host, { handle, ...query }, Math.floor(mostCopied / Math.max(1, columns.length)));
      const lines = [columns, ...rows].map((cells) => cells.map(sheetCell).join('\t'));
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
  // A file holds the whole answer, whatever is shown of it.
  const [csv, json] =
    query.filter === '' ? [t`Export as CSV…`, t`Export as JSON…`] : [t`Export all rows as CSV…`, t`Export all rows as JSON…`];
  const items = [
    { label: t`Copy for a spreadsheet`, run: () => void copy() },
    { label: csv, run: () => void act({ do: 'exportTable', handle, format: 'csv', columns }) },
    { label: json, run: () => void act({ do: 'exportTable', handle, format: 'json', columns }) },
  ];
  return (
    <MenuButton label={t`Copy or export the table`} class="button quiet" items={items}>
      {t`Copy…`}
    </MenuButton>
  );
}
