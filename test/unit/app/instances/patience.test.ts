import assert from 'node:assert/strict';
import { withLateNotice } from '../../../../src/app/instances/patience.ts';
import type { withProgress } from '../../../../src/host/support/progress.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';

describe('patience', () => {
  /** A notification that is shown as long as the work that it stands for, and at least 800 ms, as in VS Code. */
  function scene() {
    const clock = new FakeClock();
    const stop = new AbortController();
    const seen: string[] = [];
    const progress: typeof withProgress = async ({ title }, work) => {
      seen.push(`shows ${title}`);
      const least = new Promise<void>((resolve) => void clock.after(800, resolve));
      const done = work(stop.signal, () => undefined);
      void Promise.allSettled([least, done]).then(() => seen.push('gone'));
      return done;
    };
    let end: { resolve: (value: string) => void; reject: (error: Error) => void } = { resolve: () => undefined, reject: () => undefined };
    let signal: AbortSignal | undefined;
    const work = withLateNotice(
      'Signing in…',
      (given) => {
        signal = given;
        return new Promise<string>((resolve, reject) => (end = { resolve, reject }));
      },
      { clock, progress },
    );
    work.then(
      (value) => seen.push(`done ${value}`),
      (error: unknown) => seen.push(error instanceof Error ? `failed ${error.message}` : 'failed'),
    );
    return { clock, stop, seen, end, signal: () => signal };
  }

  it('shows nothing of what is over in a moment, and leaves no timer', async () => {
    for (const failed of [false, true]) {
      const { clock, seen, end } = scene();
      await clock.advance(499);
      if (failed) end.reject(new Error('no'));
      else end.resolve('yes');
      await settled();
      assert.deepEqual([seen, clock.pending], [[failed ? 'failed no' : 'done yes'], 0]);
    }
  });

  it('shows what takes longer, and gives its result at once', async () => {
    const { clock, seen, end } = scene();
    await clock.advance(501);
    end.resolve('yes');
    await settled();
    assert.deepEqual(seen, ['shows Signing in…', 'done yes']);
  });

  it('lets no failure out before the notification can go', async () => {
    const { clock, seen, end } = scene();
    await clock.advance(600);
    end.reject(new Error('no'));
    await clock.advance(699);
    assert.deepEqual(seen, ['shows Signing in…']);
    await clock.advance(1);
    assert.deepEqual(seen.toSorted(), ['failed no', 'gone', 'shows Signing in…']);
  });

  it('lets a failure out at once where the notification stood long enough', async () => {
    const { clock, seen, end } = scene();
    await clock.advance(5000);
    end.reject(new Error('no'));
    await clock.advance(0);
    assert.ok(seen.includes('failed no'));
  });

  it('hands a stop down to the work, and does not hold that up', async () => {
    const { clock, stop, seen, end, signal } = scene();
    await clock.advance(500);
    assert.equal(signal()?.aborted, false);
    stop.abort();
    assert.equal(signal()?.aborted, true);
    end.reject(new Error('stopped'));
    await settled();
    assert.ok(seen.includes('failed stopped'));
  });
});
