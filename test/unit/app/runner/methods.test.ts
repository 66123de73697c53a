import assert from 'node:assert/strict';
import { BodyHelp } from '../../../../src/app/runner/bodyHelp.ts';
import { DocumentsAtHand } from '../../../../src/app/runner/documentsAtHand.ts';
import { BodyStore, type KeptAnswer } from '../../../../src/app/runner/bodyStore.ts';
import { runnerMethods, type RunnerMethodParts, type TrackedSend } from '../../../../src/app/runner/methods.ts';
import type { SignedIn } from '../../../../src/core/instances/session.ts';
import { keepBody } from '../../../../src/core/response/body/keptBody.ts';
import { findInJson } from '../../../../src/core/response/find/findInJson.ts';
import { apiCatalogue } from '../../../../src/core/families/apiCatalogue.ts';
import { classicFamily } from '../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { foundObjects, rowObjects } from '../../../../src/core/response/links.ts';
import { maskText } from '../../../../src/shared/secretNames.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { catalogueOf, fakeSession, type FakeSessionParts } from '../../../support/fakeSession.ts';
import { documentOf, json, small } from '../../../support/openapi/smallDocument.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { never } from '../../../support/signals.ts';
import { answer, get, put, world } from './runnerWorld.ts';

/** The host's end of one panel, with everything around it written down. `isAwake`: its person has done something. */
function desk({ isAwake = true, ...given }: FakeSessionParts & { readonly isAwake?: boolean } = {}) {
  const session = fakeSession({ profile: { id: 'acme' }, ...given });
  const services = fakeServices({ session });
  const bodies = new BodyStore(1_000_000);
  const done: unknown[] = [];
  let mayContact = isAwake;
  const told = (...what: readonly unknown[]): null => {
    done.push(what);
    return null;
  };
  const parts: RunnerMethodParts = {
    services,
    bodies,
    find: async (given) => findInJson(given.json, given.sought),
    sending: { ...world(() => Promise.resolve(answer(200, '{}'))).parts, services, bodies },
    help: new BodyHelp(() => session.known().catalogue),
    documents: new DocumentsAtHand(services.instances),
    open: (restored) => ({
      instanceId: 'acme',
      draft: get,
      ...restored,
      kept: null,
      earlier: [],
      shown: null,
      instances: [],
      remote: null,
      isMac: false,
    }),
    edited: (state) => told('edited', state),
    mayContact: () => mayContact,
    awake: () => void (mayContact = true),
    act: async (act) => void done.push(act),
    copy: async (text) => void done.push(['copied', text]),
    pickText: (name) => told('text', name),
    pickFile: (part) => told('file', part),
    track: async ({ what, input, run }: TrackedSend, signal) => {
      done.push([what, input.sendId]);
      return await run(signal);
    },
    shown: (sendId) => told('shown', sendId),
    stop: (sendId) => told('stopped', sendId),
  };
  const keep = async (text: string, type = 'application/json', objectOf?: KeptAnswer['objectOf']): Promise<string> => {
    const body = await keepBody(new TextEncoder().encode(text), type);
    return bodies.add({ body, name: 'answer', instanceId: 'acme', previous: undefined, objectOf });
  };
  return { session, methods: runnerMethods(parts), done, keep };
}

const signedIn: SignedIn = { account: 'me', accountKind: 'user', sites: 1 };
const at = { instanceId: 'acme', method: 'GET', path: '/v1/buildings' };

