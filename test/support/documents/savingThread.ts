import { Session } from 'node:inspector/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { desk, json, show } from './documentsDesk.ts';

/** What a thread of its own tells of one save: how it ended, and how often a text was read as JSON meanwhile, by the engine's own count. */
export interface CountedSave {
  readonly kind: string;
  readonly parses: number;
}

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

const { window } = desk(String(workerData));
const text = await show(window, json);
let kind = '';
const parses = await parsesDuring(async () => {
  ({ kind } = await window.documents.send(json, text.replace('"Fix"', '"Mend"')));
});
const counted: CountedSave = { kind, parses };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin to name.
parentPort?.postMessage(counted);
