import type { OwnSaves } from '../../../src/core/objects/save/prepare.ts';
import type { SaveOutcome } from '../../../src/core/objects/save/saveTypes.ts';

/** Somebody who edits and saves one object again and again, and what each save leaves them with. */
export abstract class SavingLife {
  /** What the text was made from. */
  base = '';
  mine = '';
  /** What the person's own saves left there, as far as it is known. */
  own: OwnSaves = {};

  protected abstract readonly desk: { open(): Promise<string> };

  /** The person sees a copy of the server. @param forget it takes the place of what was seen before. */
  protected abstract see(text: string, forget: boolean): void;

  async open(): Promise<this> {
    this.#shows(await this.desk.open());
    return this;
  }

  protected goOn(outcome: SaveOutcome): void {
    if (outcome.kind === 'unknown') this.own = { ...this.own, tried: [this.mine, ...(this.own.tried ?? [])] };
    if (outcome.kind !== 'stored' && outcome.kind !== 'discarded') return;
    this.own = outcome.kind === 'stored' && !outcome.verified ? { landed: { copy: undefined } } : {};
    this.#shows(outcome.text);
  }

  #shows(text: string): void {
    this.base = text;
    this.mine = text;
    this.see(text, true);
  }
}
