import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../src/core/http/clock.ts';
import { fetchTransport } from '../src/core/http/fetch/fetchTransport.ts';
import { createSession } from '../src/core/instances/createSession.ts';
import type { Session } from '../src/core/instances/session.ts';
import { BodyStore } from '../src/app/runner/bodyStore.ts';
import { Memory } from '../src/app/runner/memory.ts';
import { sendDraft } from '../src/app/runner/sending.ts';
import type { SendingParts } from '../src/app/runner/sending.ts';
import { SpillingSink } from '../src/host/runner/sink.ts';
import type { RequestDraft } from '../src/shared/draft.ts';
import { emptyDraft } from '../src/shared/draft.ts';
import { fakeServices } from '../test/support/host/fakeServices.ts';
import { never } from '../test/support/signals.ts';
import type { Comparison } from './comparison.ts';

const credentials = { kind: 'client', clientId: 'bench', clientSecret: 'bench' } as const;
const small = JSON.stringify({ totalCount: 1, results: [{ id: '1', name: 'Main Campus' }] });
const row = `{"id":"1","name":"Main Campus","city":"Minneapolis","note":"${'x'.repeat(120)}"}`;
const large = `{"totalCount":25000,"results":[${Array.from({ length: 25_000 }, () => row).join(',')}]}`;

const server = createServer((request, response) => {
  const isToken = request.url?.endsWith('/oauth/token') === true;
  const token = JSON.stringify({ access_token: 'bench', token_type: 'Bearer', expires_in: 3600 });
  response.setHeader('content-type', 'application/json');
  response.end(isToken ? token : request.url?.includes('large') === true ? large : small);
});
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
// The benchmarks end when their work does.
server.unref();
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A server that listens on a port has such an address.
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const session: Session = createSession({
  profile: {
    id: 'bench',
    name: 'Bench',
    url: base,
    environment: 'test',
    access: 'full',
    account: { kind: 'client', clientId: credentials.clientId },
  },
  wire: fetchTransport({ fetch: () => globalThis.fetch, clock: systemClock, maxBody: () => 64 * 1024 * 1024 }),
  credentials: () => Promise.resolve(credentials),
  access: () => 'full',
  observe: () => undefined,
  store: { read: () => Promise.resolve(undefined), write: () => Promise.resolve(), remove: () => Promise.resolve() },
  readDocument: () => Promise.reject(new Error('No document is asked for.')),
  clock: systemClock,
  random: Math.random,
  wallClock: Date.now,
  limits: () => ({ response: 60_000, idle: 60_000, total: 60_000 }),
  userAgent: 'bench',
  background: (work) => void work,
});

const nothing = (): void => undefined;
const bodies = new BodyStore(192 * 1024 * 1024);
const parts: SendingParts = {
  services: fakeServices({ session, state: { kind: 'idle' } }),
  bodies,
  memory: new Memory(),
  files: () => Promise.resolve(() => undefined),
  sink: (limit) => new SpillingSink(limit),
  pause: () => new Promise((resolve) => void setImmediate(resolve)),
  progress: nothing,
  record: nothing,
  now: Date.now,
};

async function send(path: string): Promise<void> {
  const draft: RequestDraft = { ...emptyDraft, path };
  const result = await sendDraft(parts, { instanceId: 'bench', draft, sendId: 1 }, never);
  if (result.kind !== 'answer' || result.view.status !== 200) throw new Error(`The bench's server was not understood: ${result.kind}`);
}

const requests = 40;

async function times(work: () => Promise<unknown>): Promise<void> {
  for (let count = 0; count < requests; count++) await work();
}

/** MiB that stay when all is collected that can be. */
function kept(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
}

/** 192 MiB of bodies are kept on purpose: growth is what comes after that is full. */
async function memoryAfter(sends: number): Promise<{ readonly amount: number }> {
  for (let count = 0; count < sends; count++) await send('/v1/large');
  return { amount: kept() };
}

export const comparisons: readonly Comparison[] = [
  {
    name: `send ${requests} requests and explain their answers, against bare fetch and 1 ms for each`,
    goal: 1,
    floor: async () => {
      const start = performance.now();
      await times(async () => await (await fetch(`${base}/api/v1/small`)).text());
      return { amount: performance.now() - start + requests };
    },
    subject: async () => {
      const start = performance.now();
      await times(async () => await send('/v1/small'));
      return { amount: performance.now() - start };
    },
  },
  {
    name: 'memory of the host after 200 more answers of 5 MB, against after the first 100',
    goal: 1.1,
    unit: 'MiB',
    rounds: 1,
    floor: () => memoryAfter(100),
    subject: () => memoryAfter(200),
    ...(globalThis.gc === undefined ? { skip: 'Node was started without --expose-gc' } : {}),
  },
];
