import { createHash, randomUUID } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { orAbsent, hasCode, moveOver } from './diskSteps.ts';
import { isRunning } from './processes.ts';

/** Nobody else on this computer has to know who reads. */
const ownFile = 0o600;

/** A window that gave no sign for so long is gone, or its process number is another program's by now: ten minutes, in milliseconds. */
const longestSilence = 10 * 60 * 1000;

/** Who takes over from whom may be left over as well, and who takes that over. */
const mostClaims = 3;

/** What stands in the locks that this process holds. */
const held = new Set<string>();

/** A lock that this window has taken. */
export interface HeldLock {
  /** False: it gave no sign for so long, as on a computer that sleeps, that another window took it over. */
  isOurs(): Promise<boolean>;
  giveFree(): Promise<void>;
}

/**
 * Takes a lock for this process. Undefined: another window has it. Of windows that try at once exactly one
 * gets it: a file is made where there was none. A window that is gone leaves its lock, which is taken over, by one window only as well:
 * whoever has the lock of that very lock, whose name is made of what stands in it and comes never again.
 *
 * @throws what the disk fails with.
 */
export async function takenLock(path: string, claims = mostClaims): Promise<HeldLock | undefined> {
  const mine = `${process.pid} ${randomUUID()}`;
  // Before anybody can read it, so that nobody in this process takes it for one that was left over.
  held.add(mine);
  let isTaken = false;
  try {
    isTaken = (await isMade(path, mine)) || (claims > 0 && (await isTakenOver(path, mine, claims)));
  } finally {
    if (!isTaken) held.delete(mine);
  }
  if (!isTaken) return undefined;
  return new Held(path, mine);
}

class Held implements HeldLock {
  readonly #path: string;
  readonly #text: string;
  readonly #timer: ReturnType<typeof setInterval>;
  /** When it gave its last sign, in epoch milliseconds: a clock that goes on while a computer sleeps. */
  #signedAt = Date.now();

  constructor(path: string, text: string) {
    [this.#path, this.#text] = [path, text];
    this.#timer = setInterval(() => void this.#sign().catch(() => undefined), longestSilence / 10);
    this.#timer.unref();
  }

  async isOurs(): Promise<boolean> {
    // Nobody takes over from whoever gave a sign since.
    if (Date.now() - this.#signedAt < longestSilence / 2) return true;
    return await this.#sign();
  }

  /** Whether it was there to be given. */
  async #sign(): Promise<boolean> {
    if ((await textOf(this.#path)) !== this.#text) return false;
    const now = new Date();
    await utimes(this.#path, now, now);
    // Another one may have been about to take it.
    if ((await textOf(this.#path)) !== this.#text) return false;
    this.#signedAt = now.getTime();
    return true;
  }

  async giveFree(): Promise<void> {
    clearInterval(this.#timer);
    held.delete(this.#text);
    if ((await textOf(this.#path)) === this.#text) await rm(this.#path, { force: true });
  }
}

async function isMade(path: string, mine: string): Promise<boolean> {
  try {
    await writeFile(path, mine, { mode: ownFile, flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    // Made, and nothing in it: a full disk.
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS') && (await textOf(path).catch(() => undefined)) === '') await rm(path, { force: true });
    throw error;
  }
}

/** Where the window that has it is gone. */
async function isTakenOver(path: string, mine: string, claims: number): Promise<boolean> {
  const text = await textOf(path);
  // Given free a moment ago.
  if (text === undefined) return await isMade(path, mine);
  if (!(await isLeft(path, text))) return false;
  const claim = await takenLock(`${path}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`, claims - 1);
  if (claim === undefined) return false;
  try {
    if ((await textOf(path)) !== text) return false;
    const made = `${path}.${randomUUID()}`;
    try {
      await writeFile(made, mine, { mode: ownFile, flag: 'wx' });
      await moveOver(made, path);
    } catch (error) {
      await rm(made, { force: true }).catch(() => undefined);
      throw error;
    }
    return true;
  } finally {
    await claim.giveFree();
  }
}

/** Whether the window that made it is gone. One that is empty is being made right now. */
async function isLeft(path: string, text: string): Promise<boolean> {
  const found = await orAbsent(stat(path));
  if (found === undefined) return false;
  const pid = Number(text.split(' ')[0]);
  if (pid === process.pid) return !held.has(text);
  return Date.now() - found.mtimeMs > longestSilence || (pid > 0 && !isRunning(pid));
}

async function textOf(path: string): Promise<string | undefined> {
  return await orAbsent(readFile(path, 'utf8'));
}
