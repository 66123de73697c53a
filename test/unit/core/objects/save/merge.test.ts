import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { sameJson } from '../../../../../src/core/json/compare.ts';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import type { JsonNode } from '../../../../../src/core/json/parse.ts';
import { printJson } from '../../../../../src/core/json/print.ts';
import { meansSame } from '../../../../../src/core/objects/save/likeness.ts';
import { changesBetween, threeWay } from '../../../../../src/core/objects/save/merge.ts';

const leaf = fc.constantFrom(null, true, 1, 2, 'x', 'y', [] as number[], [1]);
const tree = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(leaf, fc.dictionary(fc.constantFrom('d', 'e'), leaf)));
const node = tree.map((value) => parseJson(JSON.stringify(value)));
const runs = { numRuns: 300 };

function merged(
  base: string,
  mine: string,
  theirs: string,
): readonly [text: string | undefined, conflicts: readonly string[], fromServer: readonly string[]] {
  const { node: out, conflicts, fromServer } = threeWay(parseJson(base), parseJson(mine), parseJson(theirs));
  return [out === undefined ? undefined : printJson(out), conflicts, fromServer];
}

describe('threeWay', () => {
  it('is theirs when nothing was changed here, mine when nothing was changed there', () => {
    fc.assert(
      fc.property(node, node, (base, other) => {
        assert.ok(sameJson(threeWay(base, base, other).node, other));
        assert.ok(sameJson(threeWay(base, other, base).node, other));
        assert.deepEqual([threeWay(base, base, other).conflicts, threeWay(base, other, base).conflicts], [[], []]);
      }),
      runs,
    );
  });

  it('holds every change of mine by what it says, whatever they did, and all of theirs where there is no conflict', () => {
    const holds = (whole: JsonNode | undefined, from: JsonNode, to: JsonNode, except: readonly string[]): void => {
      const differing = changesBetween(whole, to).filter(({ before, after }) => !meansSame(before, after));
      const left = new Set(differing.map(({ pointer }) => pointer));
      const wanted = changesBetween(from, to).map(({ pointer }) => pointer);
      const missed = wanted.filter((pointer) => left.has(pointer) && !except.some((conflict) => pointer.startsWith(conflict)));
      assert.deepEqual(missed, []);
    };
    fc.assert(
      fc.property(node, node, node, (base, mine, theirs) => {
        const out = threeWay(base, mine, theirs);
        holds(out.node, base, mine, []);
        holds(out.node, base, theirs, out.conflicts);
      }),
      runs,
    );
  });

  it('has the same conflicts from both sides', () => {
    fc.assert(
      fc.property(node, node, node, (base, mine, theirs) => {
        assert.deepEqual(threeWay(base, mine, theirs).conflicts.toSorted(), threeWay(base, theirs, mine).conflicts.toSorted());
      }),
      runs,
    );
  });

  const table: readonly [name: string, base: string, mine: string, theirs: string, want: ReturnType<typeof merged>][] = [
    ['takes both sides of different fields', '{"a":1,"b":1}', '{"a":2,"b":1}', '{"a":1,"b":2}', ['{"a":2,"b":2}', [], ['/b']]],
    ['has no conflict over the same change', '{"a":1}', '{"a":2}', '{"a":2}', ['{"a":2}', [], []]],
    ['keeps mine in a conflict', '{"a":1}', '{"a":2}', '{"a":3}', ['{"a":2}', ['/a'], []]],
    ['sees a removal against a change', '{"a":1}', '{}', '{"a":3}', ['{}', ['/a'], []]],
    [
      'has no conflict where both came to the same but for white space, and takes theirs',
      '{"a":"x"}',
      '{"a":"y\\n"}',
      '{"a":"y"}',
      ['{"a":"y"}', [], []],
    ],
    ['has one where they differ in case', '{"a":"x"}', '{"a":"y"}', '{"a":"Y"}', ['{"a":"y"}', ['/a'], []]],
    ['takes a removal there', '{"a":1,"b":1}', '{"a":1,"b":2}', '{"b":1}', ['{"b":2}', [], ['/a']]],
    ['has arrays as one field', '{"a":[1,2]}', '{"a":[1,2,3]}', '{"a":[0,1,2]}', ['{"a":[1,2,3]}', ['/a'], []]],
    ['goes into objects', '{"a":{"x":1,"y":1}}', '{"a":{"x":2,"y":1}}', '{"a":{"x":1,"y":2}}', ['{"a":{"x":2,"y":2}}', [], ['/a/y']]],
    [
      'takes every lock from there',
      '{"versionLock":1,"a":1}',
      '{"versionLock":0,"a":2}',
      '{"versionLock":5,"a":1}',
      ['{"versionLock":5,"a":2}', [], []],
    ],
    ['keeps digits', '{"n":1}', '{"n":1,"m":1.10}', '{"n":9007199254740993}', ['{"n":9007199254740993,"m":1.10}', [], ['/n']]],
  ];
  for (const [name, base, mine, theirs, want] of table) it(name, () => assert.deepEqual(merged(base, mine, theirs), want));
});
