import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';

interface Item {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly buttons?: readonly { readonly tooltip?: string }[];
}

interface Input {
  value: string;
  title: string;
  items: readonly Item[];
  activeItems: readonly Item[];
  readonly buttons: readonly { readonly tooltip?: string }[];
  fire(name: 'change' | 'accept' | 'button' | 'itemButton' | 'hide', what?: unknown): void;
}

/** What the stand-in for VS Code keeps of what was asked. */
export interface Asked {
  readonly shown: string[];
  readonly boxes: Input[];
  readonly lines: string[];
}

/** A person at the lists and lines that one question after the other brings up. */
export class AtTheInput {
  readonly #asked: Asked;

  constructor(asked: Asked) {
    for (const one of [asked.shown, asked.boxes, asked.lines]) one.length = 0;
    this.#asked = asked;
  }

  get input(): Input {
    const last = this.#asked.boxes.at(-1);
    assert.ok(last, 'nothing is asked');
    return last;
  }

  get labels(): readonly string[] {
    return this.input.items.map(({ label }) => label);
  }

  type(text: string): void {
    this.input.value = text;
    this.input.fire('change');
  }

  /** Enter, with the first row as VS Code has it after typing, or with one that was gone to. */
  async enter(label = this.labels[0]): Promise<void> {
    this.input.activeItems = this.input.items.filter((item) => item.label === label).slice(0, 1);
    assert.equal(this.input.activeItems.length, 1, `${label} among ${this.labels.join(', ')}`);
    await this.#press('accept');
  }

  /** A line of text. */
  async answer(text: string): Promise<void> {
    this.input.value = text;
    await this.#press('accept');
  }

  /** The button of the first row with this description. */
  async pressButtonOf(label: string, description: string): Promise<void> {
    const item = this.input.items.find((one) => one.label === label && one.description === description);
    assert.ok(item?.buttons?.length === 1, `${label} with a button`);
    await this.#press('itemButton', { item });
  }

  async goBack(): Promise<void> {
    assert.equal(this.input.buttons.length, 1, 'a way back');
    await this.#press('button');
  }

  /** Escape. */
  async leave(): Promise<void> {
    await this.#press('hide');
  }

  async #press(name: 'accept' | 'button' | 'itemButton' | 'hide', what?: unknown): Promise<void> {
    this.input.fire(name, what);
    await setImmediate();
  }
}
