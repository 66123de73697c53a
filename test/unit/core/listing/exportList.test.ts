import assert from 'node:assert/strict';
import { csvColumns, csvHeader, csvRecord } from '../../../../src/core/listing/csv.ts';
import { rowShape } from '../../../../src/core/families/pro/answers.ts';
import { exportList, newExport } from '../../../../src/core/listing/exportList.ts';
import { searchPlan } from '../../../../src/core/listing/searchPlan.ts';
import { betterInClassic, classicFamily } from '../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../src/core/families/classic/writing/classicWriting.ts';
import type { ApiFamily } from '../../../../src/core/families/family.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { realDocument } from '../../../support/openapi/realDocument.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { type FakeSession, fakeSession, paged, response, rows } from '../../../support/fakeSession.ts';
import { never } from '../../../support/signals.ts';

describe('CSV', () => {
  const columns = ['id', 'a.b', 'c'];
  const table: readonly (readonly [row: unknown, record: string])[] = [
    [{ id: 1, a: { b: 'x' }, c: true }, '1,x,true\r\n'],
    [{ id: 'a,b', a: { b: 'say "hi"' }, c: 'two\nlines' }, '"a,b","say ""hi""","two\nlines"\r\n'],
    [{ id: null, a: null, c: [1, { d: 2 }] }, ',,"[1,{""d"":2}]"\r\n'],
    [{ id: '=1+1', a: { b: '@x' }, c: '-5' }, "'=1+1,'@x,-5\r\n"],
    [{ id: '+49 30', a: { b: '\tx' }, c: '-x' }, "'+49 30,'\tx,'-x\r\n"],
    [{}, ',,\r\n'],
    ['text', ',,\r\n'],
  ];
  for (const [row, record] of table) it(JSON.stringify(record), () => assert.equal(csvRecord(row, { columns }), record));

  it('is exact where that is wanted', () => assert.equal(csvRecord({ id: '=1' }, { columns: ['id'], guardFormulas: false }), '=1\r\n'));
  it('begins with the names', () => assert.equal(csvHeader({ columns }), 'id,a.b,c\r\n'));

  it('knows what can be a column', () => {
    const document = small();
    const found = csvColumns(rowShape(document, document.operation('GET /v1/buildings')!));
    assert.ok(found.includes('floors') && found.includes('rooms'));
    assert.ok(!found.includes('password'));
  });
});

