import type { HttpRequest, HttpResponse } from '../../../../src/core/http/message.ts';
import type { Catalogue, KeptCatalogue, Session, SignedIn } from '../../../../src/core/instances/session.ts';
import { resourcesOf } from '../../../../src/core/openapi/resources.ts';
import type { ApiDocument } from '../../../../src/core/openapi/types.ts';
import type { InstanceState, Services } from '../../../../src/app/support/services.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { response } from '../../../support/fakeSession.ts';
import { plainGuidance } from '../../../support/refusals.ts';
import { MemoryLog } from '../../../support/supportFakes.ts';

/** An instance whose document and answers a test decides, and that records what it is asked. */
export class TreeSession implements Session {
  readonly profile = {
    id: 'acme',
    name: 'Acme',
    url: 'https://acme.example',
    environment: 'production',
    access: 'readOnly',
    account: { kind: 'client', clientId: 'c' },
  } as const;
  /** `GET /v1/buildings`, without the query; `catalogue` and `signedIn` for what a session learns by itself. */
  readonly asked: string[] = [];
  readonly #catalogue: Catalogue;
  #known: Catalogue | undefined;
  /** In the place of a document. */
  trouble: Problem | undefined;
  /** What an earlier window left on the disk. */
  kept: KeptCatalogue | undefined;
  signedInAs: SignedIn | undefined;
  answer: (path: string) => unknown = () => ({ totalCount: 0, results: [] });

  constructor(document: ApiDocument, origin: Catalogue['origin'] = { kind: 'server' }) {
    this.#catalogue = { document, resources: resourcesOf(document), origin };
  }

  readonly send = async ({ method, url }: HttpRequest): Promise<HttpResponse> => {
    const path = new URL(url).pathname.slice('/api'.length);
    this.asked.push(`${method} ${path}`);
    await Promise.resolve();
    return response(200, this.answer(path));
  };

  url(path: string, query: readonly (readonly [string, string])[] = []): string {
    const search = new URLSearchParams(query.map(([name, value]) => [name, value]));
    return `${this.profile.url}/api${path}${search.size === 0 ? '' : `?${search.toString()}`}`;
  }

  version = (): Promise<string> => Promise.resolve('11.30.1');

  signedIn = (): Promise<SignedIn> => {
    this.asked.push('signedIn');
    return this.signedInAs === undefined ? Promise.reject(new ProblemError({ kind: 'cancelled' })) : Promise.resolve(this.signedInAs);
  };

  catalogue = async (): Promise<Catalogue> => {
    this.asked.push('catalogue');
    await Promise.resolve();
    if (this.trouble !== undefined) throw new ProblemError(this.trouble);
    this.#known = this.#catalogue;
    return this.#catalogue;
  };

  keptCatalogue = (): Promise<KeptCatalogue | undefined> => Promise.resolve(this.kept);

  known = (): ReturnType<Session['known']> => ({
    ...(this.#known === undefined ? {} : { catalogue: this.#known }),
    ...(this.signedInAs === undefined ? {} : { signedIn: this.signedInAs }),
  });
  signOut = (): Promise<void> => Promise.resolve();
  dispose = (): void => undefined;
}

/** Services with this one instance. */
export function servicesOf(session: TreeSession, state: InstanceState = { kind: 'signedIn' }): Services {
  const { profile } = session;
  return {
    instances: {
      all: () => [profile],
      get: (id) => (id === profile.id ? profile : undefined),
      session: () => session,
      state: () => state,
      access: () => ({ access: 'readOnly' }),
      onDidChange: () => ({ dispose: () => undefined }),
    },
    problems: {
      guidance: plainGuidance,
      words: (problem, { tried }) => (problem.kind === 'invalid' ? problem.message : `Acme: could not ${tried}: ${problem.kind}.`),
      show: () => Promise.resolve(),
    },
    confirm: { asks: () => Promise.resolve(true), unlocked: () => Promise.resolve(true), write: () => Promise.resolve(false) },
    log: new MemoryLog(),
  };
}
