import type { HttpRequest, HttpResponse, SendOptions, Transport } from '../../src/core/http/message.ts';
import type { InstanceProfile } from '../../src/core/instances/profile.ts';
import { requestUrl } from '../../src/core/instances/requestUrl.ts';
import type { Catalogue, KeptCatalogue, Session, SignedIn } from '../../src/core/instances/session.ts';
import { apiCatalogue } from '../../src/core/families/apiCatalogue.ts';
import { proFamily } from '../../src/core/families/pro/proFamily.ts';
import type { Resource } from '../../src/core/families/family.ts';
import type { ApiDocument } from '../../src/core/families/pro/types.ts';
import type { Problem } from '../../src/shared/problem.ts';
import { ProblemError } from '../../src/shared/problem.ts';
import { small } from './openapi/smallDocument.ts';

export interface Asked {
  readonly page: number;
  readonly size: number;
  readonly query: URLSearchParams;
  readonly path: string;
}

/** A body, or a whole response. */
export type Answer = (asked: Asked, signal: AbortSignal) => unknown;

export interface FakeSessionParts {
  /** Default: an empty list. */
  readonly answer?: Answer;
  /** In the place of `answer`: gets the requests as they are, and records for itself. */
  readonly send?: Transport;
  /** Default: the small one. */
  readonly document?: ApiDocument;
  /** In the place of `document`. */
  readonly catalogue?: Catalogue;
  readonly profile?: Partial<InstanceProfile>;
  /** Default: nobody is signed in. */
  readonly signedIn?: SignedIn;
  /** Nothing is known of the instance before it is asked for. */
  readonly isNew?: boolean;
}

const version = '11.30.1';

/** A session whose document and answers a test decides, and that records what it is asked. Functions are its own: a copy has them. */
export class FakeSession implements Session {
  readonly profile: InstanceProfile;
  /** Each request, as far as lists are concerned. */
  readonly asked: Asked[] = [];
  /** `GET /v1/buildings`, without the query; `catalogue` and `signedIn` for what a session learns by itself. */
  readonly calls: string[] = [];
  inFlight = 0;
  mostInFlight = 0;
  answer: Answer;
  /** In the place of a document. */
  trouble: Problem | undefined;
  /** What an earlier window left on the disk. */
  kept: KeptCatalogue | undefined;
  signedInAs: SignedIn | undefined;
  #isKeptRead = false;
  readonly #catalogue: Catalogue;
  #isKnown: boolean;
  readonly #send: Transport | undefined;

  constructor({ answer, send, document, catalogue, profile, signedIn, isNew = false }: FakeSessionParts) {
    this.profile = {
      id: 'fake',
      name: 'Fake',
      url: 'https://fake.example',
      environment: 'test',
      access: 'full',
      account: { kind: 'none' },
      ...profile,
    };
    this.answer = answer ?? (() => ({ totalCount: 0, results: [] }));
    this.signedInAs = signedIn;
    this.#send = send;
    this.#catalogue = catalogue ?? (document === undefined ? smallCatalogue() : catalogueOf(document));
    this.#isKnown = !isNew;
  }

  readonly send = async (request: HttpRequest, signal: AbortSignal, options?: SendOptions): Promise<HttpResponse> => {
    if (this.#send !== undefined) return await this.#send(request, signal, options);
    const { pathname: path, searchParams: query } = new URL(request.url);
    const asked = { page: Number(query.get('page') ?? 0), size: Number(query.get('page-size') ?? 100), query, path };
    this.asked.push(asked);
    this.calls.push(`${request.method} ${path.replace(/^\/api/, '')}`);
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    try {
      const answer = await this.answer(asked, signal);
      if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
      return isResponse(answer) ? answer : response(200, answer);
    } finally {
      this.inFlight--;
    }
  };

  readonly url: Session['url'] = (path, query) => requestUrl(this.profile.url, path, query);

  readonly version = (): Promise<string> => Promise.resolve(version);

  readonly signedIn = (): Promise<SignedIn> => {
    this.calls.push('signedIn');
    const refused = new ProblemError({ kind: 'auth', reason: 'signedOut' });
    return this.signedInAs === undefined ? Promise.reject(refused) : Promise.resolve(this.signedInAs);
  };

  readonly catalogue = async (): Promise<Catalogue> => {
    this.calls.push('catalogue');
    await Promise.resolve();
    if (this.trouble !== undefined) throw new ProblemError(this.trouble);
    this.#isKnown = true;
    return this.#catalogue;
  };

  readonly known = (): ReturnType<Session['known']> => ({
    ...(this.#isKnown ? { catalogue: this.#catalogue, version } : {}),
    ...(this.#isKnown || !this.#isKeptRead || this.kept === undefined ? {} : { kept: this.kept }),
    ...(this.signedInAs === undefined ? {} : { signedIn: this.signedInAs }),
  });

  readonly keptCatalogue = (): Promise<KeptCatalogue | undefined> => {
    this.#isKeptRead = true;
    return Promise.resolve(this.#isKnown ? this.#catalogue : this.kept);
  };
  readonly signOut = (): Promise<void> => Promise.resolve();
  readonly dispose = (): void => undefined;

  readonly resource = (key: string): Resource => {
    const found = this.#catalogue.resource(key);
    if (found === undefined) throw new Error(`no ${key}`);
    return found;
  };
}

const catalogues = new WeakMap<ApiDocument, ReturnType<typeof apiCatalogue>>();

/** What a document says, looked through once, whoever asks. */
export function catalogueOf(document: ApiDocument, origin: Catalogue['origin'] = { kind: 'server' }): Catalogue {
  const known = catalogues.get(document) ?? apiCatalogue([proFamily(document)]);
  catalogues.set(document, known);
  return { ...known, origin };
}

let made: Catalogue | undefined;

/** Read once for all sessions: a life has several of them, and a test thousands of lives. */
function smallCatalogue(): Catalogue {
  return (made ??= catalogueOf(small()));
}

export function fakeSession(parts: FakeSessionParts = {}): FakeSession {
  return new FakeSession(parts);
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
