import assert from 'node:assert/strict';
import { mayBeSentAnyway, wayOn, type WayOn } from '../../../../src/app/lists/wayOn.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { evidence, refusal } from '../../../support/refusals.ts';

describe('the way on from rows that could not be read', () => {
  const refused: Problem = { kind: 'auth', reason: 'wrongCredentials', evidence: evidence(401) };
  const table: readonly (readonly [Problem, WayOn, boolean])[] = [
    [{ kind: 'auth', reason: 'signedOut' }, 'signIn', false],
    [{ kind: 'auth', reason: 'noSecret' }, 'signIn', false],
    [refused, 'signInAnew', false],
    [{ kind: 'auth', reason: 'secretStore' }, 'retry', false],
    [{ kind: 'tls', reason: 'expired', host: 'h' }, 'retry', false],
    [{ kind: 'network', reason: 'refused', host: 'h' }, 'retry', false],
    [{ kind: 'network', reason: 'timeout', host: 'h' }, 'retry', true],
    [refusal(404), 'retry', true],
    [{ kind: 'invalid', message: 'No document.' }, 'retry', true],
    [{ kind: 'cancelled' }, 'retry', true],
  ];
  for (const [problem, way, isSent] of table) {
    const name = 'reason' in problem ? `${problem.kind} ${problem.reason}` : problem.kind;
    it(`after ${name} is ${way}, ${isSent ? 'with' : 'without'} the runner`, () => {
      assert.deepEqual([wayOn(problem), mayBeSentAnyway(problem)], [way, isSent]);
    });
  }
});
