import assert from 'node:assert/strict';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { printJson } from '../../../../src/core/json/print.ts';
import type { JsonNode } from '../../../../src/core/json/parse.ts';
import { formerNode, matchEntries } from '../../../../src/core/json/entries.ts';
import { Desk, kindOf } from '../../../support/objects/desk.ts';

const entries = (json: string): readonly JsonNode[] => {
  const node = parseJson(json);
  return node.kind === 'array' ? node.items : [];
};

describe('entries of lists', () => {
  const table: readonly [name: string, later: string, earlier: string, want: readonly (number | undefined)[]][] = [
    ['moved behind a new one', '[{"name":"n"},{"name":"a"}]', '[{"name":"a"}]', [undefined, 0]],
    ['the second of two, the first taken out', '["b"]', '["a","b"]', [1]],
    ['by id before name', '[{"id":1,"name":"b"},{"id":2,"name":"a"}]', '[{"id":2,"name":"b"},{"id":1,"name":"a"}]', [1, 0]],
    ['twice the same name, one for one', '[{"name":"a","v":3},{"name":"a","v":1}]', '[{"name":"a","v":1},{"name":"a","v":2}]', [1, 0]],
    ['nothing alike', '[{"x":1}]', '[{"x":2}]', [undefined]],
  ];
  for (const [name, later, earlier, want] of table) {
    it(`are known again: ${name}`, () => assert.deepEqual(matchEntries(entries(later), entries(earlier)), want));
  }

  it('are followed to where they stood', () => {
    const [later, earlier] = ['{"l":[{"id":"2","v":[1]},{"id":"1"}]}', '{"l":[{"id":"1"},{"id":"2","v":[1]}]}'].map((json) =>
      parseJson(json),
    );
    assert.equal(printJson(formerNode(later!, earlier!, '/l/0/v/0')!), '1');
    assert.equal(formerNode(later!, parseJson('{"l":[]}'), '/l/0/v'), undefined);
  });
});

describe('edits inside entries of lists', () => {
  const group =
    '{"name":"Old","criteria":[{"name":"Version","priority":0,"searchType":"less than","value":"14","rank":"1"},{"name":"Model","priority":1,"searchType":"is","value":"Mac","rank":"2"}]}';
  const desk = (): Desk => new Desk('computer-groups/smart-groups', group);

  const refused: readonly [name: string, from: string, to: string, pointer: string, says: RegExp][] = [
    ['a misspelt field', '"value": "14"', '"valeu": "15"', '/criteria/0/valeu', /not a field that PUT/],
    ['a misspelt field beside another change', '"value": "14"', '"value": "15",\n"valeu": "15"', '/criteria/0/valeu', /not a field/],
    ['a field that only the server sets', '"rank": "2"', '"rank": "1"', '/criteria/1/rank', /read-only.*Take the change back/],
    [
      'a field that only the server sets, of an entry that moved',
      '"criteria": [',
      '"criteria": [{"name":"New","value":"1"},{"name":"Newer","value":"2","rank":"7"},',
      '/criteria/1/rank',
      /read-only.*Remove it/,
    ],
  ];
  for (const [name, from, to, pointer, says] of refused) {
    it(`are refused, not dropped: ${name}`, async () => {
      const at = desk();
      const base = await at.open();
      const outcome = kindOf(await at.save(base, base.replace(from, to)), 'refused');
      assert.deepEqual([outcome.marks.length, outcome.marks[0]!.pointer], [1, pointer]);
      assert.match(outcome.marks[0]!.message, says);
      assert.equal(at.jamf.requests.length, 0);
    });
  }

  it('go through where entries only move, are taken out, or are renamed', async () => {
    const first = '{"name":"Version","priority":0,"searchType":"less than","value":"14","rank":"1"},';
    const changes: readonly ((text: string) => string)[] = [
      (text) => text.replace('"criteria":[', '"criteria":[{"name":"New","value":"1"},'),
      (text) => text.replace(first, ''),
      (text) => text.replace(first, '').replace('"rank":"2"}', `"rank":"2"},${first.slice(0, -1)}`),
      (text) => text.replace('"name":"Version"', '"name":"OS"').replace('"criteria":[', '"criteria":[{"name":"New","value":"1"},'),
      (text) => text.replace('"name":"Version"', '"name":"OS"'),
    ];
    for (const change of changes) {
      const at = desk();
      const base = await at.open();
      kindOf(await at.save(base, change(group)), 'stored');
    }
  });

  it('are refused in a computer, whose attributes have names that only the server sets', async () => {
    const computer = new Desk(
      'computers-inventory',
      '{"id":"7","extensionAttributes":[{"definitionId":"1","name":"A","values":["x"]},{"definitionId":"2","name":"B","values":["y"]}]}',
    );
    const base = await computer.open();
    const outcome = kindOf(await computer.save(base, base.replace('"B"', '"C"')), 'refused');
    assert.equal(outcome.marks[0]!.pointer, '/extensionAttributes/1/name');
  });

  it('say what stays, where nothing but a line of the server was taken out', async () => {
    const at = desk();
    const base = await at.open();
    assert.deepEqual(kindOf(await at.save(base, group.replace(',"rank":"2"', '')), 'unchanged').kept, ['/criteria']);
    assert.deepEqual(kindOf(await at.save(base, base), 'unchanged').kept, []);
  });
});
