import assert from 'node:assert/strict';
import type { ApiDocument } from '../../../../src/core/families/pro/types.ts';
import type { Resource } from '../../../../src/core/families/family.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { isFilteredHere, mayBeListed, serverFilter, takesWords, typedFilter } from '../../../../src/core/listing/listFilter.ts';
import { searchedFields } from '../../../../src/core/listing/searchPlan.ts';
import { realDocument } from '../../../support/openapi/realDocument.ts';
import { small } from '../../../support/openapi/smallDocument.ts';

describe('what a person types as the filter of a list', () => {
  const of = (document: ApiDocument, key: string): Resource => {
    const found = proFamily(document).resources.find((resource) => resource.key === key);
    assert.ok(found, key);
    return found;
  };

  const computers =
    'general.name=="*WORD*",hardware.serialNumber=="WORD*",userAndLocation.username=="*WORD*",userAndLocation.email=="WORD*",general.assetTag=="WORD*"';
  const holding = (word: string): string => computers.replaceAll(/"(\*?)WORD\*"/g, `$1${word}*`);
  const cases: readonly (readonly [key: string, typed: string, asked: string | undefined])[] = [
    ['computers-inventory', 'boalime', holding('boalime')],
    ['computers-inventory', ' boalime  24 ', `(${holding('boalime')});(${holding('24')},id==24)`],
    ['computers-inventory', 'general.name==x', 'general.name==x'],
    ['computers-inventory', 'general.name==', 'general.name=='],
  ];
  cases.forEach(([key, typed, asked]) => {
    it(`${key}: ${typed}`, function () {
      const resource = of(realDocument(this), key);
      assert.equal(serverFilter(resource, typedFilter(resource, typed)), asked);
    });
  });

  const few: typeof cases = [
    ['buildings', 'apple park', 'name==*apple*;name==*park*'],
    ['buildings', 'a*b', String.raw`name=="*a\*b*"`],
    ['buildings', 'name==x', 'name==x'],
    // The server has no filter for these.
    ['machines', 'x', undefined],
    ['machines', 'name==x', undefined],
  ];
  few.forEach(([key, typed, asked]) => {
    it(`${key}: ${typed}`, () => {
      const resource = of(small(), key);
      const filter = typedFilter(resource, typed);
      assert.equal(serverFilter(resource, filter), asked);
      assert.equal(isFilteredHere(resource, filter), asked === undefined);
    });
  });

  it('is straightened where it is RSQL, and left as it is where it is words', () => {
    const buildings = of(small(), 'buildings');
    assert.deepEqual(typedFilter(buildings, ' name==“Lab” '), { kind: 'rsql', text: 'name=="Lab"' });
    assert.deepEqual(typedFilter(buildings, 'a=b, “Lab”'), { kind: 'text', text: 'a=b, “Lab”' });
  });

  it('is RSQL only where the list is answered with a filter of its own and is not looked through for words', function () {
    const document = realDocument(this);
    const commands = of(document, 'mdm/commands');
    const computers = of(document, 'computers-inventory');
    assert.deepEqual([takesWords(commands), searchedFields(commands)], [false, []]);
    assert.deepEqual([takesWords(computers), searchedFields(computers).includes('general.name')], [true, true]);
    const asked = (typed: string): boolean => mayBeListed(commands, typedFilter(commands, typed));
    assert.deepEqual([mayBeListed(commands, undefined), asked('tom'), asked('42'), asked('status==Pending')], [false, false, false, true]);
    assert.deepEqual(
      [mayBeListed(computers, undefined), mayBeListed(of(document, 'mobile-devices'), typedFilter(computers, 'x'))],
      [true, true],
    );
  });
});
