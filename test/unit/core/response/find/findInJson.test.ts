import assert from 'node:assert/strict';
import { findInJson, isJsonPath, shortPath } from '../../../../../src/core/response/find/findInJson.ts';

const json = JSON.stringify({
  totalCount: 3,
  results: [
    { id: 4, name: 'Main Campus', general: { site: { id: 9, name: 'Boston' } }, tags: ['red', 'main'] },
    { id: 7, name: 'North Hall', general: { site: { id: -1, name: 'NONE' } }, tags: [] },
    { id: 8, name: 'Tom’s Hall', 'asset tag': 'B-7', general: null },
  ],
});

describe('looking in JSON by a path', () => {
  const table: readonly (readonly [expression: string, values: unknown, areRows?: boolean])[] = [
    ['$..name', ['Main Campus', 'North Hall', 'Tom’s Hall', 'Boston', 'NONE']],
    ['$.results[?(@.id > 5)].name', ['North Hall', 'Tom’s Hall']],
    ['$.results[?@.id > 7].id', [8]],
    ['$.results[0:2].id', [4, 7]],
    ['$.results[-1].id', [8]],
    ['$.results[*].tags[*]', ['red', 'main']],
    ["$.results[?match(@.name, 'North.*') && @.general.site].id", [7]],
    ["$.results[*]['asset tag']", ['B-7']],
    ['  $.totalCount ', [3]],
    ['$.results[0].general.site', [{ id: 9, name: 'Boston' }]],
    ['$.results[?@.id==8]', [{ id: 8, name: 'Tom’s Hall', 'asset tag': 'B-7', general: null }], true],
    ['$.nothing', []],
    ['$.constructor', []],
    ['$.__proto__', []],
  ];
  for (const [expression, values, areRows = false] of table) {
    it(`gives what ${expression} leads to`, () => {
      const found = findInJson(json, expression);
      assert.ok(found.kind === 'found');
      const sorted = (list: unknown): unknown => (Array.isArray(list) ? list.map((one) => JSON.stringify(one)).sort() : list);
      assert.deepEqual(sorted(JSON.parse(found.json)), sorted(values));
      assert.deepEqual([found.isCut, found.areRows], [false, areRows]);
    });
  }

  for (const [expression, at] of [
    ['$.results[?(@.id >', 18],
    ['  $.a b', 6],
    ['$..', 3],
    ['$.x[?foo(@)]', 5],
    ['$.a[1', 5],
    ['$[?@.a =~ /x/]', 7],
  ] as const) {
    it(`says where ${expression} is wrong`, () => assert.deepEqual(findInJson(json, expression), { kind: 'wrong', at }));
  }

  it('keeps every digit', () => {
    const found = findInJson('{"a":[{"n":9007199254740993},{"n":1.10}]}', '$..n');
    assert.equal(found.kind === 'found' && found.json, '[9007199254740993,1.10]');
  });

  it('ends at so many results or characters, and says that there is more', () => {
    const found = findInJson(json, '$..name', { results: 2, characters: 1000 });
    assert.deepEqual(found.kind === 'found' && [found.count, found.isCut], [2, true]);
    const short = findInJson(json, '$..name', { results: 100, characters: 5 });
    assert.deepEqual(short.kind === 'found' && [short.count, short.isCut], [1, true]);
    const all = findInJson(json, '$.results[*].id', { results: 3, characters: 1000 });
    assert.deepEqual(all.kind === 'found' && [all.count, all.isCut], [3, false]);
  });

  it('gives up on what is no JSON, or deeper than anything that is meant', () => {
    assert.deepEqual(findInJson('{"a":', '$..a'), { kind: 'unreadable' });
    assert.deepEqual(findInJson(`${'['.repeat(2000)}${']'.repeat(2000)}`, '$..a'), { kind: 'unreadable' });
  });
});

describe('looking in JSON by words', () => {
  const table: readonly (readonly [words: string, members: unknown])[] = [
    ['main', { '$.results[0].name': 'Main Campus', '$.results[0].tags[1]': 'main' }],
    ['HALL name', { '$.results[1].name': 'North Hall', '$.results[2].name': 'Tom’s Hall' }],
    ["tom's", { '$.results[2].name': 'Tom’s Hall' }],
    ['site', { '$.results[0].general.site': { id: 9, name: 'Boston' }, '$.results[1].general.site': { id: -1, name: 'NONE' } }],
    ['asset', { "$.results[2]['asset tag']": 'B-7' }],
    ['$5', {}],
    ['id 9', { '$.results[0].general.site.id': 9 }],
    ['   ', {}],
  ];
  for (const [words, members] of table) {
    it(`gives the members that hold “${words}”, under their paths`, () => {
      const found = findInJson(json, words);
      assert.deepEqual(found.kind === 'found' && JSON.parse(found.json), members);
    });
  }

  it('knows an expression by its beginning', () => {
    const expressions = ['$', ' $.a', '$..a', "$['a']"].map(isJsonPath);
    assert.deepEqual(
      [...expressions, ...['$5', 'a.b', '', 'cost $.'].map(isJsonPath)],
      [true, true, true, true, false, false, false, false],
    );
  });

  it('writes paths that lead back', () => {
    const awkward = JSON.stringify({ "it's": { 'a"b\\c': { 'x y': [1] } } });
    const location = ["it's", 'a"b\\c', 'x y', 0];
    const found = findInJson(awkward, shortPath(location));
    assert.equal(found.kind === 'found' && found.json, '[1]');
  });
});
