import assert from 'node:assert/strict';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import type { ReadSession } from '../../../../src/core/instances/session.ts';
import { TableData } from '../../../../src/app/table/tableData.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { paged, rows } from '../../../support/fakeSession.ts';
import { never } from '../../../support/signals.ts';
import { tableSession } from './tableSession.ts';

const yes = () => true;
const options = { query: { filter: '', sort: [] }, columns: null, fresh: false, whole: false };

/** A table of an instance that is given another session now and then. */
function tableOf(first: ReadSession) {
  let session = first;
  const data = new TableData(
    () => session,
    'plain',
    [],
    () => undefined,
  );
  const become = (next: ReadSession): void => void (session = next);
  const load = async (change: Partial<typeof options> = {}, may: () => boolean | Promise<boolean> = yes) =>
    data.load({ ...options, ...change }, may, never).catch((error: unknown) => problemOf(error).kind);
  const labels = async (page = 0) => (await data.rows(data.model({}).generation, page, never))?.rows.map(({ label }) => label);
  return { data, become, load, labels };
}

function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('a table whose instance becomes another server', () => {
  const document = tableSession(paged(1));
  const formers: Readonly<Record<string, (late: Promise<void>) => ReadSession>> = {
    rows: (late) => tableSession(async () => (await late, { totalCount: 1, results: rows(7, 7) })),
    document: (late) =>
      Object.assign(tableSession(paged(1)), { known: () => ({}), catalogue: async () => (await late, document.catalogue()) }),
  };
  for (const [name, former] of Object.entries(formers)) {
    it(`shows nothing of the one before, whenever its ${name} came`, async () => {
      const late = gate();
      const now = tableSession(paged(1));
      const { data, become, load, labels } = tableOf(former(late.opened));
      const loading = load();
      await new Promise((resolve) => setImmediate(resolve));
      become(now);
      data.forget();
      late.open();
      assert.deepEqual([await loading, data.isLoaded, data.facts], ['cancelled', false, undefined]);
      assert.equal(await load(), 'model');
      assert.deepEqual([await labels(), now.asked.length], [['n1'], 1]);
    });
  }

  it('asks nothing of the one before, although somebody agreed to it', async () => {
    const session = tableSession(paged(1));
    const { data, load } = tableOf(session);
    assert.equal(await load({}, async () => (await Promise.resolve(), data.forget(), true)), 'cancelled');
    assert.deepEqual([session.asked, data.isLoaded], [[], false]);
  });
});

describe('a table whose instance has another session of the same server and account', () => {
  const ofOther: readonly [name: string, profile: Partial<InstanceProfile>][] = [
    ['address', { url: 'https://other.jamfcloud.com' }],
    ['account', { account: { kind: 'user', username: 'somebody' } }],
  ];

  it('keeps its rows, and asks the new one for those that are missing', async () => {
    const [former, now] = [tableSession(paged(500)), tableSession(paged(500), { profile: { name: 'New name' } })];
    const { data, become, load, labels } = tableOf(former);
    await load();
    const { generation } = data.model({});
    become(now);
    assert.equal(data.renew(), true);
    assert.deepEqual([data.isLoaded, data.model({}).generation, (await labels())?.[0], now.asked.length], [true, generation, 'n1', 0]);
    assert.equal((await labels(1))?.[0], 'n101');
    assert.deepEqual([former.asked.length, now.asked.length], [1, 1]);
  });

  it('learns anew what the instance has when it is refreshed', async () => {
    const [former, now] = [tableSession(paged(1)), tableSession(paged(1))];
    const { data, become, load } = tableOf(former);
    await load();
    const { facts } = data;
    become(now);
    data.renew();
    await load();
    assert.equal(data.facts?.catalogue, facts?.catalogue);
    await load({ fresh: true });
    assert.notEqual(data.facts?.catalogue, facts?.catalogue);
    assert.deepEqual([data.facts?.session, now.asked.length], [now, 1]);
  });

  for (const [name, profile] of ofOther) {
    it(`has no rows of another ${name}`, async () => {
      const { data, become, load } = tableOf(tableSession(paged(1)));
      await load();
      become(tableSession(paged(1), { profile }));
      assert.equal(data.renew(), false);
    });
  }

  it('has none where none were loaded', () => assert.equal(tableOf(tableSession(paged(1))).data.renew(), false));
});
