import assert from 'node:assert/strict';
import { systemClock } from '../../../../src/core/http/clock.ts';
import { fetchTransport } from '../../../../src/core/http/fetch/fetchTransport.ts';
import type { HttpRequest, SendOptions } from '../../../../src/core/http/message.ts';
import { bytesOf } from '../../../../src/shared/size.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { startRawServer } from '../../../support/rawServer.ts';
import { never } from '../../../support/signals.ts';

/** What a request fails with whose answer has a head and no more of its body than this. */
async function failure(head: string, body: string, request: Partial<HttpRequest> = {}, options?: SendOptions): Promise<ProblemError> {
  const server = await startRawServer((socket) => void socket.end(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`));
  const send = fetchTransport({ fetch: () => globalThis.fetch, clock: systemClock, maxBody: () => 1_000_000 });
  try {
    await send({ method: 'GET', url: server.url, headers: {}, lane: 'runner', ...request }, never, options);
  } catch (error) {
    assert.ok(error instanceof ProblemError);
    return error;
  } finally {
    await server.close();
  }
  return assert.fail('It was taken for whole.');
}

function partOf({ problem }: ProblemError): unknown {
  return problem.kind === 'network' ? problem.part : undefined;
}

describe('an answer that is cut off', () => {
  it('is told with its status, what came, and how much had been announced', async () => {
    for (const request of [{}, { method: 'PUT', body: '{}' } as const]) {
      const error = await failure('content-length: 2970\r\nconnection: close', 'a'.repeat(1434), request);
      assert.deepEqual(partOf(error), { status: 200, got: 1434, announced: 2970 });
      assert.equal(error.received?.size, 1434);
    }
  });

  it('is told so, too, where the body goes to a file, and where nothing was announced', async () => {
    const sink = { write: () => Promise.resolve() };
    assert.deepEqual(partOf(await failure('content-length: 9\r\nconnection: close', 'abc', {}, { sink })), {
      status: 200,
      got: 3,
      announced: 9,
    });
    const json = 'content-type: application/json\r\nconnection: close';
    assert.deepEqual(partOf(await failure(json, '{"a":')), { status: 200, got: 5 });
  });

  it('is measured in one unit where that is possible', () => {
    assert.equal(bytesOf(1434, 2970), '1.4 of 2.9 KB');
    assert.equal(bytesOf(900, 2970), '900 B of 2.9 KB');
    assert.equal(bytesOf(900, undefined), '900 B');
  });
});
