import type { Clock } from '../../../core/http/clock.ts';
import type { Disposable } from '../../../app/support/events.ts';

/** By then VS Code has asked for what was told, or has dropped it. Milliseconds. */
const settled = 1000;

/**
 * Tells of a change at once, and once more when things have come to rest. VS Code asks for the notes above a text a moment after it is told
 * that they changed, but no more if the editor loses the focus in that moment, as it does where a deletion leads on to the next row.
 */
export class ToldAgain implements Disposable {
  readonly #clock: Clock;
  readonly #tell: () => void;
  #callOff = (): void => undefined;

  constructor(clock: Clock, tell: () => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  changed(): void {
    this.#tell();
    this.#callOff();
    this.#callOff = this.#clock.after(settled, this.#tell);
  }

  dispose(): void {
    this.#callOff();
  }
}
