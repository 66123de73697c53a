import { t } from '@vscode/l10n';
import { readSavedRequest, writeSavedRequest } from '../../core/request/savedRequest.ts';
import { invalidProblem } from '../../shared/problem.ts';

/** What stands in a request file, as far as this window knows: what a person has made of it meanwhile is no part of it. */
export class RequestText {
  #stored: string;
  /** The same as the runner would write it: a layout of its own is no change. */
  #clean: string;

  /** @throws `invalid` for a text that is no request. */
  constructor(stored: string) {
    this.#stored = stored;
    this.#clean = asWritten(stored);
  }

  /** The file's text as it was last read or written. */
  get stored(): string {
    return this.#stored;
  }

  /** Whether a text that the runner would write says what stands in the file. */
  holds(text: string): boolean {
    return text === this.#clean;
  }

  /**
   * The file was read or written. Calling the result takes that back, where it came to nothing.
   *
   * @throws `invalid` for a text that is no request; then nothing is taken.
   */
  take(stored: string): () => void {
    const before = [this.#stored, this.#clean] as const;
    [this.#stored, this.#clean] = [stored, asWritten(stored)];
    return () => {
      [this.#stored, this.#clean] = before;
    };
  }
}

function asWritten(stored: string): string {
  return writeSavedRequest(readSavedRequest(stored));
}

/**
 * The text of a file's bytes.
 *
 * @throws `invalid` for another encoding than UTF-8: the next save would put other letters in the place of some.
 */
export function utf8File(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalidProblem(t`This file is not UTF-8. Open it as text, and save it with the encoding UTF-8 first.`);
  }
}
