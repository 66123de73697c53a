import assert from 'node:assert/strict';
import { ProblemError } from '../../../../src/shared/problem.ts';
import type { TableEvents, TableMethods, TablePlace } from '../../../../src/app/table/protocol.ts';
import type { TableHost } from '../../../../src/webview/table/host.ts';
import { createTablePage } from '../../../../src/webview/table/tablePage.ts';
import { modelOf, rowAt, state as listState } from '../../../support/pages/tableModel.ts';

interface Call {
  readonly method: keyof TableMethods;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
  readonly answer: (output: unknown) => void;
  readonly fail: (error: unknown) => void;
}

const opening = { state: listState, many: 'Computers', instanceName: 'Acme', start: 'load', why: '', isMac: false };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A page in front of a host whose answers are given by hand, and with a clock that is turned by hand. */
function scripted(saved: unknown = null) {
  const calls: Call[] = [];
  const kept: TablePlace[] = [];
  const listeners = new Map<string, (data: never) => void>();
  const timers = new Map<number, { readonly ms: number; readonly run: () => void }>();
  let lastTimer = 0;
  const call = new Proxy({} as TableHost['call'], {
    get: (_, method: keyof TableMethods) => (input: unknown, signal?: AbortSignal) =>
      new Promise((answer, fail) => void calls.push({ method, input, signal, answer, fail })),
  });
  const host: TableHost = {
    call,
    saved,
    save: (place) => void kept.push(place),
    on: (name, listener) => void listeners.set(name, listener),
  };
  const page = createTablePage(
    host,
    (ms, run) => {
      const timer = ++lastTimer;
      timers.set(timer, { ms, run });
      return () => timers.delete(timer);
    },
    (title, texts) => Math.max(title.length, ...texts.map(({ length }) => length)) * 10,
  );
  return {
    page,
    calls,
    kept,
    /** The latest call of a method. */
    last: (method: keyof TableMethods) => calls.findLast((one) => one.method === method) ?? assert.fail(`no ${method}`),
    tells: <K extends keyof TableEvents>(name: K, data: TableEvents[K]) => listeners.get(name)?.(data as never),
    waits: () => [...timers.values()].map(({ ms }) => ms),
    wake() {
      const due = [...timers];
      timers.clear();
      for (const [, { run }] of due) run();
    },
  };
}

async function opened(saved: unknown = null) {
  const scene = scripted(saved);
  void scene.page.start();
  scene.last('open').answer(opening);
  await turn();
  return scene;
}

async function loaded() {
  const scene = await opened();
  scene.last('load').answer({ kind: 'model', model: modelOf() });
  await turn();
  return scene;
}

