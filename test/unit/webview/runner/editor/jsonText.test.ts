import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { layOutJson } from '../../../../../src/shared/jsonLayout.ts';
import { locateValues } from '../../../../../src/webview/runner/editor/jsonText.ts';

describe('a text of JSON', () => {
  it('is laid out without touching a value', () => {
    const text = '{"a":1.10,"b":[9007199254740993,"x, {y}"],"c":{},"d":[]}';
    const laidOut = '{\n  "a": 1.10,\n  "b": [\n    9007199254740993,\n    "x, {y}"\n  ],\n  "c": {},\n  "d": []\n}';
    assert.equal(layOutJson(text), laidOut);
    assert.equal(layOutJson(laidOut), laidOut);
  });

  it('is not laid out when its brackets or quotes do not match', () => {
    for (const text of ['{', '{"a":1]', '{"a}', ']', '{}}']) assert.equal(layOutJson(text), null, text);
  });

  it('means the same when laid out', () => {
    fc.assert(
      fc.property(fc.json(), (text) => assert.deepEqual(JSON.parse(layOutJson(text) ?? 'null'), JSON.parse(text))),
      { numRuns: 200 },
    );
  });

  const text = '{"a":{"b/c":[1,{"d~e":"x\\"y"}]},"f":"tail"}';
  const places: readonly (readonly [string, string])[] = [
    ['', text],
    ['/a/b~1c/0', '1'],
    ['/a/b~1c/1/d~0e', '"x\\"y"'],
    ['/a/b~1c', '[1,{"d~e":"x\\"y"}]'],
    ['/f', '"tail"'],
  ];
  for (const [pointer, value] of places) {
    it(`is found by the pointer "${pointer}"`, () => {
      const at = locateValues(text, new Set([pointer])).get(pointer);
      assert.equal(at && text.slice(at.from, at.to), value);
    });
  }

  it('has no place for what is not there, or not there yet', () => {
    assert.equal(locateValues(text, new Set(['/nowhere'])).size, 0);
    assert.deepEqual([...locateValues(text.slice(0, 12), new Set(['/f', '/a'])).keys()], []);
  });

  it('is read in one pass however long a string in it is', () => {
    const long = JSON.stringify({ a: '\\"'.repeat(500_000), b: 1 });
    assert.equal(locateValues(long, new Set(['/b'])).size, 1);
    assert.equal(locateValues(long.slice(0, -8), new Set(['/b'])).size, 0);
  });
});
