import assert from 'node:assert/strict';
import { textDocument } from '../../../../src/core/json/offsets.ts';
import { createAssist } from '../../../../src/core/shapes/assist.ts';
import { shapeOf } from '../../../../src/core/shapes/ofSchema.ts';
import { anything } from '../../../../src/core/shapes/shape.ts';
import type { RecordShape } from '../../../../src/core/shapes/shape.ts';
import { small } from '../../../support/openapi/smallDocument.ts';

function shapeCounted(): { shape: RecordShape; made: () => number } {
  let count = 0;
  const shape = shapeOf(small(), {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', description: 'What people call it *here*' },
      priority: { type: 'string', enum: ['BEFORE', 'AFTER'] },
      size: { type: 'integer' },
    },
  });
  assert.ok(shape.kind === 'record');
  const fields: RecordShape['fields'] = () => {
    count += 1;
    return shape.fields();
  };
  return { shape: { ...shape, fields }, made: () => count };
}

describe('assist', () => {
  const assist = createAssist();
  const { shape, made } = shapeCounted();
  const expected = { shape };

  it('offers the properties that are not there yet, each with the place it goes to', async () => {
    const text = '{\n  "name": "x",\n  \n}';
    const items = await assist.complete(text, text.indexOf('\n}'), expected);
    assert.deepEqual(items.map(({ label }) => label).sort(), ['priority', 'size']);
    assert.ok(items.every(({ from, to, kind }) => from <= to && kind === 'property'));
    assert.match(items.find(({ label }) => label === 'priority')!.insert, /"priority": /);
  });

  it('offers the values of a choice', async () => {
    const text = '{"priority": ""}';
    const items = await assist.complete(text, text.indexOf('""') + 1, expected);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['"BEFORE"', '"AFTER"'],
    );
    assert.equal(items[0]?.kind, 'value');
    assert.equal(text.slice(items[0].from, items[0].to), '""');
  });

  it('tells what a field means as plain text, from its key and from its value', async () => {
    const text = '{"name": "x", "priority": "AFTER"}';
    const onKey = await assist.hover(text, 3, expected);
    assert.deepEqual(onKey, { from: 1, to: 7, text: 'string\nWhat people call it *here*' });
    assert.match((await assist.hover(text, text.indexOf('AFTER'), expected))!.text, /One of "BEFORE", "AFTER"/);
    assert.equal(await assist.hover(text, 0, { shape: anything }), null);
  });

  const checks: readonly [name: string, text: string, severity: string, says: RegExp, at: string][] = [
    ['a value of the wrong type is a warning', '{"name": 7}', 'warning', /type/, '7'],
    ['an unknown property is a warning', '{"name": "x", "nam": 1}', 'warning', /nam/, '"nam"'],
    ['a missing required field is a warning', '{"size": 1}', 'warning', /name/, '{'],
    ['a value outside the choice is a warning', '{"name": "x", "priority": "NEVER"}', 'warning', /accepted/, '"NEVER"'],
    ['a comma too many is an error', '{"name": "x",}', 'error', /comma/i, ','],
    ['a comment is an error', '{"name": "x" /* y */}', 'error', /comment/i, '/* y */'],
    ['an open bracket is an error', '{"name": "x"', 'error', /expected/i, ''],
  ];
  for (const [name, text, severity, says, at] of checks) {
    it(name, async () => {
      const problems = await assist.check(text, expected);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.equal(problems[0]!.severity, severity);
      assert.match(problems[0]!.message, says);
      if (at !== '') assert.equal(text.slice(problems[0]!.from, problems[0]!.to), at);
    });
  }

  it('has nothing against what is right', async () => {
    assert.deepEqual(await assist.check('{"name": "x", "priority": "AFTER", "size": 9007199254740993}', expected), []);
  });

  it('makes a schema once, and keeps the latest ones', async () => {
    assert.equal(made(), 1);
    for (let index = 0; index < 12; index += 1) await assist.check('{}', { shape: { ...anything } });
    await assist.check('{}', expected);
    assert.equal(made(), 2);
  });
});

describe('textDocument', () => {
  const document = textDocument('x:/y', 'ab\r\nc\n');

  it('turns offsets into positions and back', () => {
    for (let offset = 0; offset <= 6; offset += 1) assert.equal(document.offsetAt(document.positionAt(offset)), offset);
    assert.deepEqual(document.positionAt(4), { line: 1, character: 0 });
    assert.deepEqual(document.positionAt(99), { line: 2, character: 0 });
    assert.equal(document.lineCount, 3);
  });

  it('keeps a position within its line', () => {
    assert.equal(document.offsetAt({ line: 1, character: 50 }), 5);
    assert.equal(document.offsetAt({ line: 9, character: 0 }), 6);
  });
});
