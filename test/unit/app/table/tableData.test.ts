import assert from 'node:assert/strict';
import type { LoadOptions } from '../../../../src/app/table/listing.ts';
import { TableData } from '../../../../src/app/table/tableData.ts';
import type { RowReader } from '../../../../src/core/listing/exportList.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { paged, response, rows, type Answer, type FakeSession } from '../../../support/fakeSession.ts';
import { tableSession } from './tableSession.ts';
import { never } from '../../../support/signals.ts';

const yes = () => true;
const plainQuery = { filter: '', sort: [] };

/** A table over a list, with a short way to load it. */
function tableOf(key: string, answer: Answer, chosen: readonly string[] = []) {
  const session = tableSession(answer);
  const data = new TableData(
    () => session,
    key,
    chosen,
    () => undefined,
  );
  const load = async (change: Partial<LoadOptions> = {}, signal = never) => {
    await data.load({ query: plainQuery, columns: null, fresh: false, whole: false, ...change }, yes, signal);
    return data.model({});
  };
  const page = async (at: number, signal = never) => (await data.rows(data.model({}).generation, at, signal))?.rows ?? [];
  return { session, data, load, page };
}

const queries = (session: FakeSession) => session.asked.map(({ query }) => query.toString());
const kindOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'came through',
    (error: unknown) => problemOf(error).kind,
  );

const computer = (index: number) => ({ id: String(index), general: { name: `mac ${index}` }, hardware: { serialNumber: `C${index}` } });
const computers =
  (total: number): Answer =>
  ({ page, size }) => ({
    totalCount: total,
    results: Array.from({ length: Math.max(0, Math.min(size, total - page * size)) }, (_, at) => computer(page * size + at + 1)),
  });

describe('the rows of a table', () => {
  it('are asked for page by page, each once', async () => {
    const { session, load, page } = tableOf('plain', paged(100_000));
    const model = await load();
    assert.deepEqual([model.total, model.isCounted, model.isWhole], [100_000, true, false]);
    assert.equal((await page(999)).at(-1)?.cells[0], 'n100000');
    await page(999);
    await page(0);
    assert.deepEqual(
      session.asked.map((asked) => asked.page),
      [0, 999],
    );
  });

  it('are kept in a bounded number: what was used longest ago is asked for again', async () => {
    const { session, load, page } = tableOf('plain', paged(100_000));
    await load();
    for (let at = 1; at < 60; at++) await page(at);
    await page(0);
    assert.equal(session.asked.length, 60);
    await page(60);
    await page(0);
    assert.equal(session.asked.length, 61);
    await page(1);
    assert.equal(session.asked.length, 62);
  });

  it('are let go by a signal, down to the request, and leave nothing behind', async () => {
    let signals: AbortSignal[] = [];
    const answer: Answer = (asked, signal) => {
      if (asked.page === 0 || signals.length > 0) return computers(1000)(asked, signal);
      signals = [signal];
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ totalCount: 1000, results: [] })));
    };
    const { load, page } = tableOf('computers-inventory', answer);
    await load();
    const stopping = new AbortController();
    const asked = kindOf(page(5, stopping.signal));
    stopping.abort();
    assert.equal(await asked, 'cancelled');
    assert.equal(signals[0]?.aborted, true);
    assert.equal((await page(5))[0]?.cells[0], 'mac 501');
  });

  it('say when the server counts others than before', async () => {
    let total = 1000;
    const { load, data } = tableOf('plain', (asked, signal) => paged(total)(asked, signal));
    const { generation } = await load();
    total = 998;
    assert.equal((await data.rows(generation, 3, never))?.total, 998);
    assert.equal((await load({ fresh: true })).total, 998);
    assert.equal(await data.rows(generation, 3, never), undefined);
  });

  it('of a list that is not counted grow while there are full pages', async () => {
    const { load, data } = tableOf('plain', ({ page }) => ({ results: rows(page * 100 + 1, Math.min(250, page * 100 + 100)) }));
    const model = await load();
    assert.deepEqual([model.total, model.isCounted], [200, false]);
    const next = await data.rows(model.generation, 1, never);
    assert.deepEqual([next?.total, next?.isCounted], [300, false]);
    const last = await data.rows(model.generation, 2, never);
    assert.deepEqual([last?.total, last?.isCounted, last?.rows.length], [250, true, 50]);
  });

  it('stay as they were when another question fails or is stopped', async () => {
    const fails: Answer = (asked, signal) => (asked.query.has('filter') ? response(500, {}) : computers(1000)(asked, signal));
    const { load, data, page } = tableOf('computers-inventory', fails);
    const { generation } = await load();
    assert.equal(await kindOf(load({ query: { filter: 'id==1', sort: [] }, columns: ['id'] })), 'http');
    assert.equal(data.model({}).generation, generation);
    assert.equal((await page(0))[0]?.cells[0], 'mac 1');
    assert.equal(await kindOf(load({ fresh: true }, AbortSignal.abort())), 'cancelled');
    assert.equal((await data.rows(generation, 0, never))?.rows.length, 100);
  });

  it('are not asked for before somebody agrees', async () => {
    const { session, data } = tableOf('computers-inventory/filevault', paged(10));
    const options = { query: plainQuery, columns: null, fresh: false, whole: false };
    assert.equal(await data.load(options, () => false, never), 'declined');
    assert.deepEqual(session.asked, []);
    assert.equal(await data.load(options, yes, never), 'model');
  });

  it('of a list that demands a filter are not asked for before there is one', async () => {
    const { session, data, load } = tableOf('mdm/commands', paged(10));
    for (const query of [plainQuery, { filter: 'tom', sort: [] }])
      assert.equal(await data.load({ query, columns: null, fresh: false, whole: false }, yes, never), 'needsFilter');
    assert.deepEqual(session.asked, []);
    assert.equal((await load({ query: { filter: 'status==Pending', sort: [] } })).total, 10);
  });
});

