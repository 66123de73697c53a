import assert from 'node:assert/strict';
import { tableCommands } from '../../../../src/app/contributions/tableCommands.ts';
import { menuAct, tableActs } from '../../../../src/app/table/menuActs.ts';

describe('what is chosen in a menu of a table', () => {
  const table: readonly (readonly [title: string, told: string])[] = [
    ['Open', 'rows: open'],
    ['Copy Rows', 'rows: copyRows'],
    ['Copy IDs', 'rows: copyIds'],
    ['Copy Names', 'rows: copyNames'],
    ['Export Selection…', 'rows: export'],
    ['Sort Ascending', 'id: sortUp'],
    ['Sort Descending', 'id: sortDown'],
    ['Move Left', 'id: moveLeft'],
    ['Move Right', 'id: moveRight'],
    ['Fit Width', 'id: fit'],
    ['Hide Column', 'id: hide'],
    ['Reset Columns', 'id: reset'],
  ];
  for (const [title, told] of table) {
    it(`is told to its page: ${title}`, () => {
      const [command, task] = tableActs.find(([id]) => tableCommands[id].title === title) ?? assert.fail('no command');
      const act = menuAct(task, 'id');
      assert.equal(act === undefined ? '' : `${act.of === 'rows' ? 'rows' : act.column}: ${act.do}`, told, command);
    });
  }

  it('is nothing where it is about a column, and none was said', () =>
    assert.deepEqual(
      tableActs.filter(([, task]) => menuAct(task, undefined) === undefined).map(([, { of }]) => of),
      tableActs.filter(([, { of }]) => of === 'column').map(() => 'column'),
    ));
});
