import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { sameJson } from '../../../../src/core/json/compare.ts';
import { applyEdits, removeAt, setAt } from '../../../../src/core/json/edit.ts';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { fromPointer, nodeAt, pointerAt, rangeAt, toPointer, walkNodes } from '../../../../src/core/json/pointers.ts';
import { printDocument, printJson } from '../../../../src/core/json/print.ts';

function failure(text: string): { message: string; offset: number | undefined } {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind === 'invalid') {
      return { message: error.problem.message, offset: error.problem.offset };
    }
    throw error;
  }
  throw new Error(`no failure for ${text}`);
}

describe('parseJson', () => {
  it('takes a text of any length', () => {
    const long = `{"a":"${'x'.repeat(9_000_000)}\\n"}`;
    assert.equal(parseJson(long).to, long.length);
  });

  it('takes what JSON.parse takes, and prints it back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        assert.equal(printJson(parseJson(text)), JSON.stringify(value));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses what JSON.parse refuses, and nothing else but duplicate keys', () => {
    const mutations = fc.tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom('', ',', '{', ']', '"', '0', '-', 'e', '\\', ' ', '\n', ':'),
    );
    fc.assert(
      fc.property(mutations, ([json, place, insert]) => {
        const at = place % (json.length + 1);
        const text = json.slice(0, at) + insert + json.slice(at + (insert === '' ? 1 : 0));
        let theirs = true;
        try {
          JSON.parse(text);
        } catch {
          theirs = false;
        }
        let ours = true;
        try {
          parseJson(text);
        } catch (error) {
          ours = error instanceof ProblemError && error.message.includes('twice') && theirs;
        }
        assert.equal(ours, theirs, text);
      }),
      { numRuns: 1500 },
    );
  });

  const bad: readonly [text: string, offset: number, says: RegExp][] = [
    ['', 0, /end comes/],
    ['{"a": }', 6, /“}” stands where a value/],
    ['{"a": 1,\n}', 7, /Line 1 .*comma before the closing/],
    ['{"a": 1\n"b": 2}', 8, /Line 2 .*comma or “}”/],
    ['{a: 1}', 1, /double quotes/],
    ['{"a": "b}', 6, /not closed/],
    ['[01]', 2, /comma or “]”/],
    ['{"a":1,"a":2}', 7, /“a” is there twice/],
    ['{} x', 3, /follows/],
    ['"tab\there"', 0, /escaped/],
  ];
  for (const [text, offset, says] of bad) {
    it(`says where ${JSON.stringify(text)} breaks`, () => {
      const found = failure(text);
      assert.equal(found.offset, offset);
      assert.match(found.message, says);
    });
  }

  it('refuses endless nesting instead of running out of stack', () => {
    assert.match(failure('['.repeat(100_000)).message, /levels/);
  });
});

describe('sameJson', () => {
  const same = (a: string, b: string, rule?: 'text' | 'value'): boolean => sameJson(parseJson(a), parseJson(b), rule);
  const table: readonly [a: string, b: string, text: boolean, value: boolean][] = [
    ['{"a":1,"b":2}', '{"b":2,"a":1}', true, true],
    ['{"a":1}', '{"a":1,"b":null}', false, false],
    ['{"a":1,"b":1}', '{"a":1,"c":1}', false, false],
    ['[1,2]', '[2,1]', false, false],
    ['[]', '{}', false, false],
    ['"\\u00e9"', '"é"', true, true],
    ['1.10', '1.1', false, true],
    ['1e2', '100', false, true],
    ['-0', '0', false, true],
    ['0.50', '5e-1', false, true],
    ['9007199254740993', '9007199254740992', false, false],
    ['1e400', '1e401', false, false],
    ['"1"', '1', false, false],
    ['null', 'false', false, false],
  ];
  for (const [a, b, text, value] of table) {
    it(`${a} and ${b}`, () => {
      assert.equal(same(a, b), text);
      assert.equal(same(b, a, 'text'), text);
      assert.equal(same(a, b, 'value'), value);
    });
  }
});