describe('exportList', () => {
  const run = async (
    session: FakeSession,
    format: Parameters<typeof exportList>[2]['format'],
    state = newExport(),
    written: string[] = [],
  ): Promise<string[]> => {
    const to = { write: (text: string) => Promise.resolve(void written.push(text)), progress: () => undefined };
    await exportList(session, session.resource('buildings'), { format, pageSize: 10 }, state, to, never);
    return written;
  };

  it('writes JSON that reads back as the rows', async () => {
    const written = await run(fakeSession({ answer: paged(35) }), { kind: 'json' });
    assert.deepEqual(JSON.parse(written.join('')), rows(1, 35));
    assert.deepEqual(JSON.parse((await run(fakeSession({ answer: paged(0) }), { kind: 'json' })).join('')), []);
  });

  it('writes numbers as Jamf Pro does', async () => {
    const body = '{"totalCount":1,"results":[{"id":"1","floors":1.10,"rooms":9007199254740993}]}';
    assert.equal(
      (await run(fakeSession({ answer: () => response(200, body) }), { kind: 'json' })).join(''),
      '[\n{"id":"1","floors":1.10,"rooms":9007199254740993}\n]\n',
    );
    const csv = await run(fakeSession({ answer: () => response(200, body) }), { kind: 'csv', columns: ['floors', 'rooms'] });
    assert.equal(csv.join(''), 'floors,rooms\r\n1.10,9007199254740993\r\n');
  });

  it('asks the server for the order and the filter that it does itself', async () => {
    const session = fakeSession({ answer: paged(3) });
    const to = { write: () => Promise.resolve(), progress: () => undefined };
    const options = { format: { kind: 'json' }, sort: 'name:desc', filter: { kind: 'rsql', text: 'name=="M*"' } } as const;
    await exportList(session, session.resource('buildings'), options, newExport(), to, never);
    assert.deepEqual([session.asked[0]?.query.get('sort'), session.asked[0]?.query.get('filter')], ['name:desc', 'name=="M*"']);
  });

  it('is what is shown, in its order, where the list is filtered and sorted here', async () => {
    const session = fakeSession({ answer: () => [4, 10, 2, 3].map((id) => ({ id: String(id), name: `Site ${id % 4}` })) });
    const exported = async (options: Partial<Parameters<typeof exportList>[2]>) => {
      const written: string[] = [];
      const to = { write: (text: string) => Promise.resolve(void written.push(text)), progress: () => undefined };
      const all = { format: { kind: 'json' }, ...options } as const;
      const { rows: count } = await exportList(session, session.resource('sites'), all, newExport(), to, never);
      const found = JSON.parse(written.join('')) as { readonly id: string }[];
      assert.equal(count, found.length);
      return found.map(({ id }) => Number(id));
    };
    assert.deepEqual(await exported({}), [4, 10, 2, 3]);
    assert.deepEqual(await exported({ sort: 'name:desc,id:asc' }), [3, 2, 10, 4]);
    assert.deepEqual(await exported({ filter: { kind: 'text', text: 'site 2' } }), [10, 2]);
    assert.deepEqual(await exported({ filter: { kind: 'text', text: 'site 2' }, sort: 'id:asc' }), [2, 10]);
    assert.deepEqual(await exported({ filter: { kind: 'text', text: 'none such' } }), []);
    assert.ok(session.asked.every(({ query }) => query.size === 0));
  });

  it('has the server filter where it can', async () => {
    const session = fakeSession({ answer: paged(3) });
    const to = { write: () => Promise.resolve(), progress: () => undefined };
    const options = { format: { kind: 'json' }, filter: { kind: 'text', text: 'n1' } } as const;
    const { rows: count } = await exportList(session, session.resource('buildings'), options, newExport(), to, never);
    assert.deepEqual([count, session.asked[0]?.query.get('filter')], [3, 'name==*n1*']);
  });

  it('masks what holds a secret, and says that it did', async () => {
    const row = '{"id":"1","personalRecoveryKey":"cAnary","deep":[{"password":"cAnary"}],"authorizationScopes":["a"],"pin":""}';
    const session = (): FakeSession => fakeSession({ answer: () => response(200, `{"totalCount":1,"results":[${row}]}`) });
    for (const format of [{ kind: 'json' }, { kind: 'csv', columns: ['id', 'personalRecoveryKey', 'deep'] }] as const) {
      const state = newExport();
      const text = (await run(session(), format, state)).join('');
      assert.ok(!text.includes('cAnary') && text.includes('••••'), text);
      assert.equal(state.masked, true);
    }
    assert.ok((await run(session(), { kind: 'json' })).join('').includes('"authorizationScopes":["a"],"pin":""'));
    const state = newExport();
    await run(fakeSession({ answer: paged(3) }), { kind: 'json' }, state);
    assert.equal(state.masked, false);
  });

  it('goes on with rows that have no ids, and knows how many there are', async () => {
    let isDown = true;
    const session = fakeSession({
      answer: ({ page }) => {
        if (page >= 1 && isDown) return response(502, '');
        return { totalCount: 20, results: Array.from({ length: 10 }, (_, at) => ({ name: `n${page * 10 + at}` })) };
      },
    });
    const state = newExport();
    const written: string[] = [];
    await assert.rejects(run(session, { kind: 'json' }, state, written));
    assert.equal(state.rows, 10);
    isDown = false;
    await run(session, { kind: 'json' }, state, written);
    assert.equal((JSON.parse(written.join('')) as unknown[]).length, 20);
  });

  it('goes on behind the last whole row after it broke off', async () => {
    for (const kind of ['json', 'csv'] as const) {
      let isDown = true;
      const session = fakeSession({
        answer: (asked, signal) => (isDown && asked.page >= 2 ? response(502, '') : paged(47)(asked, signal)),
      });
      const format = kind === 'json' ? { kind } : { kind, columns: ['id'] };
      const state = newExport();
      const written: string[] = [];
      await assert.rejects(run(session, format, state, written));
      isDown = false;
      await run(session, format, state, written);
      const ids =
        kind === 'json'
          ? (JSON.parse(written.join('')) as { id: string }[]).map(({ id }) => id)
          : written.join('').trim().split('\r\n').slice(1);
      assert.deepEqual(
        ids,
        rows(1, 47).map(({ id }) => id),
        kind,
      );
    }
  });

  it('loses no row when it is stopped or cannot write, at whatever page', async () => {
    for (const stopAt of [1, 2, 3, 4, 5]) {
      for (const way of ['abort', 'throw']) {
        const session = fakeSession({ answer: paged(47) });
        const state = newExport();
        const written: string[] = [];
        const stopping = new AbortController();
        let writes = 0;
        const write = (text: string): Promise<void> => {
          if (++writes === stopAt && way === 'throw') return Promise.reject(new Error('disk full'));
          if (writes === stopAt) stopping.abort();
          written.push(text);
          return Promise.resolve();
        };
        const to = { write, progress: () => undefined };
        const options = { format: { kind: 'json' }, pageSize: 10 } as const;
        await assert.rejects(exportList(session, session.resource('buildings'), options, state, to, stopping.signal));
        await exportList(session, session.resource('buildings'), options, state, to, never);
        assert.deepEqual(JSON.parse(written.join('')), rows(1, 47), `${way} at write ${stopAt}`);
      }
    }
  });
});

describe('searchPlan', () => {
  it('asks only for fields that the lists take, and quotes what was typed', function () {
    const document = realDocument(this);
    const plan = new Map(searchPlan(proFamily(document).resources, 'a"b*').map(({ resource, filter }) => [resource.key, filter]));
    assert.equal(plan.get('scripts'), String.raw`name=="*a\"b\**"`);
    assert.match(plan.get('computers-inventory') ?? '', /^general\.name==.*,hardware\.serialNumber==.*,userAndLocation\.username==/);
    assert.equal(plan.get('computer-prestages'), undefined);
    assert.ok(plan.has('computer-prestages'));
    assert.match(
      searchPlan(proFamily(document).resources, '12').find(({ resource }) => resource.key === 'scripts')?.filter ?? '',
      /,id==12$/,
    );
  });

  it('asks the API that can do more with what is found', function () {
    const pro = proFamily(realDocument(this), betterInClassic);
    const asked = (families: readonly ApiFamily[]): readonly string[] =>
      searchPlan(
        families.flatMap(({ resources }) => resources),
        'main',
      ).map(({ resource }) => resource.key);
    assert.ok(asked([pro]).includes('sites'));
    const both = asked([pro, classicFamily(pro, classicWriting)]);
    assert.deepEqual([both.includes('sites'), both.includes('classic/sites'), new Set(both).size], [false, true, both.length]);
  });
});
