import type { SetEntry } from './source.ts';

/** How long somebody works before others have their turn, and how long they have it then, in milliseconds. */
export interface Pace {
  readonly longest: number;
  readonly pause: number;
}

/** `alone`: a person hardly notices. `beside`: requests that are under way beside it are not held up, for which it takes a few times as long. */
export const paces = { alone: { longest: 40, pause: 0 }, beside: { longest: 2, pause: 8 } } as const satisfies Readonly<
  Record<string, Pace>
>;

/** The same entries, with a pause where working on them took long. */
export async function* inTurns(
  entries: AsyncIterable<SetEntry>,
  signal: AbortSignal,
  pace: () => Pace = () => paces.alone,
): AsyncGenerator<SetEntry> {
  const turn = new Turn(pace);
  for await (const entry of entries) {
    signal.throwIfAborted();
    yield entry;
    if (turn.isOver()) await turn.passOn();
  }
}

/** Work that many entries take, in pieces that keep nobody waiting. */
export class Turn {
  readonly #pace: () => Pace;
  #since = performance.now();

  constructor(pace: () => Pace = () => paces.alone) {
    this.#pace = pace;
  }

  isOver(): boolean {
    return performance.now() - this.#since > this.#pace().longest;
  }

  async passOn(): Promise<void> {
    await othersFirst(this.#pace().pause);
    this.#since = performance.now();
  }
}

/** Resolves when all that waits has had its turn: answers that are there are taken in, and requests go. */
export async function othersFirst(pause = 0): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, pause);
  });
}
