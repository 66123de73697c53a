import { setTimeout as wait } from 'node:timers/promises';

/**
 * The pause between two looks at what VS Code keeps, in milliseconds. It writes when its page has been idle: who looked all the time, on a
 * busy machine, would keep it from that.
 */
export const whenIdle = 500;

/**
 * Waits for what no element of the page shows: a file on the disk, the browser's storage, the value of a field. Fails by the name of it.
 *
 * @param pause between two looks, in milliseconds.
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>, pause = 50): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited a minute for ${what}.`);
    await wait(pause);
  }
}
