import { window, type LogOutputChannel } from 'vscode';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { Log } from '../../app/support/services.ts';

/** The output channel *Jamf Pro*. Every line passes redaction first. */
export class OutputLog implements Log {
  readonly #store = new DisposableStore();
  readonly #channel: LogOutputChannel;
  readonly #redact: (text: string) => string;

  constructor(redact: (text: string) => string) {
    this.#redact = redact;
    this.#channel = this.#store.add(window.createOutputChannel('Jamf Pro', { log: true }));
  }

  info(message: string): void {
    this.#channel.info(this.#redact(message));
  }

  warn(message: string): void {
    this.#channel.warn(this.#redact(message));
  }

  error(message: string, cause?: unknown): void {
    const text = cause === undefined ? message : `${message}\n${traceOf(cause)}`;
    this.#channel.error(this.#redact(text));
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#store.dispose();
  }
}

function traceOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const below = cause.cause === undefined ? '' : `\ncaused by ${traceOf(cause.cause)}`;
  return (cause.stack ?? `${cause.name}: ${cause.message}`) + below;
}
