import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { formatJson } from '../../../../../src/core/json/format.ts';
import { layOutAnswer, layOutJsonNow } from '../../../../../src/core/response/body/layOutJson.ts';
import { maskText } from '../../../../../src/shared/secretNames.ts';
import type { LaidOut } from '../../../../../src/core/response/body/layOutJson.ts';
import { layOutXml } from '../../../../../src/core/response/body/layOutXml.ts';

function laid(raw: string): LaidOut {
  const result = layOutJsonNow(raw);
  assert.ok('pretty' in result, JSON.stringify(result));
  return result;
}

describe('layOutJson', () => {
  it('changes no digit, escape or order, and drops no duplicate', () => {
    const raw = '{"n":9007199254740993,"v":1.10,"e":-1E+2,"u":"\\u00fc\\/","n":null,"a":[],"o":{},"x":[1,[true]]}';
    assert.equal(
      laid(raw).pretty,
      '{\n  "n": 9007199254740993,\n  "v": 1.10,\n  "e": -1E+2,\n  "u": "\\u00fc\\/",\n  "n": null,\n  "a": [],\n  "o": {},\n  "x": [\n    1,\n    [\n      true\n    ]\n  ]\n}',
    );
  });

  it('agrees with the formatter of documents, on any JSON laid out in any way', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, 4), (json, indent) => {
        const raw = JSON.stringify(JSON.parse(json), null, indent);
        assert.equal(laid(raw).pretty.replaceAll(`"${maskText}"`, ''), formatJson(raw));
      }),
      { numRuns: 300 },
    );
  });

  for (const broken of [
    '',
    '{',
    '{"a":1',
    '{"a":1,}',
    '[1,]',
    '[1 2]',
    '{a:1}',
    '{"a"}',
    'NaN',
    '01',
    '"x',
    '{"a":tru}',
    '[]]',
    '{} {}',
    '-',
    "{'a':1}",
    '{"a":1]',
  ]) {
    it(`does not take ${JSON.stringify(broken)} for JSON`, () => {
      const result = layOutJsonNow(broken);
      assert.ok('brokenAt' in result);
      assert.ok(result.brokenAt <= broken.length);
    });
  }

  it('takes for JSON exactly what JSON.parse takes, in the shape of brackets and commas', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'null', ' '), { maxLength: 9 }), (tokens) => {
        const raw = tokens.join('');
        let good = true;
        try {
          JSON.parse(raw);
        } catch {
          good = false;
        }
        assert.equal('pretty' in layOutJsonNow(raw), good, raw);
      }),
      { numRuns: 2000 },
    );
  });

  it('masks telling names at any depth, and secrets by their looks', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIiwibmFtZSI6IngifQ.abcdef';
    const raw = `{"a/b":[{"adminPassword":"canary"},{"pin":1234}],"unlockToken":["canary"],"x":"${jwt}","password":"","token":null,"tokenExpirationDate":"2026-01-01"}`;
    const { pretty, masks } = laid(raw);
    assert.doesNotMatch(pretty, /canary|1234|eyJ/);
    assert.match(pretty, /"tokenExpirationDate": "2026-01-01"/);
    assert.match(pretty, /"password": "",\n {2}"token": null/);
    assert.deepEqual(
      masks.map((mask) => [mask.pointer, raw.slice(mask.from, mask.to)]),
      [
        ['/a~1b/0/adminPassword', '"canary"'],
        ['/a~1b/1/pin', '1234'],
        ['/unlockToken/0', '"canary"'],
        ['/x', `"${jwt}"`],
      ],
    );
  });

  it('finds the rows of a list by their places', () => {
    const raw = '{ "totalCount": 2, "results": [ {"id": "1"} , {"id": "2", "x": [1]} ], "other": [[7]] }';
    const lists = laid(raw).lists;
    assert.deepEqual(
      lists.map((list) => list.name),
      ['results', 'other'],
    );
    const places = lists[0]?.places ?? [];
    assert.deepEqual([raw.slice(places[0], places[1]), raw.slice(places[2], places[3])], ['{"id": "1"}', '{"id": "2", "x": [1]}']);
    assert.equal(lists[1]?.places.length, 2);
  });

  for (const [what, raw, names] of [
    [
      'objects with ids below the one member',
      '{"search":{"id":1,"criteria":[{"name":"a"}],"computers":[{"id":3},{"id":4}]}}',
      ['computers'],
    ],
    ['nothing where there are other members', '{"search":{"computers":[{"id":3}]},"more":1}', []],
    ['nothing of a second member', '{"more":1,"search":{"computers":[{"id":3}]}}', []],
    ['nothing deeper', '{"a":{"b":{"computers":[{"id":3}]}}}', []],
    ['nothing where the ids are those of parts', '{"a":{"computers":[{"b":{"id":3}}],"empty":[]}}', []],
    ['the list beside it first', '{"rows":[1],"search":{"computers":[{"id":3}]}}', ['rows']],
  ] as const) {
    it(`finds rows: ${what}`, () =>
      assert.deepEqual(
        laid(raw).lists.map(({ name }) => name),
        names,
      ));
  }

  it('lets others in while it works on a long text', () => {
    const raw = `[${'"0123456789",'.repeat(300_000)}1]`;
    const run = layOutAnswer(raw, () => false);
    let pauses = 0;
    while (run.next().done !== true) pauses += 1;
    assert.equal(pauses, Math.floor(raw.length / 1_000_000));
  });

  it('keeps brackets of any depth from becoming gigabytes of blanks', () => {
    const raw = '['.repeat(20_000) + ']'.repeat(20_000);
    assert.ok(laid(raw).pretty.length < 20_000 * 2 * 140);
  });
});

describe('layOutXml', () => {
  it('puts elements on lines of their own and leaves text alone', () => {
    const raw =
      '<?xml version="1.0"?><policy a="1"><general><id>1</id><name> a &amp; b </name><x/></general><scope></scope><!-- c --></policy>';
    assert.deepEqual(layOutXml(raw), {
      pretty:
        '<?xml version="1.0"?>\n<policy a="1">\n  <general>\n    <id>1</id>\n    <name> a &amp; b </name>\n    <x/>\n  </general>\n  <scope></scope>\n  <!-- c -->\n</policy>',
      masks: [],
      lists: [],
    });
  });

  it('masks elements with telling names', () => {
    const raw = '<a><password>canary</password><password></password><passcode_type>n</passcode_type></a>';
    const result = layOutXml(raw);
    assert.ok('pretty' in result);
    assert.doesNotMatch(result.pretty, /canary/);
    assert.match(result.pretty, /<passcode_type>n</);
    assert.deepEqual(
      result.masks.map((mask) => [mask.pointer, raw.slice(mask.from, mask.to)]),
      [['#1', 'canary']],
    );
  });

  for (const broken of ['<a>', '<a></b>', '</a>', '<a><b></a></b>', '']) {
    it(`does not take ${broken} for XML`, () => assert.ok('brokenAt' in layOutXml(broken)));
  }
});
