import assert from 'node:assert/strict';
import type { Refreshed, RefreshOptions, RefreshPlan, RefreshProgress } from '../../../../src/app/sets/snapshots.ts';
import { kindFile } from '../../../../src/app/sets/snapshot/snapshotFolder.ts';
import { abortError } from '../../../../src/core/http/abort.ts';
import { ProblemError, problemOf, type Problem } from '../../../../src/shared/problem.ts';
import { answer } from '../../../support/fakeTransport.ts';
import { SetServer } from '../../../support/sets/setServer.ts';
import { SnapshotDesk } from '../../../support/sets/snapshotDesk.ts';
import { never } from '../../../support/signals.ts';

const [buildings, printers, sites] = ['buildings', 'classic/printers', 'classic/sites'] as const;
const all = [buildings, printers, sites];

const lostProblem = new ProblemError({ kind: 'network', reason: 'offline', host: 'acme.test' });

describe('a snapshot of an instance', () => {
  let server: SetServer;
  let desk: SnapshotDesk;

  beforeEach(() => {
    server = new SetServer(3, 4);
    desk = new SnapshotDesk(server);
  });

  const refresh = async (options: RefreshOptions = { resources: all }, signal = never): Promise<Refreshed> =>
    await desk.window().refresh('acme', options, signal);
  const failed = async (options?: RefreshOptions, signal?: AbortSignal): Promise<Problem> =>
    await refresh(options, signal).then(
      () => assert.fail('it was read'),
      (error: unknown) => problemOf(error),
    );
  const names = async (resource: string): Promise<readonly string[]> => (await desk.entries(resource)).map(({ name }) => name);
  const state = async (resource: string) => (await desk.source()).kinds().find((kind) => kind.resource === resource);

  it('has all objects, one by one where a row is less than the object, five requests at once at most', async () => {
    server = new SetServer(30, 40);
    desk = new SnapshotDesk(server);
    server.instead = async () => await new Promise((resolve) => void setImmediate(resolve));
    assert.deepEqual(await refresh(), { objects: 71, read: 71, kept: 0, unread: [] });
    assert.equal(server.times('GET /v1/buildings/'), 0, 'rows that are whole');
    assert.equal(server.times('GET /JSSResource/printers/id/'), 40);
    assert.equal(server.mostInFlight, 5);
    assert.equal((await desk.source()).version, '11.30.1');
    assert.deepEqual(await state(printers), { resource: printers, listedAt: 1000, unread: undefined, count: 40 });
    assert.equal((await desk.source()).nameOf(sites, '1'), 'North');
    assert.equal((await desk.source()).nameOf('sites', '1'), 'North', 'by the name that the other API has for it');
  });

  it('reads a row again that is not whole', async () => {
    server.instead = (asked) =>
      asked.startsWith('GET /v1/buildings?')
        ? answer(200, { body: { totalCount: 1, results: [{ id: '2', name: 'Building 2' }] } })
        : undefined;
    await refresh({ resources: [buildings] });
    assert.equal(server.times('GET /v1/buildings/2'), 1);
    assert.match((await desk.entries(buildings))[0]?.text ?? '', /"city": "Town 2"/);
  });

  it('is there kind by kind, told as it comes, with how far it is', async () => {
    const told: string[] = [];
    const steps: RefreshProgress[] = [];
    await refresh({ resources: all, onKind: (key) => void told.push(key), onProgress: (step) => void steps.push(step) });
    assert.deepEqual(told.toSorted(), all);
    const last = steps.at(-1);
    assert.deepEqual([last?.done, last?.requests], [10, 10]);
    assert.ok(steps.every(({ done, requests }) => done <= requests));
  });

  it('is read in the order of the catalogue, or that which has much to read first, once all that is in lists is there', async () => {
    for (const [isLargestFirst, first] of [
      [false, 'printers'],
      [true, 'sites'],
    ] as const) {
      desk = new SnapshotDesk((server = new SetServer(3, 4)));
      for (let id = 2; id <= 30; id++) server.sites.set(id, { name: `Site ${id}` });
      const told: string[] = [];
      await refresh({ resources: all, isLargestFirst, onKind: (key) => void told.push(key) });
      assert.equal(server.asked.find((asked) => asked.includes('/id/'))?.includes(`/${first}/`), true, first);
      assert.deepEqual(told, isLargestFirst ? [buildings, sites, printers] : [buildings, printers, sites]);
    }
  });

  it('tells what it takes before it starts, by what there was', async () => {
    const first = await desk.window().plan('acme', all, never);
    assert.deepEqual([first.requests, first.isLeast, first.time], [3, true, undefined]);
    await refresh();
    const next = await desk.window().plan('acme', all, never);
    assert.deepEqual([next.requests, next.isLeast], [1 + 5 + 2, false]);
    assert.equal(server.times('GET /v1/jamf-pro-version'), 2, 'a plan asks nobody');
  });

  it('asks before the objects, when the lists are there; a no keeps the lists', async () => {
    const plans: RefreshPlan[] = [];
    const agree = async (plan: RefreshPlan): Promise<boolean> => {
      plans.push(plan);
      return plans.length > 1;
    };
    assert.equal((await failed({ resources: all, agree })).kind, 'cancelled');
    assert.equal(server.times('GET /JSSResource/printers/id/'), 0);
    await refresh({ resources: all, agree });
    assert.deepEqual(
      plans.map(({ requests }) => requests),
      [5, 5],
    );
    assert.equal(server.times('GET /JSSResource/printers'), 1 + 4, 'the list was read once');
  });

  it('goes on where it was stopped, in another window', async () => {
    server = new SetServer(3, 40);
    desk = new SnapshotDesk(server);
    const person = new AbortController();
    server.instead = (asked) => (asked.endsWith('/printers/id/30') ? person.abort() : undefined);
    assert.equal((await failed({ resources: all }, person.signal)).kind, 'cancelled');
    server.instead = () => undefined;
    server.asked.length = 0;
    assert.equal((await state(buildings))?.unread, undefined);
    assert.deepEqual((await state(printers))?.unread, { why: 'stopped' });
    const { read, objects } = await refresh();
    assert.deepEqual([objects, read], [44, 44]);
    assert.ok(server.times('GET /JSSResource/printers/id/') < 15, `${server.asked.length} requests`);
    assert.equal(server.times('GET /v1/buildings'), 0);
    assert.equal(server.times('GET /JSSResource/printers?') + server.times('GET /JSSResource/sites?'), 0);
  });

  it('begins anew where the stopped run is of another version, or of long ago', async () => {
    for (const change of [() => (server.version = '11.31.0'), () => (desk.now += 25 * 60 * 60 * 1000)]) {
      const person = new AbortController();
      server.instead = (asked) => (asked.endsWith('/printers/id/4') ? person.abort() : undefined);
      await failed({ resources: all }, person.signal);
      server.instead = () => undefined;
      change();
      server.asked.length = 0;
      await refresh();
      assert.equal(server.times('GET /JSSResource/printers/id/'), 4);
      assert.equal((await desk.source()).version, server.version);
    }
  });

  it('is read once more where Jamf Pro was updated meanwhile', async () => {
    server.instead = (asked) => (asked.endsWith('/printers/id/2') ? void (server.version = '11.31.0') : undefined);
    await refresh();
    assert.equal(server.times('GET /JSSResource/printers/id/3'), 2);
    assert.equal((await desk.source()).version, '11.31.0');
    const versions = ['11.32.0', '11.33.0'];
    server.asked.length = 0;
    server.instead = (asked) => (asked.endsWith('/printers/id/2') ? void (server.version = versions.shift() ?? server.version) : undefined);
    await refresh();
    assert.equal(server.times('GET /JSSResource/printers/id/3'), 3, 'and once more');
    assert.equal((await desk.source()).version, '11.33.0');
  });

  it('keeps what it had of what cannot be read, with the reason', async () => {
    await refresh();
    server.signedIn = { account: 'a', accountKind: 'client', privileges: new Set(['Read Buildings']), sites: 0 };
    desk.session = server.session();
    server.instead = (asked) => (asked.startsWith('GET /JSSResource/printers') ? answer(403) : undefined);
    const refreshed = await refresh();
    const unread = { why: 'forbidden', status: 403, privileges: ['Read Printers'] };
    assert.deepEqual(refreshed, { objects: 8, read: 4, kept: 4, unread: [{ resource: printers, unread }] });
    const entries = await desk.entries(printers);
    assert.equal(entries.length, 4);
    assert.ok(entries.every((entry) => entry.text?.includes('Printer') === true && entry.unread?.why === 'forbidden'));
    assert.deepEqual(await state(printers), { resource: printers, listedAt: 1000, unread, count: 4 });
  });

  it('does not take what an account of some sites sees for all there is', async () => {
    await refresh();
    const siteOnly = new Set(['Read Printers']);
    server.signedIn = { account: 'a', accountKind: 'client', privileges: siteOnly, sites: 1, siteOnly };
    desk.session = server.session();
    server.instead = (asked) =>
      asked === 'GET /JSSResource/printers'
        ? answer(200, { body: JSON.stringify({ printers: [{ id: 1, name: 'Printer 1' }] }) })
        : undefined;
    const refreshed = await refresh();
    assert.deepEqual(refreshed.unread[0], { resource: printers, unread: { why: 'limited' } });
    assert.deepEqual([refreshed.objects, refreshed.kept], [8, 3], 'what it does not see is kept');
    assert.deepEqual(await state(printers), { resource: printers, listedAt: 1000, unread: { why: 'limited' }, count: 4 });
  });

  for (const [what, given, unread] of [
    ['500', () => answer(500), { why: 'answer', status: 500 }],
    ['a web page', () => answer(200, { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }), { why: 'answer' }],
    ['a way elsewhere', () => answer(302, { headers: { location: 'https://elsewhere.test/' } }), { why: 'answer', status: 302 }],
    ['403', () => answer(403), { why: 'forbidden', status: 403 }],
    ['nothing', () => lostProblem, { why: 'network' }],
  ] as const) {
    it(`tells of an object that answers ${what}, and has what it had`, async () => {
      await refresh();
      server.instead = (asked) => (asked.endsWith('/printers/id/2') ? given() : undefined);
      const refreshed = await refresh();
      assert.deepEqual(refreshed, { objects: 8, read: 7, kept: 1, unread: [{ resource: printers, id: '2', unread }] });
      const entry = (await desk.entries(printers))[1];
      assert.match(entry?.text ?? '', /Floor 2/);
      assert.deepEqual(entry?.unread, unread);
    });

    it(`has nothing of an object that never answered but ${what}, and does not say that it is kept`, async () => {
      server.instead = (asked) => (asked.endsWith('/printers/id/2') ? given() : undefined);
      const resources = [printers];
      for (const run of [1, 2]) {
        const { objects, read, kept } = await refresh({ resources });
        assert.deepEqual([objects, read, kept], [4, 3, 0], `run ${run}`);
      }
    });

    it(`makes nothing absent where a list answers ${what}`, async () => {
      await refresh();
      server.instead = (asked) => (/^GET \/(v1\/buildings|JSSResource\/printers)(\?|$)/.test(asked) ? given() : undefined);
      desk.now = 2000;
      const refreshed = await refresh();
      assert.deepEqual([refreshed.objects, refreshed.kept], [8, 7]);
      assert.deepEqual(await names(printers), ['Printer 1', 'Printer 2', 'Printer 3', 'Printer 4']);
      assert.equal((await state(printers))?.listedAt, 1000);
    });
  }

  it('ends where the connection is lost, with all that came', async () => {
    server = new SetServer(3, 40);
    desk = new SnapshotDesk(server);
    server.instead = (asked) => (/\/id\/(\d\d)$/.test(asked) ? lostProblem : undefined);
    assert.equal((await failed()).kind, 'network');
    assert.ok(server.times('GET /JSSResource/printers/id/') < 25, 'nobody waits for the others');
    server.instead = () => undefined;
    server.asked.length = 0;
    assert.equal((await refresh()).read, 44);
    assert.equal(server.times('GET /JSSResource/printers/id/'), 31);
  });

  it('has nothing of what nobody has, or what is not listed or not shown, whoever names it', async () => {
    const { unread, objects } = await refresh({ resources: ['not/there', sites] });
    assert.equal(objects, 1);
    assert.deepEqual(unread, [{ resource: 'not/there', unread: { why: 'unsupported' } }]);
  });

  it('has no secret', async () => {
    server.printers.set(9, { name: 'Nine', notes: '', admin_password: 'hunter2' });
    server.instead = (asked) =>
      asked.endsWith('/printers/id/9')
        ? answer(200, { body: '<printer><id>9</id><name>Nine</name><admin_password>hunter2</admin_password></printer>' })
        : undefined;
    await refresh();
    assert.doesNotMatch(JSON.stringify(desk.folder.texts()), /hunter2/);
  });

  it('is read once at a time: a second wish waits, and reads what is missing', async () => {
    const window = desk.window();
    const [first, second] = await Promise.all([
      window.refresh('acme', { resources: [printers] }, never),
      window.refresh('acme', { resources: all }, never),
    ]);
    assert.deepEqual([first.objects, second.objects, second.read], [4, 8, 8]);
    assert.equal(server.times('GET /JSSResource/printers/id/'), 4);
  });

  it('says so where another window reads it', async () => {
    desk.folder.isTaken = true;
    const problem = await failed();
    assert.match(problem.kind === 'invalid' ? problem.message : '', /Another window is reading/);
  });

  it('ends where the instance is another one meanwhile', async () => {
    server.instead = (asked) => (asked.endsWith('/printers/id/2') ? void (desk.session = server.session()) : undefined);
    const problem = await failed();
    assert.match(problem.kind === 'cancelled' ? (problem.message ?? '') : '', /changed or removed/);
  });

  for (const [code, words] of [
    ['ENOSPC', /The disk is full/],
    ['EACCES', /cannot be written/],
    ['EIO', /The disk failed \(EIO\)/],
  ] as const) {
    it(`says what is wrong with a disk that fails with ${code}, and is as it was`, async () => {
      await refresh();
      const before = desk.folder.texts();
      server.printers.delete(1);
      desk.folder.fault = (step) => (step.includes('printers') ? Object.assign(new Error(code), { code }) : undefined);
      const problem = await failed({ resources: [printers] });
      assert.match(problem.kind === 'invalid' ? problem.message : '', words);
      assert.equal(desk.folder.texts()['classic%2Fprinters.kind'], before['classic%2Fprinters.kind']);
    });
  }

  it('believes nothing of a file that is none of ours, or cut off', async () => {
    await refresh();
    const { all: files } = desk.folder;
    const whole = files.get('classic%2Fprinters.kind') ?? assert.fail('no file');
    files.set('classic%2Fsites.kind', { bytes: Buffer.from('{"format":99}\n'), stamp: -1 });
    files.set('buildings.kind', { ...whole, stamp: -2 });
    files.set('classic%2Fprinters.kind', { bytes: whole.bytes.subarray(0, whole.bytes.length - 10), stamp: -3 });
    const told = (await desk.source()).kinds().map(({ resource, unread }) => [resource, unread?.why]);
    assert.deepEqual(told, [
      [printers, undefined],
      [buildings, 'disk'],
      [sites, 'disk'],
    ]);
    const entries = await desk.entries(printers);
    assert.deepEqual(
      entries.map(({ unread }) => unread?.why),
      [undefined, undefined, undefined, 'disk'],
    );
    assert.deepEqual(await desk.entries(sites), []);
  });

  it('loses no kind because a look at it was stopped, or the disk did not give it once', async () => {
    await refresh();
    const window = desk.window();
    const kinds = async (): Promise<number | undefined> =>
      (await window.of('acme'))?.kinds().filter(({ unread }) => unread === undefined).length;
    const { open } = desk.folder;
    const stop = new AbortController();
    desk.folder.open = async (name) => {
      if (name !== kindFile(printers)) return await open(name);
      stop.abort();
      throw abortError(stop.signal);
    };
    await assert.rejects(window.plan('acme', all, stop.signal), (error) => problemOf(error).kind === 'cancelled');
    assert.equal(await kinds(), 2, 'as on a disk that is busy');
    desk.folder.open = open;
    assert.equal(await kinds(), 3);
    assert.equal((await window.of('acme'))?.nameOf(printers, '1'), 'Printer 1');
  });

  it('of nobody is none', async () => {
    assert.equal(await desk.window().of('acme'), undefined);
    desk.session = undefined;
    assert.equal(await desk.window().of('acme'), undefined);
    await assert.rejects(desk.window().refresh('acme', {}, never));
  });
});
