import { ProblemError, problemOf, type Problem } from '../../shared/problem.ts';
import type { HttpRequest, HttpResponse, Transport } from '../http/message.ts';
import { refusalOf } from '../response/refusal.ts';
import type { Learned } from './learnOnce.ts';
import type { InstanceProfile } from './profile.ts';
import { requestUrl } from './requestUrl.ts';
import type { Catalogue, DocumentStore, KeptCatalogue } from './session.ts';

/** What a document is read with. */
export interface DocumentDeps {
  readonly profile: InstanceProfile;
  readonly store: DocumentStore;
  /** Throws `invalid` for a text that is no OpenAPI document. */
  readonly readDocument: (text: string) => Promise<KeptCatalogue>;
}

/** The copy of the document on the disk. Contacts nobody. */
export interface KeptCopy {
  readonly read: () => Promise<KeptCatalogue | undefined>;
  /** What was read, by whomever. `version`: only where it is of that one. */
  readonly known: (version?: string) => KeptCatalogue | undefined;
  /** There is something better by now. */
  readonly letGo: () => void;
}

interface Stored {
  readonly version: string;
  readonly catalogue: KeptCatalogue;
}

/** Reads and parses the copy once for all who ask: a large document takes its time, on the thread of all extensions. */
export function keptCopy(deps: DocumentDeps): KeptCopy {
  let reading: Promise<Stored | undefined> | undefined;
  let kept: Stored | undefined;
  return {
    async read() {
      const mine = (reading ??= readStored(deps, undefined));
      try {
        const got = await mine;
        if (reading === mine) kept = got;
        return got?.catalogue;
      } finally {
        if (reading === mine && kept === undefined) reading = undefined;
      }
    },
    known: (version) => (version === undefined || version === kept?.version ? kept?.catalogue : undefined),
    letGo: () => {
      [reading, kept] = [undefined, undefined];
    },
  };
}

/** The document of the version that runs now (facts 4.1): from the store if it is there, else the server's; any copy if the server fails. */
export async function readCatalogue(
  deps: DocumentDeps,
  { send, versionOf, kept }: { readonly send: Transport; readonly versionOf: Learned<string>['get']; readonly kept: KeptCopy },
  signal: AbortSignal,
): Promise<Catalogue> {
  const { id, url } = deps.profile;
  let why: Problem;
  try {
    const version = await versionOf(signal);
    const stored = kept.known(version) ?? (await readStored(deps, version))?.catalogue;
    if (stored !== undefined) return { ...stored, origin: { kind: 'server' } };
    const request = sessionQuestion(url, '/api/schema/');
    const response = await send(request, signal);
    const refusal = refusalOf(url, request, response);
    if (refusal !== undefined) throw new ProblemError(refusal);
    const text = textOf(response);
    const read = await deps.readDocument(text);
    await deps.store.write(id, version, text);
    return { ...read, origin: { kind: 'server' } };
  } catch (error) {
    why = problemOf(error);
    // What a person has to act on, or did, is not to be hidden behind an old copy; a bug neither.
    if (why.kind === 'auth' || why.kind === 'cancelled' || why.kind === 'bug') throw error;
    const stored = await kept.read();
    if (stored === undefined) throw error;
    return { ...stored, origin: { kind: 'cache', why } };
  }
}

/** A copy that cannot be read or parsed is as good as none: it is written anew by the next answer. */
async function readStored(deps: DocumentDeps, version: string | undefined): Promise<Stored | undefined> {
  const stored = await deps.store.read(deps.profile.id, version);
  if (stored === undefined) return undefined;
  try {
    return { version: stored.version, catalogue: await deps.readDocument(stored.text) };
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** What a session asks for by itself. */
export function sessionQuestion(base: string, path: string): HttpRequest {
  return { method: 'GET', url: requestUrl(base, path), headers: { accept: 'application/json' }, lane: 'session' };
}

function textOf(response: HttpResponse): string {
  return new TextDecoder().decode(response.body);
}
