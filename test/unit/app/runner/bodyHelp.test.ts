import assert from 'node:assert/strict';
import { BodyHelp } from '../../../../src/app/runner/bodyHelp.ts';
import { catalogueOf } from '../../../support/fakeSession.ts';
import { documentOf, json, paths, ref, schemas } from '../../../support/openapi/smallDocument.ts';

const xmlBody = {
  type: 'object',
  properties: {
    building: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, floors: { type: 'integer' }, rooms: { type: 'object', properties: {} } },
    },
  },
};
const document = documentOf(
  {
    ...paths,
    '/v1/uploads': { post: { requestBody: { content: { 'multipart/form-data': { schema: { type: 'object' } } } }, responses: {} } },
    '/v1/xml': {
      post: { requestBody: { content: { 'application/xml': { schema: xmlBody } } }, responses: {} },
      put: { requestBody: { content: { 'application/xml': { schema: xmlBody } } }, responses: {} },
    },
    '/v1/notes': { post: { requestBody: { content: { 'application/json': {} } }, responses: {} } },
    '/v1/merge/{id}': {
      patch: { requestBody: { content: { 'application/merge-patch+json': { schema: ref('buildings') } } }, responses: { 200: json({}) } },
    },
  },
  { schemas },
);
const help = new BodyHelp((id) => (id === 'acme' ? catalogueOf(document) : undefined));
const type = 'application/json';
const create = 'POST /v1/buildings';
const at = { instanceId: 'acme', operationKey: create, mediaType: type };

/** What nothing is known of. */
const unknown: readonly (readonly [what: string, instanceId: string, operationKey: string])[] = [
  ['an instance whose document is not known', 'other', create],
  ['an operation that is not in the document', 'acme', 'POST /v1/castles'],
  ['an operation without a body', 'acme', 'DELETE /v1/buildings/{id}'],
  ['a body without a schema', 'acme', 'POST /v1/notes'],
];

