import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { printJson } from '../../../../src/core/json/print.ts';
import type { ApiDocument, Schema } from '../../../../src/core/families/pro/types.ts';
import { exampleOf } from '../../../../src/core/shapes/example.ts';
import { toJsonSchema } from '../../../../src/core/shapes/jsonSchema.ts';
import { shapeOf } from '../../../../src/core/shapes/ofSchema.ts';
import { lostIn, projectOnShape } from '../../../../src/core/shapes/project.ts';
import type { Shape } from '../../../../src/core/shapes/shape.ts';
import { isOpen, listIn, recordIn } from '../../../../src/core/shapes/shapeAt.ts';
import { realDocument } from '../../../support/openapi/realDocument.ts';
import { ref, schemas, small } from '../../../support/openapi/smallDocument.ts';

const text: Schema = { type: 'string' };
const of = (properties: Record<string, Schema>, more: Schema = {}): Schema => ({ type: 'object', properties, ...more });
const shape = (schema: Schema, document = small()): Shape => shapeOf(document, schema);

/** Everything below a shape, each once. What goes in circles comes back to itself: real documents have an end. */
function within(top: Shape, most = Infinity): ReadonlySet<Shape> {
  const seen = new Set<Shape>([top]);
  for (const one of seen) {
    const inner = [
      ...(one.kind === 'either' ? [...one.options(), ...(one.by?.shapes().values() ?? [])] : []),
      ...(one.kind === 'list' ? [one.entry()] : []),
      ...(one.kind === 'record' ? Array.from(one.fields().values(), (field) => field.shape()) : []),
      ...(one.kind === 'record' && typeof one.others === 'object' ? [one.others] : []),
    ];
    for (const each of inner) if (seen.size < most) seen.add(each);
    assert.ok(seen.size < 20_000, 'it does not end');
  }
  return seen;
}

/** What is asked of every shape, whatever it was made from. */
function isSound(top: Shape): void {
  for (const each of within(top, 50)) {
    for (const only of ['all', 'required'] as const) {
      const node = parseJson(JSON.stringify(exampleOf(each, { only })));
      const taken = projectOnShape(each, node);
      assert.equal(printJson(projectOnShape(each, taken)), printJson(taken));
      assert.deepEqual(lostIn(each, taken, undefined), []);
    }
    isOpen(each);
    recordIn(each)?.fields();
    listIn(each)?.entry();
  }
  toJsonSchema(top, 'write', { alsoKnown: top });
}
describe('the shape of a schema', () => {
  it('is sound for every schema of the small document and of a real one', function () {
    for (const name of Object.keys(schemas)) isSound(shape(ref(name)));
    const document = realDocument(this);
    const bodies = (source: ApiDocument): Schema[] =>
      source.operations.flatMap((operation) => {
        const { request, responses, parameters } = source.detail(operation);
        const contents = [...request, ...responses.flatMap(({ content }) => content)];
        return [...contents.flatMap(({ schema }) => schema ?? []), ...parameters.map(({ schema }) => schema)];
      });
    const all = new Set(bodies(document).map((schema) => shapeOf(document, schema)));
    assert.ok(all.size > 500);
    for (const each of all) within(each);
    for (const each of new Set([...all].flatMap((top) => Array.from(within(top))))) if (each.kind === 'record') isSoundAlone(each);
  });

  it('is sound for whatever calls itself a schema', () => {
    const name = fc.constantFrom('a', 'b', 'id', 'password');
    const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
      schema: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>({}, text, ref('buildings'), ref('pet'), ref('rooms'), ref('loop'), ref('nowhere'), null, 7, 'x', []),
        fc.record(
          {
            type: fc.constantFrom('string', 'integer', 'object', 'array', 'wat', 7),
            properties: fc.oneof(fc.dictionary(name, tie('schema')), fc.constantFrom(null, 'x')),
            required: fc.oneof(fc.array(name), fc.constant('a')),
            additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
            items: tie('schema'),
            allOf: fc.oneof(fc.array(tie('schema'), { maxLength: 3 }), fc.constant('x')),
            oneOf: fc.array(tie('schema'), { maxLength: 3 }),
            enum: fc.oneof(fc.array(fc.string(), { maxLength: 2 }), fc.constant({})),
            readOnly: fc.boolean(),
            nullable: fc.boolean(),
            discriminator: fc.constantFrom({ propertyName: 'a', mapping: { A: 'rooms' } }, { propertyName: 7, mapping: [] }, 'x'),
          },
          { requiredKeys: [] },
        ),
      ),
    }));
    fc.assert(
      fc.property(schema, (wild) => {
        const top = shapeOf(small(), of({ it: JSON.parse(JSON.stringify(wild)) as Schema }));
        isSound(top);
      }),
      { numRuns: 300 },
    );
  });
});

/** {@link isSound} without what is below, which is looked at for itself. */
function isSoundAlone(each: Shape): void {
  const node = parseJson(JSON.stringify(exampleOf(each, { only: 'required' })));
  const taken = projectOnShape(each, node);
  assert.equal(printJson(projectOnShape(each, taken)), printJson(taken));
  assert.deepEqual(lostIn(each, taken, undefined), []);
}
