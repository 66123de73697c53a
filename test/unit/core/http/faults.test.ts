import assert from 'node:assert/strict';
import { systemClock } from '../../../../src/core/http/clock.ts';
import { composeWire } from '../../../../src/core/http/composeTransport.ts';
import { fetchTransport } from '../../../../src/core/http/fetchTransport.ts';
import type { HttpRequest, HttpResponse, Transport } from '../../../../src/core/http/message.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { ProblemError, problemOf } from '../../../../src/shared/problem.ts';
import { startRawServer, whole, type RawReply, type RawServer } from '../../../support/rawServer.ts';
import { body, head, json, post, rows } from './faultRows.ts';

/**
 * Short, so that the whole table takes a second or two, and long enough that a busy machine is not taken for a stalled
 * server; the order between them is that of the product.
 */
const limits = { response: 700, idle: 500, total: 1100 };
const maxBody = 256 * 1024;
const deadline = 6000;

type Outcome = { readonly response: HttpResponse } | { readonly problem: Problem; readonly received: string | undefined };

function transport(server: Pick<RawServer, 'url'>): Transport {
  const wire = fetchTransport({ fetch: () => globalThis.fetch, clock: systemClock, maxBody: () => maxBody });
  return composeWire(wire, {
    base: server.url,
    clock: systemClock,
    random: () => 0,
    wallClock: Date.now,
    limits: () => limits,
    userAgent: 'test',
  });
}