describe('help while a body is composed', () => {
  for (const [what, instanceId, operationKey] of unknown) {
    it(`is silent about ${what}`, async () => {
      const place = { instanceId, operationKey, mediaType: type, text: '{"name": 1}', offset: 3 };
      assert.deepEqual(await help.complete(place), []);
      assert.equal(await help.hover(place), null);
      assert.deepEqual(await help.check(instanceId, operationKey, type, '{"name": 1}'), []);
      assert.equal(await help.fill(instanceId, operationKey, type, 'example'), '');
    });
  }

  it('offers fields, with what they are', async () => {
    const items = await help.complete({ ...at, text: '{\n  \n}', offset: 4 });
    const city = items.find(({ label }) => label === 'city');
    assert.equal(city?.kind, 'property');
    assert.ok(!items.some(({ label }) => label === 'id'));
  });

  it('tells what a field is', async () => {
    assert.match((await help.hover({ ...at, text: '{"name": "x"}', offset: 3 }))?.text ?? '', /The name\./);
  });

  const checks: readonly (readonly [name: string, text: string, mediaType: string, marked: readonly string[]])[] = [
    ['a value of another type', '{"name": "x", "floors": "four"}', type, ['"four"']],
    ['nothing in an empty body', ' \n', type, []],
    ['nothing in XML', '<building/>', 'application/xml', []],
  ];
  for (const [name, text, mediaType, marked] of checks) {
    it(`complains of ${name}`, async () => {
      const found = await help.check('acme', create, mediaType, text);
      assert.deepEqual(
        found.map(({ from, to }) => text.slice(from, to)),
        marked,
      );
    });
  }

  it('misses elements of XML where an object is created, and not where one is changed', async () => {
    const of = async (method: string) => await help.check('acme', `${method} /v1/xml`, 'application/xml', '<building/>');
    assert.match((await of('POST'))[0]?.message ?? '', /<building> lacks <name>/);
    assert.deepEqual(await of('PUT'), []);
  });

  it('marks a body that is no XML where only XML is taken', async () => {
    const found = await help.check('acme', 'PUT /v1/xml', type, '{"name": "x"}');
    assert.equal(found[0]?.fix?.insert.includes('<building>'), true);
    assert.match((await help.check('acme', 'PUT /v1/xml', 'text/plain', 'x'))[0]?.message ?? '', /text\/plain/);
    assert.deepEqual(await help.check('acme', 'PUT /v1/xml', type, ' '), []);
    assert.deepEqual(await help.check('acme', 'POST /v1/uploads', type, '{"a": 1}'), []);
  });

  it('warns of what empties an object that is changed', async () => {
    const of = async (method: string) => await help.check('acme', `${method} /v1/xml`, 'application/xml', '<building><rooms/></building>');
    assert.match((await of('PUT'))[0]?.message ?? '', /<rooms> may empty/);
    assert.doesNotMatch(JSON.stringify(await of('POST')), /may empty/);
  });

  it('reads the shape of any JSON that the operation takes', async () => {
    const text = '{"floors": "four"}';
    const found = await help.check('acme', 'PATCH /v1/merge/{id}', 'application/merge-patch+json', text);
    assert.ok(found.some(({ from, to }) => text.slice(from, to) === '"four"'));
  });

  it('makes a body of all that can be sent, or of what must be', async () => {
    const fieldsOf = async (kind: 'example' | 'required'): Promise<readonly string[]> =>
      Object.keys(JSON.parse(await help.fill('acme', create, type, kind)) as object);
    const all = await fieldsOf('example');
    assert.ok(
      ['name', 'city', 'floors', 'rooms'].every((name) => all.includes(name)),
      all.join(),
    );
    assert.ok(!all.includes('id'));
    assert.deepEqual(await fieldsOf('required'), ['name']);
    assert.match(await help.fill('acme', create, type, 'example'), /^\{\n {2}"/);
  });

  it('helps with XML as with JSON', async () => {
    const xml = { instanceId: 'acme', operationKey: 'PUT /v1/xml', mediaType: 'application/xml' };
    const items = await help.complete({ ...xml, text: '<building><na</building>', offset: 13 });
    assert.deepEqual(
      items.map(({ label }) => label),
      ['name', 'floors', 'rooms'],
    );
    assert.match((await help.hover({ ...xml, text: '<building><floors/></building>', offset: 13 }))?.text ?? '', /integer/);
    const found = await help.check('acme', xml.operationKey, xml.mediaType, '<site><name/></site>');
    assert.match(found[0]?.message ?? '', /<building> here/);
    assert.match(await help.fill('acme', xml.operationKey, xml.mediaType, 'example'), /^<\?xml .*\n<building>\n {2}<name>/);
  });
});

describe('help while a filter is typed', () => {
  const list = 'GET /v1/buildings';
  const table: readonly (readonly [name: string, filter: string, says: RegExp | undefined])[] = [
    ['nothing about one that fits', 'name=="x"', undefined],
    ['of a field that the list has not', 'colour=="x"', /colour/],
    ['of one that ends too early', 'name==', /./],
  ];
  for (const [name, filter, says] of table) {
    it(`says ${name}`, () => {
      const found = help.checkFilter('acme', list, filter);
      if (says === undefined) assert.deepEqual(found, []);
      else assert.match(found.map(({ message }) => message).join(), says);
    });
  }

  const offers: readonly (readonly [name: string, filter: string, kind: string, label: string])[] = [
    ['fields at first', 'ci', 'field', 'city'],
    ['operators behind a field', 'city=', 'operator', '=='],
  ];
  for (const [name, filter, kind, label] of offers) {
    it(`offers ${name}`, () => {
      const { items, isWhole } = help.completeFilter('acme', list, filter, filter.length);
      assert.ok(
        items.some((item) => item.kind === kind && item.label.includes(label)),
        JSON.stringify(items),
      );
      assert.equal(isWhole, false);
    });
  }

  it('offers more of a filter that is whole, and says so', () => {
    const filter = 'city==x ';
    const { items, isWhole } = help.completeFilter('acme', list, filter, filter.length);
    assert.deepEqual([items.map(({ label }) => label), isWhole], [['and ', 'or '], true]);
  });

  it('is silent where nothing is known of the operation', () => {
    assert.deepEqual(help.checkFilter('other', list, 'colour=='), []);
    assert.deepEqual(help.completeFilter('acme', 'GET /v1/castles', '', 0), { items: [], isWhole: true });
  });
});
