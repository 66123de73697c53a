import { rename } from 'node:fs/promises';

/** Undefined: there is nothing of the name. */
export async function orAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

/** Windows moves nothing over a file that another program, a virus scanner say, just reads: it is tried again a little later. */
export async function moveOver(from: string, to: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (tries === mostTries || !hasCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      await new Promise((resolve) => void setTimeout(resolve, 50 * 2 ** tries));
    }
  }
}

const mostTries = 4;
