import { t } from '@vscode/l10n';
import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { failureText } from '../controller.ts';
import type { Host } from '../host.ts';
import type { RowObject } from '../../../core/response/links.ts';
import type { RowQuery } from '../../../core/response/body/rowOrder.ts';
import { usePanel } from '../panel.ts';

export interface ShownRows {
  /** Those that the filter leaves; null while that is not known. */
  readonly total: number | null;
  readonly failed: string | null;
  /** Rows to measure columns by. */
  readonly sample: readonly (readonly string[])[];
  row(index: number): readonly string[] | undefined;
  /** What a row stands for that can be opened. */
  object(index: number): RowObject | undefined;
  /** Asks for what is not here yet. */
  need(from: number, to: number): void;
}

const pageRows = 100;
/** Pages kept; the ones that were asked for longest ago go first. */
const mostPages = 20;

/** Rows of a list answer as they come into sight, `rows` of them without a filter. Other columns, another order or filter begin anew. */
export function useTableRows(handle: string, { columns, filter, sort }: RowQuery, rows: number): ShownRows {
  const { host } = usePanel();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const store = useMemo(
    () => rowStore(host, { handle, columns, filter, sort }, filter === '' ? rows : null, () => redraw(undefined)),
    [handle, columns, filter, sort],
  );
  useEffect(() => () => store.stop(), [store]);
  return store;
}

type Query = Omit<Parameters<Host['call']['bodyRows']>[0], 'from' | 'to'>;

type Changing<T> = { -readonly [K in keyof T]: T[K] };

type Page = Pick<Awaited<ReturnType<Host['call']['bodyRows']>>, 'rows' | 'objects'>;

function rowStore(host: Host, query: Query, count: number | null, changed: () => void): ShownRows & { readonly stop: () => void } {
  const pages = new Map<number, Page>();
  const asked = new Set<number>();
  const stopping = new AbortController();
  const { signal } = stopping;
  const store: Changing<ShownRows> & { readonly stop: () => void } = {
    total: count,
    failed: null,
    sample: [],
    row: (index: number) => pages.get(Math.floor(index / pageRows))?.rows[index % pageRows],
    object: (index: number) => pages.get(Math.floor(index / pageRows))?.objects[index % pageRows] ?? undefined,
    need(from: number, to: number) {
      if (to <= from || store.failed !== null || query.columns.length === 0) return;
      for (let page = Math.floor(from / pageRows); page <= Math.floor((to - 1) / pageRows); page++) if (!asked.has(page)) void get(page);
    },
    stop: () => stopping.abort(),
  };

  async function get(page: number): Promise<void> {
    asked.add(page);
    try {
      const { rows, objects, total } = await host.call.bodyRows({ ...query, from: page * pageRows, to: (page + 1) * pageRows }, signal);
      if (signal.aborted) return;
      pages.set(page, { rows, objects });
      if (page === 0) store.sample = rows.slice(0, 30);
      store.total = total;
      for (const oldest of [...pages.keys()].slice(0, -mostPages)) {
        pages.delete(oldest);
        asked.delete(oldest);
      }
    } catch (error) {
      if (signal.aborted) return;
      store.failed = t`The rows could not be had: ${failureText(error)}`;
    }
    changed();
  }

  return store;
}

/** Rows from the first on, at most `most`; `total` tells whether there are more. */
export async function allRows(host: Host, query: Query, most: number): Promise<{ rows: readonly (readonly string[])[]; total: number }> {
  const rows: (readonly string[])[] = [];
  let total = 1;
  while (rows.length < Math.min(total, most)) {
    const piece = await host.call.bodyRows({ ...query, from: rows.length, to: Math.min(rows.length + 1000, most) });
    total = piece.total;
    if (piece.rows.length === 0) break;
    rows.push(...piece.rows);
  }
  return { rows, total };
}
