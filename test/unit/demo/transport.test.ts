import assert from 'node:assert/strict';
import type { HttpRequest } from '../../../src/core/http/message.ts';
import { demoClient, demoUrl } from '../../../src/demo/demo.ts';
import { demoTransport } from '../../../src/demo/demoTransport.ts';
import { ProblemError } from '../../../src/shared/problem.ts';
import { clientToken, standing } from '../../support/demoCaller.ts';
import { never } from '../../support/signals.ts';

describe('demo transport', () => {
  const { demo } = standing();
  const authorization = `Bearer ${clientToken(demo, demoClient).json.access_token}`;
  const request = (path: string): HttpRequest => ({ method: 'GET', url: demoUrl + path, headers: { authorization }, lane: 'tree' });
  const isCancelled = (error: unknown): boolean => error instanceof ProblemError && error.problem.kind === 'cancelled';

  it('answers as a server would, query included, with the body in bytes', async () => {
    const phases: string[] = [];
    const answer = await demoTransport(demo)(request('/api/v1/buildings?page-size=1'), never, {
      onPhase: (phase) => phases.push(phase),
    });
    assert.equal(answer.status, 200);
    assert.equal(JSON.parse(new TextDecoder().decode(answer.body)).results.length, 1);
    assert.equal(answer.size, answer.body.length);
    assert.deepEqual(phases, ['connecting', 'reading']);
  });

  it('is cancelled before, and on the way', async () => {
    await assert.rejects(demoTransport(demo)(request('/'), AbortSignal.abort()), isCancelled);
    const controller = new AbortController();
    const pending = demoTransport(demo)(request('/'), controller.signal);
    controller.abort();
    await assert.rejects(pending, isCancelled);
  });

  it('gives the body of a success to the sink, and that of a failure to the caller', async () => {
    const chunks: Uint8Array[] = [];
    const sink = { write: async (chunk: Uint8Array) => void chunks.push(chunk) };
    const { signal } = new AbortController();
    const good = await demoTransport(demo)(request('/api/v1/auth'), signal, { sink });
    assert.deepEqual([good.body.length, good.size], [0, chunks[0]?.length]);
    const bad = await demoTransport(demo)(request('/api/v1/nothing'), signal, { sink });
    assert.deepEqual([bad.status, chunks.length], [404, 1]);
    assert.ok(bad.body.length > 0);
  });
});
