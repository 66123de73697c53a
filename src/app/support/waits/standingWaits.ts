import type { Clock } from '../../../core/http/clock.ts';

/** A wait that a person can see. */
export interface StandingWait {
  /** Counts the waits as they begin. One keeps its number, however it is shown. */
  readonly begun: number;
  readonly title: string;
  /** In the status bar, and not in a notification. */
  readonly isQuiet: boolean;
  readonly stop: () => void;
}

/** Milliseconds within which a second click is one of the first: what stands there by then was not meant. */
const doubleClick = 500;

/** The waits that are shown, and which of them is stopped: always one that was named to whoever stops it. */
export class StandingWaits {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #standing = new Set<StandingWait>();
  #clicked = -Infinity;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** @returns how it is taken away again. */
  add(wait: StandingWait): () => void {
    this.#standing.add(wait);
    return () => void this.#standing.delete(wait);
  }

  /** The one that was begun last is the first. */
  all(): readonly StandingWait[] {
    return [...this.#standing].toSorted((one, other) => other.begun - one.begun);
  }

  /** The one that the status bar names. */
  named(): StandingWait | undefined {
    return this.all().find(({ isQuiet }) => isQuiet);
  }

  /** A click on the entry that named it. */
  click(begun: number): void {
    const isSecond = this.#clock.now() - this.#clicked < doubleClick;
    this.#clicked = this.#clock.now();
    if (!isSecond)
      this.all()
        .find((wait) => wait.begun === begun)
        ?.stop();
  }
}
