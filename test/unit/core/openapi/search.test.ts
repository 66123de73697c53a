import assert from 'node:assert/strict';
import { searchOperations } from '../../../../src/core/openapi/search.ts';
import { realDocument } from './realDocument.ts';
import { small } from './smallDocument.ts';

describe('searchOperations', () => {
  const keys = (text: string): string[] =>
    searchOperations(small().operations)
      .find(text)
      .map(({ key }) => key);

  it('gives everything for nothing', () => assert.equal(keys(' ').length, small().operations.length));

  it('needs every word, in any order and case', () => {
    assert.deepEqual(keys('Buildings GET')[0], 'GET /v1/buildings');
    assert.deepEqual(keys('put buildings'), ['PUT /v1/buildings/{id}']);
    assert.deepEqual(keys('buildings nothing'), []);
  });

  it('finds by privilege and summary', () => {
    assert.deepEqual(keys('read buildings')[0], 'GET /v1/buildings');
    assert.deepEqual(keys('search for'), ['GET /v1/buildings']);
  });

  it('prefers what lives', () =>
    assert.equal(keys('machines').indexOf('GET /v4/machines') < keys('machines').indexOf('GET /v3/machines'), true));

  it('answers each keystroke over the real document in time', function () {
    const search = searchOperations(realDocument(this).operations);
    search.find('warm up');
    const text = 'get computers inventory filevault';
    const times = Array.from(text, (_, index) => {
      const start = performance.now();
      search.find(text.slice(0, index + 1));
      return performance.now() - start;
    });
    assert.ok(Math.max(...times) <= 16, `the slowest took ${Math.max(...times).toFixed(1)} ms`);
    assert.equal(search.find('get computers-inventory')[0]?.key, 'GET /v4/computers-inventory');
  });
});
