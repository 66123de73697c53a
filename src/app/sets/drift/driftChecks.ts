import type { Clock } from '../../../core/http/clock.ts';
import type { Log } from '../../support/services.ts';

/** A pulled folder that is looked at from time to time. */
export interface CheckedFolder {
  /** As the log calls it. */
  readonly name: string;
  /** Whether its instance is there, and signed in. */
  mayAsk(): boolean;
  /** Asks no person anything. */
  check(signal: AbortSignal): Promise<void>;
}

interface CheckParts {
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'error'>;
  /** Between the end of one look and the next; 0: nobody switched it on. */
  readonly minutes: () => number;
  /** Whether somebody looks at the window. */
  readonly isLookedAt: () => boolean;
  readonly folders: () => Promise<readonly CheckedFolder[]>;
}

const minute = 60_000;
/** Less asks all the time; more is none: a day. */
const [leastMinutes, mostMinutes] = [1, 1440];

/**
 * Checks pulled folders from time to time, where a person switched that on: one after the other, never twice at once, and only while
 * somebody looks at the window. What became due before is done when somebody looks again.
 */
export class DriftChecks {
  readonly #parts: CheckParts;
  readonly #stop = new AbortController();
  /** Why a folder was left out, or what failed, by its name: told once until it is another reason. */
  readonly #told = new Map<string, string>();
  #callOff: (() => void) | undefined;
  #isDue = false;
  #isRunning = false;

  constructor(parts: CheckParts) {
    this.#parts = parts;
    this.start();
  }

  /** To be called when the minutes were changed, too. */
  start(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#isDue = false;
    const minutes = this.#minutes();
    if (minutes > 0 && !this.#stop.signal.aborted) this.#callOff = this.#parts.clock.after(minutes * minute, () => this.#due());
  }

  /** Somebody looks at the window again. */
  lookedAt(): void {
    if (this.#isDue) this.#due();
  }

  dispose(): void {
    this.#stop.abort();
    this.#callOff?.();
  }

  #minutes(): number {
    const minutes = this.#parts.minutes();
    return minutes > 0 ? Math.min(Math.max(minutes, leastMinutes), mostMinutes) : 0;
  }

  #due(): void {
    this.#isDue = true;
    // A look that goes on begins the next wait itself.
    if (this.#isRunning || !this.#parts.isLookedAt()) return;
    void this.#checkAll();
  }

  async #checkAll(): Promise<void> {
    this.#isRunning = true;
    try {
      for (const folder of await this.#parts.folders()) await this.#check(folder);
    } catch (error) {
      this.#parts.log.error('Could not look for pulled folders', error);
    } finally {
      this.#isRunning = false;
    }
    this.start();
  }

  /** What one folder throws costs no other its look. */
  async #check(folder: CheckedFolder): Promise<void> {
    const { signal } = this.#stop;
    if (signal.aborted) return;
    const { name } = folder;
    if (!folder.mayAsk())
      return this.#tell(name, 'away', () =>
        this.#parts.log.info(`Not checked for changes: nobody is signed in to the instance of ${name}`),
      );
    try {
      await folder.check(signal);
      this.#told.delete(name);
    } catch (error) {
      if (!signal.aborted) this.#tell(name, String(error), () => this.#parts.log.error(`Could not check ${name} for changes`, error));
    }
  }

  #tell(name: string, why: string, tell: () => void): void {
    if (this.#told.get(name) === why) return;
    this.#told.set(name, why);
    tell();
  }
}
