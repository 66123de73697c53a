import type { HttpRequest, HttpResponse } from '../../src/core/http/message.ts';
import type { Session } from '../../src/core/instances/session.ts';
import { resourcesOf } from '../../src/core/openapi/resources.ts';
import type { Resource } from '../../src/core/openapi/types.ts';
import { ProblemError } from '../../src/shared/problem.ts';
import { small } from './openapi/smallDocument.ts';

export interface Asked {
  readonly page: number;
  readonly size: number;
  readonly query: URLSearchParams;
  readonly path: string;
}

export type Answer = (asked: Asked, signal: AbortSignal) => unknown;

/** A session over the small document whose answers are made by a function: a body, or a whole response. Counts what is asked. */
export class FakeSession implements Session {
  readonly profile = {
    id: 'fake',
    name: 'Fake',
    url: 'https://fake.example',
    environment: 'test',
    access: 'full',
    account: { kind: 'none' },
  } as const;
  readonly asked: Asked[] = [];
  readonly #answer: Answer;
  readonly #catalogue = { document: small(), origin: { kind: 'server' } as const };
  readonly #resources: readonly Resource[] = resourcesOf(this.#catalogue.document);
  inFlight = 0;
  mostInFlight = 0;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  readonly send = async (request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> => {
    const url = new URL(request.url);
    const query = url.searchParams;
    const asked = { page: Number(query.get('page') ?? 0), size: Number(query.get('page-size') ?? 100), query, path: url.pathname };
    this.asked.push(asked);
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    try {
      const answer = await this.#answer(asked, signal);
      if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
      return isResponse(answer) ? answer : response(200, answer);
    } finally {
      this.inFlight--;
    }
  };

  resource(key: string): Resource {
    const found = this.#resources.find((resource) => resource.key === key);
    if (found === undefined) throw new Error(`no ${key}`);
    return found;
  }

  url(path: string, query: readonly (readonly [string, string])[] = []): string {
    const search = new URLSearchParams(query.map(([name, value]) => [name, value]));
    return `${this.profile.url}/api${path}${search.size === 0 ? '' : `?${search.toString()}`}`;
  }

  version = (): Promise<string> => Promise.resolve('11.30.1');
  signedIn = (): Promise<never> => Promise.reject(new Error('not asked'));
  catalogue = (): ReturnType<Session['catalogue']> => Promise.resolve(this.known().catalogue);
  known = (): { readonly catalogue: Awaited<ReturnType<Session['catalogue']>> } => ({
    catalogue: { ...this.#catalogue, resources: this.#resources },
  });
  keptCatalogue = (): Promise<undefined> => Promise.resolve(undefined);
  signOut = (): Promise<void> => Promise.resolve();
  dispose = (): void => undefined;
}

export function response(status: number, body: unknown): HttpResponse {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const timing = { queued: 0, firstByte: 0, total: 0, attempts: 1 };
  return { status, statusText: '', headers: [['content-type', 'application/json']], body: bytes, size: bytes.length, timing };
}

function isResponse(answer: unknown): answer is HttpResponse {
  return typeof answer === 'object' && answer !== null && 'timing' in answer;
}

/** Rows `from` to `to`, both in. */
export function rows(from: number, to: number): { id: string; name: string }[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({ id: String(from + index), name: `n${from + index}` }));
}

/** An ordinary paged list of `total` rows whose pages are clamped. */
export function paged(total: number, clamp = 2000): Answer {
  return ({ page, size }) => {
    const used = Math.min(size, clamp);
    return { totalCount: total, results: rows(page * used + 1, Math.min(total, (page + 1) * used)) };
  };
}
