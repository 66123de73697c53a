import assert from 'node:assert/strict';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { searchOperations } from '../../../../src/core/families/search.ts';
import { realDocument } from '../../../support/openapi/realDocument.ts';
import { small } from '../../../support/openapi/smallDocument.ts';

describe('searchOperations', () => {
  const keys = (text: string): string[] =>
    searchOperations(proFamily(small()).operations)
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

  it('finds over the real document what is typed', function () {
    const search = searchOperations(proFamily(realDocument(this)).operations);
    assert.equal(search.find('get computers-inventory')[0]?.key, 'GET /v4/computers-inventory');
  });
});
