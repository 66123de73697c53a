import type { Log } from '../../src/app/support/services.ts';
import type { ModalQuestion, TypedQuestion, Ui } from '../../src/app/support/ui.ts';

/** A person who answers from a script, and a record of what was asked. */
export class ScriptedUi implements Ui {
  readonly asked: string[] = [];
  readonly executed: (readonly unknown[])[] = [];
  readonly #answers: (string | boolean | undefined)[];
  lastTyped: TypedQuestion | undefined;
  onExecute: () => void = () => undefined;

  constructor(...answers: (string | boolean | undefined)[]) {
    this.#answers = answers;
  }

  notify(level: string, message: string, buttons: readonly string[]): Promise<string | undefined> {
    return this.#answer(`${level}: ${message} [${buttons.join('|')}]`);
  }

  modal({ message, detail = '', first, acts = [] }: ModalQuestion): Promise<string | undefined> {
    return this.#answer(`modal: ${message} {${detail}} [${[first, ...acts].join('|')}]`);
  }

  aside(message: string, buttons: readonly string[]): Promise<string | undefined> {
    return this.#answer(`aside: ${message} [${buttons.join('|')}]`);
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

  async #answer(question: string): Promise<string | undefined> {
    this.asked.push(question);
    const answer = this.#answers.shift();
    return typeof answer === 'string' ? answer : undefined;
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
