import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { matches } from '../../../src/demo/rsql/evaluate.ts';
import { FilterError, parseFilter } from '../../../src/demo/rsql/parse.ts';

const row = { name: 'Mac-07 (lab)', count: '9', flag: true, when: '2026-03-01T10:00:00Z', nothing: null, site: { name: 'High "A"' } };
const holds = (filter: string): boolean => matches(parseFilter(filter), row, {});

describe('demo RSQL', () => {
  const table: readonly (readonly [filter: string, expected: boolean])[] = [
    ['name=="mac-07 (lab)"', true],
    ['name==mac-*', true],
    ['name=="*07*lab)"', true],
    ['name=="*lab"', false],
    ['name=="mac*mac*"', false],
    ['name=="*-*(*)"', true],
    ["name=='Mac*'", true],
    ['name!=mac-*', false],
    ['name=="mac\\-07*"', true],
    ['name=="mac-07 (lab\\*"', false],
    ['site.name=="High \\"A\\""', true],
    ['count=lt=10', true],
    ['count<9', false],
    ['count=le=9', true],
    ['count>=10', false],
    ['count=gt=8.5', true],
    ['when=ge=2026-03-01T10:00:00.000Z', true],
    ['when<2026-03-01', false],
    ['flag==true', true],
    ['flag=="false"', false],
    ['nothing==""', true],
    ['nothing>0', false],
    ['count=in=(1,9,"x")', true],
    ['count=out=(1,9)', false],
    ['absent==x', false],
    // `and` binds tighter than `or`, in both spellings.
    ['count==9,count==8;flag==false', true],
    ['(count==9,count==8);flag==false', false],
    ['count==9 or count==8 and flag==false', true],
    ['(count==9 or count==8) and flag==true', true],
    ['count==1 , count==9 ; flag==true', true],
  ];
  for (const [filter, expected] of table) it(`${filter} is ${expected}`, () => assert.equal(holds(filter), expected));

  for (const filter of ['', 'name', 'name==', 'name=="x', '(name==x', 'name==x)', 'name=~x', 'a==b c==d', 'a==b and', 'a=in=()', ';']) {
    it(`refuses ${filter || 'an empty filter'}`, () => assert.throws(() => parseFilter(filter), FilterError));
  }

  it('compares with regard to case only where told', () => {
    const filter = parseFilter('name=="MAC*"');
    assert.equal(matches(filter, row, {}), true);
    assert.equal(matches(filter, row, { exact: ['name'] }), false);
  });

  it('finds any value that is quoted and escaped', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (value) => {
        const escaped = value.replaceAll(/["\\*]/g, String.raw`\$&`);
        const filter = parseFilter(`name=="${escaped}"`);
        assert.equal(matches(filter, { name: value }, { exact: ['name'] }), true);
        assert.equal(matches(filter, { name: `${value}x` }, { exact: ['name'] }), false);
      }),
      { numRuns: 200 },
    );
  });
});