describe('what the host says of a request', () => {
  const known: readonly (readonly [name: string, method: string, path: string, key: string | undefined])[] = [
    ['an operation', 'GET', '/v1/buildings', 'GET /v1/buildings'],
    ['one with a value in its path', 'PUT', '/v1/buildings/7', 'PUT /v1/buildings/{id}'],
    ['a path that is not in the document', 'GET', '/v1/castles', undefined],
    ['a method that the path has not', 'PATCH', '/v1/buildings', undefined],
  ];
  for (const [name, method, path, key] of known) {
    it(`knows ${name}`, async () => {
      const { session, methods } = desk();
      assert.equal((await methods.describe({ ...at, method, path }, never))?.key, key);
      assert.deepEqual(session.calls, []);
    });
  }

  it('marks the privileges that the account holds, as far as that is known', async () => {
    const held = async (parts: FakeSessionParts): Promise<unknown> =>
      (await desk(parts).methods.describe(at, never))?.privileges?.map(({ held }) => held);
    assert.deepEqual(await held({}), [null]);
    assert.deepEqual(await held({ signedIn: { ...signedIn, privileges: new Set(['Read Buildings']) } }), [true]);
    assert.deepEqual(await held({ signedIn: { ...signedIn, privileges: new Set() } }), [false]);
  });

  it('asks for the document once its person has done something, and not before', async () => {
    const asleep = desk({ isNew: true, isAwake: false });
    await assert.rejects(async () => await asleep.methods.describe(at, never), ProblemError);
    assert.deepEqual(asleep.session.calls, []);
    assert.ok((await asleep.methods.searchOperations({ instanceId: 'acme', query: 'buildings' }, never)).length > 0);
    assert.deepEqual(asleep.session.calls, ['catalogue']);
    assert.equal((await asleep.methods.describe(at, never))?.key, 'GET /v1/buildings');
  });

  it('helps by the copy that was kept, before anything is asked, and signs in for no typing', async () => {
    for (const isAwake of [false, true]) {
      const { session, methods } = desk({ isNew: true, isAwake });
      session.kept = catalogueOf(small());
      assert.equal((await methods.describe(at, never))?.key, 'GET /v1/buildings');
      assert.ok((await methods.searchOperations({ instanceId: 'acme', query: 'buildings' }, never)).length > 0);
      assert.deepEqual(session.calls, []);
    }
  });

  it('takes a document that cannot be read for none, and an instance that is gone as well', async () => {
    const { session, methods } = desk({ isNew: true });
    session.trouble = { kind: 'network', reason: 'refused', host: 'acme.example' };
    assert.deepEqual(await methods.searchOperations({ instanceId: 'acme', query: 'buildings' }, never), []);
    await assert.rejects(async () => await methods.describe(at, never), ProblemError);
    session.calls.length = 0;
    assert.deepEqual(await methods.searchOperations({ instanceId: 'gone', query: 'buildings' }, never), []);
    assert.deepEqual(session.calls, []);
  });
});

