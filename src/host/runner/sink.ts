import { open, rm, mkdtemp, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerSink } from '../../app/runner/answerSink.ts';
import type { Received } from '../../shared/problem.ts';
import { firstBytes } from '../../core/http/fetch/bodyReader.ts';

/**
 * Takes the body of an answer of any size: up to `limit` bytes in memory, what is larger in a file that only this user can
 * read and that goes when the answer is let go of.
 */
export class SpillingSink implements AnswerSink {
  readonly #limit: number;
  #chunks: Uint8Array[] = [];
  #size = 0;
  #isDiscarded = false;
  #beginning: Uint8Array | undefined;
  #file: { readonly handle: FileHandle; readonly folder: string; readonly path: string } | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#size += chunk.length;
    if (this.#file !== undefined) {
      await this.#file.handle.writeFile(chunk);
      return;
    }
    this.#chunks.push(chunk);
    if (this.#size > this.#limit) await this.#spill();
  }

  /** The body, or the file it went to. Ends the writing. */
  async finish(): Promise<{ readonly bytes: Uint8Array } | { readonly path: string; readonly size: number }> {
    if (this.#file === undefined) return { bytes: Buffer.concat(this.#chunks) };
    await this.#file.handle.close();
    return { path: this.#file.path, size: this.#size };
  }

  /** The beginning of what came, and how much there was. */
  received(): Received | undefined {
    return this.#size === 0 ? undefined : { bytes: this.#beginning ?? firstBytes(this.#chunks), size: this.#size };
  }

  /** For a request that failed: nothing stays. */
  async discard(): Promise<void> {
    this.#chunks = [];
    this.#isDiscarded = true;
    if (this.#file === undefined) return;
    await this.#file.handle.close().catch(() => undefined);
    await removeSpilled(this.#file.path);
  }

  async #spill(): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'jamf-answer-'));
    const path = join(folder, 'body');
    const handle = await open(path, 'wx', 0o600);
    this.#file = { handle, folder, path };
    // Given up while the file was being made.
    if (this.#isDiscarded) return this.discard();
    for (const chunk of this.#chunks) await handle.writeFile(chunk);
    this.#beginning = firstBytes(this.#chunks);
    this.#chunks = [];
  }
}

/** Removes a spilled body with its folder. What cannot be removed is left to the system. */
export async function removeSpilled(path: string): Promise<void> {
  await rm(join(path, '..'), { recursive: true, force: true }).catch(() => undefined);
}
