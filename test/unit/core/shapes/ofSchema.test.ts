import assert from 'node:assert/strict';
import type { Schema } from '../../../../src/core/families/pro/types.ts';
import { shapeOf } from '../../../../src/core/shapes/ofSchema.ts';
import type { Shape } from '../../../../src/core/shapes/shape.ts';
import { fieldAt, leafIn, recordIn, shapeAt } from '../../../../src/core/shapes/shapeAt.ts';
import { ref, small } from '../../../support/openapi/smallDocument.ts';

const text: Schema = { type: 'string' };
const of = (properties: Record<string, Schema>, more: Schema = {}): Schema => ({ type: 'object', properties, ...more });
const shape = (schema: Schema, document = small()): Shape => shapeOf(document, schema);

describe('the shape of a schema', () => {
  const kinds: readonly (readonly [what: string, schema: Schema, kind: Shape['kind']])[] = [
    ['nothing said', {}, 'any'],
    ['a description alone', { description: 'x' }, 'any'],
    ['a circle of references', ref('loop'), 'any'],
    ['a reference to nothing', ref('nowhere'), 'any'],
    ['fields', of({ a: text }), 'record'],
    ['a map', { additionalProperties: text }, 'record'],
    ['a list', { type: 'array', items: text }, 'list'],
    ['a text', text, 'leaf'],
    ['choices without a type', { enum: ['a'] }, 'leaf'],
    ['a wrapped reference', { allOf: [ref('buildings')], nullable: true }, 'record'],
    ['parts that say one thing each', { allOf: [{ type: 'string' }, { enum: ['a'] }] }, 'leaf'],
    ['alternatives', ref('pet'), 'either'],
  ];
  for (const [what, schema, kind] of kinds) it(`of ${what} is of the kind “${kind}”`, () => assert.equal(shape(schema).kind, kind));

  it('is one and the same for one schema, so that circles are circles', () => {
    const document = small();
    const building = shape(ref('buildings'), document);
    assert.equal(shape(ref('buildings'), document), building);
    assert.deepEqual(recordIn(shapeAt(building, '/parent'))?.fields, recordIn(building)?.fields);
    assert.equal(shapeAt(building, '/parent/parent'), shapeAt(building, '/parent'));
  });

  it('keeps what stands beside a reference to that place', () => {
    const document = small();
    const top = shape(of({ one: ref('rooms'), other: { ...ref('rooms'), description: 'Here.', readOnly: true } }), document);
    assert.deepEqual(
      ['/one', '/other'].map((pointer) => [fieldAt(top, pointer)?.access, shapeAt(top, pointer)?.description]),
      [
        ['both', ''],
        ['readOnly', 'Here.'],
      ],
    );
  });

  it('has the demands of every part, wherever their fields stand', () => {
    const parts: Schema = { allOf: [of({ a: text, b: text }), { required: ['b'] }], required: ['a'] };
    assert.deepEqual([...(recordIn(shape(parts))?.required ?? [])], ['b', 'a']);
  });

  it('takes the fields beside alternatives into each of them', () => {
    const top = shape({ properties: { a: text }, oneOf: [of({ b: text }), of({ c: text })] });
    assert.ok(top.kind === 'either');
    assert.deepEqual(
      top.options().map((option) => Array.from(recordIn(option)?.fields().keys() ?? [])),
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
    );
  });

  it('knows secrets, ids of others and choices by field', () => {
    const top = shape(of({ adminPassword: text, categoryId: text, kinds: { type: 'array', items: { type: 'string', enum: ['A'] } } }));
    assert.equal(fieldAt(top, '/adminPassword')?.isSecret(), true);
    assert.equal(fieldAt(top, '/categoryId')?.refersTo(), 'categories');
    assert.deepEqual(leafIn(shapeAt(top, '/kinds'))?.choices, ['A']);
    assert.deepEqual(leafIn(shapeAt(top, '/kinds/0'))?.choices, ['A']);
    assert.equal(shapeAt(top, '/kinds/0/x'), undefined);
  });
});
