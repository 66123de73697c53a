import { rowNumbers, type RowQuery } from '../../core/response/body/rowOrder.ts';
import type { AnswerTable } from '../../core/response/body/table.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { BodyStore } from './bodyStore.ts';
import type { RunnerMethods } from './protocol.ts';

/** Rows that cross at once. */
const mostRows = 2000;

/** Rows of a list answer, in the order and with the filter that the page asks for. `pause` lets others in while many are looked through. */
export async function answerRows(
  bodies: BodyStore,
  { handle, columns, filter, sort, from, to }: Parameters<RunnerMethods['bodyRows']>[0],
  pause: () => Promise<void>,
): Promise<ReturnType<RunnerMethods['bodyRows']>> {
  const { body, objectOf } = bodies.get(handle);
  const { table } = body;
  if (table === null) return { rows: [], objects: [], total: 0 };
  const order = await orderOf(table, { columns, filter: filter.trim(), sort }, pause);
  const total = order?.length ?? table.length;
  const length = Math.max(0, Math.min(to, total, from + mostRows) - from);
  const numbers = Array.from({ length }, (_, index) => order?.[from + index] ?? from + index);
  const rows = numbers.map((row) => {
    const cells = table.cells(row);
    return columns.map((column) => cells.get(column) ?? '');
  });
  return { rows, objects: numbers.map((row) => objectOf?.(table.value(row)) ?? null), total };
}

/** The order that was asked for last: scrolling asks for it again and again. */
const orders = new WeakMap<AnswerTable, { readonly key: string; readonly order: Promise<readonly number[]> }>();

/** undefined: the rows as they came. */
function orderOf(table: AnswerTable, query: RowQuery, pause: () => Promise<void>): Promise<readonly number[]> | undefined {
  const { columns, filter, sort } = query;
  if (filter === '' && sort === null) return undefined;
  const key = JSON.stringify([filter, sort, filter === '' ? [] : columns]);
  const kept = orders.get(table);
  if (kept?.key === key) return kept.order;
  const order = ordered(table, query, pause, () => orders.get(table)?.key === key);
  orders.set(table, { key, order });
  return order;
}

/** Ends once another order was asked for: whoever waits for this one is no longer looking. */
async function ordered(
  table: AnswerTable,
  query: RowQuery,
  pause: () => Promise<void>,
  isWanted: () => boolean,
): Promise<readonly number[]> {
  const run = rowNumbers(table, query);
  for (;;) {
    const next = run.next();
    if (next.done === true) return next.value;
    await pause();
    if (!isWanted()) throw new ProblemError({ kind: 'cancelled' });
  }
}
