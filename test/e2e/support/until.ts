import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits for what no element of the page shows: a file on the disk, the browser's storage, the value of a field. Fails by the name of it.
 *
 * @param pause between two looks, in milliseconds. A look into the page keeps it from what it does when it has nothing else to do.
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>, pause = 50): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited a minute for ${what}.`);
    await wait(pause);
  }
}
