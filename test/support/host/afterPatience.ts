import { systemClock } from '../../../src/core/http/clock.ts';
import { FakeClock } from '../fakeClock.ts';
import { lend } from './lent.ts';

/** What a view shows of something slow once it has waited for it as long as it does: the wait is none of the test's. */
export async function afterPatience<T>(ask: () => Promise<T>): Promise<T> {
  const clock = new FakeClock();
  const giveBack = lend(systemClock, { after: (ms: number, callback: () => void) => clock.after(ms, callback) });
  try {
    const shown = ask();
    await clock.advance(500);
    return await shown;
  } finally {
    giveBack();
  }
}
