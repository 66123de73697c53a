import assert from 'node:assert/strict';
import { AnswerTrail } from '../../../../src/app/runner/answerTrail.ts';
import type { KeptSend, SendResult } from '../../../../src/app/runner/protocol.ts';
import { mostAnswers } from '../../../../src/shared/answers.ts';
import { answer, draft, plainSuccess } from '../../../support/pages/runnerFixtures.ts';

const send = (sendId: number): KeptSend => ({
  instanceId: 'prod',
  draft: draft({ path: `/v1/${sendId}` }),
  sendId,
  what: 'send',
  startedAt: sendId,
  progress: null,
  result: null,
});
const got = (sendId: number, isPassing = false) => answer({ handle: `a${sendId}`, isPassing });
const problem: SendResult = { kind: 'problem', problem: { kind: 'cancelled' }, guidance: plainSuccess, request: null, at: '' };

/** A panel that had these results, one after the other. */
function trail(...results: readonly (SendResult | undefined)[]): AnswerTrail {
  const answers = new AnswerTrail();
  for (const [index, result] of results.entries()) {
    answers.began(send(index + 1));
    answers.ended(result);
    answers.ended();
  }
  return answers;
}

const everything = (): boolean => true;
const numbers = (answers: AnswerTrail, isKept: (handle: string) => boolean = everything) => {
  const { kept, earlier, shown } = answers.open(isKept);
  return [earlier.map(({ sendId }) => sendId), kept?.sendId ?? null, shown];
};

describe('the answers of a panel', () => {
  const table: readonly (readonly [what: string, AnswerTrail, found: unknown])[] = [
    ['none at first', trail(), [[], null, null]],
    ['the last, and those before it', trail(got(1), problem, got(3)), [[1, 2], 3, null]],
    ['nothing of what was not sent, or failed', trail(got(1), { kind: 'declined' }, undefined), [[], 1, null]],
    ['one that reveals a secret while it is the last', trail(got(1), got(2, true)), [[1], 2, null]],
    ['none that reveals a secret behind another', trail(got(1), got(2, true), got(3)), [[1], 3, null]],
  ];
  for (const [what, answers, found] of table) it(`are ${what}`, () => assert.deepEqual(numbers(answers), found));

  it('are no more than so many', () => {
    const answers = trail(...Array.from({ length: mostAnswers + 5 }, (_, index) => got(index + 1)));
    const { earlier, kept } = answers.open(everything);
    assert.deepEqual([earlier.length + 1, earlier[0]?.sendId, kept?.sendId], [mostAnswers, 6, mostAnswers + 5]);
  });

  it('stay as they are while another is waited for', () => {
    const answers = trail(got(1), got(2));
    answers.show(1);
    answers.began(send(3));
    answers.progressed({ sendId: 3, phase: 'reading', detail: '' });
    const { kept, earlier, shown } = answers.open(everything);
    assert.deepEqual([kept?.progress?.phase, kept?.result, earlier.length, shown, answers.waitingFor], ['reading', null, 2, 1, 3]);
    answers.ended(got(3));
    assert.deepEqual(numbers(answers), [[1, 2], 3, null]);
  });

  it('are without those whose body has gone, but for the last', () => {
    assert.deepEqual(
      numbers(trail(got(1), problem, got(3), got(4)), (handle) => handle === 'a3'),
      [[2, 3], 4, null],
    );
  });

  it('have the one on screen as what is acted on', () => {
    const answers = trail(got(1), got(2), problem);
    assert.equal(answers.handle, 'a2');
    answers.show(1);
    assert.equal(answers.handle, 'a1');
    answers.show(3);
    assert.equal(answers.handle, 'a2');
    assert.equal(trail(problem).handle, undefined);
  });

  it('never act on one that came after the one on screen', () => {
    const answers = trail(got(1), problem, got(3));
    answers.show(2);
    assert.equal(answers.handle, 'a1');
  });

  it('act on the last where the body of the one on screen has gone, which is then on screen', () => {
    const answers = trail(got(1), got(2));
    answers.show(1);
    assert.deepEqual(
      numbers(answers, (handle) => handle !== 'a1'),
      [[], 2, null],
    );
    assert.equal(answers.handle, 'a2');
  });
});
