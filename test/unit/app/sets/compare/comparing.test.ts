import assert from 'node:assert/strict';
import { countsOf, type ComparedPair, type KindResult } from '../../../../../src/app/sets/compare/compared.ts';
import {
  compareKinds,
  hasScript,
  hasScriptOnly,
  pairTexts,
  scriptTexts,
  type ComparedSources,
} from '../../../../../src/app/sets/compare/comparing.ts';
import { differingFields } from '../../../../../src/app/sets/compare/differingFields.ts';
import { ExactNumber } from '../../../../../src/core/json/exact.ts';
import type { ObjectSource } from '../../../../../src/core/sets/source.ts';
import { memorySource, type MemoryEntry } from '../../../../support/sets/memorySource.ts';
import { never } from '../../../../support/signals.ts';

const script = (id: string, name: string, document: object): MemoryEntry => ({
  resource: 'scripts',
  id,
  name,
  document: { id, name, ...document },
});

const left = memorySource([
  script('1', 'Same', { info: 'x', categoryId: '7' }),
  script('2', 'Text', { scriptContents: '#!/usr/bin/python3\nprint(1)\n', info: 'x' }),
  script('3', 'Both', { scriptContents: 'echo 1', info: 'x', priority: 'AFTER' }),
  script('4', 'Here', { scriptContents: 'echo 1\necho 2' }),
  { resource: 'scripts', id: '5', name: 'Unread', unread: { why: 'forbidden' } },
  { resource: 'categories', id: '7', name: 'Tools', document: { id: '7', name: 'Tools' } },
]);
const right = memorySource([
  script('11', 'Same', { info: 'x', categoryId: '70' }),
  script('12', 'Text', { scriptContents: '#!/usr/bin/python3\nprint(2)\n', info: 'x' }),
  script('13', 'Both', { scriptContents: 'echo 2', info: 'y', priority: 'AFTER' }),
  script('15', 'Unread', {}),
  { resource: 'categories', id: '70', name: 'Tools', document: { id: '70', name: 'Tools' } },
]);

function sourcesOf(one: ObjectSource, other: ObjectSource): ComparedSources {
  return { left: { source: one, catalogue: undefined }, right: { source: other, catalogue: undefined }, comparison: 'instances' };
}

async function compared(sources: ComparedSources, resources?: readonly string[]): Promise<readonly KindResult[]> {
  const kinds: KindResult[] = [];
  for await (const kind of compareKinds(sources, resources, never)) kinds.push(kind);
  return kinds;
}

async function scripts(): Promise<{ kind: KindResult; pair: (name: string) => ComparedPair }> {
  const kind = (await compared(sourcesOf(left, right))).find(({ resource }) => resource === 'scripts') ?? assert.fail();
  return { kind, pair: (name) => kind.pairs.find((pair) => pair.name === name) ?? assert.fail(name) };
}

describe('a comparison of two sets', () => {
  it('tells of each object how it is, and which fields differ', async () => {
    const { kind } = await scripts();
    assert.deepEqual(
      kind.pairs.map(({ name, state, fields }) => [name, state, fields]),
      [
        ['Both', 'different', ['info', 'scriptContents']],
        ['Text', 'different', ['scriptContents']],
        ['Here', 'onlyLeft', []],
        ['Unread', 'notCompared', []],
        ['Same', 'same', []],
      ],
    );
    assert.deepEqual(countsOf(await compared(sourcesOf(left, right))), {
      different: 2,
      onlyLeft: 1,
      onlyRight: 0,
      notCompared: 1,
      same: 2,
    });
  });

  it('is of the kinds that were asked for', async () => {
    assert.deepEqual(
      (await compared(sourcesOf(left, right), ['categories'])).map(({ resource }) => resource),
      ['categories'],
    );
  });

  it('is read as texts by names and in lines, from each side that has it', async () => {
    const { kind, pair } = await scripts();
    const texts = await pairTexts(sourcesOf(left, right), { ...kind, pairs: [pair('Same'), pair('Here'), pair('Unread')] }, never);
    assert.deepEqual(texts[0]?.left, texts[0]?.right);
    assert.deepEqual(JSON.parse(texts[0]?.left ?? ''), { name: 'Same', categoryId: { name: 'Tools' }, info: 'x' });
    assert.deepEqual(JSON.parse(texts[1]?.left ?? ''), { name: 'Here', scriptContents: ['echo 1', 'echo 2'] });
    assert.deepEqual([texts[1]?.right, texts[2]?.left, texts[2]?.right], [undefined, undefined, '{\n  "name": "Unread"\n}\n']);
  });

  it('is read as scripts where these differ, as what they are', async () => {
    const { kind, pair } = await scripts();
    assert.deepEqual([hasScript(pair('Both')), hasScriptOnly(pair('Both'))], [true, false]);
    assert.deepEqual([hasScript(pair('Text')), hasScriptOnly(pair('Text'))], [true, true]);
    assert.deepEqual([hasScript(pair('Same')), hasScript(pair('Here'))], [false, false]);
    const [texts] = await scriptTexts(sourcesOf(left, right), { ...kind, pairs: [pair('Text')] }, never);
    assert.deepEqual(
      [texts?.left, texts?.right, texts?.ending],
      ['#!/usr/bin/python3\nprint(1)\n', '#!/usr/bin/python3\nprint(2)\n', '.py'],
    );
  });

  it('walks a kind no further than what is opened of it', async () => {
    let seen = 0;
    const counting: ObjectSource = {
      ...left,
      async *entries(resource, signal) {
        for await (const entry of left.entries(resource, signal)) {
          seen += 1;
          yield entry;
        }
      },
    };
    const { kind, pair } = await scripts();
    await pairTexts(sourcesOf(counting, right), { ...kind, pairs: [pair('Text')] }, never);
    assert.equal(seen, 2);
    await pairTexts(sourcesOf(counting, right), { ...kind, pairs: [] }, never);
    assert.equal(seen, 2);
  });
});

describe('the fields in which two documents differ', () => {
  for (const [what, one, other, expected] of [
    ['nothing', { a: 1 }, { a: 1 }, []],
    ['a field within', { a: { b: 1, c: 2 } }, { a: { b: 2, c: 2 } }, ['a.b']],
    ['a field that one is without', { a: 1 }, { b: 1 }, ['a', 'b']],
    ['an entry of a list', { a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, ['a']],
    ['an object in the place of a text', { a: 'x' }, { a: { b: 'x' } }, ['a']],
    ['digits that no double holds', { a: new ExactNumber('9007199254740993') }, { a: new ExactNumber('9007199254740992') }, ['a']],
    ['the same digits', { a: [new ExactNumber('1.10')] }, { a: [new ExactNumber('1.10')] }, []],
    ['all of it', [], {}, ['']],
  ] as const) {
    it(`are told of ${what}`, () => assert.deepEqual(differingFields(one, other), expected));
  }

  it('are no more than a hover can say', () => {
    const fields = (value: number) => Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, value]));
    assert.equal(differingFields(fields(1), fields(2)).length, 60);
  });
});
