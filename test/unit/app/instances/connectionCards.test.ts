import assert from 'node:assert/strict';
import { guidanceInput } from '../../../../src/app/runner/answerFacts.ts';
import { explainWith } from '../../../../src/app/support/problemFacts.ts';
import type { HttpRequest, HttpResponse, Transport } from '../../../../src/core/http/message.ts';
import type { OwnedSession } from '../../../../src/core/instances/createSession.ts';
import { probe } from '../../../../src/core/instances/probe.ts';
import { keepBody } from '../../../../src/core/response/body/keptBody.ts';
import { guidanceFor } from '../../../../src/core/response/guidance/guidance.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { answer } from '../../../support/fakeTransport.ts';
import { cases } from '../../../support/guidance/cases.ts';
import { base, situationOf } from '../../../support/guidance/situations.ts';
import { sessionOver } from '../../../support/sessionOver.ts';
import { never } from '../../../support/signals.ts';
import { MemoryLog } from '../../../support/supportFakes.ts';

const account = { kind: 'user', username: 'jane' } as const;
const profile = { id: 'acme', name: 'Acme', url: base, environment: 'test', access: 'full', account } as const;
const granted = { token: 'good', expires: '2100-01-01T00:00:00Z' };
/** Repeated by the session itself, after a while. */
const repeated: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** A session whose Jamf Pro answers what ends like this with the case's answer, and whoever else asks as it should. */
function sessionFor(end: string, response: HttpResponse, sent: HttpRequest[] = []): OwnedSession {
  const wire: Transport = (request) => {
    if (!request.url.endsWith(end)) {
      const body = request.url.endsWith('/auth/token') ? granted : { stepCode: 'SERVER_INIT_COMPLETE' };
      return Promise.resolve(answer(200, { body }));
    }
    sent.push(request);
    return Promise.resolve(response);
  };
  return sessionOver(wire, { profile, credentials: () => Promise.resolve({ kind: 'user', username: 'jane', password: 'pässwort' }) });
}

/** As the test of a connection meets it. */
async function metBy(session: OwnedSession): Promise<Problem> {
  let met: Problem | undefined;
  for await (const step of probe({ session, now: () => 0 }, never)) if ('problem' in step) met = step.problem;
  return met ?? assert.fail('the connection works');
}

describe('one card for a connection', () => {
  for (const [source, status, part] of cases.filter(([, status]) => status < 200 || status > 299)) {
    const { response } = situationOf(status, part);

    it(`whoever waits for the token that is refused: ${source}`, async () => {
      const session = sessionFor('/auth/token', response);
      const explain = await explainWith({ get: () => profile, session: () => session }, new MemoryLog())();
      const list = { method: 'GET', url: session.url('/v1/buildings'), headers: {}, lane: 'tree' } as const;
      const waiting = [metBy(session), session.send(list, never).catch(problemOf), session.catalogue(never).catch(problemOf)];
      const cards = (await Promise.all(waiting)).map((problem) => {
        assert.ok('kind' in problem && 'evidence' in problem, JSON.stringify(problem));
        return explain(problem, { instanceId: 'acme' });
      });
      assert.match(cards[0]?.source ?? '', /^http\./);
      assert.equal(new Set(cards.map((card) => JSON.stringify(card))).size, 1);
      if (/^http\.401\.(?:password|client)/.test(cards[0]?.source ?? '')) assert.match(cards[0]?.meaning ?? '', /jane/);
      assert.doesNotMatch(JSON.stringify(cards), /pässwort/);
    });

    if (repeated.has(status)) continue;
    it(`what is asked first, as the panel would show it: ${source}`, async () => {
      const sent: HttpRequest[] = [];
      const session = sessionFor('/v1/auth', response, sent);
      const problem = await metBy(session);
      const request = sent.at(-1);
      assert.ok(request !== undefined);
      const about = {
        instance: 'Acme',
        known: session.known(),
        base,
        request,
        requestBody: undefined,
        earlier: undefined,
        tooLarge: undefined,
      };
      const inPanel = guidanceFor(guidanceInput(response, await keepBody(response.body, ''), undefined, about));
      const explain = await explainWith({ get: () => profile, session: () => session }, new MemoryLog())();
      assert.deepEqual(explain(problem, { instanceId: 'acme' }), inPanel);
    });
  }
});
