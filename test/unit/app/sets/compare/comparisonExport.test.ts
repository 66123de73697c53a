import assert from 'node:assert/strict';
import { comparisonCsv, comparisonMarkdown } from '../../../../../src/app/sets/compare/comparisonExport.ts';
import { idOfFile } from '../../../../../src/core/sets/compare/setPair.ts';
import { localTime } from '../../../../../src/shared/localTime.ts';
import { kindWith, pairOf, setsOf } from '../../../../support/sets/comparedSets.ts';

const sets = setsOf([
  kindWith('scripts', [
    pairOf('scripts', '=cmd|"x"', 'different', { fields: ['info', 'a/b.c'] }),
    pairOf('scripts', 'A | [b](c) <i>\n*d* https://evil.example', 'onlyLeft'),
    pairOf('scripts', 'Twice', 'notCompared', { why: { kind: 'ambiguous', left: 2, right: 1 } }),
    pairOf('scripts', 'Zip', 'same'),
  ]),
  kindWith('buildings', [pairOf('buildings', 'Main', 'same', { masked: true })]),
  kindWith('categories', [], { unknown: [{ kind: 'list', side: 'left', unread: { why: 'answer', status: 500 } }] }),
]);

const several = 'Several are called the same: 2 in Lab, 1 in Production. Which belong together is not guessed.';
const read = localTime('2026-11-30T07:10:00.000Z');

describe('a comparison as CSV', () => {
  it('has a line for each object, in words, and nothing that a spreadsheet runs', () => {
    assert.deepEqual(comparisonCsv(sets).split('\r\n'), [
      'Kind,Name,Result,ID in Lab,ID in Production,What differs,Why it was not compared',
      `Scripts,"'=cmd|""x""",different,"l-=cmd|""x""","r-=cmd|""x""",info; a/b.c,`,
      'Scripts,"A | [b](c) <i>\n*d* https://evil.example",only in Lab,"l-A | [b](c) <i>\n*d* https://evil.example",,,',
      `Scripts,Twice,not compared,l-Twice,r-Twice,,"${several}"`,
      'Scripts,Zip,the same,l-Zip,r-Zip,,',
      'Buildings,Main,the same,l-Main,r-Main,,Whether its secrets differ cannot be seen.',
      'Categories,,not compared,,,,Its list was not read in Lab. The answer was 500.',
      `,,remark,,,,Lab: read ${read} · Jamf Pro 11.30.1`,
      ',,remark,,,,Production: Jamf Pro 11.32.0',
      ',,remark,,,,Whether secrets differ cannot be seen: 1 object has some.',
      '',
    ]);
  });

  it('has what the filter shows and no more, and says so', () => {
    const filter = { states: new Set(['same'] as const), text: 'main' };
    const lines = comparisonCsv(sets, filter).split('\r\n');
    assert.deepEqual(
      lines.slice(1).filter((line) => !line.startsWith(',,')),
      ['Buildings,Main,the same,l-Main,r-Main,,Whether its secrets differ cannot be seen.', ''],
    );
    const said = 'This is what a filter shows, and not all: the same · “main”.';
    assert.ok(lines.includes(`,,remark,,,,"${said}"`));
    assert.ok(comparisonMarkdown(sets, filter).includes(`\n- ${said}\n`));
  });

  it('says what an upgrade brought, and has the path of a file where there is no id', () => {
    const found = pairOf('buildings', 'New', 'onlyRight', {
      right: { resource: 'buildings', id: idOfFile('buildings/=New.json'), name: 'New' },
    });
    const text = comparisonCsv(setsOf([kindWith('buildings', [found], { more: { right: ['zone', 'a"b'] } })]));
    assert.match(text, /^Buildings,New,only in Production,,buildings\/=New\.json,,\r$/m);
    assert.match(
      text,
      /^,,remark,,,,"Only the Jamf Pro 11\.32\.0 of Production has some fields, which are left out: Buildings \(zone, a""b\)\."\r$/m,
    );
  });
});

describe('a comparison that was stopped', () => {
  const part = { ...setsOf([kindWith('buildings', [pairOf('buildings', 'Main', 'same')])]), isAll: false };

  it('is not written down as one that came out the same', () => {
    const said = 'This is not all: the comparison had not come to its end.';
    assert.equal(comparisonCsv(part).split('\r\n')[1], `,,not compared,,,,${said}`);
    assert.ok(comparisonMarkdown(part).includes(said) && !comparisonMarkdown(part).includes('The two are the same'));
  });
});

describe('a comparison as Markdown', () => {
  it('says what was compared and when, what differs and why not all of it was told, and is no markup of a server', () => {
    assert.equal(
      comparisonMarkdown(sets),
      [
        '# Lab ↔ Production',
        '',
        '| Side | Name | What it is |',
        '| --- | --- | --- |',
        `| left | Lab | read ${read} · Jamf Pro 11.30.1 |`,
        '| right | Production | Jamf Pro 11.32.0 |',
        '',
        '| Kind | Result |',
        '| --- | --- |',
        '| Scripts | 1 different · 1 only in Lab · 1 not compared · 1 the same |',
        '| Buildings | 1 the same |',
        '| Categories | 1 not compared |',
        '',
        '- Whether secrets differ cannot be seen: 1 object has some.',
        '',
        '## Scripts',
        '',
        '| Name | Result | What differs, or why it was not compared |',
        '| --- | --- | --- |',
        String.raw`| =cmd\|"x" | different | info; a/b.c |`,
        String.raw`| A \| \[b\](c) \<i\> \*d\* https\://evil.example | only in Lab |  |`,
        `| Twice | not compared | ${several} |`,
        '',
        '## Categories',
        '',
        '- Its list was not read in Lab. The answer was 500.',
        '',
      ].join('\n'),
    );
  });

  it('says that two are the same', () => {
    const text = comparisonMarkdown(setsOf([kindWith('buildings', [pairOf('buildings', 'Main', 'same')])]));
    assert.match(text, /\nThe two are the same: 1 object compared\.\n/);
    assert.doesNotMatch(text, /##/);
  });
});
