import assert from 'node:assert/strict';
import { Announcements, choiceOf } from '../../../../src/app/saving/saveChoice.ts';
import type { WriteAsked, WriteChoice } from '../../../../src/app/saving/saveChoice.ts';
import { keptWords } from '../../../../src/app/keeping/keptWords.ts';

const silent: WriteAsked = { wish: undefined, announced: undefined, inFront: true, isEditorText: true, savesItself: false };
const byHand = { byHand: true, inFront: true };

const cases: readonly (readonly [what: string, asked: Partial<WriteAsked>, choice: WriteChoice])[] = [
  ['Ctrl+S', { announced: byHand }, 'send'],
  ['Ctrl+S, and another editor is in front by the time of the write', { announced: byHand, inFront: false }, 'send'],
  ['Ctrl+S where VS Code also saves by itself', { announced: byHand, savesItself: true }, 'send'],
  ['Ctrl+S while more is being typed', { announced: byHand, isEditorText: false }, 'send'],
  ['Save All, a task, the debugger, an extension: the document in front', { announced: byHand }, 'send'],
  ['Save All, a task, the debugger, an extension: any other', { announced: { byHand: true, inFront: false }, inFront: false }, 'behind'],
  ['the same, and it comes in front before the write', { announced: { byHand: true, inFront: false } }, 'behind'],
  ['auto save', { announced: { byHand: false, inFront: true }, savesItself: true }, 'keep'],
  ['auto save behind', { announced: { byHand: false, inFront: false }, inFront: false, savesItself: true }, 'keep'],
  ['Save without Formatting', {}, 'send'],
  ['Ctrl+S, and a slow neighbour used up the time', {}, 'send'],
  ['the same where VS Code also saves by itself', { savesItself: true }, 'unclear'],
  ['auto save, and a slow neighbour used up the time', { savesItself: true, inFront: false }, 'unclear'],
  ['Save All, and a slow neighbour used up the time', { inFront: false }, 'behind'],
  ['another extension writes a text of its own', { isEditorText: false }, 'unclear'],
  ['another extension writes where no editor is', { isEditorText: false, inFront: false, savesItself: true }, 'unclear'],
  ['a command of ours sends it', { wish: 'send', announced: { byHand: true, inFront: false }, inFront: false }, 'send'],
  ['a command of ours drops it', { wish: 'drop', announced: byHand }, 'drop'],
];

describe('what becomes of a write', () => {
  for (const [what, asked, choice] of cases) {
    it(`${what}: ${choice}`, () => assert.equal(choiceOf({ ...silent, ...asked }), choice));
  }
});

describe('the announcement of a save', () => {
  it('belongs to the one write that follows', () => {
    const announced = new Announcements();
    announced.add('a', byHand, 3, 1000);
    assert.deepEqual(announced.take('a', 4, 1500), byHand);
    assert.equal(announced.take('a', 4, 1500), undefined);
  });

  it('counts for no other document', () => {
    const announced = new Announcements();
    announced.add('a', byHand, 3, 1000);
    assert.equal(announced.take('b', 3, 1000), undefined);
  });

  it('is over where no write came: after a while, with the document, with its changes', () => {
    const announced = new Announcements();
    announced.add('a', byHand, 3, 1000);
    assert.equal(announced.take('a', 3, 20_000), undefined);
    announced.add('a', byHand, 3, 1000);
    announced.clear('a');
    assert.equal(announced.take('a', 3, 1000), undefined);
    announced.add('a', byHand, 3, 1000);
    assert.equal(announced.take('a', undefined, 1000), undefined, 'closed');
    announced.add('a', byHand, 3, 1000);
    assert.equal(announced.take('a', 1, 1000), undefined, 'opened again');
  });

  it('is awaited until its write comes, and no longer than it counts', () => {
    const announced = new Announcements();
    assert.equal(announced.isAnyAwaited(1000), false);
    announced.add('a', byHand, 3, 1000);
    announced.add('b', byHand, 3, 1000);
    announced.take('a', 3, 1100);
    assert.equal(announced.isAnyAwaited(1100), true);
    announced.take('b', 3, 1200);
    assert.equal(announced.isAnyAwaited(1200), false);
    announced.add('c', byHand, 3, 1000);
    assert.equal(announced.isAnyAwaited(20_000), false);
  });

  it('gives way to the next', () => {
    const announced = new Announcements();
    announced.add('a', byHand, 3, 1000);
    announced.add('a', { byHand: false, inFront: true }, 4, 1100);
    assert.equal(announced.take('a', 4, 1200)?.byHand, false);
  });
});

describe('the notice of what was kept', () => {
  const text = (name: string, why: 'behind' | 'unclear' = 'behind') => ({ what: `building “${name}” on Lab`, why });

  it('says why one was not sent', () => {
    assert.deepEqual(keptWords([text('A')]), {
      message: 'building “A” on Lab was kept here and not sent: only the document in front is sent when it is saved.',
      send: 'Send',
    });
    assert.equal(
      keptWords([text('A', 'unclear')]).message,
      'building “A” on Lab was kept here and not sent: VS Code does not tell whether you saved it.',
    );
  });

  it('is one for all, and counts what it does not name', () => {
    const { message, send } = keptWords(Array.from('ABCDEFG', (name) => text(name)));
    assert.match(message, /“E” on Lab, 2 more were kept here and not sent: only the document in front/);
    assert.equal(send, 'Send All');
  });
});
