import assert from 'node:assert/strict';
import type { Schema } from '../../../../src/core/families/pro/types.ts';
import { shapeOf } from '../../../../src/core/shapes/ofSchema.ts';
import type { Shape } from '../../../../src/core/shapes/shape.ts';
import { fieldAt, listIn, recordIn, shapeAt } from '../../../../src/core/shapes/shapeAt.ts';
import { small } from '../../../support/openapi/smallDocument.ts';

const document = small();
const text: Schema = { type: 'string' };
const fixed: Schema = { type: 'string', readOnly: true };
const of = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });

const shape = (schema: Schema): Shape => shapeOf(document, schema);
const namesIn = (one: Shape | undefined): readonly string[] => [...(recordIn(one)?.fields().keys() ?? [])];

describe('fields of a schema in parts', () => {
  const table: readonly [name: string, schema: Schema, readOnly: boolean][] = [
    ['either of two that both take it', { oneOf: [of({ a: text }), of({ a: text })] }, false],
    ['the first of two takes it', { oneOf: [of({ a: text }), of({ a: fixed })] }, false],
    ['the last of two takes it', { anyOf: [of({ a: fixed }), of({ a: text })] }, false],
    ['neither takes it', { oneOf: [of({ a: fixed }), of({ a: fixed })] }, true],
    ['one part of a whole forbids it', { allOf: [of({ a: fixed }), of({ a: text })] }, true],
    ['the last part of a whole forbids it', { allOf: [of({ a: text }), of({ a: fixed })] }, true],
  ];
  for (const [name, schema, readOnly] of table) {
    it(`are taken or not: ${name}`, () => {
      assert.equal(fieldAt(shape(schema), '/a')?.access, readOnly ? 'readOnly' : 'both');
    });
  }

  it('hide nothing of one another', () => {
    const schema: Schema = { oneOf: [of({ place: of({ room: text }) }), of({ place: of({ floor: text }) })] };
    assert.deepEqual(namesIn(shapeAt(shape(schema), '/place')).toSorted(), ['floor', 'room']);
  });

  it('have entries where a part names them', () => {
    const entries: Schema = { type: 'array', items: of({ name: text }) };
    const inPart = listIn(shape({ allOf: [{ description: 'x' }, entries] }));
    assert.equal(inPart?.entry(), shape(entries.items!));
    const either = listIn(shape({ oneOf: [entries, { type: 'array', items: of({ id: text }) }] }));
    assert.deepEqual(namesIn(either?.entry()), ['name', 'id']);
    assert.equal(listIn(shape(text)), undefined);
  });
});
