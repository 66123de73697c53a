import assert from 'node:assert/strict';
import type { HttpResponse } from '../../../../../src/core/http/message.ts';
import { removeObject } from '../../../../../src/core/objects/remove/remove.ts';
import { ProblemError } from '../../../../../src/shared/problem.ts';
import { fakeSession } from '../../../../support/fakeSession.ts';
import { policyPlan } from '../../../../support/objects/classicDesk.ts';
import { answered } from '../../../../support/objects/demoSession.ts';
import { never } from '../../../../support/signals.ts';

const page = (status: number): HttpResponse =>
  answered(status, '<html><head><title>Status page</title></head><body><p>Error</p></body></html>', [['content-type', 'text/html']]);
const named = (status: number): HttpResponse => answered(status, '<policy><id>7</id></policy>', [['content-type', 'application/xml']]);
const cut = (): never => {
  throw new ProblemError({ kind: 'network', reason: 'reset', host: 'x.test', phase: 'waiting' });
};

/** What is said of a delete, and how often the server was asked for one. */
async function removed(deleted: () => HttpResponse, looked: () => HttpResponse): Promise<readonly [kind: string, writes: number]> {
  let writes = 0;
  const session = fakeSession({
    profile: { id: 'x', name: 'X', url: 'https://x.test' },
    send: async ({ method }) => {
      if (method === 'DELETE') writes += 1;
      return await Promise.resolve(method === 'DELETE' ? deleted() : looked());
    },
  });
  const { kind } = await removeObject(session, policyPlan, never, never);
  return [kind, writes];
}

describe('a delete of the Classic API', () => {
  const [there, gone, unseen] = [(): HttpResponse => named(200), (): HttpResponse => page(404), (): HttpResponse => page(500)];
  for (const [what, answer, whileThere, whenGone, whenUnseen] of [
    ['400', () => page(400), 'refused', 'removed', 'unknown'],
    ['400 with the id', () => named(400), 'unknown', 'removed', 'unknown'],
    ['401', () => page(401), 'refused', 'removed', 'refused'],
    ['403', () => page(403), 'refused', 'removed', 'refused'],
    ['404', () => page(404), 'refused', 'removed', 'unknown'],
    ['409', () => page(409), 'refused', 'removed', 'unknown'],
    ['500', () => page(500), 'refused', 'removed', 'unknown'],
    ['a lost answer', cut, 'unknown', 'removed', 'unknown'],
  ] as const) {
    it(`that ends with ${what} is looked up before anything is said of it, and asked for once`, async () => {
      assert.deepEqual(await removed(answer, there), [whileThere, 1]);
      assert.deepEqual(await removed(answer, gone), [whenGone, 1]);
      assert.deepEqual(await removed(answer, unseen), [whenUnseen, 1]);
      assert.deepEqual(await removed(answer, cut), [whenUnseen, 1]);
    });
  }
});
