import { systemClock } from '../../core/http/clock.ts';

/** How long a page may take to begin what it was asked for, in milliseconds. */
const pagePatience = 10_000;

/** A wish that a page sends its request, from the command until the page begins. One that was given up is never carried out. */
export class SendWishes {
  #waiting: ((answer: Promise<unknown>) => void)[] = [];

  /** A send has begun. */
  begun(answer: Promise<unknown>): void {
    for (const resolve of this.#waiting.splice(0)) resolve(answer);
  }

  /**
   * Asks once the page is ready; resolves to what `begun` was told.
   *
   * @param late what to reject with after the page's patience.
   */
  async wish(ready: Promise<void>, ask: () => void, late: () => Error, patience = pagePatience): Promise<unknown> {
    let callOff = (): void => undefined;
    let mine: ((answer: Promise<unknown>) => void) | undefined;
    const begun = new Promise<unknown>((resolve, reject) => {
      mine = resolve;
      this.#waiting.push(resolve);
      callOff = systemClock.after(patience, () => reject(late()));
    });
    const stillWished = (): boolean => this.#waiting.some((resolve) => resolve === mine);
    void ready.then(() => (stillWished() ? ask() : undefined));
    try {
      return await begun;
    } finally {
      callOff();
      this.#waiting = this.#waiting.filter((resolve) => resolve !== mine);
    }
  }
}
