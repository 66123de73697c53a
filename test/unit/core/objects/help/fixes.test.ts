import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { closestChoices } from '../../../../../src/core/catalog/closest.ts';
import { createAssist } from '../../../../../src/core/shapes/assist.ts';
import { applyEdits } from '../../../../../src/core/json/edit.ts';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { printJson } from '../../../../../src/core/json/print.ts';
import { fixesFor } from '../../../../../src/core/objects/help/fixes.ts';
import type { FixContext } from '../../../../../src/core/objects/help/fixes.ts';
import { kindOf } from '../../../../../src/core/resources/kindOf.ts';
import { shapeOf } from '../../../../../src/core/shapes/ofSchema.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';

const document = small();
const shape = shapeOf(document, { $ref: '#/components/schemas/buildings' });
const { guards } = kindOf('buildings');
const context: FixContext = { shape, base: undefined, guards };

/** What each fix at a part of the text makes of it. */
function fixed(text: string, part: string, base?: string): readonly (readonly [title: string, after: string])[] {
  const from = text.indexOf(part);
  return fixesFor(text, { from, to: from + part.length }, { ...context, base }).map(({ title, edits }) => [title, applyEdits(text, edits)]);
}

describe('fixes', () => {
  const table: readonly [name: string, text: string, at: string, fixes: readonly (readonly [string, string])[], base?: string][] = [
    ['an unknown field', '{"name":"x", "wat":1}', '"wat"', [['Remove “wat”', '{"name":"x"}']]],
    [
      'a slip in a name',
      '{\n  "nmae": "x"\n}',
      '"nmae"',
      [
        ['Did you mean “name”?', '{\n  "name": "x"\n}'],
        ['Remove “nmae”', '{}'],
      ],
    ],
    ['a name that is taken already', '{"name":"x","Name":"y"}', '"Name"', [['Remove “Name”', '{"name":"x"}']]],
    ['a field that only the server sets', '{"id":"9","name":"x"}', '"id"', [['Remove “id”', '{"name":"x"}']]],
    [
      'a changed field that only the server sets',
      '{"id":"9","name":"x"}',
      '"id"',
      [
        ["Put back the server's “id”", '{"id":"7","name":"x"}'],
        ['Remove “id”', '{"name":"x"}'],
      ],
      '{"id":"7","name":"x"}',
    ],
    ['a missing field', '{\n  "city": null\n}', '{', [['Add “name”', '{\n  "city": null,\n  "name": "New name"\n}']]],
    [
      'a missing field deeper down',
      '{"name":"x","rooms":[{}, {"siteId":"1"}]}',
      '{"siteId',
      [['Add “door”', '{"name":"x","rooms":[{}, {"siteId":"1", "door": false}]}']],
    ],
    ['a value near an allowed one', '{"name":"x","kind":"tal"}', '"tal"', [['Did you mean “TALL”?', '{"name":"x","kind":"TALL"}']]],
    ['a value far from all', '{"name":"x","kind":"round"}', '"round"', []],
    ['a value that is allowed', '{"name":"x","kind":"TALL"}', '"TALL"', []],
    ['a field that is taken', '{"name":"x"}', '"name"', []],
    ['text that is no JSON', '{"wat":1', '"wat"', []],
  ];
  for (const [name, text, at, fixes, base] of table) it(name, () => assert.deepEqual(fixed(text, at, base), fixes));

  it('offers all that is missing at once, and each alone', () => {
    const dog = { ...context, shape: shapeOf(document, { $ref: '#/components/schemas/dog' }) };
    const fixes = fixesFor('{}', { from: 0, to: 1 }, dog).map(({ title, edits, preferred }) => [title, applyEdits('{}', edits), preferred]);
    assert.deepEqual(fixes, [
      ['Add all 2 required fields', '{\n  "kind": "",\n  "tricks": [\n    "sit",\n    "sit"\n  ]\n}', true],
      ['Add “kind”', '{\n  "kind": ""\n}', false],
      ['Add “tricks”', '{\n  "tricks": [\n    "sit",\n    "sit"\n  ]\n}', false],
    ]);
  });

  it('leave whole JSON, with nothing else moved, and one complaint less, in any document', async () => {
    const assist = createAssist();
    const field = fc.oneof(
      fc.constant(['kind', 'TLAL'] as const),
      fc.constant(['nane', 'x'] as const),
      fc.tuple(fc.constantFrom('city', 'wat', 'zip', 'a b'), fc.constantFrom('x', '12345', '}', ',"')),
      fc.constant(['rooms', [{ siteId: '1' }, { door: true }]] as const),
    );
    const layout = fc.constantFrom(undefined, 2, 4, '\t');
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(field, { selector: ([name]) => name }), layout, async (fields, indent) => {
        const text = JSON.stringify(Object.fromEntries(fields), undefined, indent);
        const problems = await assist.check(text, { shape });
        for (const problem of problems) {
          for (const { edits } of fixesFor(text, problem, context)) {
            const after = applyEdits(text, edits);
            printJson(parseJson(after));
            assert.ok(problems.length > (await assist.check(after, { shape })).length, `${text} → ${after}`);
            const [edit] = edits;
            assert.ok(edit !== undefined && after.startsWith(text.slice(0, edit.from)) && after.endsWith(text.slice(edit.to)));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('closest', () => {
  const table: readonly [word: string, choices: readonly string[], found: readonly string[]][] = [
    ['before', ['AFTER', 'BEFORE'], ['BEFORE']],
    ['AT_RBOOT', ['AFTER', 'BEFORE', 'AT_REBOOT'], ['AT_REBOOT']],
    ['at reboot', ['AT_REBOOT'], ['AT_REBOOT']],
    ['SCR', ['TEXT', 'SCRIPT'], ['SCRIPT']],
    ['categroyId', ['categoryId', 'siteId'], ['categoryId']],
    ['TEXT', ['SCRIPT'], []],
    ['', ['A'], []],
  ];
  for (const [word, choices, found] of table)
    it(`${word} in ${choices.join()} is ${found.join()}`, () => assert.deepEqual(closestChoices(word, choices), found));
});

describe('fixes of what an API refuses', () => {
  const rules = {
    faults: () => [
      { pointer: '/name', message: 'x', choices: ['Main', 'Annex'] },
      { pointer: '/city', message: 'x' },
    ],
    bodyOf: () => parseJson('{}'),
    minded: () => [],
    meansSame: () => false,
    readsSame: () => false,
    replaces: () => false,
    untouchable: () => undefined,
  };
  const at = (text: string, part: string): readonly (readonly [string, string])[] => {
    const from = text.indexOf(part);
    const fixes = fixesFor(text, { from, to: from + part.length }, { ...context, rules });
    return fixes.map(({ title, edits }) => [title, applyEdits(text, edits)]);
  };

  it('offer what it takes, at its place alone', () => {
    assert.deepEqual(at('{"name":"x","city":1}', '"name"'), [
      ['Change to “Main”', '{"name":"Main","city":1}'],
      ['Change to “Annex”', '{"name":"Annex","city":1}'],
    ]);
    assert.deepEqual(at('{"name":"x","city":1}', '"city"'), []);
  });
});
