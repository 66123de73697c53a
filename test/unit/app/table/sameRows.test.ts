import assert from 'node:assert/strict';
import { TableData } from '../../../../src/app/table/tableData.ts';
import { rows } from '../../../support/fakeSession.ts';
import { never } from '../../../support/signals.ts';
import { tableSession } from './tableSession.ts';

const query = { filter: '', sort: [] };
const object = (id: number) => ({ id: String(id), name: `n${id}` });
const ids = (...all: readonly number[]) => all.map(object);

/** How many rows are the same objects after the list is read again, or shown otherwise. */
async function sameRows(lists: readonly (readonly unknown[])[], change: { columns?: readonly string[]; total?: number } = {}) {
  let at = 0;
  const session = tableSession(({ page }) => {
    const results = lists[at] ?? [];
    return { totalCount: change.total ?? results.length, results: page === 0 ? results : rows(1, 100) };
  });
  const data = new TableData(
    () => session,
    'plain',
    ['name'],
    () => undefined,
  );
  const options = { query, whole: false };
  await data.load({ ...options, columns: null, fresh: false }, () => true, never);
  at = 1;
  const before = data.model({}).sameRows;
  await data.load({ ...options, columns: change.columns ?? null, fresh: change.columns === undefined }, () => true, never);
  return [before, data.model({}).sameRows];
}

describe('which rows of a table are the same objects when it is read again', () => {
  const of = (name: string, lists: readonly (readonly unknown[])[], wanted: number, change: Parameters<typeof sameRows>[1] = {}) =>
    it(name, async () => assert.deepEqual(await sameRows(lists, change), [0, wanted]));
  of('all, where nothing changed', [ids(1, 2, 3), ids(1, 2, 3)], 3);
  of('all, where only what they hold changed', [[{ id: '1', name: 'a' }], [{ id: '1', name: 'b' }]], 1);
  of('none behind one that was deleted, although another was created', [ids(1, 2, 3), ids(1, 3, 4)], 1);
  of('none where the first is another', [ids(1, 2), ids(2, 3)], 0);
  of(
    'of rows without an id those that hold the same',
    [
      [{ name: 'a' }, { name: 'b' }],
      [{ name: 'a' }, { name: 'c' }],
    ],
    1,
  );
  of('of a list in pages those of the first page alone: nobody knows the others', [rows(1, 100), rows(1, 100)], 100, { total: 500 });
  of('all, where other columns are shown', [ids(1, 2), []], 2, { columns: ['city'] });
});
