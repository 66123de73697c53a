import assert from 'node:assert/strict';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { classicShape } from '../../../../../src/core/families/classic/shapes.ts';
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

  it('are found by the shape of the object where their field is called as its own id is', () => {
    const policy = {
      general: { id: 12, name: 'Chrome', category: { id: 5, name: 'Browsers' }, site: { id: -1, name: 'None' } },
      scope: { computer_groups: [{ id: 3 }] },
      package_configuration: { packages: [{ id: 7, name: 'Chrome.pkg' }] },
    };
    const found = referencesIn(parseJson(JSON.stringify(policy)), classicShape('policy'));
    assert.deepEqual(
      found.map(({ pointer, resource, isNone, isNamed }) => [pointer, resource, isNone, isNamed]),
      [
        ['/general/category/id', 'categories', false, true],
        ['/general/site/id', 'sites', true, true],
        ['/scope/computer_groups/0/id', 'computer-groups', false, false],
        ['/package_configuration/packages/0/id', 'packages', false, true],
      ],
    );
  });

  it('are found under the cursor', () => {
    assert.equal(referenceAt(root, text.indexOf('"3"') + 1)?.pointer, '/categoryId');
    assert.equal(referenceAt(root, text.indexOf('"3"') - 4), undefined);
    assert.equal(referenceAt(root, 0), undefined);
  });
});
