import assert from 'node:assert/strict';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { referenceAt, referencesIn } from '../../../../../src/core/objects/remove/references.ts';

describe('ids of other objects in a document', () => {
  const text = '{"id":"7","categoryId":"3","siteId":-1,"deep":{"buildingId":null,"departmentId":""},"customPackageIds":["1",2],"name":"4"}';
  const root = parseJson(text);

  it('are found by their fields, in lists too, and not where there is none', () => {
    assert.deepEqual(
      referencesIn(root).map(({ pointer, resource, id, isNone }) => [pointer, resource, id, isNone]),
      [
        ['/categoryId', 'categories', '3', false],
        ['/siteId', 'sites', '-1', true],
        ['/customPackageIds/0', 'packages', '1', false],
        ['/customPackageIds/1', 'packages', '2', false],
      ],
    );
  });

  it('are found under the cursor', () => {
    assert.equal(referenceAt(root, text.indexOf('"3"') + 1)?.pointer, '/categoryId');
    assert.equal(referenceAt(root, text.indexOf('"3"') - 4), undefined);
    assert.equal(referenceAt(root, 0), undefined);
  });
});