describe('order and filter of a table', () => {
  it('are the server’s where it has them', async () => {
    const { session, load } = tableOf('computers-inventory', computers(1000));
    const sort = [
      { column: 'hardware.serialNumber', descending: true },
      { column: 'general.name', descending: false },
    ];
    const model = await load({ query: { filter: ' general.name=="mac*" ', sort } });
    const query = session.asked[0]?.query;
    assert.equal(query?.get('filter'), 'general.name=="mac*"');
    assert.equal(query.get('sort'), 'hardware.serialNumber:desc,general.name:asc');
    assert.deepEqual([model.note, model.filters, model.sorts], ['', 'server', 'server']);
  });

  it('are the server’s for words, too, which it looks for by name', async () => {
    const { session, load } = tableOf('computers-inventory', computers(1000));
    const model = await load({ query: { filter: 'mac 1', sort: [] } });
    const wanted = '(general.name==*mac*,hardware.serialNumber==mac*);(general.name==*1*,hardware.serialNumber==1*,id==1)';
    assert.deepEqual([session.asked[0]?.query.get('filter'), model.filters], [wanted, 'server']);
  });

  it('ask nothing for a filter that is none', async () => {
    const { session, load } = tableOf('computers-inventory', computers(1000));
    await assert.rejects(load({ query: { filter: 'general.name==', sort: [] } }), /The filter is not complete/);
    assert.deepEqual(session.asked, []);
  });

  it('are done here over the whole list where it has not, and this is said', async () => {
    const { session, load, page } = tableOf('plain', paged(250));
    await load();
    const filtered = await load({ query: { filter: 'N24', sort: [] } });
    assert.equal(filtered.total, 11);
    assert.match(filtered.note, /^Filtered here/);
    assert.equal(session.asked.length, 4);
    const sorted = await load({ query: { filter: 'n24', sort: [{ column: 'name', descending: true }] } });
    assert.match(sorted.note, /Sorted here/);
    assert.deepEqual(
      (await page(0)).map(({ cells }) => cells[0]),
      ['n249', 'n248', 'n247', 'n246', 'n245', 'n244', 'n243', 'n242', 'n241', 'n240', 'n24'],
    );
    assert.equal(session.asked.length, 4, 'the rows were at hand');
  });

  it('read no list whole that is too long for it', async () => {
    const { session, load } = tableOf('plain', paged(50_000));
    await assert.rejects(load({ query: { filter: 'x', sort: [] } }), /too long to be read whole/);
    assert.ok(session.asked.length <= 6);
  });

  it('sort by a column that the server cannot sort by only with all rows here', async () => {
    const { session, load, page } = tableOf('computers-inventory', computers(150), ['general.name', 'hardware.model']);
    const model = await load({ query: { filter: '', sort: [{ column: 'hardware.model', descending: false }] } });
    assert.deepEqual([model.isWhole, model.note], [true, 'Sorted here: Jamf Pro does not sort this list so.']);
    assert.equal(session.asked.length, 2);
    assert.equal((await page(1)).length, 50);
  });

  it('of a bare list cost one request in all', async () => {
    const { session, load, page } = tableOf('bare', () => rows(1, 12));
    const sort = [{ column: 'id', descending: true }];
    assert.equal((await load()).isWhole, true);
    await load({ query: { filter: '', sort } });
    assert.equal((await page(0))[0]?.cells[0], 'n12');
    assert.equal((await load({ query: { filter: 'n3', sort } })).total, 1);
    assert.equal(session.asked.length, 1);
  });
});

