import type { SetEntry } from './source.ts';

/** How long a reader may keep others waiting, in milliseconds. */
const longestTurn = 40;

/** The same entries, with a pause where working on them took long. */
export async function* inTurns(entries: AsyncIterable<SetEntry>, signal: AbortSignal): AsyncGenerator<SetEntry> {
  const turn = new Turn();
  for await (const entry of entries) {
    signal.throwIfAborted();
    yield entry;
    if (turn.isOver()) await turn.passOn();
  }
}

/** Work that many entries take, in pieces that keep nobody waiting. */
export class Turn {
  #since = performance.now();

  isOver(): boolean {
    return performance.now() - this.#since > longestTurn;
  }

  async passOn(): Promise<void> {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    this.#since = performance.now();
  }
}
