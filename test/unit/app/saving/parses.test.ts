import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A save in a thread of its own: what tests before it left unfinished reads texts, too, and would be counted. */
async function countedSave(stored: string): Promise<unknown> {
  const thread = new Worker(new URL('../../../support/documents/savingThread.ts', import.meta.url), { workerData: stored });
  try {
    return (await once(thread, 'message'))[0];
  } finally {
    await thread.terminate();
  }
}

describe('one save', () => {
  const cases: readonly (readonly [what: string, stored: string, parses: number])[] = [
    ['what it was made from, and what was typed', '{"name":"Fix","scriptContents":"echo 1"}', 2],
    ['what the server shows, too, where that is another text', '{"id":"7","name":"Fix","scriptContents":"echo 1"}', 3],
  ];
  for (const [what, stored, parses] of cases) {
    it(`reads each text once: ${what}`, async () => {
      assert.deepEqual(await countedSave(stored), { kind: 'stored', parses });
    });
  }
});
