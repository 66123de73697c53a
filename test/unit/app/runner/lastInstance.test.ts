import assert from 'node:assert/strict';
import { instanceAtOnce } from '../../../../src/app/runner/lastInstance.ts';

describe('the instance that a kept request begins with', () => {
  const [lab, production] = [{ id: 'lab' }, { id: 'production' }];
  const cases: readonly [what: string, all: readonly { id: string }[], last: string | undefined, then: string | undefined][] = [
    ['the one of last time', [lab, production], 'lab', 'lab'],
    ['none, where one of several has to be chosen', [lab, production], undefined, undefined],
    ['the only one, where nothing is known', [production], undefined, 'production'],
    ['none in the place of one that is gone, be it the only one', [production], 'lab', undefined],
    ['none where there is none', [], undefined, undefined],
  ];
  for (const [what, all, last, then] of cases) it(`is ${what}`, () => assert.equal(instanceAtOnce(all, last), then));
});
