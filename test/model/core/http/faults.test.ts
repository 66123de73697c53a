import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { fetch as agentFetch, ProxyAgent } from 'undici';
import type { Clock } from '../../../../src/core/http/clock.ts';
import { systemClock } from '../../../../src/core/http/clock.ts';
import { composeWire } from '../../../../src/core/http/policies/composeTransport.ts';
import { fetchTransport } from '../../../../src/core/http/fetch/fetchTransport.ts';
import type { HttpRequest, HttpResponse, Transport } from '../../../../src/core/http/message.ts';
import { plainGuidance } from '../../../support/refusals.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { ProblemError, problemOf } from '../../../../src/shared/problem.ts';
import { startRawServer, whole, type RawServer } from '../../../support/rawServer.ts';
import { body, head, json, post, rows } from './faultRows.ts';
import { never } from '../../../support/signals.ts';

/** Short, so that the whole table takes a second or two; the order between them is that of the product. */
const limits = { response: 700, idle: 500, total: 1100 };
const maxBody = 256 * 1024;
const deadline = 6000;

const megabyte = 1024 * 1024;
/** A member of a gzip file; any number of them is a file again. */
const sixtyFour = gzipSync(Buffer.alloc(64 * megabyte));

type Outcome = { readonly response: HttpResponse } | { readonly problem: Problem; readonly received: string | undefined };

function transport(server: Pick<RawServer, 'url'>): Transport {
  const wire = fetchTransport({ fetch: () => globalThis.fetch, clock, maxBody: () => maxBody });
  return composeWire(wire, {
    base: server.url,
    clock,
    random: () => 0,
    wallClock: Date.now,
    limits: () => limits,
    userAgent: 'test',
  });
}

/** Of the test's clock, in ms. */
const turn = 10;

/** Counts turns of the event loop: on a busy machine each takes longer, for the server as well, and nothing is taken for a stall. */
let turned = 0;
const waiting = new Set<{ readonly at: number; readonly callback: () => void }>();
const clock: Clock = {
  now: () => turned,
  after(ms, callback) {
    const one = { at: turned + ms, callback };
    waiting.add(one);
    return () => void waiting.delete(one);
  },
};
function takeTurn(): void {
  turned += turn;
  for (const one of [...waiting].filter(({ at }) => at <= turned)) if (waiting.delete(one)) one.callback();
}

async function send(
  server: Pick<RawServer, 'url'>,
  request: Partial<HttpRequest> = {},
  signal: AbortSignal = never,
  onBytes: () => void = () => undefined,
): Promise<Outcome> {
  try {
    const whole: HttpRequest = { method: 'GET', url: `${server.url}/api/v1/buildings`, headers: {}, lane: 'tree', ...request };
    return { response: await transport(server)(whole, signal, { onBytes }) };
  } catch (error) {
    const bytes = error instanceof ProblemError ? error.received?.bytes : undefined;
    return { problem: problemOf(error), received: bytes === undefined ? undefined : new TextDecoder().decode(bytes) };
  }
}

function named(outcome: Outcome): string {
  if ('response' in outcome) return String(outcome.response.status);
  return 'reason' in outcome.problem ? `${outcome.problem.kind} ${outcome.problem.reason}` : outcome.problem.kind;
}

interface Result {
  readonly outcome: Outcome;
  readonly ms: number;
  readonly requests: number;
  readonly stillOpen: number;
}

/** All rows at the same time, each against a server of its own: the table takes as long as its slowest row. */
async function runAll(results: Map<string, Result>): Promise<void> {
  await Promise.all(
    rows.map(async ({ what, reply, onConnect, request }) => {
      const server = await startRawServer(reply, onConnect);
      const started = clock.now();
      const outcome = await send(server, request);
      const ms = clock.now() - started;
      if (isGivenUp(outcome)) await gone(server);
      results.set(what, { outcome, ms, requests: server.requests.length, stillOpen: isGivenUp(outcome) ? server.open.size : 0 });
      await server.close();
    }),
  );
}

