import { t } from '@vscode/l10n';
import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { wordsOf } from '../controller.ts';
import type { Host } from '../host.ts';
import type { TableSort } from '../../../app/table/protocol.ts';
import { usePanel } from '../panel.ts';

export interface TableRows {
  readonly total: number;
  readonly failed: string | null;
  /** Rows to measure columns by. */
  readonly sample: readonly (readonly string[])[];
  row(index: number): readonly string[] | undefined;
  /** Asks for what is not here yet. */
  need(from: number, to: number): void;
}

const pageRows = 100;
/** Pages kept; the ones that were asked for longest ago go first. */
const mostPages = 20;

/** Rows of a list answer as they come into sight. Other columns or another order begin anew. */
export function useTableRows(handle: string, columns: readonly string[], sort: TableSort | null, rows: number): TableRows {
  const { host } = usePanel();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const store = useMemo(() => new RowStore(host, { handle, columns, sort }, rows, () => redraw(undefined)), [handle, columns, sort]);
  useEffect(() => () => store.stop(), [store]);
  return store;
}

type Query = Omit<Parameters<Host['call']['bodyRows']>[0], 'from' | 'to'>;

class RowStore implements TableRows {
  total: number;
  failed: string | null = null;
  sample: readonly (readonly string[])[] = [];
  readonly #pages = new Map<number, readonly (readonly string[])[]>();
  readonly #asked = new Set<number>();
  readonly #stopping = new AbortController();
  readonly #host: Host;
  readonly #query: Query;
  readonly #changed: () => void;

  constructor(host: Host, query: Query, total: number, changed: () => void) {
    this.#host = host;
    this.#query = query;
    this.total = total;
    this.#changed = changed;
  }

  stop(): void {
    this.#stopping.abort();
  }

  row(index: number): readonly string[] | undefined {
    return this.#pages.get(Math.floor(index / pageRows))?.[index % pageRows];
  }

  need(from: number, to: number): void {
    if (to <= from || this.failed !== null || this.#query.columns.length === 0) return;
    for (let page = Math.floor(from / pageRows); page <= Math.floor((to - 1) / pageRows); page++) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      void this.#get(page);
    }
  }

  async #get(page: number): Promise<void> {
    try {
      const { rows, total } = await this.#host.call.bodyRows(
        { ...this.#query, from: page * pageRows, to: (page + 1) * pageRows },
        this.#stopping.signal,
      );
      if (this.#stopping.signal.aborted) return;
      this.#pages.set(page, rows);
      if (page === 0) this.sample = rows.slice(0, 30);
      this.total = total;
      this.#forget();
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.failed = t`The rows could not be had: ${wordsOf(error)}`;
    }
    this.#changed();
  }

  #forget(): void {
    for (const page of [...this.#pages.keys()].slice(0, Math.max(0, this.#pages.size - mostPages))) {
      this.#pages.delete(page);
      this.#asked.delete(page);
    }
  }
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
