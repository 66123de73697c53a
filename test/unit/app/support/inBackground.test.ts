import assert from 'node:assert/strict';
import { inBackground } from '../../../../src/app/support/inBackground.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { MemoryLog } from '../../../support/supportFakes.ts';

describe('work that nobody waits for', () => {
  const table: readonly (readonly [name: string, work: () => PromiseLike<unknown>, lines: readonly string[]])[] = [
    ['says nothing of what went well', async () => 'done', []],
    [
      'logs what failed, with what was tried',
      async () => {
        throw new Error('no space left');
      },
      ['error Could not keep the text (no space left)'],
    ],
    [
      'logs a problem that was foreseen as well',
      async () => {
        throw new ProblemError({ kind: 'invalid', message: 'No such file.' });
      },
      ['error Could not keep the text (No such file.)'],
    ],
    ['logs what is thrown and is no error', () => Promise.reject('a word'), ['error Could not keep the text']],
  ];
  for (const [name, work, lines] of table) {
    it(name, async () => {
      const log = new MemoryLog();
      inBackground(log, 'keep the text', work());
      await new Promise(setImmediate);
      assert.deepEqual(log.lines, lines);
    });
  }

  it('returns before the work is over, and leaves no rejection that nobody handles', async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listen);
    try {
      const log = new MemoryLog();
      let fail: ((error: Error) => void) | undefined;
      const work = new Promise<never>((_, reject) => (fail = reject));
      inBackground(log, 'keep the text', work);
      assert.deepEqual(log.lines, []);
      fail?.(new Error('late'));
      await new Promise(setImmediate);
      assert.deepEqual([log.lines, unhandled], [['error Could not keep the text (late)'], []]);
    } finally {
      process.off('unhandledRejection', listen);
    }
  });
});