async function send(
  server: Pick<RawServer, 'url'>,
  request: Partial<HttpRequest> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Outcome> {
  try {
    const whole: HttpRequest = { method: 'GET', url: `${server.url}/api/v1/buildings`, headers: {}, lane: 'tree', ...request };
    return { response: await transport(server)(whole, signal) };
  } catch (error) {
    const bytes = error instanceof ProblemError ? error.received?.bytes : undefined;
    return { problem: problemOf(error), received: bytes === undefined ? undefined : new TextDecoder().decode(bytes) };
  }
}

function named(outcome: Outcome): string {
  if ('response' in outcome) return String(outcome.response.status);
  return 'reason' in outcome.problem ? `${outcome.problem.kind} ${outcome.problem.reason}` : outcome.problem.kind;
}

describe('faults', () => {
  const results = new Map<
    string,
    { readonly outcome: Outcome; readonly ms: number; readonly requests: number; readonly stillOpen: number }
  >();
  const unhandled: unknown[] = [];
  const onUnhandled = (error: unknown): void => void unhandled.push(error);

  // All rows at the same time, each against a server of its own: the table takes as long as its slowest row.
  before(async function () {
    this.timeout(10_000);
    process.on('unhandledRejection', onUnhandled);
    await Promise.all(
      rows.map(async ({ what, reply, onConnect, request }) => {
        const server = await startRawServer(reply, onConnect);
        const started = performance.now();
        const outcome = await send(server, request);
        const ms = performance.now() - started;
        if (isGivenUp(outcome)) await gone(server);
        results.set(what, { outcome, ms, requests: server.requests.length, stillOpen: isGivenUp(outcome) ? server.open.size : 0 });
        await server.close();
      }),
    );
  });

  after(() => {
    process.off('unhandledRejection', onUnhandled);
    assert.deepEqual(unhandled, []);
  });

  for (const row of rows) {
    it(row.what, () => {
      const result = results.get(row.what);
      assert.ok(result);
      assert.ok(String(row.expect).split('|').includes(named(result.outcome)), `got ${JSON.stringify(result.outcome)}`);
      assert.equal(result.requests, row.requests, 'requests');
      assert.ok(result.ms < deadline, `took ${result.ms} ms`);
      assert.equal(result.stillOpen, 0, 'connections left open');
      if ('response' in result.outcome) row.check?.(result.outcome.response);
      else if (row.received !== undefined) assert.match(result.outcome.received ?? '', row.received);
    });
  }

  it('1 names the host that refuses, after three retries', async () => {
    const server = await startRawServer(() => undefined);
    await server.close();
    const outcome = await send(server);
    assert.equal(named(outcome), 'network refused');
    assert.equal('problem' in outcome && outcome.problem.kind === 'network' && outcome.problem.host, `127.0.0.1:${server.port}`);
  });

  it('26 sends nothing to another origin', async () => {
    const other = await startRawServer((socket) => void socket.write(whole(200, body)));
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await startRawServer(
        (socket) => void socket.write(whole(status, '', [`location: ${other.url}/api/v1/buildings?token=x`])),
      );
      const headers = { authorization: 'Bearer canary', 'x-api-key': 'canary' };
      const read = await send(server, { headers });
      assert.equal(named(read), 'network redirect');
      assert.equal('problem' in read && read.problem.kind === 'network' && read.problem.location, `${other.url}/api/v1/buildings`);
      assert.equal(named(await send(server, { ...post, headers })), String(status));
      await server.close();
    }
    assert.equal(other.requests.length, 0);
    await other.close();
  });

  it('32 reads on while a sink is slow, since Node fails where nobody can catch it otherwise', async () => {
    const large = Buffer.alloc(2_000_000, 'a');
    const headers = ['HTTP/1.1 200 OK', 'connection: close', `content-length: ${large.length}`, '', ''].join('\r\n');
    const server = await startRawServer((socket) => void socket.end(Buffer.concat([Buffer.from(headers), large])));
    for (let runs = 0; runs < 10; runs += 1) {
      let size = 0;
      const sink = {
        write: async (chunk: Uint8Array) => {
          await new Promise((resolve) => setTimeout(resolve, 2));
          size += chunk.length;
        },
      };
      const request: HttpRequest = { method: 'GET', url: `${server.url}/api/v1/x`, headers: {}, lane: 'runner' };
      const response = await transport(server)(request, new AbortController().signal, { sink });
      assert.deepEqual([response.size, size, response.body.length], [large.length, large.length, 0]);
    }
    await server.close();
  });

  it('38 sends back the newest cookie of the load balancer, and no other', async () => {
    const cookies = ['APBALANCEID=a; path=/; HttpOnly', 'jpro-ingress=b; path=/', 'tracker=x'];
    const server = await startRawServer(
      (socket, { index }) =>
        void socket.write(
          whole(
            200,
            body,
            index === 0
              ? [...json, ...cookies.map((one) => `set-cookie: ${one}`)]
              : index === 1
                ? [...json, 'set-cookie: jpro-ingress=c']
                : json,
          ),
        ),
    );
    const line = transport(server);
    const signal = new AbortController().signal;
    const request: HttpRequest = { method: 'GET', url: `${server.url}/api/v1/x`, headers: {}, lane: 'tree' };
    for (const lane of ['tree', 'tree', 'tree', 'bulk'] as const) await line({ ...request, lane }, signal);
    assert.deepEqual(
      server.requests.map((one) => /^cookie: (.*)$/im.exec(one.text)?.[1]),
      [undefined, 'APBALANCEID=a; jpro-ingress=b', 'APBALANCEID=a; jpro-ingress=c', undefined],
    );
    await server.close();
  });

  it('cancels at once where it waits, reads or queues, and frees the connection', async () => {
    const places: readonly (readonly [string, RawReply])[] = [
      ['waiting', () => undefined],
      ['reading', (socket) => void socket.write(`${head('content-length: 10')}{`)],
    ];
    for (const [place, reply] of places) {
      const server = await startRawServer(reply);
      const controller = new AbortController();
      const pending = send(server, {}, controller.signal);
      setTimeout(() => controller.abort(), 50);
      const outcome = await pending;
      assert.equal(named(outcome), 'cancelled', place);
      await gone(server);
      assert.equal(server.open.size, 0, place);
      await server.close();
    }
  });
});

/** Before the server was done: such a connection must be gone. One whose answer came to its end is idle, and may stay. */
function isGivenUp(outcome: Outcome): boolean {
  return 'problem' in outcome && outcome.problem.kind === 'network' && ['timeout', 'reset', 'closed'].includes(outcome.problem.reason);
}

/** Waits, for a while, until no connection is open. */
async function gone(server: RawServer): Promise<void> {
  for (let tries = 0; tries < 20 && server.open.size > 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
}
