import assert from 'node:assert/strict';
import { fieldsOf, hasFlag, itemsOf, schemaAt } from '../../../../../src/core/objects/plan/fields.ts';
import type { Schema } from '../../../../../src/core/openapi/types.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';

const document = small();
const text: Schema = { type: 'string' };
const fixed: Schema = { type: 'string', readOnly: true };
const of = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });

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
      const property = fieldsOf(document, schema).named.get('a');
      assert.equal(hasFlag(document, property!, 'readOnly'), readOnly);
    });
  }

  it('hide nothing of one another', () => {
    const schema: Schema = { oneOf: [of({ place: of({ room: text }) }), of({ place: of({ floor: text }) })] };
    assert.deepEqual([...fieldsOf(document, schemaAt(document, schema, '/place')).named.keys()].toSorted(), ['floor', 'room']);
  });

  it('have entries where a part names them', () => {
    const entries: Schema = { type: 'array', items: of({ name: text }) };
    assert.equal(itemsOf(document, { allOf: [{ description: 'x' }, entries] }), entries.items);
    const either = itemsOf(document, { oneOf: [entries, { type: 'array', items: of({ id: text }) }] });
    assert.deepEqual([...fieldsOf(document, either).named.keys()], ['name', 'id']);
    assert.equal(itemsOf(document, text), undefined);
  });
});
