import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { orAborted } from '../../../core/http/abort.ts';
import type { Catalogue, ReadSession, Session } from '../../../core/instances/session.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { KindState, ObjectRef, ObjectSource } from '../../../core/sets/source.ts';
import { coverageOf, homesOf, kindsThatCouldUse } from '../../../core/sets/uses/coverageOf.ts';
import { buildIndex, type UsesIndex } from '../../../core/sets/uses/usesIndex.ts';
import { callersOf, criteriaNaming, usesOf } from '../../../core/sets/uses/usesOf.ts';
import { askServer, usesQuestions, withServerCoverage, withServerUses } from '../../../core/sets/uses/serverUses.ts';
import type { Snapshots } from '../snapshots.ts';
import { kindsToRead, shownUses, type FoundUses, type ShownUse } from './usesShown.ts';

export interface InstanceUsesParts {
  readonly snapshots: () => Promise<Pick<Snapshots, 'of' | 'onDidChange'>>;
  readonly session: (instanceId: string) => ReadSession & Pick<Session, 'known' | 'catalogue'>;
  readonly now: () => number;
}

/** What was read of an instance, and who uses what in it. */
export interface ReadInstance {
  readonly source: ObjectSource;
  readonly index: UsesIndex;
}

interface Kept {
  readonly instanceId: string;
  readonly catalogue: Catalogue;
  readonly states: ReadonlyMap<string, string>;
  readonly made: Promise<ReadInstance>;
  isOutdated: boolean;
}

/** Who uses what on an instance, by what was read of it: made when it is asked for, and kept for the instance that was asked about last. */
export class InstanceUses {
  readonly #parts: InstanceUsesParts;
  /** Ends what is being made with the window. */
  readonly #life = new AbortController();
  #kept: Kept | undefined;
  /** How often something was read. */
  #changes = 0;
  #listening: { dispose(): unknown } | undefined;

  constructor(parts: InstanceUsesParts) {
    this.#parts = parts;
  }