describe('what the host gives of an answer', () => {
  it('a part of its text, laid out or as it came, with how long all of it is', async () => {
    const { methods, keep } = desk();
    const handle = await keep('{"a":1,"password":"hush"}');
    const pretty = await methods.bodyText({ handle, form: 'pretty', from: 0, to: 10_000 }, never);
    assert.deepEqual(JSON.parse(pretty.text), { a: 1, password: maskText });
    assert.equal(pretty.total, pretty.text.length);
    const raw = await methods.bodyText({ handle, form: 'raw', from: 1, to: 6 }, never);
    assert.deepEqual([raw.text, raw.total > 6], ['"a":1', true]);
    assert.ok(!JSON.stringify([pretty, raw]).includes('hush'));
  });

  it('what a mask hides, where there is one', async () => {
    const { methods, keep } = desk();
    const handle = await keep('{"a":1,"password":"hush"}');
    assert.equal(await methods.reveal({ handle, pointer: '/password' }, never), 'hush');
    for (const pointer of ['/a', '/none', '']) {
      assert.throws(() => methods.reveal({ handle, pointer }, never), ProblemError, pointer);
    }
  });

  const rows = '[{"id":"2","name":"b"},{"id":"10","name":"a"},{"id":"1"}]';
  const wanted: readonly (readonly [
    name: string,
    sort: { column: string; descending: boolean } | null,
    from: number,
    to: number,
    ids: readonly string[],
  ])[] = [
    ['in the order of the answer', null, 0, 10, ['2', '10', '1']],
    ['from a place up to another', null, 1, 2, ['10']],
    ['from behind the last', null, 3, 9, []],
    ['up to a place that is before the first', null, 2, 1, []],
    ['numbers by size', { column: 'id', descending: false }, 0, 10, ['1', '2', '10']],
    ['the other way round', { column: 'id', descending: true }, 0, 2, ['10', '2']],
  ];
  it('rows, in each order that is asked for in turn', async () => {
    const { methods, keep } = desk();
    const handle = await keep(rows);
    for (const [name, sort, from, to, ids] of [...wanted, ...wanted.toReversed()]) {
      const found = await methods.bodyRows({ handle, columns: ['id', 'wat'], filter: '', sort, from, to }, never);
      assert.deepEqual([found.rows.map(([id]) => id), found.total], [ids, 3], name);
      assert.ok(
        found.rows.every(([, none]) => none === ''),
        name,
      );
    }
  });

  it('rows that hold all words in the columns that are shown, and what each stands for', async () => {
    const { methods, keep } = desk();
    const list = [
      { id: 1, name: 'Main Campus', city: 'Boston' },
      { id: 2, name: 'North Hall', city: 'Austin' },
      { id: 3, name: 'Main Hall', city: 'Austin' },
      { name: 'No id', city: 'Main Street' },
    ];
    const kinds = rowObjects({ key: 'GET /v1/buildings' }, catalogueOf(small()).resources);
    const handle = await keep(JSON.stringify(list), 'application/json', kinds);
    const ask = (filter: string, columns: readonly string[], descending: boolean | null = null) =>
      methods.bodyRows(
        { handle, columns, filter, sort: descending === null ? null : { column: 'name', descending }, from: 0, to: 9 },
        never,
      );
    const names = async (...asked: Parameters<typeof ask>): Promise<readonly unknown[]> => (await ask(...asked)).rows.map(([name]) => name);
    assert.deepEqual(await names('main', ['name']), ['Main Campus', 'Main Hall']);
    assert.deepEqual(await names('  HALL aus ', ['name', 'city']), ['North Hall', 'Main Hall']);
    assert.deepEqual(await names('hall aus', ['name', 'city'], false), ['Main Hall', 'North Hall']);
    assert.deepEqual(await names('aus', ['name']), []);
    assert.equal((await ask('hall', ['name'])).total, 2);
    const { objects } = await ask('main', ['name', 'city']);
    assert.deepEqual(objects, [
      { label: 'Main Campus', resource: 'buildings', id: '1' },
      { label: 'Main Hall', resource: 'buildings', id: '3' },
      null,
    ]);
    assert.deepEqual(
      (await methods.bodyRows({ handle: await keep(rows), columns: ['id'], filter: '', sort: null, from: 0, to: 2 }, never)).objects,
      [null, null],
    );
  });

  it('rows that a search found open what they stand for, by the id that they begin with', async () => {
    const pro = proFamily(
      documentOf({ '/v1/computers-inventory/{id}': { get: { parameters: [], responses: { 200: json({ type: 'object' }) } } } }),
    );
    const catalogue = apiCatalogue([pro, classicFamily(pro, classicWriting)]);
    const objectsIn = async (search: string, xml: string) => {
      const { methods, keep } = desk();
      const kinds = foundObjects(catalogue.describe('GET', `/JSSResource/${search}/id/1`), catalogue.resources);
      const handle = await keep(xml, 'application/xml', kinds);
      return (await methods.bodyRows({ handle, columns: ['name'], filter: '', sort: null, from: 0, to: 9 }, never)).objects;
    };
    const found = '<computer><id>11</id><name>MAC-11</name><Serial_Number>C1</Serial_Number></computer><computer><id>x</id></computer>';
    const computers = `<advanced_computer_search><id>1</id><computers><size>2</size>${found}<computer><id>7</id><name/></computer></computers></advanced_computer_search>`;
    assert.deepEqual(await objectsIn('advancedcomputersearches', computers), [
      { label: 'MAC-11', resource: 'computers-inventory', id: '11' },
      null,
      { label: 'Computer 7', resource: 'computers-inventory', id: '7' },
    ]);
    const users = '<advanced_user_search><users><size>1</size><user><id>3</id><name>jo</name></user></users></advanced_user_search>';
    assert.deepEqual(await objectsIn('advancedusersearches', users), [null], 'nothing reads users here');
  });

  it('gives an order up that nobody waits for any more', async () => {
    const { methods, keep } = desk();
    const handle = await keep(JSON.stringify(Array.from({ length: 2000 }, (_, id) => ({ id }))));
    const ask = (filter: string) => methods.bodyRows({ handle, columns: ['id'], filter, sort: null, from: 0, to: 9 }, never);
    const [first, second] = await Promise.allSettled([ask('1'), ask('19')]);
    assert.equal(first?.status, 'rejected');
    assert.ok(second?.status === 'fulfilled' && second.value.rows[0]?.[0] === '19');
  });

  it('what is found in it as a body of its own, without a secret, whose rows open what they did, until something else is looked for', async () => {
    const { methods, keep } = desk();
    const list = [
      { id: 1, name: 'Main Campus', password: 'hush' },
      { id: 2, name: 'North Hall', password: 'hush' },
    ];
    const kinds = rowObjects({ key: 'GET /v1/buildings' }, catalogueOf(small()).resources);
    const handle = await keep(JSON.stringify({ results: list }), 'application/json', kinds);
    const first = await methods.find({ handle, sought: '$.results[?@.id > 1]' }, never);
    assert.ok(first.kind === 'found' && first.body.kind === 'text');
    assert.deepEqual([first.count, first.isCut, first.body.masked], [1, false, []]);
    assert.deepEqual(JSON.parse(first.body.head), [{ id: 2, name: 'North Hall', password: maskText }]);
    const { objects } = await methods.bodyRows({ handle: first.handle, columns: ['id'], filter: '', sort: null, from: 0, to: 9 }, never);
    assert.deepEqual(objects, [{ label: 'North Hall', resource: 'buildings', id: '2' }]);
    const second = await methods.find({ handle, sought: 'hush' }, never);
    assert.ok(second.kind === 'found' && second.count === 0);
    await assert.rejects(async () => await methods.bodyText({ handle: first.handle, form: 'raw', from: 0, to: 9 }, never), ProblemError);
    assert.equal((await methods.bodyText({ handle, form: 'raw', from: 0, to: 1 }, never)).text, '{');
  });

  for (const [sought, message] of [
    ['$.results[?(@.id >', 'This JSONPath expression ends too early, at character 19.'],
    ['$.results[01]', 'This is no JSONPath expression from character 11 on: “01]”.'],
  ] as const) {
    it(`says where ${sought} is no expression`, async () => {
      const { methods, keep } = desk();
      assert.deepEqual(await methods.find({ handle: await keep('{"results":[]}'), sought }, never), { kind: 'refused', message });
    });
  }

  it('no rows of what is no list, and nothing of what is kept no longer', async () => {
    const { methods, keep } = desk();
    const input = { columns: ['id'], filter: '', sort: null, from: 0, to: 9 };
    const none = { rows: [], objects: [], total: 0 };
    assert.deepEqual(await methods.bodyRows({ handle: await keep('words', 'text/plain'), ...input }, never), none);
    await assert.rejects(async () => await methods.bodyRows({ handle: 'a99', ...input }, never), ProblemError);
    assert.throws(() => methods.bodyBytes({ handle: 'a99' }, never), ProblemError);
  });
});

