import { setTimeout as wait } from 'node:timers/promises';

/** Waits for what no element of the page shows: a file on the disk, the browser's storage, the value of a field. Fails by the name of it. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limit = 60_000): Promise<void> {
  const end = performance.now() + limit;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited ${limit / 1000} s for ${what}.`);
    await wait(50);
  }
}
