import assert from 'node:assert/strict';
import { getLanguageService, type JSONSchema } from 'vscode-json-languageservice';
import { textDocument } from '../../../../src/core/json/offsets.ts';
import { exampleOf } from '../../../../src/core/shapes/example.ts';
import { toJsonSchema } from '../../../../src/core/shapes/jsonSchema.ts';
import { shapeOf } from '../../../../src/core/shapes/ofSchema.ts';
import type { Shape } from '../../../../src/core/shapes/shape.ts';
import { plainText } from '../../../../src/core/catalog/plainText.ts';
import { realDocument } from '../../../support/openapi/realDocument.ts';
import { ref, small } from '../../../support/openapi/smallDocument.ts';

const service = getLanguageService({});
const shape = (name: string): Shape => shapeOf(small(), ref(name));

async function faults(schema: JSONSchema, value: unknown): Promise<string[]> {
  const document = textDocument('file:///a.json', JSON.stringify(value));
  const found = await service.doValidation(document, service.parseJSONDocument(document), { schemaValidation: 'warning' }, schema);
  return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

describe('toJsonSchema', () => {
  const formats: readonly (readonly [format: string, right: string, wrong: string | undefined])[] = [
    ['date', '2026-01-31', '31.1.2026'],
    ['date-time', '2026-01-31T08:00:00.123Z', 'yesterday'],
    ['email', 'name@example.com', 'name'],
    ['password', 'anything', undefined],
    ['byte', 'not base64', undefined],
  ];
  for (const [format, right, wrong] of formats) {
    it(`knows what a text of the format ${format} looks like`, async () => {
      const schema = toJsonSchema(shapeOf(small(), { type: 'object', properties: { it: { type: 'string', format } } }), 'write');
      assert.deepEqual(await faults(schema, { it: right }), []);
      if (wrong !== undefined) assert.equal((await faults(schema, { it: wrong })).length, 1);
    });
  }

  const write = (name: string, options = {}): JSONSchema => toJsonSchema(shape(name), 'write', options);
  const read = (name: string): JSONSchema => toJsonSchema(shape(name), 'read');
  const field = (schema: JSONSchema, name: string): JSONSchema | undefined => {
    const found = schema.properties?.[name];
    return typeof found === 'object' ? found : undefined;
  };

  const table: readonly (readonly [name: string, value: unknown, says: RegExp | undefined])[] = [
    ['a whole building', { name: 'Main', floors: 4 }, undefined],
    ['null where it is allowed', { name: 'Main', city: null, kind: null, parent: null }, undefined],
    ['null where it is not', { name: null }, /Incorrect type/],
    ['a field that is missing', { city: 'x' }, /Missing property "name"/],
    ['a misspelt field', { name: 'a', nmae: 'b' }, /nmae is not allowed/],
    ['a value out of range', { name: 'a', floors: 1 }, /minimum/],
    ['a value that is none of the list', { name: 'a', kind: 'SMALL' }, /Value is not accepted/],
    ['a fault deep inside a circle', { name: 'a', parent: { name: 'b', parent: { name: 7 } } }, /Incorrect type/],
    ['a fault in a merged schema', { name: 'a', rooms: [{ door: 'x' }] }, /Incorrect type/],
    ['what the server sets, however it looks', { name: 'a', id: '7' }, undefined],
  ];
  for (const [name, value, says] of table) {
    it(`${says === undefined ? 'accepts' : 'marks'} ${name}`, async () => {
      const found = await faults(write('buildings'), value);
      if (says === undefined) assert.deepEqual(found, []);
      else assert.match(found.join('\n'), says);
    });
  }

  it('chooses by discriminator, so that only the variant that is meant complains', async () => {
    assert.deepEqual(await faults(write('pet'), { kind: 'CAT', lives: 9 }), []);
    assert.deepEqual(await faults(write('pet'), { kind: 'DOG' }), ['Missing property "tricks".']);
    assert.match((await faults(write('pet'), { kind: 'COW' })).join(), /not accepted/);
  });

  it('shows write-only fields in a write and not in a read, read-only ones as not to be written', () => {
    assert.ok(Object.hasOwn(write('buildings').definitions?.['buildings']?.properties ?? write('buildings').properties ?? {}, 'password'));
    assert.equal(Object.hasOwn(read('buildings').properties ?? {}, 'password'), false);
    assert.equal(field(write('buildings'), 'id')?.doNotSuggest, true);
    assert.equal(read('buildings').required, undefined);
  });

  it('knows what the server answers with beyond what it takes', async () => {
    const schema = write('settings', { alsoKnown: shape('machines') });
    assert.deepEqual(await faults(schema, { on: true, id: '1', name: 'x' }), []);
    assert.match((await faults(schema, { on: true, other: 1 })).join(), /other is not allowed/);
    assert.deepEqual(await faults(write('settings', { closed: false }), { other: 1 }), []);
  });

  it('ends a reference that leads in circles', () => assert.equal(write('loop').$ref, undefined));

  it('describes in plain text', () => assert.equal(field(write('buildings'), 'name')?.description, 'The name.\nNeeded.'));
});

describe('an id in a schema', () => {
  it('has no example and no default: ids are offered by names', () => {
    const id = { type: 'string', example: '1', default: '-1' };
    const whole = shapeOf(small(), {
      type: 'object',
      properties: { categoryId: id, code: id, customPackageIds: { type: 'array', items: id } },
    });
    const { properties } = toJsonSchema(whole, 'write');
    assert.deepEqual(properties, {
      categoryId: { type: 'string' },
      code: { type: 'string', examples: ['1'], default: '-1' },
      customPackageIds: { type: 'array', items: { type: 'string' } },
    });
  });
});

describe('exampleOf', () => {
  it('makes sane values, cuts circles and makes up no secret', () => {
    const example = exampleOf(shape('buildings'), { only: 'all' });
    assert.deepEqual(example, {
      name: 'New name',
      city: '',
      floors: 3,
      kind: 'TALL',
      rooms: [{ door: false, siteId: '-1' }],
      zip: '00000',
    });
  });

  it('keeps to what is required', () => {
    assert.deepEqual(exampleOf(shape('buildings'), { only: 'required' }), { name: 'New name' });
    assert.deepEqual(exampleOf(shape('pet'), { only: 'required' }), { kind: 'CAT' });
  });

  it('is valid by its own schema for every body of the real document', async function () {
    const document = realDocument(this);
    const wrong: string[] = [];
    let count = 0;
    for (const operation of document.operations) {
      for (const { mediaType, schema } of document.detail(operation).request) {
        if (schema === undefined || !mediaType.includes('json')) continue;
        const taken = shapeOf(document, schema);
        for (const only of ['all', 'required'] as const) {
          const found = await faults(toJsonSchema(taken, 'write'), exampleOf(taken, { only }));
          if (found.length > 0) wrong.push(`${operation.key} ${only}: ${found.join(' ')}`);
          count++;
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.equal(count, 524);
  });
});

describe('plainText', () => {
  const table: readonly (readonly [html: string, text: string])[] = [
    ['one<br/>two<BR>three', 'one\ntwo\nthree'],
    ['<ul><li>a</li><li>b</li></ul>', '• a\n• b'],
    ['filter=date<2019-12-15 and a>b', 'filter=date<2019-12-15 and a>b'],
    ['&lt;b&gt; &amp;amp; &unknown;', '<b> &amp; &unknown;'],
    ['<img src=x onerror="alert(1)">x<script>y</script>', 'xy'],
    ['  a \n\n\n\n b  c ', 'a\n\nb c'],
  ];
  for (const [html, text] of table) it(JSON.stringify(html), () => assert.equal(plainText(html), text));
});
