import { problemOf, ProblemError } from '../../../shared/problem.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { Emitter } from '../../support/events.ts';
import type { Services } from '../../support/services.ts';
import type { RefreshOptions, RefreshProgress, Snapshots } from '../snapshots.ts';
import type { FoundUses, UsesShown } from './usesShown.ts';

/** Finds who uses an object. */
export interface UseFinder {
  /** By what was read. Contacts nobody. */
  known(instanceId: string, of: ObjectRef, signal: AbortSignal): Promise<FoundUses>;
  /** With what the server tells of it in a request or two, where it tells anything; else the same. */
  asked(instanceId: string, known: FoundUses, signal: AbortSignal): Promise<FoundUses>;
}

export interface UsesAnswerParts {
  readonly finder: UseFinder;
  readonly snapshots: () => Promise<Pick<Snapshots, 'refresh'>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A failure in words. */
  readonly words: (problem: Parameters<Services['problems']['words']>[0], instanceId: string) => Promise<string>;
}

/** Milliseconds between two steps that are shown: each draws the rows anew, and there may be thousands of requests. */
const pause = 400;

/** Who uses one object: what is known at once, what the server tells cheaply, and what reading brings, as it comes. */
export class UsesAnswer {
  readonly #parts: UsesAnswerParts;
  readonly #changed = new Emitter<UsesShown | undefined>();
  #shown: UsesShown | undefined;
  /** Of what is being done; what another question took the place of says nothing any more. */
  #controller = new AbortController();
  readonly onDidChange = this.#changed.event;

  constructor(parts: UsesAnswerParts) {
    this.#parts = parts;
  }

  get shown(): UsesShown | undefined {
    return this.#shown;
  }

  /** Takes the place of the question before. Resolves to what is known without reading; what fails is in its state. */
  async look(instanceId: string, of: ObjectRef): Promise<UsesShown> {
    const { signal } = this.#begin();
    const nothing = { instanceId, of, uses: [], coverage: { complete: false, kinds: [], unseen: [] }, readable: [], missing: [], more: [] };
    this.#become({ ...nothing, state: { kind: 'asking' } }, signal);
    return await this.#run(nothing, signal, async (now) => {
      const known = await this.#parts.finder.known(instanceId, of, signal);
      now({ ...known, state: { kind: 'asking' } });
      now(await this.#parts.finder.asked(instanceId, known, signal));
    });
  }

  /** Reads these kinds; answers come in while they are read. Resolves to what is known then. @param agree see {@link RefreshOptions} */
  async read(resources: readonly string[], agree?: RefreshOptions['agree']): Promise<UsesShown | undefined> {
    const before = this.#shown;
    if (before === undefined) return undefined;
    const { signal } = this.#begin();
    return await this.#run(before, signal, async (now) => {
      now({ state: { kind: 'reading', done: 0, requests: resources.length, left: undefined } });
      const again = this.#lookingAgain(before, signal, now);
      const snapshots = await this.#parts.snapshots();
      let told = -Infinity;
      const onProgress = (progress: RefreshProgress): void => {
        if (this.#parts.now() - told < pause) return;
        told = this.#parts.now();
        now({ state: { kind: 'reading', ...progress } });
      };
      await snapshots.refresh(
        before.instanceId,
        { resources, onProgress, onKind: again.due, ...(agree === undefined ? {} : { agree }) },
        signal,
      );
      await again.over();
      const known = await this.#parts.finder.known(before.instanceId, before.of, signal);
      now(await this.#parts.finder.asked(before.instanceId, known, signal));
    });
  }

  stop(): void {
    this.#controller.abort();
  }

  /** Shows nothing any more. */
  clear(): void {
    this.#begin();
    this.#shown = undefined;
    this.#changed.fire(undefined);
  }

  #begin(): AbortController {
    this.#controller.abort();
    this.#controller = new AbortController();
    return this.#controller;
  }

  #isMeant(signal: AbortSignal): boolean {
    return signal === this.#controller.signal;
  }

  #become(shown: UsesShown, signal: AbortSignal): void {
    if (!this.#isMeant(signal)) return;
    this.#shown = shown;
    this.#changed.fire(shown);
  }

  /** Does it, and ends in a state that says what came of it. */
  async #run(
    from: Omit<UsesShown, 'state'>,
    signal: AbortSignal,
    work: (now: (change: Partial<UsesShown>) => void) => Promise<void>,
  ): Promise<UsesShown> {
    let shown: UsesShown = { ...from, state: { kind: 'asking' } };
    const now = (change: Partial<UsesShown>): void => {
      if (signal.aborted) return;
      shown = { ...shown, ...change };
      this.#become(shown, signal);
    };
    try {
      await work(now);
      if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
      shown = { ...shown, state: { kind: 'idle' } };
    } catch (error) {
      const problem = problemOf(error);
      const isStopped = problem.kind === 'cancelled' || signal.aborted;
      const words = isStopped ? '' : await this.#parts.words(problem, from.instanceId);
      shown = { ...shown, state: isStopped ? { kind: 'stopped' } : { kind: 'trouble', problem, words } };
    }
    this.#become(shown, signal);
    return shown;
  }

  /** Looks through what was read each time that more of it is there; once for all that came while it looked. */
  #lookingAgain(
    { instanceId, of }: UsesShown,
    signal: AbortSignal,
    now: (change: Partial<UsesShown>) => void,
  ): { readonly due: () => void; readonly over: () => Promise<void> } {
    let isDue = false;
    let looking: Promise<void> | undefined;
    const look = async (): Promise<void> => {
      while (isDue && !signal.aborted) {
        isDue = false;
        now(await this.#parts.finder.known(instanceId, of, signal));
      }
      looking = undefined;
    };
    const due = (): void => {
      isDue = true;
      // What fails here fails again at the end, where it is told.
      looking ??= look().catch(() => void (looking = undefined));
    };
    return {
      due,
      over: async () => {
        await looking;
      },
    };
  }
}
