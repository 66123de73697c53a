import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { withVscodeModule } from '../vscodeModule.ts';

type Listener = (given?: unknown) => void;

export interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

/** What a person is asked with: a line to type in, or rows to choose from. */
export class Box {
  title = '';
  prompt = '';
  placeholder = '';
  value = '';
  password = false;
  step: number | undefined;
  totalSteps: number | undefined;
  validationMessage: string | { readonly message: string } | undefined;
  buttons: readonly unknown[] = [];
  items: readonly Row[] = [];
  activeItems: readonly Row[] = [];
  selectedItems: readonly Row[] = [];
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #shown: (box: Box) => void;
  isGone = false;

  constructor(shown: (box: Box) => void) {
    this.#shown = shown;
  }

  readonly onDidChangeValue = this.#event('change');
  readonly onDidAccept = this.#event('accept');
  readonly onDidTriggerButton = this.#event('button');
  readonly onDidTriggerItemButton = this.#event('rowButton');
  readonly onDidHide = this.#event('hide');

  show(): void {
    this.#shown(this);
  }

  hide(): void {
    if (!this.isGone) this.fire('hide');
    this.isGone = true;
  }

  dispose(): void {
    this.isGone = true;
  }

  fire(what: 'change' | 'accept' | 'button' | 'rowButton' | 'hide', given?: unknown): void {
    for (const listener of this.#listeners.get(what) ?? []) listener(given);
  }

  /** What is said below what was typed. */
  get message(): string {
    const said = this.validationMessage;
    return typeof said === 'object' ? said.message : (said ?? '');
  }

  /** Each row as a person reads it, without its icon. */
  get rows(): readonly string[] {
    return this.items.filter(({ label }) => label !== '').map(read);
  }

  #event(name: string) {
    return (listener: Listener) => {
      const all = this.#listeners.get(name) ?? new Set();
      this.#listeners.set(name, all.add(listener));
      return { dispose: () => void all.delete(listener) };
    };
  }
}

function read({ label, description = '' }: Row): string {
  return [label.replace(/^\$\([^)]*\) /, ''), description].filter((part) => part !== '').join(', ');
}

/** The module that stands in for VS Code, as far as a person meets it. */
interface Stage {
  readonly window: object;
  readonly env: object;
  readonly commands: object;
}

/** Puts these in the place of what a part of the stand-in has. All tests share it, so it is given back as it was. */
export function lend(part: object, own: object): () => void {
  const before = Object.getOwnPropertyDescriptors(part) as Readonly<Record<string, PropertyDescriptor>>;
  Object.assign(part, own);
  return () => {
    for (const key of Object.keys(own)) {
      Reflect.deleteProperty(part, key);
      if (before[key] !== undefined) Object.defineProperty(part, key, before[key]);
    }
  };
}

/** A person before the inputs, questions and notifications of the stand-in of VS Code. */
export class Person {
  /** Notifications and questions, with their buttons, and what a question says below. */
  readonly told: string[] = [];
  /** The commands that were run. */
  readonly ran: (readonly unknown[])[] = [];
  clipboard = '';
  /** What is pressed next, by the words of the button; a question that is left is not answered. */
  readonly presses: (string | undefined)[] = [];
  #front: Box | undefined;

  /** Takes its place before the stand-in, until `leave`. */
  static async arrives(): Promise<{ readonly person: Person; readonly leave: () => void }> {
    const stage = (await withVscodeModule(() => import('vscode'))) as unknown as Stage;
    const person = new Person();
    const box = (): Box => new Box((shown) => (person.#front = shown));
    const asks = async (
      items: readonly Row[],
      { title = '', placeHolder = '' }: { readonly title?: string; readonly placeHolder?: string },
    ) => await person.#chooses(Object.assign(box(), { title, placeholder: placeHolder, items }));
    const tells = { showInformationMessage: person.#asked, showWarningMessage: person.#asked, showErrorMessage: person.#asked };
    const given = [
      lend(stage.window, { createInputBox: box, createQuickPick: box, showQuickPick: asks, ...tells }),
      lend(stage.env, { clipboard: { writeText: async (text: string) => void (person.clipboard = text) } }),
      lend(stage.commands, { executeCommand: async (...command: readonly unknown[]) => void person.ran.push(command) }),
    ];
    const leave = (): void => given.forEach((giveBack) => giveBack());
    return { person, leave };
  }

  /** The step that asks this, once it is there. */
  async sees(words: string | RegExp): Promise<Box> {
    return await this.#until(`${words}`, (box) => [box.prompt, box.placeholder, box.title].some((text) => isOf(text, words)));
  }

  async types(words: string | RegExp, text: string): Promise<Box> {
    const box = await this.sees(words);
    box.value = text;
    box.fire('change');
    box.fire('accept');
    return box;
  }

  /** Goes on with what stands there. */
  async keeps(words: string | RegExp): Promise<Box> {
    const box = await this.sees(words);
    box.selectedItems = box.activeItems;
    box.fire('accept');
    return box;
  }

  /** Chooses a row, once it is there. */
  async picks(row: string | RegExp): Promise<Box> {
    const isIt = (one: Row): boolean => isOf(read(one), row);
    const box = await this.#until(`the row ${row}`, ({ items }) => items.some(isIt));
    box.selectedItems = box.items.filter(isIt).slice(0, 1);
    box.fire('accept');
    return box;
  }

  /** The list that has this row. */
  async reads(row: string | RegExp): Promise<readonly string[]> {
    return (await this.#until(`the row ${row}`, ({ rows }) => rows.some((one) => isOf(one, row)))).rows;
  }

  async goesBack(words: string | RegExp): Promise<void> {
    const box = await this.sees(words);
    assert.equal(box.buttons.length, 1, 'there is a way back');
    box.fire('button', box.buttons[0]);
  }

  async closes(words: string | RegExp): Promise<void> {
    (await this.sees(words)).hide();
  }

  get isAsked(): boolean {
    return this.#front?.isGone === false;
  }

  readonly #asked = async (message: string, ...rest: readonly unknown[]): Promise<unknown> => {
    const parts = rest.map((one) => one as { readonly title?: string; readonly detail?: string });
    const buttons = parts.filter(({ title }) => title !== undefined);
    this.told.push([message, ...parts.flatMap(({ detail = [] }) => detail), ...buttons.map(({ title }) => `[${title}]`)].join(' '));
    if (buttons.length === 0) return undefined;
    const press = this.presses.shift();
    return buttons.find(({ title }) => title === press);
  };

  #chooses(box: Box): Promise<Row | undefined> {
    return new Promise((resolve) => {
      box.onDidAccept(() => {
        box.dispose();
        resolve(box.selectedItems[0]);
      });
      box.onDidHide(() => resolve(undefined));
      box.show();
    });
  }

  /** What is asked comes after an answer of a server, a file or the secret store. */
  async #until(what: string, holds: (box: Box) => boolean): Promise<Box> {
    const end = performance.now() + 20_000;
    while (performance.now() < end) {
      const box = this.#front;
      if (box !== undefined && !box.isGone && holds(box)) return box;
      await wait(1);
    }
    const { title, prompt, placeholder, rows, message } = this.#front ?? new Box(() => undefined);
    return assert.fail(`${what} never came: ${JSON.stringify({ title, prompt, placeholder, rows, message, told: this.told })}`);
  }
}

function isOf(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.startsWith(words) : words.test(text);
}
