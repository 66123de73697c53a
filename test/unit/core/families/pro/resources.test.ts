import assert from 'node:assert/strict';
import { resourcesOf, newerVersionOf } from '../../../../../src/core/families/pro/resources.ts';
import type { ResourceOperations } from '../../../../../src/core/families/pro/types.ts';
import { lastParameter } from '../../../../../src/core/request/path.ts';
import { realDocument, reference } from '../../../../support/openapi/realDocument.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';

const verbs = ['list', 'create', 'read', 'replace', 'update', 'remove'] as const;
const keysOf = (resource: ResourceOperations | undefined): unknown =>
  resource && Object.fromEntries(verbs.flatMap((verb) => (resource[verb] === undefined ? [] : [[verb, resource[verb].path]])));

describe('resourcesOf', () => {
  const resources = (): ReadonlyMap<string, ResourceOperations> =>
    new Map(resourcesOf(small()).map((resource) => [resource.key, resource]));

  it('finds collections, settings pages and what has objects only by id', () => {
    const kinds = Object.fromEntries([...resources()].map(([key, { kind }]) => [key, kind]));
    assert.deepEqual(kinds, {
      buildings: 'collection',
      machines: 'collection',
      'old/things': 'collection',
      settings: 'singleton',
      'well-known': 'singleton',
      codes: 'collection',
      sites: 'collection',
      roles: 'collection',
      files: 'collection',
      commands: 'collection',
      plans: 'collection',
      'pki/venafi': 'itemOnly',
    });
  });

  it('gathers the verbs of a collection, and what lies below one object', () => {
    const buildings = resources().get('buildings');
    assert.deepEqual(keysOf(buildings), {
      list: '/v1/buildings',
      create: '/v1/buildings',
      read: '/v1/buildings/{id}',
      replace: '/v1/buildings/{id}',
      remove: '/v1/buildings/{id}',
    });
    assert.equal(buildings?.idParameter, 'id');
    assert.deepEqual(
      buildings?.below.map(({ key }) => key),
      ['GET /v1/buildings/{id}/history', 'POST /v1/buildings/{id}/history'],
    );
  });

  it('takes the newest live version, and reads and changes a split path where it lives', () => {
    assert.deepEqual(keysOf(resources().get('machines')), {
      list: '/v4/machines',
      read: '/v4/machines-detail/{uuid}',
      update: '/v4/machines-detail/{uuid}',
      remove: '/v4/machines/{id}',
    });
  });

  it('keeps what is only deprecated, with its date', () => {
    const things = resources().get('old/things');
    assert.deepEqual([things?.deprecated, things?.deprecationDate], [true, '2020-01-01']);
    assert.equal(resources().get('machines')?.deprecated, false);
  });

  it('creates where single objects have a path, whatever the document calls the creation', () => {
    const creatable = [...resources().values()].filter(({ create }) => create !== undefined).map(({ key }) => key);
    assert.deepEqual(creatable, ['buildings', 'roles', 'pki/venafi']);
  });

  it('reads no single object whose GET demands more than an id', () => {
    assert.equal(resources().get('plans')?.read, undefined);
    assert.equal(resources().get('plans')?.remove?.path, '/v1/plans/{id}');
  });

  it('knows what can be created in the real document, actions or not', function () {
    const document = realDocument(this);
    const actions = resourcesOf(document).flatMap(({ key, create }) => (create?.isAction === true ? [key] : []));
    assert.deepEqual(actions.toSorted(), [
      'accounts',
      'api-roles',
      'computer-extension-attributes',
      'log-flushing/task',
      'mobile-device-extension-attributes',
    ]);
  });

  it('agrees with the reference table on the real document', function () {
    const found = new Map(resourcesOf(realDocument(this)).map((resource) => [resource.key, resource]));
    const table = JSON.parse(reference(this, 'resources.json')) as Record<string, Row[]>;
    const differences: string[] = [];
    for (const row of [...(table['collections'] ?? []), ...(table['singletons'] ?? [])]) {
      const resource = found.get(row.resource);
      if (resource === undefined) differences.push(`${row.resource} is missing`);
      else differences.push(...compare(resource, row));
    }
    assert.deepEqual(differences, [
      // The whole computer, and its change, stand beside the list; the whole mobile device below it (facts 4.10).
      'computers-inventory read /v4/computers-inventory-detail/{id}',
      'computers-inventory update /v4/computers-inventory-detail/{id}',
      // An image, not an object.
      'enrollment-customizations/images read undefined',
      // Its GET demands a kind of group as well.
      'managed-software-updates/plans/group read undefined',
      'mobile-devices read /v2/mobile-devices/{id}/detail',
    ]);
  });

  it('never offers a deprecated operation where a live one is', function () {
    const document = realDocument(this);
    for (const resource of resourcesOf(document)) {
      for (const verb of verbs) {
        const operation = resource[verb];
        if (operation?.deprecated === true) assert.equal(newerVersionOf(document, operation), undefined, operation.key);
      }
    }
  });
});

interface Row {
  readonly resource: string;
  readonly kind: string;
  readonly collection?: Record<string, { path: string; isAction: boolean }>;
  readonly item?: Record<string, { path: string; isAction: boolean }>;
}

function compare(resource: ResourceOperations, row: Row): string[] {
  const isSingle = row.kind === 'singleton';
  if (isSingle !== (resource.kind === 'singleton')) return [`${row.resource} is ${resource.kind}`];
  const item = isSingle ? row.collection : row.item;
  const pairs = [
    ['list', isSingle ? undefined : row.collection?.['GET']],
    // Whether an action creates is told above.
    ['create', resource.create?.isAction === true ? undefined : row.collection?.['POST']],
    ['read', item?.['GET']],
    ['replace', item?.['PUT']],
    ['update', item?.['PATCH']],
    ['remove', item?.['DELETE']],
  ] as const;
  return pairs.flatMap(([verb, expected]) => {
    const path = verb === 'create' && resource.create?.isAction === true ? undefined : resource[verb]?.path;
    const wanted = expected === undefined || (verb === 'create' && expected.isAction) ? undefined : expected.path.slice('/api'.length);
    return path === wanted ? [] : [`${row.resource} ${verb} ${path}`];
  });
}

describe('newerVersionOf', () => {
  it('is the same in the newest live version', () => {
    const document = small();
    assert.equal(newerVersionOf(document, document.operation('GET /v3/machines')!)?.key, 'GET /v4/machines');
    assert.equal(newerVersionOf(document, document.operation('GET /preview/machines')!)?.key, 'GET /v4/machines');
    assert.equal(newerVersionOf(document, document.operation('GET /v4/machines')!), undefined);
    assert.equal(newerVersionOf(document, document.operation('GET /v10/machines')!), undefined);
  });
});

describe('lastParameter', () => {
  it('is the one that names the object', () => {
    assert.equal(lastParameter('/v1/a/{x}/b/{panel-id}'), 'panel-id');
    assert.equal(lastParameter('/v1/a/{x}/b'), 'x');
    assert.equal(lastParameter('/v1/a'), undefined);
  });
});
