import assert from 'node:assert/strict';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { createHost } from '../../../../src/webview/runner/host.ts';

/** A page with VS Code's API, in front of a host that answers by hand. */
function page() {
  const sent: { type: string; id: number; method?: string; input?: unknown }[] = [];
  let listen: (event: { data: unknown }) => void = () => undefined;
  const api = {
    postMessage: (message: unknown) => void sent.push(message as (typeof sent)[number]),
    getState: () => null,
    setState: () => undefined,
  };
  const source = { addEventListener: (_: string, listener: unknown) => void (listen = listener as typeof listen) };
  const host = createHost(api, source);
  return { host, sent, receive: (data: unknown) => listen({ data }) };
}

describe('the wire to the host', () => {
  it('gives each call its own answer, in whatever order they come', async () => {
    const { host, sent, receive } = page();
    const first = host.call.reveal({ handle: 'h', pointer: '/a' });
    const second = host.call.reveal({ handle: 'h', pointer: '/b' });
    receive({ type: 'answer', id: sent[1]?.id, output: 'b' });
    receive({ type: 'answer', id: sent[0]?.id, output: 'a' });
    assert.deepEqual(await Promise.all([first, second]), ['a', 'b']);
  });

  it('turns a failure into a ProblemError, even one that says nothing', async () => {
    const { host, sent, receive } = page();
    const calls = [host.call.parseCurl({ text: '' }), host.call.parseCurl({ text: '' })];
    receive({ type: 'failure', id: sent[0]?.id, problem: { kind: 'cancelled' } });
    receive({ type: 'failure', id: sent[1]?.id });
    const kinds = (await Promise.allSettled(calls)).map(
      (one) => one.status === 'rejected' && one.reason instanceof ProblemError && one.reason.problem.kind,
    );
    assert.deepEqual(kinds, ['cancelled', 'bug']);
  });

  it('never takes an answer that the page before it asked for', async () => {
    const before = page();
    const after = page();
    void before.host.call.reveal({ handle: 'h', pointer: '/a' });
    const call = after.host.call.reveal({ handle: 'h', pointer: '/b' });
    after.receive({ type: 'answer', id: before.sent[0]?.id, output: 'a' });
    after.receive({ type: 'answer', id: after.sent[0]?.id, output: 'b' });
    assert.equal(await call, 'b');
  });

  it('aborts once, and only while the call is open', async () => {
    const { host, sent, receive } = page();
    const stop = new AbortController();
    const done = new AbortController();
    const call = host.call.reveal({ handle: 'h', pointer: '' }, stop.signal);
    const other = host.call.reveal({ handle: 'h', pointer: '' }, done.signal);
    receive({ type: 'answer', id: sent[1]?.id, output: '' });
    await other;
    done.abort();
    stop.abort();
    assert.deepEqual(
      sent.filter((one) => one.type === 'abort').map((one) => one.id),
      [sent[0]?.id],
    );
    receive({ type: 'failure', id: sent[0]?.id, problem: { kind: 'cancelled' } });
    await assert.rejects(call, ProblemError);
  });

  it('passes by whatever is not a message of the host', () => {
    const { host, receive } = page();
    let seen = 0;
    host.on('command', () => void seen++);
    for (const data of [
      null,
      undefined,
      3,
      'event',
      {},
      { type: 'event' },
      { type: 'answer' },
      { type: 'answer', id: 99 },
      { type: 'event', name: '__proto__' },
    ])
      receive(data);
    assert.equal(seen, 0);
    receive({ type: 'event', name: 'command', data: 'send' });
    assert.equal(seen, 1);
  });
});
