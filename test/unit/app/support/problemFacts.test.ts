import assert from 'node:assert/strict';
import { explainWith } from '../../../../src/app/support/problemFacts.ts';
import { NotifyingProblems } from '../../../../src/app/support/problems.ts';
import type { ProblemContext } from '../../../../src/app/support/services.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { refusal } from '../../../support/refusals.ts';
import { MemoryLog, ScriptedUi } from '../../../support/supportFakes.ts';

const body = '{"httpStatus":400,"errors":[{"code":"INVALID","field":"name","description":"The name is too long"}]}';
const refused = refusal(400, { method: 'PUT', text: body });
const lost: Problem = { kind: 'network', reason: 'reset', host: 'acme.example' };

/** Words for problems in a window whose extension was updated below it, `times` long. */
function updated(times = Infinity) {
  const log = new MemoryLog();
  const ui = new ScriptedUi();
  let left = times;
  const explain = explainWith({ get: () => undefined, session: () => assert.fail() }, log, async () => {
    if ((left -= 1) >= 0) throw new Error('Cannot find module ./problemGuidance-1.cjs');
    return (await import('../../../../src/core/response/guidance/problemGuidance.ts')).problemGuidance;
  });
  return { problems: new NotifyingProblems(ui, log, explain, () => 'Acme'), log, ui };
}

describe('words for a problem whose cards cannot be loaded', () => {
  const about: ProblemContext = { instanceId: 'acme', couldNot: () => 'could not save it' };
  const table: readonly (readonly [problem: Problem, method: ProblemContext['method'], says: RegExp, says2?: RegExp])[] = [
    [refused, 'PUT', /^Acme: could not save it: The server answered 400\. The name is too long/, /reload the window/],
    [refusal(401), 'GET', /The server answered 401/],
    [refusal(504, { method: 'PUT' }), 'GET', /The server answered 504\..*Check what is stored before you send it again\./],
    [refused, 'PUT', /could not save it: (?!.*Check what is stored)/],
    [lost, 'GET', /network reset acme\.example\..*reload the window/],
    [lost, 'PUT', /network reset acme\.example\..*Check what is stored before you send it again\./],
    [
      { kind: 'unknownOutcome', method: 'PUT', path: '/v1/x', cause: lost },
      'PUT',
      /Not known whether it was stored\..*Check what is stored/,
    ],
    [{ kind: 'tls', reason: 'expired', host: 'acme.example' }, 'GET', /tls expired acme\.example/],
    [{ kind: 'auth', reason: 'signedOut' }, 'GET', /auth signedOut/],
    [{ kind: 'forbidden', by: 'readOnlyInstance', method: 'PUT', path: '/v1/x' }, 'GET', /forbidden by readOnlyInstance/],
    [{ kind: 'conflict', paths: ['/name'] }, 'GET', /conflict/],
    [{ kind: 'invalid', message: 'A URL is needed.' }, 'GET', /^A URL is needed\.$/],
    [{ kind: 'cancelled' }, 'GET', /^Cancelled\.$/],
  ];
  for (const [problem, method, ...patterns] of table) {
    it(`say what the problem itself says: ${problem.kind}, ${String(method)}`, async () => {
      const words = await updated().problems.words(problem, { ...about, ...(method === undefined ? {} : { method }) });
      for (const says of patterns) if (says !== undefined) assert.match(words, says);
    });
  }

  it('are shown all the same, and the log says why they are no more; what a bug holds is in the log alone', async () => {
    const { problems, log, ui } = updated();
    await problems.show(refused, about);
    await problems.show({ kind: 'bug', detail: 'canary' }, about);
    assert.match(ui.asked[0] ?? '', /^error: Acme: could not save it: The server answered 400\..*\[Show log\]$/);
    assert.match(ui.asked[1] ?? '', /Something unforeseen happened/);
    assert.doesNotMatch(ui.asked.join(), /canary/);
    assert.match(log.lines.join('\n'), /error The words for what went wrong could not be loaded.*problemGuidance/);
    assert.match(log.lines.join('\n'), /canary/);
  });

  it('stand for those that cannot be made: nobody hears of a failure while one is told', async () => {
    const log = new MemoryLog();
    const explain = explainWith({ get: () => undefined, session: () => assert.fail() }, log, async () => () => {
      throw new TypeError('no such card');
    });
    const problems = new NotifyingProblems(new ScriptedUi(), log, explain, () => 'Acme');
    assert.match(await problems.words(refused, about), /The server answered 400\. The name is too long/);
    assert.match(log.lines.join('\n'), /error The words for what went wrong could not be made.*no such card/);
  });

  it('are the usual ones again as soon as the chunk can be loaded', async () => {
    const { problems } = updated(1);
    assert.equal((await problems.guidance(refused, about)).source, 'bare');
    assert.match((await problems.guidance(refused, about)).source, /^http\.400/);
  });
});