describe('faults', function () {
  const results = new Map<string, Result>();
  const unhandled: unknown[] = [];
  const turning = setInterval(takeTurn, turn);
  const onUnhandled = (error: unknown): void => void unhandled.push(error);

  before(async () => {
    process.on('unhandledRejection', onUnhandled);
    await runAll(results);
  });

  after(() => {
    process.off('unhandledRejection', onUnhandled);
    clearInterval(turning);
    assert.deepEqual([unhandled, waiting.size], [[], 0]);
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

  it('gives the same in three runs', async () => {
    const shown = (of: ReadonlyMap<string, Result>) =>
      rows.map(({ what }) => {
        const { outcome, requests = 0, stillOpen = 0 } = of.get(what) ?? {};
        return `${what}: ${outcome === undefined ? 'nothing' : named(outcome)}, ${requests} requests, ${stillOpen} open`;
      });
    // Side by side: most of a fault is waiting.
    const again = [new Map<string, Result>(), new Map<string, Result>()];
    await Promise.all(again.map(runAll));
    for (const run of again) assert.deepEqual(shown(run), shown(results));
  });

  it('1 names the host that refuses, after three retries', async () => {
    const server = await startRawServer(() => undefined);
    await server.close();
    const outcome = await send(server);
    assert.equal(named(outcome), 'network refused');
    assert.equal('problem' in outcome && outcome.problem.kind === 'network' && outcome.problem.host, `127.0.0.1:${server.port}`);
  });

  // Node's own fetch goes on connecting for ten seconds, whatever becomes of the request: nothing that could be done from here.
  it('4 ends at its limit where a TLS handshake is never answered', async () => {
    const server = await startRawServer(() => undefined);
    const outcome = await send({ url: `https://127.0.0.1:${server.port}` });
    assert.equal(named(outcome), 'network timeout');
    assert.equal(server.requests.length, 0);
    await server.close();
  });

  it('20 reads no more of a gzip bomb of 1 GiB than the limit allows', async () => {
    const bomb = Buffer.concat(Array.from({ length: 16 }, () => sixtyFour));
    const server = await startRawServer(
      (socket) => void socket.write(whole(200, bomb, ['content-type: application/json', 'content-encoding: gzip'])),
    );
    const wire = fetchTransport({ fetch: () => globalThis.fetch, clock: systemClock, maxBody: () => 32 * megabyte });
    const request: HttpRequest = { method: 'GET', url: `${server.url}/api/v1/x`, headers: {}, lane: 'tree' };
    let [most, read] = [0, 0];
    const before = process.memoryUsage().rss;
    const problem = await wire(request, never, {
      onBytes: (total) => {
        read = total;
        most = Math.max(most, process.memoryUsage().rss - before);
      },
    }).then(() => assert.fail('was read'), problemOf);
    assert.deepEqual(problem.kind === 'network' && [problem.reason, problem.limit], ['tooLarge', 32 * megabyte]);
    assert.ok(read < 40 * megabyte, `read ${read}`);
    assert.ok(most < 150 * megabyte, `took ${most}`);
    await server.close();
  });

  for (const [status, words] of [
    [407, /proxy\.test:8080.*user name and password/s],
    [502, /proxy\.test:8080.*answers 502/s],
  ] as const) {
    it(`40 names the proxy that answers CONNECT with ${status}, and sends nothing more`, async () => {
      const proxy = await startRawServer((socket) => void socket.end(whole(status)));
      const dispatcher = new ProxyAgent({ uri: proxy.url, allowH2: false });
      const wire = fetchTransport({
        fetch: () => (url, init) => agentFetch(url, { ...init, dispatcher }),
        clock: systemClock,
        maxBody: () => maxBody,
        proxy: () => 'proxy.test:8080',
      });
      const headers = { authorization: 'Bearer canary' };
      const request: HttpRequest = { method: 'POST', url: 'https://jamf.test/api/v1/x', headers, body: '{}', lane: 'tree' };
      const problem = await wire(request, never).then(() => assert.fail('came through'), problemOf);
      assert.equal(named({ problem, received: undefined }), 'network refused');
      const { meaning, steps } = plainGuidance(problem, { method: 'POST' });
      assert.match(`${meaning} ${steps.join(' ')}`, words);
      assert.doesNotMatch(proxy.requests.map(({ text }) => text).join(''), /canary/);
      await dispatcher.close();
      await proxy.close();
    });
  }

  it('26 sends nothing to another origin', async () => {
    const other = await startRawServer((socket) => void socket.write(whole(200, body)));
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await startRawServer(
        (socket) => void socket.write(whole(status, '', [`location: ${other.url}/api/v1/buildings?token=x`])),
      );
      const headers = { authorization: 'Bearer canary', 'x-api-key': 'canary' };
      const read = await send(server, { headers });
      assert.equal(named(read), String(status));
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
    const once = async (): Promise<void> => {
      let size = 0;
      const sink = {
        write: async (chunk: Uint8Array) => {
          await new Promise((resolve) => setTimeout(resolve, 2));
          size += chunk.length;
        },
      };
      const request: HttpRequest = { method: 'GET', url: `${server.url}/api/v1/x`, headers: {}, lane: 'runner' };
      const response = await transport(server)(request, never, { sink });
      assert.deepEqual([response.size, size, response.body.length], [large.length, large.length, 0]);
    };
    await Promise.all(Array.from({ length: 10 }, once));
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
    const request: HttpRequest = { method: 'GET', url: `${server.url}/api/v1/x`, headers: {}, lane: 'tree' };
    for (const lane of ['tree', 'tree', 'tree', 'bulk'] as const) await line({ ...request, lane }, never);
    assert.deepEqual(
      server.requests.map((one) => /^cookie: (.*)$/im.exec(one.text)?.[1]),
      [undefined, 'APBALANCEID=a; jpro-ingress=b', 'APBALANCEID=a; jpro-ingress=c', undefined],
    );
    await server.close();
  });

  it('cancels at once where it waits, reads or queues, and frees the connection', async () => {
    for (const place of ['waiting', 'reading']) {
      const controller = new AbortController();
      const server = await startRawServer((socket) => {
        if (place === 'waiting') controller.abort();
        else socket.write(`${head('content-length: 10')}{`);
      });
      const outcome = await send(server, {}, controller.signal, () => controller.abort());
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
