import assert from 'node:assert/strict';
import { straightQuotes } from '../../../src/shared/filterText.ts';

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
