import type { Clock } from '../clock.ts';
import { jsonRecordOf } from '../jsonBody.ts';
import type { BodySink, Transport } from '../message.ts';

/** Bytes. */
const longest = 4096;
/** The oldest is forgotten first. */
const most = 50;

/**
 * A 404 says how long ago the object was created, where that was done through here: another node of a cluster may not know it yet
 * (facts 6.3), and whoever explains the answer should.
 */
export function withCreations(next: Transport, clock: Clock): Transport {
  const created = new Map<string, number>();
  return async (request, signal, options) => {
    const sink = options?.sink;
    const head = sink === undefined || request.method !== 'POST' ? undefined : new Head(sink);
    const response = await next(request, signal, head === undefined ? options : { ...options, sink: head });
    if (request.method === 'POST' && response.status === 201) {
      const id = jsonRecordOf(response.body.length === 0 && head !== undefined ? head : response)?.['id'];
      if (typeof id === 'string' || typeof id === 'number') created.set(`${request.url}/${id}`, clock.now());
      const [oldest] = created.keys();
      if (created.size > most && oldest !== undefined) created.delete(oldest);
    }
    if (request.method === 'DELETE' && response.status < 300) created.delete(plainUrl(request.url));
    const at = response.status === 404 ? created.get(plainUrl(request.url)) : undefined;
    return at === undefined ? response : { ...response, createdAgo: (clock.now() - at) / 1000 };
  };
}

function plainUrl(url: string): string {
  return url.replace(/\?.*$/s, '');
}

/** Hands a body on, and keeps the first of it: what names a new object is short. */
class Head implements BodySink {
  readonly #sink: BodySink;
  readonly #bytes: number[] = [];

  constructor(sink: BodySink) {
    this.#sink = sink;
  }

  get body(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#bytes.push(...chunk.subarray(0, longest - this.#bytes.length));
    await this.#sink.write(chunk);
  }
}
