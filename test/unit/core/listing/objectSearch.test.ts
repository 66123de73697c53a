import assert from 'node:assert/strict';
import { hitsPerList, mostCompared, ObjectSearch, type ListHits } from '../../../../src/core/listing/objectSearch.ts';
import type { SearchStep } from '../../../../src/core/listing/searchPlan.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { type Answer, type FakeSession, fakeSession, paged, response, rows } from '../../../support/fakeSession.ts';
import { never } from '../../../support/signals.ts';

/** What a search told, by resource. */
async function find(search: ObjectSearch, text: string, signal = never) {
  const hits = new Map<string, ListHits>();
  const failed = new Map<string, string>();
  await search.find(
    text,
    {
      hits: (one) => void hits.set(one.resource.key, one),
      failed: ({ key }, error) => void failed.set(key, problemOf(error).kind),
    },
    signal,
  );
  return { hits, failed };
}

describe('ObjectSearch', () => {
  const answer: Answer = ({ path }) =>
    path.endsWith('/sites')
      ? [{ id: '1', name: 'North' }, { id: '2', name: 'The North' }, { id: '3' }]
      : { totalCount: 45, results: rows(1, 20) };

  it('asks the lists that have a filter, and compares those that have none', async () => {
    const session = fakeSession({ answer });
    const { hits } = await find(new ObjectSearch(session, never), 'north');
    assert.deepEqual(
      session.asked.map(({ query }) => query.get('filter') ?? 'all').toSorted((a, b) => a.localeCompare(b)),
      ['all', 'name==*north*'],
    );
    const sites = hits.get('sites');
    assert.deepEqual([sites?.rows.map(({ label }) => label), sites?.matching, sites?.compared], [['North', 'The North'], 2, undefined]);
    assert.deepEqual([hits.get('buildings')?.rows.length, hits.get('buildings')?.matching], [20, 45]);
  });

  it('asks again for another text, but reads a list without a filter once', async () => {
    const session = fakeSession({ answer });
    const search = new ObjectSearch(session, never);
    await find(search, 'nor');
    await find(search, 'nort');
    const paths = session.asked.map(({ path }) => path);
    assert.deepEqual(
      paths.toSorted((a, b) => a.localeCompare(b)),
      ['/api/v1/buildings', '/api/v1/buildings', '/api/v1/sites'],
    );
  });

  it('has what is meant exactly before what begins with it, and that before what holds it', async () => {
    const found = [
      { id: '1', name: 'a north' },
      { id: '2', name: 'northern' },
      { id: '3', name: 'North' },
    ];
    const session = fakeSession({ answer: ({ path }) => (path.endsWith('/sites') ? found : []) });
    const { hits } = await find(new ObjectSearch(session, never), 'north');
    assert.deepEqual(
      hits.get('sites')?.rows.map(({ id }) => id),
      ['3', '2', '1'],
    );
  });

  const long = (session: FakeSession) => (): readonly SearchStep[] => [{ resource: session.resource('machines'), filter: undefined }];

  it('compares all pages of a list without a filter', async () => {
    const session = fakeSession({ answer: paged(900) });
    const { hits } = await find(new ObjectSearch(session, never, long(session)), 'n899');
    const { rows: found, matching, compared } = hits.get('machines')!;
    assert.deepEqual([found.map(({ id }) => id), matching, compared], [['899'], 1, undefined]);
  });

  for (const total of [mostCompared, mostCompared + 1, 50_000]) {
    it(`reads at most ${mostCompared} rows of ${total}, and says so where there are more`, async () => {
      const session = fakeSession({ answer: paged(total) });
      const { hits } = await find(new ObjectSearch(session, never, long(session)), 'n1');
      const { rows: found, compared } = hits.get('machines')!;
      assert.equal(found.length, hitsPerList);
      assert.deepEqual(compared, total > mostCompared ? { rows: mostCompared, of: total } : undefined);
      assert.ok(session.asked.length <= mostCompared / 200 + 5, String(session.asked.length));
      assert.ok(session.mostInFlight <= 5);
    });
  }

  it('compares all of a list that answers everything at once: nothing more has to be read', async () => {
    const all = Array.from({ length: 3 * mostCompared }, (_, index) => ({ id: String(index), name: `n${index}` }));
    const session = fakeSession({ answer: ({ path }) => (path.endsWith('/sites') ? all : { totalCount: 0, results: [] }) });
    const { hits } = await find(new ObjectSearch(session, never), `n${all.length - 1}`);
    const { rows: found, matching, compared } = hits.get('sites')!;
    assert.deepEqual([found.map(({ id }) => id), matching, compared], [[String(all.length - 1)], 1, undefined]);
  });

  it('tells of a list that fails, goes on with the others, and tries it again for the next text', async () => {
    let isUp = false;
    const session = fakeSession({
      answer: (asked, signal) => (asked.path.endsWith('/sites') && !isUp ? response(500, {}) : answer(asked, signal)),
    });
    const search = new ObjectSearch(session, never);
    const first = await find(search, 'north');
    assert.deepEqual([[...first.hits.keys()], [...first.failed]], [['buildings'], [['sites', 'http']]]);
    isUp = true;
    const second = await find(search, 'northe');
    assert.deepEqual([second.hits.has('sites'), second.failed.size], [true, 0]);
  });

  it('says nothing more once it was called off', async () => {
    const stop = new AbortController();
    const session = fakeSession({
      answer: (asked, signal) => {
        stop.abort();
        return answer(asked, signal);
      },
    });
    const { hits, failed } = await find(new ObjectSearch(session, never), 'north', stop.signal);
    assert.deepEqual([hits.size, failed.size], [0, 0]);
  });

  it('calls off with its life what it reads to compare', async () => {
    const life = new AbortController();
    const session = fakeSession({
      answer: ({ page, size }) => {
        if (page === 3) life.abort();
        return { totalCount: 2000, results: rows(page * size + 1, (page + 1) * size) };
      },
    });
    const { failed } = await find(new ObjectSearch(session, life.signal, long(session)), 'n1');
    assert.equal(failed.get('machines'), 'cancelled');
    assert.ok(session.asked.length < 10);
  });
});
