import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { exactJson } from '../../../../src/core/json/exact.ts';
import { cellText, rowHolds, shownRow, tsvLine } from '../../../../src/app/table/cells.ts';

const open = () => false;

describe('a cell of a table', () => {
  const cases: readonly (readonly [json: string, text: string])[] = [
    ['"plain"', 'plain'],
    ['null', ''],
    ['false', 'false'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.10', '1.10'],
    ['["a","b"]', 'a, b'],
    ['[]', ''],
    ['[{"a":1}]', '1 entry'],
    ['[[1],[2]]', '2 entries'],
    ['{"a":1,"b":2}', '2 fields'],
    ['{}', ''],
  ];
  for (const [json, text] of cases) it(json, () => assert.equal(cellText(exactJson(`{"at":${json}}`), 'at', open), text));

  it('is found as it is shown, a point in time in the time of this computer', () => {
    const row = { id: '1', at: '2026-11-01T08:15:00Z' };
    const [shown = ''] = shownRow('buildings', row, ['at'], open).cells;
    assert.notEqual(shown, row.at);
    for (const text of [shown, row.at]) assert.equal(rowHolds('buildings', row, ['at'], open, text), true, text);
    assert.equal(
      rowHolds('buildings', row, ['at'], () => true, shown),
      false,
    );
    const lab = { ...row, name: 'Lab' };
    const holds = (text: string): boolean => rowHolds('buildings', lab, ['at', 'name'], open, text);
    assert.deepEqual([holds(`${shown.slice(-5)} lab`), holds('lab north')], [true, false]);
  });

  it('crosses to the page as one line, cut', () => {
    const row = { id: '1', name: `a\n\u202Eb\t${'x'.repeat(10_000)}` };
    const [text = ''] = shownRow('plain', row, ['name'], open).cells;
    assert.match(text, /^a b x+…$/);
    assert.ok(text.length <= 400);
  });

  it('of no own property is empty', () => assert.equal(cellText({}, 'constructor.name', open), ''));
});

describe('a row on the clipboard', () => {
  const table: readonly (readonly [cell: string, written: string])[] = [
    ['plain', 'plain'],
    ['=cmd()', "'=cmd()"],
    ['+1 555', "'+1 555"],
    ['@home', "'@home"],
    ['-x', "'-x"],
    ['-12.5', '-12.5'],
    ['+3', '+3'],
    ['a\tb', '"a\tb"'],
    ['a\nb', '"a\nb"'],
    ['say "hi"', '"say ""hi"""'],
    ['\t=x', '"\'\t=x"'],
  ];
  for (const [cell, written] of table) it(JSON.stringify(cell), () => assert.equal(tsvLine([cell]), written));

  it('is parted again into the same cells by what reads it, and none of them is a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
        const read = parted(tsvLine(cells));
        assert.deepEqual(
          read.map((text, index) => (text === `'${cells[index]}` ? cells[index] : text)),
          cells,
        );
        for (const text of read) assert.ok(!/^[=@\t\r]|^[+-](?!\d+(\.\d+)?$)/.test(text), text);
      }),
    );
  });
});

/** As a spreadsheet reads what is pasted. */
function parted(line: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; at++) {
    const [whole = '', quoted] = /^(?:"((?:[^"]|"")*)"|[^\t]*)/.exec(line.slice(at)) ?? [];
    cells.push(quoted?.replaceAll('""', '"') ?? whole);
    at += whole.length;
  }
  return cells;
}
