import { ProblemError, type Received } from '../../../shared/problem.ts';
import { orAborted } from '../abort.ts';
import type { FetchReader } from './fetchTypes.ts';
import type { BodySink } from '../message.ts';

export interface BodyReading {
  /** Cap on decoded bytes; it does not apply to a sink. */
  readonly limit: number;
  readonly host: string;
  readonly sink: BodySink | undefined;
  /** Called with the decoded bytes so far, each time that some came. */
  readonly onBytes: ((total: number) => void) | undefined;
  /** Told of what was read, where it ended too early. */
  readonly onBroken: (received: Received) => void;
}

/** Of a body that did not come to its end: enough for a person to see what it was. */
const keptOfBroken = 64 * 1024;

/**
 * Reads a body to its end, as fast as it comes: Node's fetch can throw where nobody can catch it when the reader is slow
 * and the server closes. Throws `network`/`tooLarge` at the cap and gives the connection up, however much would follow.
 */
export async function readBody(
  reader: FetchReader,
  signal: AbortSignal,
  how: BodyReading,
): Promise<{ readonly body: Uint8Array; readonly size: number }> {
  const chunks: Uint8Array[] = [];
  const pending = how.sink === undefined ? undefined : new PendingWrites(how.sink);
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await orAborted(reader.read(), signal);
      if (done) break;
      if (value === undefined) continue;
      size += value.byteLength;
      how.onBytes?.(size);
      if (pending !== undefined) {
        await pending.add(value, signal);
      } else if (size > how.limit) {
        throw new ProblemError({ kind: 'network', reason: 'tooLarge', host: how.host, phase: 'reading', limit: how.limit });
      } else {
        chunks.push(value);
      }
    }
    await pending?.end(signal);
  } catch (error) {
    pending?.stop();
    // Not awaited: a stream that hangs may hang here too, and its own failure was reported already.
    reader.cancel().catch(() => undefined);
    if (chunks.length > 0) how.onBroken({ bytes: firstBytes(chunks), size });
    throw error;
  }
  return { body: how.sink === undefined ? join(chunks, size) : new Uint8Array(), size };
}

/** The first of what was read, as a copy, so that keeping it keeps no more alive. */
export function firstBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const first: Uint8Array[] = [];
  let left = keptOfBroken;
  for (const chunk of chunks) {
    if (left <= 0) break;
    first.push(chunk.subarray(0, left));
    left -= chunk.byteLength;
  }
  return join(
    first,
    first.reduce((sum, { byteLength }) => sum + byteLength, 0),
  ).slice();
}

/** More is not kept waiting for a sink: then reading waits after all. */
const readAhead = 32 * 1024 * 1024;

/** What was read and is not written yet, in order. A disk that is slow for a moment does not make the reader slow. */
class PendingWrites {
  readonly #sink: BodySink;
  #last: Promise<void> = Promise.resolve();
  #bytes = 0;
  #failure: { readonly error: unknown } | undefined;
  #stopped = false;

  constructor(sink: BodySink) {
    this.#sink = sink;
  }

  /** Throws what an earlier write failed with. */
  async add(chunk: Uint8Array, signal: AbortSignal): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#bytes += chunk.byteLength;
    this.#last = this.#write(chunk, this.#last);
    this.#last.catch((error: unknown) => (this.#failure ??= { error }));
    if (this.#bytes > readAhead) await orAborted(this.#last, signal);
  }

  end(signal: AbortSignal): Promise<void> {
    return orAborted(this.#last, signal);
  }

  async #write(chunk: Uint8Array, before: Promise<void>): Promise<void> {
    await before;
    if (this.#stopped) return;
    await this.#sink.write(chunk);
    this.#bytes -= chunk.byteLength;
  }

  stop(): void {
    this.#stopped = true;
  }
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const only = chunks[0];
  if (chunks.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
