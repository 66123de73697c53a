import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import { Person } from '../../../../support/host/person.ts';
import { kindWith, pairOf, setsOf } from '../../../../support/sets/comparedSets.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

const { openDifference, openDifferences, pickPortion } = await withVscodeModule(
  async () => await import('../../../../../src/host/sets/compare/openDifferences.ts'),
);
const { ComparedTexts } = await withVscodeModule(async () => await import('../../../../../src/host/sets/compare/comparedTexts.ts'));

const sides = setsOf([kindWith('buildings', [])]);
const textsOf = (name: string, left?: string, right?: string) => ({
  pair: pairOf('buildings', name, 'different'),
  left,
  right,
  ending: '.json',
});

describe('differences that are opened', () => {
  const person = Person.inEachTest();

  it('are two texts of one object, each of its instance', async () => {
    const book = new ComparedTexts();
    await openDifference(book, sides, textsOf('Main/East', 'one\n', 'two\n'));
    const [[command, left, right, title] = []] = person.ran as (readonly [string, Uri, Uri, string])[];
    assert.deepEqual([command, title], ['vscode.diff', 'Main/East (Lab ↔ Production)']);
    assert.deepEqual([left?.query, right?.query, left?.scheme], ['lab', 'prod', 'jamf-snapshot']);
    assert.match(left?.path ?? '', /^\/Buildings\/Main.East\.json$/);
    assert.deepEqual([book.textAt(left!), book.textAt(right!)], ['one\n', 'two\n']);
  });

  it('stand beside nothing where one side has none', async () => {
    const book = new ComparedTexts();
    await openDifference(book, sides, textsOf('Main', undefined, 'two\n'));
    const [[, left, right] = []] = person.ran as (readonly [string, Uri, Uri])[];
    assert.deepEqual([book.textAt(left!), book.textAt(right!)], ['', 'two\n']);
  });

  it('are many in one tab, where a side that has none is told', async () => {
    const book = new ComparedTexts();
    await openDifferences(book, sides, [textsOf('A', 'a', 'b'), textsOf('B', 'a'), textsOf('C', undefined, 'c'), textsOf('D')]);
    const [[command, title, changes] = []] = person.ran as (readonly [string, string, readonly (readonly (Uri | undefined)[])[]])[];
    assert.deepEqual([command, title], ['vscode.changes', 'Lab ↔ Production']);
    assert.deepEqual(
      changes?.map((change) => change.slice(1).map((uri) => (uri === undefined ? undefined : book.textAt(uri)))),
      [
        ['a', 'b'],
        ['a', undefined],
        [undefined, 'c'],
      ],
    );
  });

  it('have a name of dots as their name', () => {
    const paths = ['.', '. .', 'a.', ''].map(
      (name) => new ComparedTexts().put(sides.left, pairOf('buildings', name, 'different'), '.json', '').path,
    );
    assert.deepEqual(paths, ['/Buildings/“.”.json', '/Buildings/“. .”.json', '/Buildings/a.json', '/Buildings/Building.json']);
  });

  it('are gone when others took their place, and say so', async () => {
    const book = new ComparedTexts();
    const first = book.put(sides.left, pairOf('buildings', 'A', 'different'), '.json', 'text');
    for (let count = 0; count < 400; count += 1) book.put(sides.left, pairOf('buildings', 'A', 'different'), '.json', 'other');
    assert.match(book.textAt(first), /^This text is gone/);
  });

  it('are opened a hundred at a time, as a person chooses', async () => {
    const pairs = Array.from({ length: 250 }, (_, index) => pairOf('buildings', `B${index + 1}`, 'different'));
    const few = pairs.slice(0, 100);
    assert.equal(await pickPortion(few), few);
    const picked = pickPortion(pairs);
    assert.deepEqual(await person.reads('1–100'), [
      '1–100, Building “B1” … Building “B100”',
      '101–200, Building “B101” … Building “B200”',
      '201–250, Building “B201” … Building “B250”',
    ]);
    await person.picks('201–250');
    assert.deepEqual(await picked, pairs.slice(200));
    const closed = pickPortion(pairs);
    await person.closes();
    assert.equal(await closed, undefined);
  });
});
