import assert from 'node:assert/strict';
import { runnerGuards } from '../../../../src/app/runner/guards.ts';
import { RpcServer } from '../../../../src/app/pages/rpcServer.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import type { WireMessage } from '../../../../src/shared/rpc.ts';
import type { RunnerMethods } from '../../../../src/app/runner/protocol.ts';

interface Small {
  echo(input: string): string;
  wait(input: null): null;
  refuse(input: null): null;
  crash(input: null): null;
}

const isNull = (input: unknown): input is null => input === null;

function small() {
  const posted: WireMessage[] = [];
  const bugs: unknown[] = [];
  let waiting: AbortSignal | undefined;
  const server = new RpcServer<Small>({
    post: (message) => posted.push(message),
    onBug: (error) => bugs.push(error),
    guards: { echo: (input): input is string => typeof input === 'string', wait: isNull, refuse: isNull, crash: isNull },
    implementation: {
      echo: (input) => input,
      wait: (_, signal) =>
        new Promise((_resolve, reject) => {
          waiting = signal;
          signal.addEventListener('abort', () => reject(new ProblemError({ kind: 'cancelled' })));
        }),
      refuse: () => {
        throw new ProblemError({ kind: 'auth', reason: 'signedOut' });
      },
      crash: () => {
        throw new TypeError('oops');
      },
    },
  });
  return { server, posted, bugs, signal: () => waiting };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('RpcServer', () => {
  it('answers each call exactly once', async () => {
    const { server, posted } = small();
    server.receive({ type: 'call', id: 1, method: 'echo', input: 'a' });
    server.receive({ type: 'call', id: 2, method: 'echo', input: 'b' });
    await turn();
    assert.deepEqual(posted, [
      { type: 'answer', id: 1, output: 'a' },
      { type: 'answer', id: 2, output: 'b' },
    ]);
  });

  it('answers with bytes that VS Code hands over as bytes', async () => {
    const posted: WireMessage[] = [];
    const guards = { bytes: isNull };
    const implementation = { bytes: () => Buffer.from([137, 80, 78, 71]) };
    const server = new RpcServer<{ bytes(input: null): Uint8Array }>({
      post: (message) => posted.push(message),
      onBug: (error) => assert.ifError(error),
      guards,
      implementation,
    });
    server.receive({ type: 'call', id: 1, method: 'bytes', input: null });
    await turn();
    assert.deepEqual(posted, [{ type: 'answer', id: 1, output: new Uint8Array([137, 80, 78, 71]) }]);
    // Its kind is what VS Code goes by, and a view of a larger buffer would take all of that along.
    const output: unknown = Reflect.get(posted[0] ?? {}, 'output');
    assert.ok(output instanceof Uint8Array && output.constructor === Uint8Array && output.buffer.byteLength === 4);
  });

  it('turns a foreseen failure into its problem, and another one into a bug that is reported', async () => {
    const { server, posted, bugs } = small();
    server.receive({ type: 'call', id: 1, method: 'refuse', input: null });
    server.receive({ type: 'call', id: 2, method: 'crash', input: null });
    await turn();
    assert.deepEqual(posted, [
      { type: 'failure', id: 1, problem: { kind: 'auth', reason: 'signedOut' } },
      { type: 'failure', id: 2, problem: { kind: 'bug', detail: 'TypeError: oops' } },
    ]);
    assert.equal(bugs.length, 1);
  });

  it('refuses what its guard refuses, unknown methods, inherited names and an id that is in use', async () => {
    const { server, posted } = small();
    server.receive({ type: 'call', id: 1, method: 'echo', input: 5 });
    for (const [id, method] of [
      [2, 'gone'],
      [3, 'constructor'],
      [4, '__proto__'],
      [5, 'toString'],
    ] as const)
      server.receive({ type: 'call', id, method, input: null });
    server.receive({ type: 'call', id: 6, method: 'wait', input: null });
    server.receive({ type: 'call', id: 6, method: 'echo', input: 'x' });
    await turn();
    assert.deepEqual(
      posted.map((message) => message.type),
      Array.from({ length: 6 }, () => 'failure'),
    );
  });

  it('aborts one call, and answers it once', async () => {
    const { server, posted } = small();
    server.receive({ type: 'call', id: 1, method: 'wait', input: null });
    server.receive({ type: 'abort', id: 1 });
    server.receive({ type: 'abort', id: 1 });
    await turn();
    assert.deepEqual(posted, [{ type: 'failure', id: 1, problem: { kind: 'cancelled' } }]);
  });

  it('aborts all that is in flight when it is disposed, and says no more', async () => {
    const { server, posted, signal } = small();
    server.receive({ type: 'call', id: 1, method: 'wait', input: null });
    server.dispose();
    server.receive({ type: 'call', id: 2, method: 'echo', input: 'a' });
    await turn();
    assert.equal(signal()?.aborted, true);
    assert.deepEqual(posted, []);
  });
});

describe('guards of the runner', () => {
  const state = { instanceId: 'acme', draft: emptyDraft };
  const on = { instanceId: 'acme', operationKey: 'GET /x', mediaType: 'application/json', text: '' };
  const good: { readonly [K in keyof RunnerMethods]: readonly unknown[] } = {
    open: [
      { restored: null },
      { restored: state },
      { restored: { ...state, instanceId: null } },
      { restored: { ...state, missingBody: { kind: 'file', name: 'a.xml' } } },
    ],
    edited: [state, { ...state, instanceId: null }],
    describe: [{ instanceId: 'a', method: 'GET', path: '/x' }],
    searchOperations: [{ instanceId: 'a', query: '' }],
    fill: [{ instanceId: 'a', operationKey: 'k', mediaType: 'm', kind: 'example' }],
    completeBody: [{ ...on, offset: 0 }],
    hoverBody: [{ ...on, offset: 3 }],
    checkBody: [on],
    checkFilter: [on],
    completeFilter: [{ ...on, offset: 0 }],
    send: [{ ...state, sendId: 1 }],
    bodyText: [{ handle: 'a1', form: 'raw', from: 0, to: 9 }],
    bodyRows: [
      { handle: 'a1', columns: ['id'], filter: 'main', sort: null, from: 0, to: 9 },
      { handle: 'a1', columns: [], filter: '', sort: { column: 'id', descending: true }, from: 0, to: 9 },
    ],
    find: [{ handle: 'a1', sought: '$..name' }],
    reveal: [{ handle: 'a1', pointer: '/x' }],
    bodyBytes: [{ handle: 'a1' }],
    fetchAll: [{ ...state, sendId: 1 }],
    shown: [{ sendId: 1 }],
    stop: [{ sendId: 1 }],
    act: [
      { do: 'saveBody', handle: 'a1' },
      { do: 'copyBody', handle: 'a1' },
      { do: 'exportTable', handle: 'a1', format: 'csv', columns: [] },
      { do: 'saveRequest', ...state },
      { do: 'openObject', instanceId: 'a', resource: 'b', id: '1' },
      { do: 'signIn', instanceId: 'a' },
      { do: 'signInAgain', instanceId: 'a' },
      { do: 'openSettings', setting: 'jamf.http.maxBodyMegabytes' },
      { do: 'addInstance', address: 'https://acme.jamfcloud.com' },
      { do: 'showLog' },
    ],
    copyAs: [{ ...state, language: 'curl' }],
    parseCurl: [{ text: 'curl' }],
    pickText: [{ name: 'policy.xml' }],
    pickFile: [{ part: 'file' }],
  };
  const names = Object.keys(runnerGuards).filter((name): name is keyof RunnerMethods => Object.hasOwn(good, name));

  for (const name of names) {
    it(`takes good input of ${name}, and no other`, () => {
      for (const input of good[name]) assert.ok(runnerGuards[name](input), JSON.stringify(input));
      for (const input of [null, undefined, 1, 'x', [], {}, { do: 'delete' }, { handle: 1 }])
        assert.equal(runnerGuards[name](input), false);
    });
  }

  const bad: readonly (readonly [keyof RunnerMethods, unknown])[] = [
    ['act', { do: 'openSettings', setting: 'security.workspace.trust.enabled' }],
    ['act', { do: 'executeCommand', command: 'x' }],
    ['act', { do: '__proto__' }],
    ['send', { ...state, sendId: -1 }],
    ['send', { ...state, draft: { ...emptyDraft, method: 'TRACE' }, sendId: 1 }],
    ['send', { ...state, draft: { ...emptyDraft, query: [{ name: 1, value: '', enabled: true }] }, sendId: 1 }],
    ['send', { ...state, draft: { ...emptyDraft, body: { kind: 'file', path: '/etc/passwd' } }, sendId: 1 }],
    ['send', { instanceId: null, draft: emptyDraft, sendId: 1 }],
    ['bodyText', { handle: 'a', form: 'pretty', from: 0.5, to: 1 }],
    ['copyAs', { ...state, language: 'perl' }],
  ];
  for (const [name, input] of bad)
    it(`refuses ${name} ${JSON.stringify(input).slice(0, 80)}`, () => assert.equal(runnerGuards[name](input), false));
});
