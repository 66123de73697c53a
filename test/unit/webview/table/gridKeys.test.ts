import assert from 'node:assert/strict';
import { gridKey } from '../../../../src/webview/table/gridKeys.ts';
import { reduceTable } from '../../../../src/webview/table/state/reduce.ts';
import type { TableAction, GridCell } from '../../../../src/webview/table/state/state.ts';
import { after, go, pick, shown } from './tableActions.ts';

interface Key {
  readonly key: string;
  readonly shiftKey?: boolean;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
}

/** A window that ten rows fit in. */
const view = 220;
const actionOf = (before: readonly TableAction[], key: Key): TableAction | null =>
  gridKey(
    after(...shown, ...before),
    { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...key },
    { viewHeight: view, widths: [100, 120, 80, 80, 80] },
  );

describe('keys of the table', () => {
  const [down, up] = ['ArrowDown', 'ArrowUp'];
  const moves: readonly (readonly [from: GridCell, key: Key, to: GridCell])[] = [
    [{ row: 5, column: 1 }, { key: down }, { row: 6, column: 1 }],
    [{ row: 5, column: 1 }, { key: up }, { row: 4, column: 1 }],
    [{ row: 0, column: 1 }, { key: up }, { row: -1, column: 1 }],
    [
      { row: 0, column: 1 },
      { key: up, shiftKey: true },
      { row: 0, column: 1 },
    ],
    [{ row: 99_999, column: 1 }, { key: down }, { row: 99_999, column: 1 }],
    [
      { row: 5, column: 1 },
      { key: down, ctrlKey: true },
      { row: 99_999, column: 1 },
    ],
    [
      { row: 5, column: 1 },
      { key: up, metaKey: true },
      { row: 0, column: 1 },
    ],
    [{ row: 20, column: 1 }, { key: 'PageDown' }, { row: 29, column: 1 }],
    [{ row: 20, column: 1 }, { key: 'PageUp' }, { row: 11, column: 1 }],
    [{ row: 3, column: 1 }, { key: 'PageUp' }, { row: 0, column: 1 }],
    [{ row: 3, column: 1 }, { key: 'Home' }, { row: 3, column: 0 }],
    [{ row: 3, column: 1 }, { key: 'End' }, { row: 3, column: 4 }],
    [
      { row: 3, column: 1 },
      { key: 'Home', ctrlKey: true },
      { row: 0, column: 1 },
    ],
    [
      { row: 3, column: 1 },
      { key: 'End', ctrlKey: true },
      { row: 99_999, column: 1 },
    ],
    [{ row: 3, column: 4 }, { key: 'ArrowRight' }, { row: 3, column: 4 }],
    [{ row: 3, column: 1 }, { key: 'ArrowLeft' }, { row: 3, column: 0 }],
  ];
  for (const [from, key, to] of moves) {
    const held = Object.entries(key).flatMap(([name, is]) => (is === true ? [name.replace('Key', '')] : []));
    it(`${[...held, key.key].join('+')} goes from ${from.row}, ${from.column} to ${to.row}, ${to.column}`, () => {
      const state = after(...shown, go(from.row, from.column));
      const action = actionOf([go(from.row, from.column)], key);
      assert.ok(action !== null);
      assert.deepEqual(reduceTable(state, action).state.active, to);
    });
  }

  const acts: readonly (readonly [name: string, before: readonly TableAction[], key: Key, action: TableAction | null])[] = [
    ['all is selected', [], { key: 'a', ctrlKey: true }, { type: 'allSelected' }],
    ['rows are copied', [], { key: 'C', metaKey: true }, { type: 'copyAsked', what: 'rows' }],
    ['a row is opened', [], { key: 'Enter' }, { type: 'openAsked', which: 'active' }],
    ['a row is selected', [go(3)], { key: ' ' }, { type: 'picked', cell: { row: 3, column: 0 }, how: 'toggled' }],
    ['rows up to here are', [go(3)], { key: ' ', shiftKey: true }, { type: 'picked', cell: { row: 3, column: 0 }, how: 'extended' }],
    ['a header sorts', [go(-1, 1)], { key: 'Enter' }, { type: 'sortAsked', column: 'hardware.serialNumber', more: false }],
    [
      'beside what sorts already',
      [go(-1, 1)],
      { key: ' ', shiftKey: true },
      { type: 'sortAsked', column: 'hardware.serialNumber', more: true },
    ],
    ['a column moves', [], { key: 'ArrowRight', altKey: true }, { type: 'columnMoved', column: 'general.name', by: 1 }],
    ['and back', [], { key: 'ArrowLeft', altKey: true }, { type: 'columnMoved', column: 'general.name', by: -1 }],
    [
      'a column becomes wider',
      [go(-1, 1)],
      { key: 'ArrowRight', altKey: true, shiftKey: true },
      { type: 'columnPulled', column: 'hardware.serialNumber', width: 136, isLast: true },
    ],
    [
      'and narrower',
      [go(-1, 1)],
      { key: 'ArrowLeft', altKey: true, shiftKey: true },
      { type: 'columnPulled', column: 'hardware.serialNumber', width: 104, isLast: true },
    ],
    ['nothing is selected any more', [pick(3)], { key: 'Escape' }, { type: 'selectionCleared' }],
    ['Escape is somebody else’s when nothing is', [], { key: 'Escape' }, null],
    ['so is every other key with Alt', [], { key: 'ArrowDown', altKey: true }, null],
    ['and a letter', [], { key: 'x' }, null],
  ];
  for (const [name, before, key, action] of acts) it(name, () => assert.deepEqual(actionOf(before, key), action));
});