describe('what a panel has done', () => {
  it('is sent under its number, and wakes the panel', async () => {
    const { methods, done } = desk({ isNew: true, isAwake: false });
    await assert.rejects(async () => await methods.describe(at, never), ProblemError);
    const result = await methods.send({ instanceId: 'acme', draft: get, sendId: 7 }, never);
    assert.equal(result.kind, 'answer');
    assert.deepEqual(done, [['send', 7]]);
    assert.equal((await methods.describe(at, never))?.key, 'GET /v1/buildings');
  });

  it('is handed on, by name', async () => {
    const { methods, done } = desk();
    const state = { instanceId: 'acme', draft: put };
    assert.equal(await methods.edited(state, never), null);
    assert.equal(await methods.stop({ sendId: 3 }, never), null);
    assert.equal(await methods.act({ do: 'showLog' }, never), null);
    assert.equal(await methods.pickText({ name: 'body.json' }, never), null);
    assert.equal(await methods.pickFile({ part: 'icon' }, never), null);
    assert.deepEqual(done, [['edited', state], ['stopped', 3], { do: 'showLog' }, ['text', 'body.json'], ['file', 'icon']]);
  });

  const copies: readonly (readonly [language: 'curl' | 'python', holds: RegExp])[] = [
    ['curl', /curl .*buildings\/1/s],
    ['python', /buildings\/1/],
  ];
  for (const [language, holds] of copies) {
    it(`is copied as ${language}, with the token as a variable, and given to the page`, async () => {
      const { methods, done } = desk();
      const text = await methods.copyAs({ instanceId: 'acme', draft: put, language }, never);
      assert.match(text, holds);
      assert.deepEqual(done, [['copied', text]]);
    });
  }

  it('is read from a cURL line, if it is one', async () => {
    const { methods } = desk();
    const found = await methods.parseCurl({ text: "curl -X PUT https://acme.example/api/v1/buildings/1 -d '{}'" }, never);
    assert.equal(found?.draft.method, 'PUT');
    assert.equal(await methods.parseCurl({ text: 'no line of a shell' }, never), null);
  });
});