describe('pointers', () => {
  const text = '{\n  "a/b": {"~": [10, {"x": null}]},\n  "c": ""\n}';
  const root = parseJson(text);

  it('come back from every path', () => {
    fc.assert(fc.property(fc.array(fc.string()), (path) => assert.deepEqual(fromPointer(toPointer(path)), path)));
  });

  it('find every value, and every value finds its pointer', () => {
    for (const [pointer, node] of walkNodes(root)) {
      assert.equal(nodeAt(root, pointer), node);
      if (node.kind !== 'object' && node.kind !== 'array') assert.equal(pointerAt(root, node.from + 1), pointer);
    }
    assert.equal([...walkNodes(root)].length, 7);
  });

  it('mark a property with its key, an entry alone', () => {
    const at = (pointer: string): string => text.slice(rangeAt(root, pointer).from, rangeAt(root, pointer).to);
    assert.equal(at('/c'), '"c": ""');
    assert.equal(at('/a~1b/~0/0'), '10');
    assert.equal(at('/a~1b/~0/1/x'), '"x": null');
  });

  it('of something absent mark what is around it', () => {
    assert.deepEqual(rangeAt(root, '/nothing'), { from: 0, to: 1 });
    const inner = rangeAt(root, '/a~1b/nothing');
    assert.equal(text.slice(inner.from, inner.to), '"a/b": {');
    const leaf = rangeAt(root, '/c/deeper');
    assert.equal(text.slice(leaf.from, leaf.to), '"c": ""');
  });
});

describe('edits at a pointer', () => {
  const set = (text: string, pointer: string, value: string): string => applyEdits(text, [setAt(text, pointer, value)!]);
  const remove = (text: string, pointer: string): string => applyEdits(text, [removeAt(text, pointer)!]);

  const table: readonly [name: string, got: string, want: string][] = [
    ['replaces a value and nothing else', set('{ "a" : 1.10 , "b":2}', '/b', '3'), '{ "a" : 1.10 , "b":3}'],
    ['adds after the last property', set('{\n  "a": 1\n}\n', '/b', '[1]'), '{\n  "a": 1,\n  "b": [\n    1\n  ]\n}\n'],
    ['adds on the same line where all is on one', set('{"a": 1}', '/b', '2'), '{"a": 1, "b": 2}'],
    ['fills an empty object', set('{\n  "a": {}\n}', '/a/b', '2'), '{\n  "a": {\n    "b": 2\n  }\n}'],
    ['keeps the line ending', set('{\r\n  "a": 1\r\n}', '/b', '2'), '{\r\n  "a": 1,\r\n  "b": 2\r\n}'],
    ['removes the first', remove('{\n  "a": 1,\n  "b": 2\n}', '/a'), '{\n  "b": 2\n}'],
    ['removes the last', remove('{\n  "a": 1,\n  "b": 2\n}', '/b'), '{\n  "a": 1\n}'],
    ['removes the only one', remove('{ "a": 1 }', '/a'), '{}'],
    ['removes an entry', remove('[1, 2, 3]', '/1'), '[1, 3]'],
  ];
  for (const [name, got, want] of table) it(name, () => assert.equal(got, want));

  it('have no place for what cannot be', () => {
    assert.equal(setAt('{"a":1}', '/a/b', '2'), undefined);
    assert.equal(set('{"a":null}', '/a/b/c', '2'), '{"a":{\n  "b": {\n    "c": 2\n  }\n}}');
    assert.equal(removeAt('{"a":1}', '/b'), undefined);
    assert.equal(removeAt('{"a":1}', ''), undefined);
  });

  it('leave every other value as it was', () => {
    const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 5 });
    fc.assert(
      fc.property(objects, fc.nat(), fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(0, 2), (object, pick, value, indent) => {
        const key = Object.keys(object)[pick % Object.keys(object).length]!;
        const text = JSON.stringify(object, null, indent);
        const changed = parseJson(set(text, toPointer([key]), JSON.stringify(value)));
        const removed = parseJson(remove(text, toPointer([key])));
        assert.ok(sameJson(nodeAt(changed, toPointer([key])), parseJson(JSON.stringify(value))));
        assert.equal(nodeAt(removed, toPointer([key])), undefined);
        for (const other of Object.keys(object).filter((name) => name !== key)) {
          const was = nodeAt(parseJson(text), toPointer([other]));
          assert.ok(sameJson(nodeAt(changed, toPointer([other])), was) && sameJson(nodeAt(removed, toPointer([other])), was));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('printDocument', () => {
  it('ends with a newline and keeps digits', () => {
    assert.equal(printDocument(parseJson('{"n":9007199254740993}')), '{\n  "n": 9007199254740993\n}\n');
  });
});
