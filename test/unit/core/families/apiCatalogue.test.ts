import assert from 'node:assert/strict';
import { apiCatalogue } from '../../../../src/core/families/apiCatalogue.ts';
import type { ApiFamily, Call, Endpoint, ListCall, OperationFacts, QueryFields, Resource } from '../../../../src/core/families/family.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { listPage } from '../../../../src/core/listing/listPage.ts';
import { planOf } from '../../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../../src/core/objects/plan/read.ts';
import { anything } from '../../../../src/core/shapes/shape.ts';
import { jsonCodec } from '../../../../src/core/wire/jsonCodec.ts';
import { fakeSession } from '../../../support/fakeSession.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { never } from '../../../support/signals.ts';

const endpoint = (path: string): Endpoint => ({ key: `GET ${path}`, method: 'GET', path, privileges: undefined });
const callOf = (path: string, id: string): Call => ({
  endpoint: endpoint(path),
  path: path.replace('{id}', id),
  accept: 'application/json',
  codec: jsonCodec,
  outdated: () => undefined,
});

/** Neither filters nor sorts. */
const unasked: QueryFields = { fields: () => [], namesFields: () => false, sortBy: () => undefined };

/** Of no document: its paths are its own, and nothing pages, sorts or filters. */
function otherFamily(): ApiFamily {
  const resources: Resource[] = [];
  const list: ListCall = {
    ...callOf('/JSSResource/things', ''),
    abilities: { pages: false, sorts: false, filters: false, sections: [] },
    query: () => [],
    rowsAt: () => undefined,
    rowShape: () => undefined,
    ...unasked,
  };
  const facts: OperationFacts = {
    ...list.endpoint,
    route: 'things',
    tag: 'things',
    summary: '',
    deprecated: false,
    deprecationDate: undefined,
    isAction: false,
    needsToken: true,
    shapes: () => ({
      description: '',
      parameters: [],
      requestRequired: false,
      request: [],
      responses: [],
      ...unasked,
    }),
    successor: () => undefined,
  };
  const family: ApiFamily = {
    resources,
    operations: [facts],
    operation: (key) => (key === facts.key ? facts : undefined),
    describe: (method, path) => (`${method} ${path}` === facts.key ? facts : undefined),
    list: () => list,
    listAt: () => list,
    object: (_, target) => ({
      read: target.kind === 'one' ? callOf('/JSSResource/things/id/{id}', target.id) : undefined,
      readShape: anything,
      write: undefined,
      create: undefined,
      remove: undefined,
      members: () => ({ own: undefined, inventory: undefined }),
      history: () => ({ list: undefined, note: undefined }),
    }),
  };
  const can = { list: list.endpoint, read: endpoint('/JSSResource/things/id/{id}'), create: undefined, edit: undefined, remove: undefined };
  resources.push({
    key: 'other/things',
    family,
    tag: 'things',
    kind: 'collection',
    can,
    deprecated: false,
    deprecationDate: undefined,
    twin: undefined,
  });
  return family;
}

describe('the families of an instance', () => {
  const document = small();
  const pro = proFamily(document);
  const catalogue = { ...apiCatalogue([pro, otherFamily()]), origin: { kind: 'server' } } as const;
  const answer = ({ path }: { readonly path: string }): unknown =>
    path.endsWith('/things') ? { things: [{ id: 3 }] } : { id: 3, size: 1.0 };

  it('are asked one after the other, each for what is its own', () => {
    assert.deepEqual(
      catalogue.operations.map(({ key }) => key),
      [...document.operations.map(({ key }) => key), 'GET /JSSResource/things'],
    );
    const buildings = catalogue.operation('GET /v1/buildings');
    assert.ok(buildings !== undefined && pro.operations.includes(buildings));
    assert.equal(catalogue.describe('GET', '/v1/buildings'), buildings);
    assert.equal(catalogue.operation('GET /JSSResource/things')?.tag, 'things');
    for (const resource of catalogue.resources) assert.equal(catalogue.resource(resource.key), resource);
    assert.equal(catalogue.resource('nothing'), undefined);
    assert.equal(catalogue.operation('GET /v1/nothing'), undefined);
    assert.equal(catalogue.describe('GET', '/v1/buildings/7')?.path, '/v1/buildings/{id}');
    assert.equal(catalogue.describe('GET', '/JSSResource/things')?.route, 'things');
    assert.equal(catalogue.describe('GET', '/JSSResource/nothing'), undefined);
  });

  it('list and read their objects through the same doors', async () => {
    const session = fakeSession({ catalogue, answer });
    const page = await listPage(session, session.resource('other/things'), { page: 0, pageSize: 10 }, never, 'tree');
    assert.deepEqual(page.rows, [{ id: 3 }]);
    assert.equal(page.paged, false);
    await readObject(session, planOf(catalogue, 'other/things', { kind: 'one', id: '3' }), never);
    assert.deepEqual(session.calls, ['GET /JSSResource/things', 'GET /JSSResource/things/id/3']);
  });

  it('make no plan for what none of them has', () => {
    assert.throws(() => planOf(catalogue, 'nothing', { kind: 'new' }), /no resource/);
    const [foreign] = otherFamily().resources;
    assert.ok(foreign !== undefined);
    assert.equal(proFamily(document).object(foreign, { kind: 'new' }), undefined);
  });
});
