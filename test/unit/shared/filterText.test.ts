import assert from 'node:assert/strict';
import { looksLikeRsql, straightQuotes } from '../../../src/shared/filterText.ts';

describe('quotes of a filter', () => {
  const table: readonly (readonly [typed: string, meant: string])[] = [
    ['name==“Lab Mac”', 'name=="Lab Mac"'],
    ['name==„Labor“;id==1', 'name=="Labor";id==1'],
    ['name=in=(“a b”, “c”)', 'name=in=("a b", "c")'],
    ['name==‘Lab Mac’ and id==1', 'name=="Lab Mac" and id==1'],
    ['name=="a “b” c"', 'name=="a “b” c"'],
    ["name=='a “b”'", "name=='a “b”'"],
    ['name=="x\\"=“y”"', 'name=="x\\"=“y”"'],
    ['name==Tom’s*', 'name==Tom’s*'],
    ['name==“open', 'name==“open'],
  ];
  for (const [typed, meant] of table) it(`${typed} is ${meant}`, () => assert.equal(straightQuotes(typed), meant));

  it('takes hostile text in good time', () => {
    for (const piece of ['"', "'", '“', '=“', '=‘a', '\\', '"\\', '\'"', ' “x']) {
      const started = process.cpuUsage();
      straightQuotes(piece.repeat(50_000));
      assert.ok(process.cpuUsage(started).user < 200_000, piece);
    }
  });
});

describe('what is meant as RSQL', () => {
  const rsql = [
    'name==x',
    ' general.name == x',
    'name==',
    'name!="x"',
    '(name==x)',
    'lab;(name==x)',
    'name=in=(a,b)',
    'id=gt=',
    'id>=3',
    'id<3',
    'id < 3',
    'reportDate > "2026-01-01"',
    'id >',
    'id > 3 and name==x',
    'name==“x”',
    'größe==1',
  ];
  const words = [
    '',
    'Tom',
    'Wow! Mac',
    'Wow!',
    'R&D <Lab>',
    'Lab <North>',
    'a=b',
    'a = b',
    '=x',
    '==',
    '>3',
    '<3',
    '100% = all',
    '"a==b"',
    '-> x',
  ];
  for (const text of rsql) it(`${text} compares`, () => assert.equal(looksLikeRsql(text), true));
  for (const text of words) it(`“${text}” is words`, () => assert.equal(looksLikeRsql(text), false));
});