describe('columns of a table', () => {
  it('are the name and the facts of the sidebar, and of sections only those that are shown', async () => {
    const { session, load } = tableOf('computers-inventory', computers(10));
    const model = await load();
    assert.deepEqual(model.shown, ['general.name', 'hardware.serialNumber', 'id']);
    assert.deepEqual(session.asked[0]?.query.getAll('section'), ['GENERAL', 'HARDWARE']);
  });

  it('of another section make the rows be asked for anew, others do not', async () => {
    const { session, load, page } = tableOf('computers-inventory', computers(1000));
    const { generation } = await load();
    const fewer = await load({ columns: ['hardware.model', 'general.name'] });
    assert.ok(fewer.generation > generation);
    assert.equal((await page(0))[0]?.cells[1], 'mac 1');
    assert.equal(session.asked.length, 1);
    await load({ columns: ['general.name', 'userAndLocation.email', 'applications'] });
    assert.deepEqual(session.asked[1]?.query.getAll('section'), ['GENERAL', 'USER_AND_LOCATION', 'APPLICATIONS']);
    await load({ columns: ['id', 'no.such', 'id'] });
    assert.equal(session.asked.length, 2);
  });

  it('that this instance does not have fall back to the usual ones', async () => {
    const { load } = tableOf('plain', paged(3), ['gone']);
    assert.deepEqual((await load()).shown, ['name', 'id', 'city', 'tags']);
  });

  it('are read off the rows where the document does not say them', async () => {
    const { load, page } = tableOf('unknown', () => [{ id: 1, where: { city: 'Reno' }, name: 'a' }]);
    assert.deepEqual((await load()).shown, ['name', 'id', 'where.city']);
    assert.deepEqual((await page(0))[0]?.cells, ['a', '1', 'Reno']);
  });

  it('of plain values are one', async () => {
    const { load, page } = tableOf('unknown', () => ['EN', 'DE']);
    assert.deepEqual((await load()).shown, ['value']);
    assert.deepEqual(
      (await page(0)).map(({ cells }) => cells),
      [['EN'], ['DE']],
    );
  });

  it('that hold secrets are masked, in a page and in what is copied', async () => {
    const row = {
      id: '1',
      name: 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxMjM0NTY3fQ.abc',
      clientSecret: 'S3CRET',
      tags: ['a', '-----BEGIN PRIVATE KEY-----x'],
    };
    const { load, data, page } = tableOf('plain', () => ({ totalCount: 1, results: [row] }), ['name', 'clientSecret', 'tags']);
    const { generation } = await load();
    assert.deepEqual((await page(0))[0]?.cells, ['••••••', '••••••', 'a, ••••••']);
    assert.deepEqual(await data.texts(generation, 0, 'rows', never), [['••••••', '••••••', 'a, ••••••']]);
    const keys = tableOf(
      'computers-inventory/filevault',
      () => ({ totalCount: 1, results: [{ computerId: '1', personalRecoveryKey: 'AAAA-BBBB' }] }),
      ['computerId', 'personalRecoveryKey'],
    );
    await keys.load();
    assert.deepEqual((await keys.page(0))[0]?.cells, ['1', '••••••']);
    assert.equal((await keys.load({ query: { filter: 'aaaa', sort: [] } })).total, 0, 'a secret is not found by guessing');
  });
});