  /** What was read. Contacts nobody. */
  async source(instanceId: string): Promise<ObjectSource | undefined> {
    const snapshots = await this.#parts.snapshots();
    this.#listening ??= snapshots.onDidChange((id) => {
      this.#changes += 1;
      if (this.#kept?.instanceId === id) this.#kept.isOutdated = true;
    });
    return await snapshots.of(instanceId);
  }

  /** Contacts nobody. Undefined: nothing was read, or nobody has read the API document here, which says what its fields mean. */
  async atHand(instanceId: string, signal: AbortSignal): Promise<ReadInstance | undefined> {
    const { catalogue } = this.#parts.session(instanceId).known();
    return catalogue === undefined ? undefined : await this.#read(instanceId, catalogue, signal);
  }

  /** By what was read; where the API document is not known yet, it is read. @throws `invalid` for a kind that there is not. */
  async known(instanceId: string, of: ObjectRef, signal: AbortSignal): Promise<FoundUses> {
    const index = await this.#indexOf(instanceId, signal);
    const { rules } = index;
    if (rules.catalogue.resource(of.resource) === undefined && kindsThatCouldUse(rules, of.resource).length === 0) {
      throw invalidProblem(t`This Jamf Pro has no objects of a kind “${oneLine(of.resource, 80)}”.`);
    }
    return foundIn(index, of);
  }

  /** With what the server tells of it in a request or two, where it tells anything; else the same. */
  async asked(instanceId: string, known: FoundUses, signal: AbortSignal): Promise<FoundUses> {
    const session = this.#parts.session(instanceId);
    const catalogue = session.known().catalogue ?? (await session.catalogue(signal));
    if (usesQuestions(catalogue, known.of).length === 0) return known;
    const told = await askServer(session, catalogue, known.of, signal);
    const index = await this.#indexOf(instanceId, signal);
    const coverage = withServerCoverage(known.coverage, told, this.#parts.now());
    return { ...known, uses: shownUses(withServerUses(index, known.of, told)), coverage };
  }

  /** Of an instance that is gone. */
  forget(instanceId: string): void {
    if (this.#kept?.instanceId === instanceId) this.#kept = undefined;
  }

  dispose(): void {
    this.#life.abort();
    this.#listening?.dispose();
  }

  /** Of nothing, where nothing was read. */
  async #indexOf(instanceId: string, signal: AbortSignal): Promise<UsesIndex> {
    const session = this.#parts.session(instanceId);
    const catalogue = session.known().catalogue ?? (await session.catalogue(signal));
    return (await this.#read(instanceId, catalogue, signal))?.index ?? (await buildIndex(nothingRead, catalogue, signal));
  }

  async #read(instanceId: string, catalogue: Catalogue, signal: AbortSignal): Promise<ReadInstance | undefined> {
    const changes = this.#changes;
    // Another window may have read it anew, which says nothing to this one.
    const source = await this.source(instanceId);
    if (source === undefined) return undefined;
    const states = new Map(source.kinds().map((state) => [state.resource, wordOf(state)]));
    const kept = this.#kept?.instanceId === instanceId && this.#kept.catalogue === catalogue ? this.#kept : undefined;
    if (kept !== undefined && !kept.isOutdated && isSameMap(kept.states, states)) return await orAborted(kept.made, signal);
    const previous = kept === undefined ? undefined : await kept.made.catch(() => undefined);
    const isSame = (key: string): boolean => kept?.states.get(key) === states.get(key) && isWholeIn(previous, key);
    const changed = [...states.keys()].filter((key) => !isSame(key));
    const building = previous === undefined ? {} : { previous: previous.index, changed };
    const made = buildIndex(source, catalogue, this.#life.signal, building).then((index) => ({ source, index }));
    const own: Kept = { instanceId, catalogue, states, made, isOutdated: changes !== this.#changes };
    this.#kept = own;
    made.catch(() => (this.#kept === own ? (this.#kept = undefined) : undefined));
    return await orAborted(made, signal);
  }
}

/** What was not read to its end says the same of itself when more of it was read, or when it was read again as far as that goes. */
function isWholeIn(read: ReadInstance | undefined, key: string): boolean {
  const kind = read?.index.kinds.get(key);
  return kind !== undefined && kind.state.unread === undefined && kind.unread.length === 0;
}

function isSameMap(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}

/** What is another one when the kind was read anew. */
function wordOf({ listedAt, unread, count }: KindState): string {
  return JSON.stringify([listedAt, unread, count]);
}

/** By an index; an object that has no name here yet gets the one that it was read with. */
export function foundIn(index: UsesIndex, of: ObjectRef): FoundUses {
  const named = of.name === '' ? { ...of, name: nameIn(index, of) } : of;
  const coverage = coverageOf(index, of.resource, named);
  // What the server alone can tell is told by no reading. Devices and people are left out: there may be a hundred thousand.
  const possible = kindsThatCouldUse(index.rules, of.resource, [...index.kinds.keys()]).map(({ key }) => key);
  const own = coverage.kinds.map(({ resource }) => resource).filter((key) => homesOf(index.rules, of.resource).includes(key));
  const readable = [...new Set([...possible, ...own])].filter((key) => kindOf(key).isSetup);
  const open = kindsToRead(coverage);
  const missing = open.filter((key) => readable.includes(key));
  const more = open.filter((key) => !readable.includes(key) && possible.includes(key));
  return { of: named, uses: shownUses(usesOf(index, named)), coverage, readable, missing, more };
}

function nameIn({ kinds, rules }: UsesIndex, { resource, id }: ObjectRef): string {
  const ids = rules.ids(resource);
  for (const [key, { objects }] of kinds) {
    const name = rules.ids(key) === ids ? objects.find((object) => object.id === id)?.name : undefined;
    if (name !== undefined) return name;
  }
  return '';
}

/** What compares with an object by the name that it has. */
export function criteriaOn(index: UsesIndex, { resource, name }: ObjectRef): readonly ShownUse[] {
  return name === '' || kindOf(resource).calledBy?.as === 'name' ? [] : shownUses(criteriaNaming(index, resource, name));
}

/** What calls it so: see {@link callersOf}. */
export function callersIn(index: UsesIndex, of: ObjectRef, called: string): readonly ShownUse[] {
  return shownUses(callersOf(index, of, called));
}

const nothingRead: ObjectSource = {
  name: '',
  version: undefined,
  kinds: () => [],
  // eslint-disable-next-line require-yield
  async *entries() {
    return;
  },
  nameOf: () => undefined,
};
