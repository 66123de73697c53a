import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { withVscodeModule } from '../vscodeModule.ts';
import { lend } from './lent.ts';

type Listener = (given?: unknown) => void;

export interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Below 0: a line between rows. */
  readonly kind?: number;
  readonly buttons?: readonly unknown[];
}

/** What a person is asked with: a line to type in, or rows to choose from. */
export class Box {
  title = '';
  prompt = '';
  /** All that stood in the empty line, one after the other. */
  readonly placeholders: string[] = [];
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

  get placeholder(): string {
    return this.placeholders.at(-1) ?? '';
  }

  set placeholder(text: string) {
    this.placeholders.push(text);
  }

  /** After that VS Code has the first row as the one that Enter means. */
  type(text: string): void {
    this.value = text;
    this.fire('change', text);
    this.activeItems = this.items.filter(({ kind = 0 }) => kind >= 0).slice(0, 1);
  }

  enter(rows = this.activeItems): void {
    this.activeItems = rows;
    this.selectedItems = rows;
    this.fire('accept');
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

  get labels(): readonly string[] {
    return this.items.map(({ label }) => label);
  }

  row(words: string | RegExp): Row | undefined {
    return this.items.find((one) => isOf(read(one), words));
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

interface Options {
  readonly title?: string;
  readonly prompt?: string;
  readonly placeHolder?: string;
  readonly value?: string;
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

  /** A person in each test of the suite that calls this, who knows nothing of the test before. */
  static inEachTest(): Person {
    const person = new Person();
    let leave = (): void => undefined;
    beforeEach(async () => {
      leave = await person.#takesPlace();
    });
    afterEach(() => {
      leave();
      for (const kept of [person.told, person.ran, person.presses]) kept.length = 0;
      person.clipboard = '';
      person.#front = undefined;
    });
    return person;
  }

  /** Takes its place before the stand-in, until `leave`. */
  static async arrives(): Promise<{ readonly person: Person; readonly leave: () => void }> {
    const person = new Person();
    return { person, leave: await person.#takesPlace() };
  }

  async #takesPlace(): Promise<() => void> {
    const stage = (await withVscodeModule(() => import('vscode'))) as unknown as Stage;
    const box = (): Box => new Box((shown) => (this.#front = shown));
    const asked = ({ title = '', prompt = '', placeHolder = '', value = '' }: Options): Box =>
      Object.assign(box(), { title, prompt, placeholder: placeHolder, value });
    const inputs = {
      createInputBox: box,
      createQuickPick: box,
      showInputBox: async (options: Options) => await entered(asked(options), ({ value }) => value),
      showQuickPick: async (items: readonly Row[], options: Options) =>
        await entered(Object.assign(asked(options), { items }), ({ selectedItems }) => selectedItems[0]),
    };
    const tells = { showInformationMessage: this.#asked, showWarningMessage: this.#asked, showErrorMessage: this.#asked };
    const given = [
      lend(stage.window, { ...inputs, ...tells }),
      lend(stage.env, { clipboard: { writeText: async (text: string) => void (this.clipboard = text) } }),
      lend(stage.commands, { executeCommand: async (...command: readonly unknown[]) => void this.ran.push(command) }),
    ];
    return () => given.forEach((giveBack) => giveBack());
  }

  /** The step that asks this, once it is there. Without words: whatever is asked. */
  async sees(words: string | RegExp = ''): Promise<Box> {
    return await this.#until(`${words}`, (box) => [box.prompt, box.placeholder, box.title].some((text) => isOf(text, words)));
  }

  async types(words: string | RegExp, text: string): Promise<Box> {
    const box = await this.sees(words);
    box.type(text);
    box.enter();
    return box;
  }

  /** Goes on with what stands there. */
  async keeps(words?: string | RegExp): Promise<Box> {
    const box = await this.sees(words);
    box.enter();
    return box;
  }

  /** Chooses a row, once it is there. */
  async picks(row: string | RegExp): Promise<Box> {
    const { box, item } = await this.#untilRow(row);
    box.enter([item]);
    return box;
  }

  /** The one button of a row. */
  async pressesButtonOf(row: string | RegExp): Promise<void> {
    const { box, item } = await this.#untilRow(row);
    assert.equal(item.buttons?.length, 1, `${row} has a button`);
    box.fire('rowButton', { item, button: item.buttons[0] });
  }

  /** The list that has this row. */
  async reads(row: string | RegExp): Promise<readonly string[]> {
    return (await this.#until(`the row ${row}`, ({ rows }) => rows.some((one) => isOf(one, row)))).rows;
  }

  async goesBack(words?: string | RegExp): Promise<void> {
    const box = await this.sees(words);
    assert.equal(box.buttons.length, 1, 'there is a way back');
    box.fire('button', box.buttons[0]);
  }

  async closes(words?: string | RegExp): Promise<void> {
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

  async #untilRow(row: string | RegExp): Promise<{ readonly box: Box; readonly item: Row }> {
    const box = await this.#until(`the row ${row}`, (one) => one.row(row) !== undefined);
    return { box, item: box.row(row) ?? assert.fail() };
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

/** What comes of an input that VS Code itself shows. */
function entered<T>(box: Box, answer: (box: Box) => T): Promise<T | undefined> {
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      box.dispose();
      resolve(answer(box));
    });
    box.onDidHide(() => resolve(undefined));
    box.show();
  });
}
