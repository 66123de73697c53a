import assert from 'node:assert/strict';
import { pathNames, valuesOf, withValues } from '../../../../../src/webview/runner/request/parameterValues.ts';

const pair = (name: string, value: string, enabled = true) => ({ name, value, enabled });

describe('query pairs', () => {
  it('take several values at the place of the first', () => {
    const query = [pair('a', '1'), pair('s', 'x'), pair('b', '2'), pair('s', 'y')];
    assert.deepEqual(withValues(query, 's', ['1', '2', '3']), [
      pair('a', '1'),
      pair('s', '1'),
      pair('s', '2'),
      pair('s', '3'),
      pair('b', '2'),
    ]);
  });

  it('lose a parameter without values, and gain a new one at the end', () => {
    assert.deepEqual(withValues([pair('a', '1'), pair('b', '2')], 'a', []), [pair('b', '2')]);
    assert.deepEqual(withValues([pair('a', '1')], 'b', ['2']), [pair('a', '1'), pair('b', '2')]);
  });

  it('tell only the values that are switched on', () => {
    assert.deepEqual(valuesOf([pair('a', '1'), pair('a', '2', false), pair('b', '3')], 'a'), ['1']);
  });

  it('tell the names in a path once each', () => {
    assert.deepEqual(pathNames('/v1/{id}/x/{name}/{id}'), ['id', 'name']);
    assert.deepEqual(pathNames('/v1/{/}'), []);
  });
});
