import assert from 'node:assert/strict';
import { heldOn, knownOn, lackedFor, learnAccount } from '../../../../src/app/support/account.ts';
import type { Session } from '../../../../src/core/instances/session.ts';
import { ProblemError, type Problem } from '../../../../src/shared/problem.ts';
import { never } from '../../../support/signals.ts';

describe('what goes on without knowing what the account may do', () => {
  const saying = (error: Error | undefined): Pick<Session, 'signedIn'> => ({
    signedIn: async () => {
      if (error !== undefined) throw error;
      return { account: 'api', accountKind: 'client', sites: 0 };
    },
  });
  const failing = (problem: Problem) => saying(new ProblemError(problem));

  it('goes on where the instance does not tell, and not where a person stopped it or we are at fault', async () => {
    assert.equal(await learnAccount(saying(undefined), never), true);
    assert.equal(await learnAccount(failing({ kind: 'network', reason: 'timeout', host: 'jamf.test', phase: 'waiting' }), never), false);
    await assert.rejects(learnAccount(failing({ kind: 'cancelled' }), never));
    await assert.rejects(learnAccount(saying(new TypeError('a bug')), never));
  });
});

describe('what is known of an instance', () => {
  it('is nothing where another window removed it', () => {
    const gone = {
      get: () => undefined,
      session: () => assert.fail('there is none to ask'),
    };
    assert.deepEqual(knownOn(gone, 'acme'), {});
    assert.equal(heldOn(gone, 'acme'), undefined);
    assert.deepEqual(lackedFor(gone, { instanceId: 'acme', method: 'GET', path: '/v1/buildings' }), []);
  });
});
