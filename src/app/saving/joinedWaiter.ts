import type { Waiter } from '../support/progress.ts';

/** Those who wait for one piece of work: what one of them stops is stopped, and while a person is asked none of them waits. */
export class JoinedWaiter implements Waiter {
  readonly #stops = [new AbortController(), new AbortController()] as const;
  readonly #waiters: Waiter[] = [];
  readonly signal = this.#stops[0].signal;
  readonly finalSignal = this.#stops[1].signal;

  add(waiter: Waiter): void {
    this.#waiters.push(waiter);
    for (const [index, signal] of [waiter.signal, waiter.finalSignal].entries()) {
      const stop = (): void => this.#stops[index]?.abort(signal.reason);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    }
  }

  readonly ask: Waiter['ask'] = (question) => {
    const asked = this.#waiters.reduce((inner, waiter) => () => waiter.ask(inner), question);
    return asked();
  };
}
