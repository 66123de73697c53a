import { apiCatalogue } from '../src/core/families/apiCatalogue.ts';
import { betterInClassic, classicFamily } from '../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../src/core/families/classic/writing/classicWriting.ts';
import { parseDocument } from '../src/core/families/pro/document.ts';
import { proFamily } from '../src/core/families/pro/proFamily.ts';
import { systemClock } from '../src/core/http/clock.ts';
import { fetchTransport } from '../src/core/http/fetch/fetchTransport.ts';
import { createSession } from '../src/core/instances/createSession.ts';
import type { Session } from '../src/core/instances/session.ts';

/** A session with a server of ours, that has both APIs, in a process that a benchmark measures. */
export function benchSession(url: string): Session & { dispose(): void } {
  return createSession({
    profile: { id: 'bench', name: 'Bench', url, environment: 'test', access: 'full', account: { kind: 'client', clientId: 'c' } },
    wire: fetchTransport({ fetch: () => globalThis.fetch, clock: systemClock, maxBody: () => 64 * 1024 * 1024 }),
    credentials: () => Promise.resolve({ kind: 'client', clientId: 'c', clientSecret: 'c' }),
    access: () => 'full',
    observe: () => undefined,
    store: { read: () => Promise.resolve(undefined), write: () => Promise.resolve(), remove: () => Promise.resolve() },
    readDocument: (text) => {
      const pro = proFamily(parseDocument(text), betterInClassic);
      return Promise.resolve(apiCatalogue([pro, classicFamily(pro, classicWriting)]));
    },
    clock: systemClock,
    random: Math.random,
    wallClock: Date.now,
    limits: () => ({ response: 60_000, idle: 60_000, total: 60_000 }),
    userAgent: 'bench',
    background: (work) => void work,
  });
}

/** What this process holds more than it did at first, at most, in MiB. Asking for it takes as long as reading an object. */
export class ExtraMemory {
  readonly #before: number;
  #peak: number;
  #asked = 0;

  constructor() {
    globalThis.gc?.();
    this.#before = process.memoryUsage().rss;
    this.#peak = this.#before;
  }

  readonly look = (): void => {
    if (this.#asked++ % 25 === 0) this.#peak = Math.max(this.#peak, process.memoryUsage().rss);
  };

  get most(): number {
    return (this.#peak - this.#before) / 1024 / 1024;
  }
}
