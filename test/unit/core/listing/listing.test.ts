import assert from 'node:assert/strict';
import { localTime } from '../../../../src/shared/localTime.ts';
import { listPage } from '../../../../src/core/listing/listPage.ts';
import { ResourceList } from '../../../../src/core/listing/resourceList.ts';
import { isListAsSaid, rowsOf } from '../../../../src/core/listing/rowsOf.ts';
import { sectionsOf } from '../../../../src/core/listing/sections.ts';
import { sortedHere, sortFields } from '../../../../src/core/listing/sortHere.ts';
import { kindOf } from '../../../../src/core/resources/kindOf.ts';
import { type FakeSession, fakeSession, paged, response, rows } from '../../../support/fakeSession.ts';
import { problemIn } from '../../../support/problemIn.ts';
import { never } from '../../../support/signals.ts';

describe('rowsOf', () => {
  const table: readonly (readonly [json: unknown, rows: readonly unknown[] | undefined, totalCount?: number | undefined, name?: string])[] =
    [
      [
        [1, 2],
        [1, 2],
      ],
      [{ totalCount: 5, results: [1] }, [1], 5, 'results'],
      [{ results: [] }, [], undefined, 'results'],
      [{ privileges: ['a'] }, ['a'], undefined, 'privileges'],
      [{ totalCount: 1, other: [1], results: [2] }, [2], 1, 'results'],
      [{ totalCount: 0, results: null }, [], 0, 'results'],
      [{ totalCount: 0 }, [], 0, 'results'],
      [{ totalCount: 0, results: {} }, undefined],
      [{ totalCount: 0, results: 'none' }, undefined],
      [{ a: [1], b: [2] }, undefined],
      [{ totalCount: -1, results: [1] }, [1], undefined, 'results'],
      [{ totalCount: 'x', results: [1] }, [1], undefined, 'results'],
      [{}, undefined],
      ['text', undefined],
      [null, undefined],
    ];
  for (const [json, found, totalCount, name] of table) {
    it(JSON.stringify(json), () => assert.deepEqual(rowsOf(json), found === undefined ? undefined : { rows: found, totalCount, name }));
  }
});

describe('an answer that is the list of which the API speaks', () => {
  const counted = { name: 'results', isCounted: true };
  const [bare, named] = [
    { name: undefined, isCounted: false },
    { name: 'policies', isCounted: false },
  ];
  const table: readonly (readonly [json: unknown, said: Parameters<typeof isListAsSaid>[1], is: boolean])[] = [
    [{ totalCount: 0, results: [] }, counted, true],
    [{ totalCount: 0 }, counted, true],
    [{ totalCount: 1, results: [1] }, counted, true],
    [[], counted, false],
    [[1], counted, false],
    [{ results: [] }, counted, false],
    [{ results: [1] }, counted, false],
    [{ totalCount: Number.NaN, results: [1] }, counted, false],
    [{ totalCount: 0, errors: [] }, counted, false],
    [{ totalCount: 1, errors: [1] }, counted, false],
    [[], bare, true],
    [{ totalCount: 0, results: [] }, bare, false],
    [{ policies: [] }, named, true],
    [{ errors: [] }, named, false],
    [{ macPolicies: [1] }, named, true],
    [[], named, false],
    [[1], named, false],
    [{ totalCount: 0 }, named, false],
    [[], undefined, true],
  ];
  for (const [json, said, is] of table) {
    it(`${is ? 'is' : 'is not'} ${JSON.stringify(json)} for ${JSON.stringify(said)}`, () =>
      assert.equal(isListAsSaid(rowsOf(json) ?? assert.fail(), said), is));
  }
});

