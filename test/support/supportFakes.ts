import type { Log } from '../../src/app/support/services.ts';
import { choicesIn, harmlessWords } from '../../src/app/support/ui.ts';
import type { ChoiceOf, Choices, Harmless, ModalQuestion, TypedQuestion, Ui } from '../../src/app/support/ui.ts';

/** A person who answers from a script, with the words of a button or its place from 0, and a record of what was asked. */
export class ScriptedUi implements Ui {
  readonly asked: string[] = [];
  readonly executed: (readonly unknown[])[] = [];
  readonly #answers: (string | number | boolean | undefined)[];
  lastTyped: TypedQuestion | undefined;
  onExecute: () => void = () => undefined;

  constructor(...answers: (string | number | boolean | undefined)[]) {
    this.#answers = answers;
  }

  notify<C extends Choices>(level: string, message: string, buttons: C): Promise<ChoiceOf<C> | undefined> {
    return this.#answer(`${level}: ${message}`, choicesIn(buttons));
  }

  modal<C extends Choices>({ message, detail = '', first, acts }: ModalQuestion<C>): Promise<Harmless | ChoiceOf<C> | undefined> {
    const buttons = [{ id: first, title: harmlessWords()[first] }, ...(acts === undefined ? [] : choicesIn(acts))];
    return this.#answer<Harmless | ChoiceOf<C>>(`modal: ${message} {${detail}}`, buttons);
  }

  aside<C extends Choices>(message: string, buttons: C): Promise<ChoiceOf<C> | undefined> {
    return this.#answer(`aside: ${message}`, choicesIn(buttons));
  }

  async typeExactly(question: TypedQuestion): Promise<boolean> {
    this.lastTyped = question;
    this.asked.push(`type: ${question.expected}`);
    return this.#answers.shift() === true;
  }

  readonly execute = async (...command: readonly unknown[]): Promise<undefined> => {
    this.executed.push(command);
    this.onExecute();
    return undefined;
  };

  async #answer<Id>(question: string, buttons: readonly { readonly id: Id; readonly title: string }[]): Promise<Id | undefined> {
    this.asked.push(`${question} [${buttons.map(({ title }) => title).join('|')}]`);
    const answer = this.#answers.shift();
    return buttons.find(({ title }, at) => answer === title || answer === at)?.id;
  }
}

export class MemoryLog implements Log {
  readonly lines: string[] = [];
  info(message: string): void {
    this.lines.push(`info ${message}`);
  }
  warn(message: string): void {
    this.lines.push(`warn ${message}`);
  }
  error(message: string, cause?: unknown): void {
    this.lines.push(`error ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`);
  }
  show(): void {
    this.lines.push('shown');
  }
  dispose(): void {
    this.lines.push('disposed');
  }
}
