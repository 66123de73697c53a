import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { formatJson } from '../../../../src/core/json/format.ts';

describe('formatJson', () => {
  const table: readonly [name: string, text: string, want: string][] = [
    ['nests with two blanks', '{"a":[1,{"b":null}],"c":"d"}', '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ],\n  "c": "d"\n}'],
    ['keeps empty brackets on one line', '{"a":{ },"b":[\n]}', '{\n  "a": {},\n  "b": []\n}'],
    ['changes no digit', '[9007199254740993,1.10,1e2,-0.0]', '[\n  9007199254740993,\n  1.10,\n  1e2,\n  -0.0\n]'],
    ['keeps duplicate keys and their order', '{"b":1,"a":2,"b":3}', '{\n  "b": 1,\n  "a": 2,\n  "b": 3\n}'],
    ['looks at no bracket inside a string', String.raw`["{\"[,:\\"]`, '[\n  ' + String.raw`"{\"[,:\\"` + '\n]'],
    ['keeps escapes as they were written', String.raw`["\u00e9\/é"]`, '[\n  ' + String.raw`"\u00e9\/é"` + '\n]'],
    ['drops a byte order mark', '\uFEFF[1]', '[\n  1\n]'],
    ['takes a bare value', ' "x" ', '"x"'],
    ['leaves alone what is cut off', '{"a": [1,', '{"a": [1,'],
    ['leaves alone what is no JSON', '<html>', '<html>'],
    ['leaves alone nothing', '', ''],
  ];
  for (const [name, text, want] of table) it(name, () => assert.equal(formatJson(text), want));

  it('agrees with JSON.stringify on everything that it can print, however it was spaced before', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, '\t', 3), (value, spacing) => {
        assert.equal(formatJson(JSON.stringify(value, null, spacing)), JSON.stringify(value, null, 2));
      }),
      { numRuns: 300 },
    );
  });

  it('stays small on very deep input', () => {
    const depth = 20_000;
    const text = formatJson(`${'['.repeat(depth)}1${']'.repeat(depth)}`);
    assert.ok(text.length < depth * 2 * 150);
  });
});