describe('listPage', () => {
  const page = (session: FakeSession, key = 'buildings', options = {}): ReturnType<typeof listPage> =>
    listPage(session, session.resource(key), { page: 2, pageSize: 50, ...options }, never, 'tree');

  it('sends what the list takes, in a stable order, and nothing else', async () => {
    const session = fakeSession({ answer: paged(1000) });
    await page(session, 'buildings', { filter: 'name=="a b"', sections: ['GENERAL'] });
    assert.equal(session.asked[0]?.path, '/api/v1/buildings');
    assert.deepEqual(
      [...(session.asked[0]?.query ?? [])],
      [
        ['page', '2'],
        ['page-size', '50'],
        ['sort', 'id:asc'],
        ['filter', 'name=="a b"'],
      ],
    );
    await page(session, 'sites', { filter: 'x', sort: 'y' });
    assert.equal(session.asked[1]?.query.size, 0);
  });

  it('is put in order here where the server cannot', async () => {
    const session = fakeSession({ answer: () => [4, 10, 2].map((id) => ({ id: String(id), name: `Site ${id % 4}` })) });
    const sites = session.resource('sites');
    const sorted = async (sort: string | undefined, filter?: string) => {
      const list = new ResourceList(session, sites, {
        ...(sort === undefined ? {} : { sort }),
        ...(filter === undefined ? {} : { filter: { kind: 'text', text: filter } }),
      });
      await list.load(never);
      return list.rows.map(({ id }) => Number(id));
    };
    assert.deepEqual(sortFields(sites), ['name', 'id']);
    assert.deepEqual(await sorted(undefined), [4, 10, 2]);
    assert.deepEqual(await sorted('id:asc'), [2, 4, 10]);
    assert.deepEqual(await sorted('name:desc,id:asc'), [2, 10, 4]);
    assert.deepEqual(await sorted('id:asc', 'site 2'), [2, 10]);
    assert.deepEqual(sortedHere(session.resource('buildings'), [2, 1], 'id:asc'), [2, 1]);
    const servers = { ...sites, key: 'classic/ldapservers', family: { ...sites.family, list: () => sites.family.list(sites) } };
    const [field = ''] = sortFields(servers);
    assert.deepEqual(sortedHere(servers, [{ name: 'b' }, { name: 'a' }], `${field}:asc`), [{ name: 'a' }, { name: 'b' }]);
  });

  it('keeps the order that was asked for', async () => {
    const session = fakeSession({ answer: paged(1) });
    await page(session, 'buildings', { sort: 'name:desc' });
    assert.equal(session.asked[0]?.query.get('sort'), 'name:desc');
  });

  const table: readonly (readonly [
    name: string,
    answer: unknown,
    expected: Partial<Record<string, unknown>>,
    answered?: { readonly status: number; readonly errors: readonly unknown[] },
  ])[] = [
    ['a refusal', response(403, {}), { kind: 'forbidden', by: 'jamf' }],
    ['a dead token', response(401, ''), { kind: 'auth', reason: 'tokenRejected' }],
    [
      'an error with a body',
      response(400, { errors: [{ code: 'X', description: 'd', field: null }] }),
      { kind: 'http' },
      { status: 400, errors: [{ code: 'X', description: 'd' }] },
    ],
    ['an error with a page', response(500, '<html>'), { kind: 'http' }, { status: 500, errors: [] }],
    ['an empty answer', response(200, ''), { kind: 'network', reason: 'truncated' }],
    ['half an answer', response(200, '{"totalCount":1,"results":['), { kind: 'network', reason: 'truncated' }],
    ['a web page', response(200, '<!doctype html>'), { kind: 'network', reason: 'content', detail: 'the answer is a web page' }],
    [
      'a list as XML',
      response(200, '<?xml version="1.0"?><policies><size>0</size></policies>'),
      { kind: 'network', reason: 'content', detail: 'the answer is XML, and no JSON' },
    ],
    ['an object', response(200, { a: 1 }), { kind: 'network', reason: 'content' }],
  ];
  for (const [name, answer, expected, answered] of table) {
    it(`says what ${name} is`, async () => {
      const problem = await problemIn(page(fakeSession({ answer: () => answer })));
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(Reflect.get(problem, key), value, JSON.stringify(problem));
      const { status, body } = 'evidence' in problem ? problem.evidence : { status: 0, body: { errors: [] } };
      if (answered !== undefined) assert.deepEqual({ status, errors: body.errors }, answered);
    });
  }

  it('has no list of what has none', async () => {
    assert.equal((await problemIn(page(fakeSession({ answer: paged(1) }), 'settings'))).kind, 'invalid');
  });
});