describe('what a table hands to the export', () => {
  it('is its own filter, order and columns', async () => {
    const { load, data, session } = tableOf('computers-inventory', computers(1000));
    await load({ query: { filter: 'id==1', sort: [{ column: 'general.name', descending: true }] }, columns: ['id'] });
    assert.deepEqual(data.exported(), { filter: { kind: 'rsql', text: 'id==1' }, sort: 'general.name:desc', columns: ['id'] });
    assert.equal(queries(session).length, 1);
  });

  const read = async (reader: RowReader | undefined, sections: readonly string[], from = 0) => {
    const rows: unknown[] = [];
    assert.ok(reader !== undefined);
    const result = await reader(
      sections,
      from,
      (found) => {
        rows.push(...found);
        return undefined;
      },
      never,
    );
    return { ids: rows.map((row) => (row as { id: string }).id), rows, result };
  };
  const ranges = [
    { from: 1, to: 3 },
    { from: 250, to: 251 },
  ];

  it('is what it shows, in its order, where it is filtered and sorted here', async () => {
    const { load, data, session } = tableOf('bare', () => [4, 10, 2].map((id) => ({ id: String(id), name: `Site ${id % 4}` })));
    await load();
    assert.equal(data.exported().rows, undefined);
    await load({ query: { filter: 'site 2', sort: [{ column: 'id', descending: true }] } });
    const { rows } = data.exported();
    assert.equal(rows?.count, undefined, 'nobody selected any');
    const { ids, result } = await read(rows?.read, []);
    assert.deepEqual([ids, result.rows, session.asked.length], [['10', '2'], 2, 1]);
  });

  it('are the rows that were selected, without a request for what is here', async () => {
    const { load, data, page, session } = tableOf('computers-inventory', computers(1000));
    const { generation } = await load({ columns: ['general.name'] });
    await page(2);
    const before = queries(session).length;
    const reader = data.selected(generation, ranges);
    const { ids, result } = await read(reader, ['GENERAL']);
    assert.deepEqual(ids, ['2', '3', '251']);
    assert.deepEqual(result, { offset: 3, rows: 3, totalCount: 3, duplicates: 0, partial: false, isOdd: false });
    assert.equal(queries(session).length, before);
    await load({ query: { filter: 'id==1', sort: [] } });
    assert.deepEqual((await read(reader, ['GENERAL'])).ids, ['2', '3', '251'], 'also when others are shown by then');
    assert.equal(data.selected(generation, ranges), undefined);
  });

  it('are asked for again with the sections that are missing, page by page', async () => {
    const { load, data, session } = tableOf('computers-inventory', computers(1000));
    const { generation } = await load({ columns: ['general.name'] });
    const { ids } = await read(data.selected(generation, ranges), ['GENERAL', 'HARDWARE']);
    assert.deepEqual(ids, ['2', '3', '251']);
    assert.deepEqual(
      session.asked.filter(({ query }) => query.getAll('section').includes('HARDWARE')).map(({ query }) => query.get('page')),
      ['0', '2'],
    );
  });

  it('leave out what is no longer in the list, and say that something is missing', async () => {
    let gone = 0;
    const { load, data } = tableOf('computers-inventory', ({ page, size }) => {
      const results = Array.from({ length: size }, (_, at) => computer(page * size + at + 1));
      return { totalCount: 1000, results: results.filter(({ id }) => id !== String(gone)) };
    });
    const { generation } = await load({ columns: ['general.name'] });
    gone = 3;
    const { ids, result } = await read(data.selected(generation, [{ from: 1, to: 4 }]), ['HARDWARE']);
    assert.deepEqual([ids, result.partial], [['2', '4'], true]);
  });

  it('go on where they broke off', async () => {
    const { load, data } = tableOf('computers-inventory', computers(1000));
    const { generation } = await load({ columns: ['general.name'] });
    const { ids } = await read(data.selected(generation, ranges), ['GENERAL'], 2);
    assert.deepEqual(ids, ['251']);
  });
});
