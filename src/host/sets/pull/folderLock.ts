import { randomUUID } from 'node:crypto';
import { mkdir, readdir, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { t } from '@vscode/l10n';
import type { Uri } from 'vscode';
import { invalidProblem } from '../../../shared/problem.ts';
import { isRunning } from './processes.ts';
import { sha256 } from '../../support/sha256.ts';

/** A window that gave no sign for so long is gone, and its process number another program's by now: ten minutes, in milliseconds. */
const longestSilence = 10 * 60 * 1000;

/** How often one window looks whether another one, which asked in the same moment, stepped back, and the milliseconds between. */
const [mostLooks, pause] = [100, 20];

/** What a lock is made of. */
export interface LockParts {
  readonly globalStorageUri: Pick<Uri, 'fsPath'>;
  /** Of this window. */
  readonly pid?: number;
  readonly isAlive?: (pid: number) => boolean;
}

/**
 * Does something with a folder that no other window of this VS Code does at the same time. The lock stands in the extension's storage, so
 * that nothing is written into a folder in which nothing is to be done; a window that is gone has none.
 *
 * @throws `invalid` where another window has it.
 */
export async function holdingFolder<T>(
  parts: LockParts,
  folder: Pick<Uri, 'scheme' | 'fsPath' | 'path' | 'toString'>,
  work: () => Promise<T>,
): Promise<T> {
  const claims = new Claims(join(parts.globalStorageUri.fsPath, 'pulling', sha256(await identityOf(folder))), parts);
  // Storage that takes no file holds nobody up: each file of a folder is written whole, and only over what it was looked at.
  if (!(await claims.take().catch(() => true))) {
    const name = folder.path.split('/').findLast((step) => step !== '') ?? folder.path;
    throw invalidProblem(
      t`Another window is pulling into the folder “${name}”. Nothing was written. Pull once more when it is done there.`,
    );
  }
  try {
    return await work();
  } finally {
    await claims.release();
  }
}

/** The same for all ways to one folder of a disk. */
async function identityOf(folder: Pick<Uri, 'scheme' | 'fsPath' | 'toString'>): Promise<string> {
  return folder.scheme === 'file' ? await realPathOf(folder.fsPath) : folder.toString().replace(/\/$/, '');
}

/** Also of a folder that is not there yet: what is above it may be reached in several ways. */
async function realPathOf(fsPath: string): Promise<string> {
  const real = await realpath(fsPath).catch(() => undefined);
  if (real !== undefined || dirname(fsPath) === fsPath) return real ?? fsPath;
  return join(await realPathOf(dirname(fsPath)), basename(fsPath));
}

/**
 * Each window that wants a folder puts up a sign of its own name, so that what a dead window left is taken away without taking anybody
 * else's. Of two that ask at once, the one whose sign comes first in order waits for the other one to step back, or to hold: never do both.
 */
class Claims {
  readonly #at: string;
  readonly #mine: string;
  readonly #isAlive: (pid: number) => boolean;
  readonly #pid: number;
  #sign: ReturnType<typeof setInterval> | undefined;

  constructor(at: string, { pid = process.pid, isAlive = isRunning }: LockParts) {
    this.#at = at;
    this.#pid = pid;
    this.#isAlive = isAlive;
    this.#mine = `${pid} ${randomUUID()}`;
  }

  async take(): Promise<boolean> {
    await mkdir(this.#at, { recursive: true, mode: 0o700 });
    await this.#put('asks');
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const others = await this.#others();
      if (others.length === 0) {
        await this.#put('holds');
        this.#sign = setInterval(() => void this.#renew(), longestSilence / 10);
        this.#sign.unref();
        return true;
      }
      if (others.some((name) => name.endsWith(' holds') || name < this.#mine)) break;
      await new Promise((resolve) => void setTimeout(resolve, pause));
    }
    await this.release();
    return false;
  }

  async release(): Promise<void> {
    clearInterval(this.#sign);
    for (const name of ['holds', 'asks']) await rm(this.#signOf(name), { force: true }).catch(() => undefined);
  }

  #signOf(name: string): string {
    return join(this.#at, [this.#mine, name].join(' '));
  }

  async #put(name: string): Promise<void> {
    await writeFile(this.#signOf(name), '', { flag: 'wx', mode: 0o600 });
  }

  async #renew(): Promise<void> {
    const now = new Date();
    for (const name of ['asks', 'holds']) await utimes(this.#signOf(name), now, now).catch(() => undefined);
  }

  /** Signs of other windows that go on; those of dead ones are taken away. */
  async #others(): Promise<readonly string[]> {
    const living: string[] = [];
    for (const name of await readdir(this.#at)) {
      if (name.startsWith(this.#mine)) continue;
      if (await this.#lives(name)) living.push(name);
      else await rm(join(this.#at, name), { force: true });
    }
    return living;
  }

  async #lives(name: string): Promise<boolean> {
    const pid = Number(name.split(' ')[0]);
    const found = await stat(join(this.#at, name)).catch(() => undefined);
    if (found === undefined || !(pid > 0) || pid === this.#pid) return false;
    return Date.now() - found.mtimeMs <= longestSilence && this.#isAlive(pid);
  }
}