describe('ResourceList', () => {
  const list = (session: FakeSession, options = {}, key = 'buildings'): ResourceList =>
    new ResourceList(session, session.resource(key), { pageSize: 10, most: 25, ...options });

  it('grows by one page for one request, up to the most that one node shows', async () => {
    const session = fakeSession({ answer: paged(100) });
    const shown = list(session);
    assert.deepEqual([shown.isLoaded, shown.more], [false, 'none']);
    const steps: unknown[] = [];
    for (let times = 1; times <= 3; times++) {
      await shown.load(never);
      steps.push([session.asked.length, shown.rows.length, shown.total, shown.more]);
    }
    assert.deepEqual(steps, [
      [1, 10, 100, 'page'],
      [2, 20, 100, 'page'],
      [3, 25, 100, 'most'],
    ]);
  });

  it('ends where the list ends', async () => {
    const shown = list(fakeSession({ answer: paged(12) }));
    await shown.load(never);
    await shown.load(never);
    assert.deepEqual([shown.rows.length, shown.more], [12, 'none']);
    const empty = list(fakeSession({ answer: paged(0) }));
    await empty.load(never);
    assert.deepEqual([empty.isLoaded, empty.rows.length, empty.more], [true, 0, 'none']);
  });

  it('shows an unpaged list page by page from one answer', async () => {
    const session = fakeSession({ answer: () => rows(1, 40) });
    const shown = list(session, {}, 'sites');
    for (let times = 1; times <= 3; times++) await shown.load(never);
    assert.deepEqual([session.asked.length, shown.rows.length, shown.total, shown.more], [1, 25, 40, 'most']);
  });

  it('compares words with all that a row holds where the server has no filter, and with what is shown of it, but with no secret', async () => {
    const row = {
      id: '7',
      name: 'iPad',
      udid: 'UDID-1',
      network: [{ wifiMacAddress: 'aa:bb:cc' }],
      enrolled: '2026-11-01T08:15:00Z',
      password: 'swordfish',
      unlockToken: 'swordfish',
    };
    const found = async (text: string): Promise<number> => {
      const session = fakeSession({ answer: () => [row, { id: '8', name: 'other' }] });
      const shown = list(session, { filter: { kind: 'text', text } }, 'sites');
      await shown.load(never);
      return shown.rows.length;
    };
    const texts = ['udid-1', 'AA:BB', 'ipad', '2026-11-01T08', localTime('2026-11-01T08:15:00Z'), '1 ipad aa:', 'ipad other', 'swordfish'];
    assert.deepEqual(await Promise.all(texts.map(found)), [1, 1, 1, 1, 1, 1, 0, 0]);
  });

  it('shows no row twice', async () => {
    const shown = list(fakeSession({ answer: ({ page }) => ({ totalCount: 20, results: page === 0 ? rows(1, 10) : rows(10, 19) }) }));
    await shown.load(never);
    await shown.load(never);
    assert.equal(new Set(shown.rows.map(({ id }) => id)).size, 19);
  });

  it('stays as it was when a load fails', async () => {
    let isDown = false;
    const session = fakeSession({ answer: (asked, signal) => (isDown ? response(500, '') : paged(30)(asked, signal)) });
    const shown = list(session);
    await shown.load(never);
    isDown = true;
    await assert.rejects(shown.load(never));
    assert.deepEqual([shown.rows.length, shown.more], [10, 'page']);
    isDown = false;
    await shown.load(never);
    assert.equal(shown.rows.length, 20);
  });

  it('lets the server filter, by RSQL and by words, or reads all and compares', async () => {
    const session = fakeSession({ answer: paged(100) });
    await list(session, { filter: { kind: 'rsql', text: 'name==n1' } }).load(never);
    assert.equal(session.asked[0]?.query.get('filter'), 'name==n1');
    await list(session, { filter: { kind: 'text', text: 'N9' } }).load(never);
    assert.equal(session.asked[1]?.query.get('filter'), 'name==*N9*');
    const here = list(session, { filter: { kind: 'text', text: 'N9' } }, 'machines');
    await here.load(never);
    assert.equal(session.asked.at(-1)?.query.get('filter'), null);
    assert.deepEqual(here.rows.map(({ id }) => id).slice(0, 3), ['9', '90', '91']);
    assert.deepEqual([here.total, here.more], [11, 'page']);
  });
});

describe('sections', () => {
  it('are only those that are shown', () => {
    assert.deepEqual(kindOf('computers-inventory').sections, ['GENERAL', 'HARDWARE', 'OPERATING_SYSTEM', 'USER_AND_LOCATION']);
    const known = ['GENERAL', 'USER_AND_LOCATION', 'HARDWARE'];
    assert.deepEqual(sectionsOf(['id', 'userAndLocation.email'], known), ['USER_AND_LOCATION']);
    assert.deepEqual(sectionsOf(['id'], known), ['GENERAL']);
    assert.deepEqual(sectionsOf(['applications'], [...known, 'APPLICATIONS']), ['APPLICATIONS']);
    assert.deepEqual(sectionsOf(['general.name'], []), []);
  });
});
