import type { Clock } from '../../core/http/clock.ts';
import type { WithProgress } from '../support/progress.ts';

/** Work that takes less shows nothing: a person sees the outcome. */
const patience = 500;
/** VS Code leaves a notification of progress standing for so long, even when the work is over. */
const leastShown = 800;

/**
 * Work that is mostly over in a moment, with a notification that can stop it where it is not. A failure comes out only when that
 * notification can go with it: “Signing in…” is not to stand beside the message that it failed.
 */
export async function withLateNotice<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
  { clock, progress }: { readonly clock: Clock; readonly progress: WithProgress },
): Promise<T> {
  const own = new AbortController();
  const done = work(own.signal);
  if (await isOverWithin(done, patience, clock)) return done;
  return progress({ title, where: 'notification' }, async (signal) => {
    const shown = clock.now();
    const onStop = (): void => own.abort();
    if (signal.aborted) onStop();
    signal.addEventListener('abort', onStop, { once: true });
    try {
      return await done;
    } catch (error) {
      if (!signal.aborted) await pause(clock, shown + leastShown - clock.now());
      throw error;
    }
  });
}

function isOverWithin(work: Promise<unknown>, ms: number, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const callOff = clock.after(ms, () => resolve(false));
    const onEnd = (): void => {
      callOff();
      resolve(true);
    };
    work.then(onEnd, onEnd);
  });
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(Math.max(0, ms), resolve));
}
