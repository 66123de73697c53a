import type { TableEvents, TableLoad, TableMethods, TableModel, TableOpen, TableQuery } from '../../src/app/table/protocol.ts';
import { modelOf, rowAt, state } from '../support/pages/tableModel.ts';
import { browser } from './support/browser.ts';
import type { PanelOptions, ScriptedHost } from './support/panel.ts';
import { Panel } from './support/panel.ts';

export type TablePage = Panel<TableMethods, TableEvents>;
export type TableHost = ScriptedHost<TableMethods>;

export interface Script {
  readonly start?: TableOpen['start'];
  readonly why?: string;
  readonly model?: Partial<TableModel>;
  readonly more?: TableHost;
}

/** A host with a list whose rows say which they are; each other question makes a new generation, as the real one does. */
export function scriptedTable({ start = 'load', why = '', model = {}, more = {} }: Script = {}): TableHost {
  let current = modelOf(model);
  let shown = current.shown;
  const load = ({ query, columns: wanted }: { query: TableQuery; columns: readonly string[] | null }): TableLoad => {
    shown = wanted ?? shown;
    const isSame = JSON.stringify(query) === JSON.stringify(current.query) && shown === current.shown;
    current = { ...current, query, shown, generation: current.generation + (isSame ? 0 : 1) };
    return { kind: 'model', model: current };
  };
  return {
    open: () => ({ state, many: 'Computers', instanceName: 'Acme', start, why, isMac: false }),
    load,
    rows: ({ page }) => {
      const count = Math.max(0, Math.min(100, current.total - page * 100));
      const rows = Array.from({ length: count }, (_, at) => rowAt(page * 100 + at, shown));
      return { kind: 'rows', rows, total: current.total, isCounted: current.isCounted };
    },
    keepWidths: () => null,
    checkFilter: () => [],
    completeFilter: () => ({ items: [], isWhole: true }),
    buildFilter: () => null,
    copy: ({ ranges }) => ({ kind: 'copied', rows: ranges.reduce((sum, { from, to }) => sum + to - from, 0), left: 0 }),
    openRows: ({ ranges }) => ({ kind: 'opened', rows: ranges.reduce((sum, { from, to }) => sum + to - from, 0), left: 0 }),
    act: () => null,
    ...more,
  };
}

export async function openTable(host: TableHost, options: Omit<PanelOptions<TableMethods>, 'host'> = {}): Promise<TablePage> {
  return Panel.open<TableMethods, TableEvents>(await browser(), { size: { width: 1100, height: 700 }, ...options, host, bundle: 'table' });
}

export const cell = (panel: TablePage, text: string) => panel.page.getByRole('gridcell', { name: text, exact: true });
export const header = (panel: TablePage, text: string | RegExp) => panel.page.getByRole('columnheader', { name: text });
export const grid = (panel: TablePage) => panel.page.getByRole('grid');
export const status = (panel: TablePage) => panel.page.getByRole('status');

/** The inputs of a method, once there are so many of them. */
export async function calls<K extends keyof TableMethods>(
  panel: TablePage,
  method: K,
  count: number,
): Promise<Parameters<TableMethods[K]>[0][]> {
  while (panel.inputs(method).length < count) await panel.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  return panel.inputs(method);
}
