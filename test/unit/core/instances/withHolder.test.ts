import assert from 'node:assert/strict';
import type { Lane } from '../../../../src/core/http/message.ts';
import { withHolder } from '../../../../src/core/instances/withHolder.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { answer, fakeTransport, get } from '../../../support/fakeTransport.ts';
import { never } from '../../../support/signals.ts';

interface Way {
  readonly times?: number;
  readonly fails?: boolean;
  /** What is answered was held for impossible. */
  readonly lacks?: boolean;
  readonly fresh?: boolean;
}

async function asked(status: number, lane: Lane, { times = 1, fails = false, lacks = false, fresh = false }: Way = {}): Promise<string[]> {
  let isFresh = fresh;
  const questions: string[] = [];
  const send = withHolder(fakeTransport(() => answer(status)).send, {
    isFresh: () => isFresh,
    lacks: () => lacks,
    learnLater: () => void questions.push('later'),
    learn: () => {
      questions.push('now');
      if (fails) return Promise.reject(new ProblemError({ kind: 'auth', reason: 'noSecret' }));
      isFresh = true;
      return Promise.resolve();
    },
  });
  for (let time = 0; time < times; time += 1) assert.equal((await send(get(undefined, { lane }), never)).status, status);
  return questions;
}

describe('what the account holds', () => {
  it('is asked for once, after a refusal of a document’s or a runner’s request', async () => {
    assert.deepEqual(await asked(403, 'document', { times: 3 }), ['now']);
    assert.deepEqual(await asked(403, 'runner', { lacks: true }), ['now']);
  });

  it('is asked for after a success that was not to be expected, and nobody waits for it', async () => {
    assert.deepEqual(await asked(200, 'document', { lacks: true }), ['later']);
    assert.deepEqual(await asked(404, 'document', { lacks: true }), []);
    assert.deepEqual(await asked(200, 'document', { lacks: true, fresh: true }), []);
  });

  it('is not asked for otherwise', async () => {
    assert.deepEqual(await asked(200, 'runner'), []);
    assert.deepEqual(await asked(401, 'document'), []);
    assert.deepEqual(await asked(403, 'document', { fresh: true }), []);
    assert.deepEqual(await asked(403, 'tree'), []);
    assert.deepEqual(await asked(403, 'session'), []);
  });

  it('stays as it was where the question fails, and the refusal stands', async () =>
    assert.deepEqual(await asked(403, 'document', { fails: true }), ['now']));
});
