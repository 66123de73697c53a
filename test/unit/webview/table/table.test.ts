import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fullHeight, lastTop, rowsPerScroll, scrolledHeight, topShowing } from '../../../../src/webview/grid/geometry.ts';
import { everyRow, extendedTo, isSelected, nothing, onlyRow, selectedCount, withToggled } from '../../../../src/webview/table/selection.ts';
import { nextSort } from '../../../../src/webview/grid/sorting.ts';

describe('selected rows', () => {
  it('are those that were chosen one by one, whatever the order, in ranges that stand apart', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 })), (rows) => {
        const plain = new Set<number>();
        let selection = nothing;
        for (const row of rows) {
          selection = withToggled(selection, row);
          if (!plain.delete(row)) plain.add(row);
        }
        assert.equal(selectedCount(selection), plain.size);
        for (let row = 0; row <= 21; row++) assert.equal(isSelected(selection, row), plain.has(row));
        for (const [index, range] of selection.ranges.entries()) {
          assert.ok(range.from < range.to);
          assert.ok(index === 0 || (selection.ranges[index - 1]?.to ?? 0) < range.from);
        }
      }),
    );
  });

  it('extend from where they began, in both directions', () => {
    const up = extendedTo(extendedTo(onlyRow(5), 9), 2);
    assert.deepEqual(up.ranges, [{ from: 2, to: 6 }]);
    assert.equal(selectedCount(everyRow(100_000)), 100_000);
    assert.deepEqual(everyRow(0).ranges, []);
  });
});

describe('the order by columns', () => {
  const [up, down] = [false, true].map((descending) => ({ column: 'a', descending }));
  const other = { column: 'b', descending: true };
  assert.ok(up !== undefined && down !== undefined);

  it('goes up, down and away', () => {
    assert.deepEqual(nextSort([], 'a', false), [up]);
    assert.deepEqual(nextSort([up], 'a', false), [down]);
    assert.deepEqual(nextSort([down], 'a', false), []);
    assert.deepEqual(nextSort([other], 'a', false), [up]);
  });

  it('keeps the others, and their places, when asked to', () => {
    assert.deepEqual(nextSort([other], 'a', true), [other, up]);
    assert.deepEqual(nextSort([up, other], 'a', true), [down, other]);
    assert.deepEqual(nextSort([down, other], 'a', true), [other]);
  });
});

describe('scrolling', () => {
  it('reaches the first and the last row of any list, within the px of a browser', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000_000 }), fc.integer({ min: 22, max: 3000 }), (rows, view) => {
        assert.ok(scrolledHeight(rows) <= 8_000_000);
        const bottom = Math.max(0, scrolledHeight(rows) - view) * rowsPerScroll(rows, view);
        assert.ok(Math.abs(bottom - lastTop(rows, view)) < 1);
      }),
    );
  });

  it('is one to one where the list fits', () => assert.equal(rowsPerScroll(100_000, 700), 1));

  it('moves as little as possible to show a row', () => {
    assert.equal(topShowing(10, 0, 220), 22);
    assert.equal(topShowing(9, 0, 220), 0);
    assert.equal(topShowing(3, 220, 220), 66);
    assert.equal(fullHeight(3), 66);
  });
});
