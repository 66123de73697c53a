import assert from 'node:assert/strict';
import { apiCatalogue } from '../../../../../src/core/families/apiCatalogue.ts';
import { betterInClassic, classicFamily } from '../../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import { coverageOf, kindsThatCouldUse } from '../../../../../src/core/sets/uses/coverageOf.ts';
import { buildIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import { usesOf } from '../../../../../src/core/sets/uses/usesOf.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';
import { memorySource } from '../../../../support/sets/memorySource.ts';
import { never } from '../../../../support/signals.ts';

describe('where-used on an instance that has a kind in the Classic API alone', () => {
  const pro = proFamily(small(), betterInClassic);
  const catalogue = apiCatalogue([pro, classicFamily(pro, classicWriting)]);
  const share = { resource: 'classic/distributionpoints', id: '3', name: 'Share' };

  it('finds what names its objects by the key of the other API, by name or by id', async () => {
    assert.equal(catalogue.resource('distribution-points'), undefined);
    const source = memorySource([
      { ...share, document: { id: 3, name: 'Share' } },
      { resource: 'classic/networksegments', id: '7', document: { id: 7, name: 'East', distribution_point: 'Share' } },
      { resource: 'classic/policies', id: '8', document: { general: { id: 8 }, scripts: [{ id: 5, name: 'Fix' }] } },
    ]);
    const index = await buildIndex(source, catalogue, never);
    assert.deepEqual(
      usesOf(index, share).map(({ from, pointer, how }) => [from.resource, pointer, how]),
      [['classic/networksegments', '/distribution_point', 'name']],
    );
    assert.equal(usesOf(index, { resource: 'classic/scripts', id: '5', name: 'Fix' }).length, 1);
    assert.ok(kindsThatCouldUse(index.rules, share.resource).some(({ key }) => key === 'classic/policies'));
    assert.ok(
      coverageOf(index, share.resource).kinds.some(({ resource, state }) => resource === 'classic/networksegments' && state === 'read'),
    );
  });
});
