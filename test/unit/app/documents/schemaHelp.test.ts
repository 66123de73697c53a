import assert from 'node:assert/strict';
import { SchemaHelp } from '../../../../src/app/documents/schemaHelp.ts';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { fakeSession, type FakeSession, type FakeSessionParts } from '../../../support/fakeSession.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { documentOf, json, ref } from '../../../support/openapi/smallDocument.ts';

const building: ObjectAddress = {
  instanceId: 'fake',
  resource: 'buildings',
  target: { kind: 'one', id: '1' },
  label: 'Main',
  ending: '.json',
};
const fresh: ObjectAddress = { ...building, target: { kind: 'new' } };

/** What nobody can say anything about, each with why. */
const silent: readonly (readonly [why: string, address: ObjectAddress, parts: FakeSessionParts])[] = [
  ['its instance was not asked for its schema yet', building, { isNew: true }],
  ['the instance has no such resource', { ...building, resource: 'castles' }, {}],
  ['the schema says nothing of its body', { ...building, resource: 'blobs' }, { document: blobs() }],
];

function blobs() {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  return documentOf({
    '/v1/blobs': { get: { tags: ['blobs'], responses: { 200: json({ type: 'array', items: ref('things') }) } } },
    '/v1/blobs/{id}': {
      get: { tags: ['blobs'], parameters: [id], responses: { 200: json({}) } },
      put: { tags: ['blobs'], parameters: [id], requestBody: { content: { 'application/json': { schema: {} } } }, responses: {} },
    },
  });
}

function desk(parts: FakeSessionParts = {}): { readonly help: SchemaHelp; readonly session: FakeSession } {
  const session = fakeSession(parts);
  return { help: new SchemaHelp(fakeServices({ session })), session };
}

describe('help while a document is typed', () => {
  for (const [why, address, parts] of silent) {
    it(`says nothing where ${why}, and contacts nobody`, async () => {
      const { help, session } = desk(parts);
      const text = '{"name": 1, "wat": 2}';
      assert.deepEqual(await help.complete(address, '{"', 2), []);
      assert.equal(await help.hover(address, text, 3), null);
      assert.deepEqual(await help.check(address, text), []);
      assert.deepEqual(await help.checkChanges(address, text, '{}'), []);
      assert.deepEqual(session.calls, []);
    });
  }

  it('offers the fields that can be sent, and not those that the server alone sets', async () => {
    const { help, session } = desk();
    const labels = (await help.complete(building, '{\n  \n}', 4)).map(({ label }) => label);
    assert.ok(labels.includes('city') && labels.includes('rooms'), labels.join());
    assert.ok(!labels.includes('id'));
    assert.deepEqual(session.calls, []);
  });

  it('offers the choices of a value', async () => {
    const text = '{"kind": }';
    const labels = (await desk().help.complete(building, text, text.indexOf('}'))).map(({ label }) => label);
    for (const choice of ['"TALL"', '"WIDE"']) assert.ok(labels.includes(choice), labels.join());
  });

  it('tells what a field is in plain words, and where that is', async () => {
    const text = '{"name": "x"}';
    const found = await desk().help.hover(building, text, 3);
    assert.ok(found !== null && found.text.includes('The name.') && !found.text.includes('<b>'), found?.text);
    assert.equal(text.slice(found.from, found.to), '"name"');
  });

  const checks: readonly (readonly [name: string, text: string, marked: readonly string[]])[] = [
    ['a value of another type', '{"name": "x", "floors": "four"}', ['"four"']],
    ['a value that is none of the choices', '{"name": "x", "kind": "ROUND"}', ['"ROUND"']],
    ['nothing of what the server shows beside it', '{"id": "7", "name": "x"}', []],
  ];
  for (const [name, text, marked] of checks) {
    it(`complains of ${name}`, async () => {
      const found = await desk().help.check(building, text);
      assert.deepEqual(
        found.map(({ from, to }) => text.slice(from, to)),
        marked,
      );
    });
  }

  it('complains of a change alone where it is known what the text was made from', async () => {
    const { help } = desk();
    const base = '{"name": "x", "kind": "ROUND", "floors": 4}';
    const text = base.replace('4', '"four"');
    const words = async (of: string | undefined): Promise<readonly string[]> =>
      (await help.checkChanges(building, text, of)).map(({ from, to }) => text.slice(from, to)).toSorted();
    assert.deepEqual(await words(base), ['"four"']);
    assert.deepEqual(await words(undefined), ['"ROUND"', '"four"']);
    assert.deepEqual(await words('no JSON'), ['"ROUND"', '"four"']);
  });

  it('checks a new object by what creates it, and one that is there by what changes it', () => {
    const { help } = desk();
    assert.equal(help.known(fresh)?.create?.endpoint.key, 'POST /v1/buildings');
    assert.equal(help.known(building)?.write?.endpoint.key, 'PUT /v1/buildings/{id}');
    assert.equal(help.known(building)?.create, undefined);
  });

  it('hides no fault of its own', () => {
    const session = Object.assign(fakeSession(), { known: () => fail() });
    assert.throws(() => new SchemaHelp(fakeServices({ session })).known(building), /a fault/);
  });
});

function fail(): never {
  throw new TypeError('a fault');
}