describe('the table’s page', () => {
  it('opens with what was kept, and without it when the host refuses that', async () => {
    const saved = { ...listState, top: 1, activeRow: 2, activeColumn: 3 };
    const scene = scripted(saved);
    void scene.page.start();
    scene.last('open').fail(new Error('of another form'));
    await turn();
    assert.deepEqual(
      scene.calls.map(({ method, input }) => [method, input]),
      [
        ['open', { restored: saved }],
        ['open', { restored: null }],
      ],
    );
  });

  it('loads, tells how far it is, and shows what came', async () => {
    const scene = await opened();
    assert.deepEqual(scene.last('load').input, { query: listState.query, columns: null, fresh: false, whole: false, agreed: false });
    scene.tells('progress', { done: 5, total: 9 });
    assert.deepEqual(scene.page.state().work?.progress, { done: 5, total: 9 });
    scene.last('load').answer({ kind: 'model', model: modelOf() });
    await turn();
    assert.deepEqual([scene.page.state().phase, scene.kept.length], ['rows', 2]);
  });

  it('says in words what broke, and in the host’s own words what it foresaw', async () => {
    for (const [error, text] of [
      [new Error('a bug'), 'That did not work. The log says more.'],
      [new ProblemError({ kind: 'invalid', message: 'Not so.' }), 'Not so.'],
    ] as const) {
      const scene = await opened();
      scene.last('load').fail(error);
      await turn();
      assert.deepEqual(scene.page.state().trouble, { text, remedies: [] });
    }
  });

  it('takes a load back at the next one, and does not show what comes of it', async () => {
    const scene = await opened();
    const first = scene.last('load');
    scene.page.dispatch({ type: 'filterApplied', text: 'a' });
    assert.deepEqual([first.signal?.aborted, scene.last('load').signal?.aborted], [true, false]);
    first.answer({ kind: 'model', model: modelOf() });
    await turn();
    assert.equal(scene.page.state().model, null);
  });

  it('asks for rows once they rest, and takes back what is out of sight', async () => {
    const scene = await loaded();
    scene.page.dispatch({ type: 'inSight', from: 500, to: 540, now: 1000 });
    scene.page.dispatch({ type: 'inSight', from: 700, to: 740, now: 1010 });
    assert.deepEqual(scene.waits(), [60]);
    scene.wake();
    const rows = scene.last('rows');
    assert.deepEqual(rows.input, { generation: 1, page: 7 });
    scene.page.dispatch({ type: 'inSight', from: 0, to: 40, now: 2000 });
    assert.equal(rows.signal?.aborted, true);
    scene.wake();
    const { shown } = modelOf();
    const first = Array.from({ length: 100 }, (_, at) => rowAt(at, shown));
    scene.last('rows').answer({ kind: 'rows', rows: first, total: 100_000, isCounted: true });
    await turn();
    assert.deepEqual([...(scene.page.state().rows?.pages.keys() ?? [])], [0]);
  });

  it('keeps the place at once, and while it scrolls when it rests: the latest', async () => {
    const scene = await loaded();
    scene.kept.length = 0;
    scene.page.dispatch({ type: 'scrolled', top: 100 });
    scene.page.dispatch({ type: 'scrolled', top: 200 });
    assert.deepEqual([scene.waits(), scene.kept], [[200], []]);
    scene.wake();
    scene.page.dispatch({ type: 'scrolled', top: 300 });
    scene.page.dispatch({ type: 'wentTo', cell: { row: 4, column: 0 }, extends: false });
    scene.wake();
    assert.deepEqual(
      scene.kept.map(({ top, activeRow }) => [top, activeRow]),
      [
        [200, 0],
        [300, 4],
      ],
    );
  });

  it('copies, opens, keeps widths and builds a filter through the host', async () => {
    const scene = await loaded();
    scene.page.dispatch({ type: 'copyAsked', what: 'rows' });
    scene.last('copy').answer({ kind: 'copied', rows: 1, left: 0 });
    await turn();
    assert.equal(scene.page.state().notice?.text, '1 row copied.');
    scene.page.dispatch({ type: 'columnPulled', column: 'id', width: 90, isLast: true });
    assert.deepEqual(scene.last('keepWidths').input, { widths: { id: 90 } });
    scene.page.dispatch({ type: 'acted', act: { do: 'export' } });
    scene.last('act').fail(new Error('a bug'));
    await turn();
    assert.equal(scene.page.state().notice?.tone, 'error');
    scene.page.dispatch({ type: 'filterBuilderAsked' });
    scene.last('buildFilter').answer(null);
    await turn();
    assert.equal(scene.calls.filter(({ method }) => method === 'load').length, 1, 'nothing was chosen');
    scene.page.dispatch({ type: 'filterBuilderAsked' });
    scene.last('buildFilter').answer('id==1');
    await turn();
    assert.equal(scene.page.state().filter, 'id==1');
    assert.equal(scene.calls.filter(({ method }) => method === 'load').length, 2);
  });

  it('forgets what it shows when the instance becomes another one', async () => {
    const scene = await loaded();
    scene.page.dispatch({ type: 'loadAsked', wish: { fresh: true } });
    const seen: string[] = [];
    const leave = scene.page.subscribe(({ phase }) => seen.push(phase));
    scene.tells('reset', null);
    leave();
    scene.page.dispatch({ type: 'noticeClosed' });
    assert.deepEqual([seen, scene.last('load').signal?.aborted], [['ask'], true]);
  });
});
