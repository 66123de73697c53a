import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { valuePlaceAt } from '../../../../src/core/json/place.ts';
import { walkNodes } from '../../../../src/core/json/pointers.ts';

describe('the place of a value that is being typed', () => {
  /** `|` is the cursor, `‹…›` what a choice replaces. */
  const table: readonly [text: string, pointer: string | undefined][] = [
    ['{"a": ‹|›}', '/a'],
    ['{"a":‹|›', '/a'],
    ['{"a": ‹"1|2"›}', '/a'],
    ['{"a": ‹"1|›\n}', '/a'],
    ['{"a": ‹-1|›, "b": 2}', '/a'],
    ['{"a": [1, ‹|›]}', '/a/1'],
    ['{"a": [‹|›]}', '/a/0'],
    ['{"a": [1, ‹2|›, 3]}', '/a/1'],
    ['[{"x": 1}, {"a": {"b\\/": ‹|›}}]', '/1/a/b~1'],
    ['{"a": {"b": [{}, {"c": ‹"|"›', '/a/b/1/c'],
    ['{"a": "x" |, "b": 1}', undefined],
    ['{"a|": 1}', undefined],
    ['{"a"| : 1}', undefined],
    ['{|}', undefined],
    ['|', undefined],
    ['{"a": {} |}', undefined],
    ['{} |', undefined],
  ];
  for (const [marked, pointer] of table) {
    it(`${marked} is ${pointer ?? 'none'}`, () => {
      const text = marked.replaceAll(/[‹›|]/g, '');
      const offset = marked.replaceAll(/[‹›]/g, '').indexOf('|');
      const [from, to] = ['‹', '›'].map((mark) => marked.replaceAll(mark === '‹' ? /[›|]/g : /[‹|]/g, '').indexOf(mark));
      assert.deepEqual(valuePlaceAt(text, offset), pointer === undefined ? undefined : { pointer, from, to });
    });
  }

  it('is that of each scalar in any whole JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 3 }), (value, indent) => {
        const text = JSON.stringify({ value }, undefined, indent);
        for (const [pointer, node] of walkNodes(parseJson(text))) {
          if (node.kind === 'object' || node.kind === 'array') continue;
          const { from, to } = node;
          for (const offset of [from, to]) assert.deepEqual(valuePlaceAt(text, offset), { pointer, from, to });
        }
      }),
    );
  });

  it('is found, or not, in any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'a', '1', '\\', '\n', ' ') }),
        fc.nat(30),
        (text, at) => {
          const offset = Math.min(at, text.length);
          const place = valuePlaceAt(text, offset);
          if (place !== undefined) assert.ok(place.from <= offset && offset <= place.to);
        },
      ),
    );
  });
});
