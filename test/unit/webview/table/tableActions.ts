import assert from 'node:assert/strict';
import type { TableModel, TableOpen, TablePlace, TableRows } from '../../../../src/app/table/protocol.ts';
import { reduceTable } from '../../../../src/webview/table/state/reduce.ts';
import type { TableAction, Effect, TableState } from '../../../../src/webview/table/state/state.ts';
import { initialTable } from '../../../../src/webview/table/state/state.ts';
import { modelOf, rowAt as rowOf, state as listState } from '../../../support/pages/tableModel.ts';

export const opening: TableOpen = { state: listState, many: 'Computers', instanceName: 'Acme', start: 'load', why: '', isMac: false };
export const opened: Extract<TableAction, { type: 'opened' }> = { type: 'opened', open: opening, saved: null };
export const place: TablePlace = { ...listState, top: 2200, activeRow: 103, activeColumn: 1 };

export function after(...actions: readonly TableAction[]): TableState {
  return actions.reduce((state, action) => reduceTable(state, action).state, initialTable);
}

export function came(request: number, change: Partial<TableModel> = {}): TableAction {
  return { type: 'loadEnded', request, answer: { kind: 'model', model: modelOf(change) } };
}

export function rowsCame(request: number, page: number, change: Partial<Extract<TableRows, { kind: 'rows' }>> = {}): TableAction {
  const { shown } = modelOf();
  const rows = Array.from({ length: 100 }, (_, at) => rowOf(page * 100 + at, shown));
  return { type: 'rowsEnded', request, page, answer: { kind: 'rows', rows, total: 100_000, isCounted: true, ...change } };
}

export const inSight = (from: number, to: number, now = 10_000): TableAction => ({ type: 'inSight', from, to, now });
export const pick = (row: number, how: 'only' | 'toggled' | 'extended' = 'only'): TableAction => ({
  type: 'picked',
  cell: { row, column: 0 },
  how,
});
export const go = (row: number, column = 0, extending = false): TableAction => ({
  type: 'wentTo',
  cell: { row, column },
  extends: extending,
});
export const sort = (column: string, more = false): TableAction => ({ type: 'sortAsked', column, more });

/** A list is shown, and the rows of its first page with it. */
export const shown: readonly TableAction[] = [opened, came(1), inSight(0, 40), { type: 'rested' }, rowsCame(2, 0)];

export const query = listState.query;
export const load = (request: number, change: Partial<Extract<Effect, { do: 'load' }>['input']> = {}): Effect => ({
  do: 'load',
  request,
  input: { query, columns: null, fresh: false, whole: false, agreed: false, ...change },
});
export const keep = (change: Partial<TablePlace> = {}, soon = false): Effect => ({
  do: 'keepPlace',
  place: { ...listState, top: 0, activeRow: 0, activeColumn: 0, ...change },
  soon,
});
export const abort = (request: number): Effect => ({ do: 'abort', request });
export const byName = (descending: boolean) => ({ filter: '', sort: [{ column: 'general.name', descending }] });
export const trouble = { text: 'Acme could not be reached.', remedies: ['Check status'] };

/** What happened before, what happens now, what has to be done, and what of the state is to be seen. */
export type Case = readonly [
  name: string,
  before: readonly TableAction[],
  now: TableAction,
  effects: readonly Effect[],
  seen?: Partial<TableState>,
];

export function check(cases: readonly Case[]): void {
  for (const [name, before, now, effects, seen = {}] of cases) {
    it(name, () => {
      const step = reduceTable(after(...before), now);
      assert.deepEqual(step.effects, effects);
      const found = Object.fromEntries(Object.keys(seen).map((key) => [key, step.state[key as keyof TableState]]));
      assert.deepEqual(found, seen);
    });
  }
}
