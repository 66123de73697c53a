import assert from 'node:assert/strict';
import { writeSort } from '../../../../src/core/rsql/sort.ts';
import { sortsFor } from '../../../../src/core/rsql/sortSearch.ts';

describe('sortsFor', () => {
  const fields = ['id', 'general.name', 'general.nameSuffix', 'building.name.first', 'hardware.model'];
  const cases: readonly (readonly [typed: string, found: readonly string[]])[] = [
    ['model', ['hardware.model:asc', 'hardware.model:desc']],
    ['model d', ['hardware.model:desc']],
    ['Model DESC', ['hardware.model:desc']],
    ['id:asc', ['id:asc']],
    ['hardware model descending', ['hardware.model:desc']],
    ['name desc', ['general.name:desc', 'general.nameSuffix:desc', 'building.name.first:desc']],
    ['desc', []],
    ['nothing', []],
  ];
  cases.forEach(([typed, found]) => {
    it(`“${typed}” is ${found.length === 0 ? 'nothing' : found.join(', ')}`, () => {
      assert.deepEqual(
        sortsFor(typed, fields).map((term) => writeSort([term])),
        found,
      );
    });
  });

  it('offers every field both ways before anything is typed', () => {
    assert.deepEqual(writeSort(sortsFor('', ['b', 'a'])), 'b:asc,b:desc,a:asc,a:desc');
  });
});
