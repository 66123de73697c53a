import { systemClock } from '../../core/http/clock.ts';
import { problemOf, type Problem } from '../../shared/problem.ts';

/** Until then a load shows the view's own progress; after that a node that can be selected to stop it. Milliseconds. */
const patience = 500;

interface Load {
  readonly promise: Promise<void>;
  readonly controller: AbortController;
  isForgotten: boolean;
}

/**
 * The loads of a view's nodes: at most one each, stoppable, with trouble remembered until somebody asks for another try, so that
 * nothing is asked again unbidden.
 */
export class Loads {
  readonly #running = new Map<string, Load>();
  readonly #troubles = new Map<string, Problem>();

  isRunning(key: string): boolean {
    return this.#running.has(key);
  }

  trouble(key: string): Problem | undefined {
    return this.#troubles.get(key);
  }

  /**
   * Runs the work of a node, unless it is running or in trouble. Resolves when it ended, well or not, or when patience did;
   * then `late` is called at the end. False: it was forgotten meanwhile, so whoever waited asks again for what is meant by now.
   */
  async run(key: string, work: (signal: AbortSignal) => Promise<unknown>, late: () => void): Promise<boolean> {
    if (this.#troubles.has(key)) return true;
    const load = this.#running.get(key) ?? this.#start(key, work);
    let isLate = false;
    let callOff = (): void => undefined;
    const waited = new Promise<void>((resolve) => {
      callOff = systemClock.after(patience, () => {
        isLate = true;
        resolve();
      });
    });
    const ended = load.promise.then(() => {
      callOff();
      if (isLate) late();
      return undefined;
    });
    await Promise.race([ended, waited]);
    return !load.isForgotten;
  }

  /** Resolves when what runs for a node is over, well or not; at once where nothing runs. */
  async over(key: string): Promise<void> {
    await this.#running.get(key)?.promise;
  }

  /** Aborts and keeps the fact as trouble, so that the node can be tried again. */
  stop(key: string): void {
    this.#running.get(key)?.controller.abort();
  }

  /** Aborts and forgets. */
  forget(isMeant: (key: string) => boolean): void {
    for (const [key, load] of this.#running) {
      if (!isMeant(key)) continue;
      this.#running.delete(key);
      load.isForgotten = true;
      load.controller.abort();
    }
    for (const key of this.#troubles.keys()) if (isMeant(key)) this.#troubles.delete(key);
  }

  /** Aborts all, and nobody asks again. */
  dispose(): void {
    for (const key of this.#running.keys()) this.stop(key);
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<unknown>): Load {
    const controller = new AbortController();
    const promise = this.#settle(key, controller, work);
    const load = { promise, controller, isForgotten: false };
    this.#running.set(key, load);
    return load;
  }

  async #settle(key: string, controller: AbortController, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    // Later than `#start` has put the load down, however soon the work ends.
    await Promise.resolve();
    let problem: Problem | undefined;
    try {
      await work(controller.signal);
    } catch (error) {
      problem = problemOf(error);
    }
    // A load that was forgotten meanwhile has nothing to say any more.
    if (this.#running.get(key)?.controller !== controller) return;
    this.#running.delete(key);
    if (problem !== undefined) this.#troubles.set(key, problem);
  }
}
