import { ProblemError, type Problem } from '../../shared/problem.ts';
import { missingPrivileges } from '../auth/privileges.ts';
import { sensitivityOf } from '../catalog/sensitive.ts';
import { listRowOf } from '../resources/rows.ts';
import { kindsBehind } from '../resources/kindsBehind.ts';
import { sharedFlight } from '../http/policies/sharedFlight.ts';
import type { ReadSession } from '../instances/session.ts';
import type { Endpoint, Resource } from '../families/family.ts';
import { listPage } from './listPage.ts';

/** What the objects of a resource are called, by id, in the order of their names: 2 before 10. Rows that are nothing but a text are called by it. */
export type NamesById = ReadonlyMap<string, string>;

/** Names are good for so long, in milliseconds: an object that is renamed from here is asked for at once. */
const fresh = 5 * 60_000;
/** After a failure nobody asks again for so long. */
const pause = 60_000;
/** One page, so that one request it is. Longer lists are known as far as that. */
export const mostNames = 1000;

interface Entry {
  readonly ask: (signal: AbortSignal) => Promise<Known>;
  known: Known | undefined;
}

interface Known {
  /** Undefined: not to be learned. */
  readonly names: NamesById | undefined;
  /** Epoch milliseconds. */
  readonly until: number;
}

/**
 * The names that ids stand for. Each list is asked for once, and then kept for some minutes; one that the account may not
 * read, or that holds what is read on purpose only, is never asked for. No failure comes out: then there are no names.
 */
export class IdNames {
  readonly #now: () => number;
  readonly #bySession = new WeakMap<ReadSession, Map<string, Entry>>();

  /** @param now epoch milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Undefined if they are not to be learned, or the signal aborts. Asks no instance whose document is not known yet. */
  async of(session: ReadSession, resourceKey: string, signal: AbortSignal): Promise<NamesById | undefined> {
    const resource = session.known().catalogue?.resource(resourceKey);
    const behind = resource?.can.list === undefined ? kindsIn(session, resourceKey) : [];
    if (behind.length > 1) return await this.#ofAll(session, behind, signal);
    const entry = this.#entry(session, resource);
    if (entry === undefined || signal.aborted) return undefined;
    if (entry.known !== undefined && entry.known.until > this.#now()) return entry.known.names;
    try {
      entry.known = await entry.ask(signal);
      return entry.known.names;
    } catch (error) {
      if (error instanceof ProblemError || signal.aborted) return undefined;
      throw error;
    }
  }

  /** Of what has no list of its own: what is known of each that it is a view of. */
  async #ofAll(session: ReadSession, keys: readonly string[], signal: AbortSignal): Promise<NamesById | undefined> {
    const found = await Promise.all(keys.map(async (key) => await this.of(session, key, signal)));
    const all = new Map<string, string>();
    for (const names of found) for (const [id, name] of names ?? []) all.set(id, name);
    return found.every((names) => names === undefined) ? undefined : all;
  }

  /** The same as of this moment: for what is decided by names, as people may have renamed in Jamf Pro's own pages. */
  async asOfNow(session: ReadSession, resourceKey: string, signal: AbortSignal): Promise<NamesById | undefined> {
    for (const key of new Set([resourceKey, ...kindsIn(session, resourceKey)])) this.forget(session, key);
    return await this.of(session, resourceKey, signal);
  }

  /** The kind that an object is of, where what names it may name several, and what it is called there, as far as it is to be learned. */
  async behind(
    session: ReadSession,
    resourceKey: string,
    id: string,
    signal: AbortSignal,
  ): Promise<{ readonly resource: string; readonly name: string | undefined }> {
    for (const resource of kindsIn(session, resourceKey)) {
      const name = (await this.of(session, resource, signal))?.get(id);
      if (name !== undefined) return { resource, name };
    }
    return { resource: resourceKey, name: undefined };
  }

  /** An object of the resource was saved, created or deleted. What must not be asked stays so. */
  forget(session: ReadSession, resourceKey: string): void {
    const entries = this.#bySession.get(session);
    const known = entries?.get(resourceKey)?.known;
    // An answer that is under way may be older than the change, so it goes to the entry that is dropped.
    if (known === undefined || known.names !== undefined) entries?.delete(resourceKey);
  }

  #entry(session: ReadSession, resource: Resource | undefined): Entry | undefined {
    if (resource?.can.list === undefined) return undefined;
    const entries = this.#bySession.get(session) ?? new Map<string, Entry>();
    this.#bySession.set(session, entries);
    const { list } = resource.can;
    const found = entries.get(resource.key) ?? {
      ask: sharedFlight((signal) => this.#ask(session, resource, list, signal)),
      known: undefined,
    };
    entries.set(resource.key, found);
    return found;
  }

  async #ask(session: ReadSession, resource: Resource, list: Endpoint, signal: AbortSignal): Promise<Known> {
    if (!mayAsk(session, list)) return { names: undefined, until: Infinity };
    try {
      const page = await listPage(session, resource, { page: 0, pageSize: mostNames }, signal, 'document');
      const rows = page.rows.map((wire) => {
        const { id, label } = listRowOf(resource.key, wire);
        return { id: typeof wire === 'string' ? wire : id, label };
      });
      const sorted = rows.filter(({ id }) => id !== '').toSorted((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }));
      return { names: new Map(sorted.map(({ id, label }) => [id, label])), until: this.#now() + fresh };
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.kind === 'cancelled') throw error;
      return { names: undefined, until: isForbidden(error.problem) ? Infinity : this.#now() + pause };
    }
  }
}

function kindsIn(session: ReadSession, key: string): readonly string[] {
  const { catalogue } = session.known();
  return catalogue === undefined ? [key] : kindsBehind(catalogue, key);
}

/** Not what answers with secrets or acts by being read, and not what the account is known to have no privilege for. */
function mayAsk(session: ReadSession, list: Endpoint): boolean {
  const { level, noAutoRun } = sensitivityOf({ method: 'GET', path: list.path });
  if (level !== 'none' || noAutoRun) return false;
  return missingPrivileges(list, session.known().signedIn?.privileges).length === 0;
}

function isForbidden(problem: Problem): boolean {
  return problem.kind === 'forbidden' || (problem.kind === 'http' && problem.evidence.status === 404);
}
