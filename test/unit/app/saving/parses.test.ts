import assert from 'node:assert/strict';
import { Session } from 'node:inspector/promises';
import { desk, json, show } from '../../../support/documents/documentsDesk.ts';

/** How often a text was read as JSON while something was done, by the engine's own count. */
async function parsesDuring(act: () => Promise<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await session.post('Profiler.takePreciseCoverage');
    await act();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const found = result.filter(({ url }) => url.endsWith('/core/json/parse.ts')).flatMap(({ functions }) => functions);
    return found.find(({ functionName }) => functionName === 'parseJson')?.ranges[0]?.count ?? 0;
  } finally {
    session.disconnect();
  }
}

describe('one save', () => {
  const cases: readonly (readonly [what: string, stored: string, count: number])[] = [
    ['what it was made from, and what was typed', '{"name":"Fix","scriptContents":"echo 1"}', 2],
    ['what the server shows, too, where that is another text', '{"id":"7","name":"Fix","scriptContents":"echo 1"}', 3],
  ];
  for (const [what, stored, count] of cases) {
    it(`reads each text once: ${what}`, async () => {
      const { window } = desk(stored);
      const text = await show(window, json);
      let kind = '';
      const counted = await parsesDuring(async () => {
        ({ kind } = await window.documents.send(json, text.replace('"Fix"', '"Mend"')));
      });
      assert.deepEqual([kind, counted], ['stored', count]);
    });
  }
});
