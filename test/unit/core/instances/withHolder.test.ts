import assert from 'node:assert/strict';
import type { Lane } from '../../../../src/core/http/message.ts';
import { withHolder } from '../../../../src/core/instances/withHolder.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { answer, fakeTransport, get } from '../../../support/fakeTransport.ts';
import { never } from '../../../support/signals.ts';

async function asked(status: number, lane: Lane, times = 1, fails = false): Promise<number> {
  let known = false;
  let questions = 0;
  const send = withHolder(fakeTransport(() => answer(status)).send, {
    isKnown: () => known,
    learn: () => {
      questions += 1;
      if (fails) return Promise.reject(new ProblemError({ kind: 'auth', reason: 'noSecret' }));
      known = true;
      return Promise.resolve();
    },
  });
  for (let time = 0; time < times; time += 1) assert.equal((await send(get(undefined, { lane }), never)).status, status);
  return questions;
}

describe('what the account holds', () => {
  it('is asked for once, after a refusal of a document’s or a runner’s request', async () => {
    assert.equal(await asked(403, 'document', 3), 1);
    assert.equal(await asked(403, 'runner'), 1);
  });

  it('is not asked for otherwise', async () => {
    assert.equal(await asked(200, 'runner'), 0);
    assert.equal(await asked(401, 'document'), 0);
    assert.equal(await asked(403, 'tree'), 0);
    assert.equal(await asked(403, 'session'), 0);
  });

  it('stays unknown where the question fails, and the refusal stands', async () => assert.equal(await asked(403, 'document', 1, true), 1));
});
