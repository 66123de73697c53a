import { jsonValue } from '../../json/wire.ts';
import { useFactsOf } from '../../resources/useKinds.ts';
import type { KindState, ObjectRef, ObjectSource, SetEntry, Unread } from '../source.ts';
import { apiMentionsIn } from '../../families/apiMentions.ts';
import { attributesIn, handedIn, policiesInPayload, policyCallsIn, eventWordsIn } from './mentions.ts';
import { NameFinder, type SpokenName } from './nameFinder.ts';
import { isOtherLook } from './sameObjects.ts';
import type { Use } from './useTypes.ts';
import { UseMap, pointerOfUse, type KeptUse, type SaidUse, type UseAdder, type UseSteps } from './useMap.ts';
import { useRules, type ObjectTraits, type UseRules } from './useRules.ts';
import type { TextRole, UseSink } from './leafWalks.ts';
import type { UseCatalogue } from './sameObjects.ts';

/** What is known of the objects of one kind. */
export interface KindUses {
  readonly state: KindState;
  readonly objects: readonly ObjectRef[];
  readonly unread: readonly (ObjectRef & { readonly unread: Unread })[];
  readonly uses: Pick<UseMap, 'has' | 'of' | 'alike' | 'each'>;
  /** What says a part of a name, or of an event. */
  readonly parts: readonly KeptUse[];
  readonly traits: ReadonlyMap<string, ObjectTraits>;
  /** Objects that run policies of which nobody can tell which. */
  readonly unknownCalls: readonly ObjectRef[];
}

/** Who uses what, of all objects of a source: edges alone, no texts. */
export interface UsesIndex {
  readonly rules: UseRules;
  readonly version: string | undefined;
  /** In the order of the source. */
  readonly kinds: ReadonlyMap<string, KindUses>;
  /** The names that were looked for in scripts, to tell whether they have to be read again. */
  readonly spoken: string;
}

export interface Building {
  /** What was made earlier of the same instance. */
  readonly previous?: UsesIndex;
  /** Keys of the kinds that are not as they were then; undefined: all. */
  readonly changed?: readonly string[];
}

/**
 * Reads a source to its end, or what changed of it, one object after the other. The same objects in another order make the same index.
 * Scripts are read again where the names have changed that they may speak of.
 */
export async function buildIndex(
  source: ObjectSource,
  catalogue: UseCatalogue,
  signal: AbortSignal,
  { previous, changed }: Building = {},
): Promise<UsesIndex> {
  const rules = useRules(catalogue);
  const old = previous?.rules === rules ? previous : undefined;
  const states = source.kinds();
  const keys = new Set(states.map(({ resource }) => resource));
  const own = states.filter(({ resource }) => !isOtherLook(catalogue, resource, (one) => keys.has(one)));
  const kinds = new Map<string, KindUses>();
  const isOld = ({ resource }: KindState): boolean => old?.kinds.has(resource) === true && changed?.includes(resource) === false;
  // Names first: those without texts, then those whose own texts have to wait for all names.
  const spoken = own.filter(({ resource }) => rules.isSpokenOf(resource));
  const waiting: (() => void)[] = [];
  const finder: { names?: NameFinder } = {};
  const read = async (state: KindState): Promise<void> => {
    const kept = isOld(state) ? old?.kinds.get(state.resource) : undefined;
    kinds.set(state.resource, kept ?? (await readKind({ source, state, rules, finder, waiting, signal })));
  };
  for (const state of spoken.toSorted((one, other) => Number(rules.hasTexts(one.resource)) - Number(rules.hasTexts(other.resource))))
    await read(state);
  const names = spoken.flatMap(({ resource }) => {
    const { objects, traits } = kinds.get(resource) ?? { objects: [], traits: new Map<string, ObjectTraits>() };
    return objects.map(({ id, name }): SpokenName => ({ resource: rules.ids(resource), name: traits.get(id)?.called ?? name }));
  });
  const saying = [...new Set(names.map(({ resource, name }) => `${resource}\n${name}`))].toSorted().join('\n\n');
  finder.names = new NameFinder(names);
  for (const scan of waiting.splice(0)) scan();
  for (const state of own) {
    if (old !== undefined && old.spoken !== saying && rules.hasTexts(state.resource) && isOld(state)) {
      kinds.set(state.resource, await readKind({ source, state, rules, finder, waiting, signal }));
    } else if (!kinds.has(state.resource)) await read(state);
  }
  return { rules, version: source.version, kinds: new Map(own.flatMap(({ resource }) => entryOf(kinds, resource))), spoken: saying };
}

function entryOf<T>(map: ReadonlyMap<string, T>, key: string): readonly (readonly [string, T])[] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}

interface Reading {
  readonly source: ObjectSource;
  readonly state: KindState;
  readonly rules: UseRules;
  readonly finder: { readonly names?: NameFinder };
  /** What looks at texts as soon as all names are known. */
  readonly waiting: (() => void)[];
  readonly signal: AbortSignal;
}

async function readKind({ source, state, rules, finder, waiting, signal }: Reading): Promise<KindUses> {
  const { resource } = state;
  const [objects, unread]: [ObjectRef[], (ObjectRef & { unread: Unread })[]] = [[], []];
  const into = new KindSink(rules, resource, finder, waiting);
  const { walk } = rules.walkerOf(resource);
  const traitsIn = rules.traitsOf(resource);
  for await (const entry of source.entries(resource, signal)) {
    signal.throwIfAborted();
    const ref = { resource, id: entry.id, name: entry.name };
    objects.push(ref);
    const why = entry.unread ?? unreadIn(entry);
    const document = entry.text !== undefined && (walk ?? traitsIn) !== undefined ? jsonValue(entry.text) : undefined;
    if (why !== undefined) unread.push({ ...ref, unread: why });
    else if (entry.text !== undefined && (walk ?? traitsIn) !== undefined && document === undefined)
      unread.push({ ...ref, unread: { why: 'disk' } });
    if (document === undefined) continue;
    into.of(ref);
    walk?.(document, into);
    const found = traitsIn?.(document);
    if (found !== undefined) into.traits.set(entry.id, found);
  }
  const { uses, parts, traits, unknownCalls } = into;
  return { state, objects, unread, uses, parts, traits, unknownCalls };
}

function unreadIn({ text }: SetEntry): Unread | undefined {
  return text === undefined ? { why: 'stopped' } : undefined;
}

/** Keeps what is found in the objects of one kind. */
class KindSink implements UseSink {
  readonly uses = new UseMap();
  readonly parts: KeptUse[] = [];
  readonly traits = new Map<string, ObjectTraits>();
  readonly unknownCalls: ObjectRef[] = [];
  readonly #rules: UseRules;
  readonly #own: string;
  readonly #variables: string | undefined;
  readonly #setsUpRuns: boolean;
  readonly #finder: { readonly names?: NameFinder };
  readonly #waiting: (() => void)[];
  readonly #ways = new Map<SaidUse, Way>();
  readonly #mentions = new Map<string, readonly SaidUse[]>();
  #lastSaid: SaidUse | undefined;
  #lastWay: Way | undefined;
  #from: ObjectRef;

  constructor(rules: UseRules, resource: string, finder: { readonly names?: NameFinder }, waiting: (() => void)[]) {
    this.#rules = rules;
    this.#own = rules.ids(resource);
    const { variables, setsUpRuns } = useFactsOf(resource);
    [this.#variables, this.#setsUpRuns] = [variables, setsUpRuns];
    this.#finder = finder;
    this.#waiting = waiting;
    this.#from = { resource, id: '', name: '' };
  }

  of(from: ObjectRef): void {
    this.#from = from;
    this.uses.begin(from);
  }

  use(said: SaidUse, text: string | number, steps: UseSteps, called: string | undefined): void {
    // Most stand in lists: behind one another.
    const way = said === this.#lastSaid ? this.#lastWay : this.#wayOf(said);
    const from = this.#from;
    // What speaks of itself uses nothing; what has its name may be another one.
    if (way === undefined || (way.isOwn && said.by === 'id' && String(text) === from.id)) return;
    if (said.part === undefined) way.add(said, text, steps, called);
    else this.parts.push({ from, said, steps, text: String(text), called });
  }

  text(role: TextRole, text: string, at: string, steps: UseSteps): void {
    const said = { how: 'mentioned', at, isOpen: false, isHanded: false } as const;
    const { runBy } = this.#rules;
    if (role === 'payload') {
      const resource = this.#variables;
      if (resource !== undefined) for (const id of attributesIn(text)) this.#mention({ ...said, by: 'id', resource }, id, steps);
      if (runBy === undefined || !this.#setsUpRuns) return;
      // Payloads of other programs may call something else a policy.
      for (const { by, text: one } of policiesInPayload(text)) this.#mention({ ...said, by, resource: runBy, isHanded: true }, one, steps);
      return;
    }
    if (runBy !== undefined) this.#calls(runBy, role, said, text, steps);
    for (const { resource, by, text: one } of apiMentionsIn(text)) {
      if (this.#rules.isSpokenOf(resource) || this.#rules.isRun(resource))
        this.#mention({ ...said, by, resource, isHanded: true }, one, steps);
    }
    const from = this.#from;
    if (this.#finder.names !== undefined) this.#speak(from, text, at, steps);
    else this.#waiting.push(() => this.#speak(from, text, at, steps));
  }

  #calls(runBy: string, role: TextRole, at: Pick<SaidUse, 'how' | 'at' | 'isOpen'>, text: string, steps: UseSteps): void {
    const said = { ...at, by: 'event', resource: runBy, isHanded: true } as const;
    const { mentions, hasUnknown, parts } = policyCallsIn(text);
    if (hasUnknown && this.unknownCalls.at(-1) !== this.#from) this.unknownCalls.push(this.#from);
    for (const { by, text: one, isUnsure = false } of mentions) this.#mention({ ...said, by, isHanded: isUnsure }, one, steps);
    for (const part of parts) this.#mention({ ...said, part: 'text' }, part, steps);
    if (!hasUnknown && role !== 'handed') return;
    const maybe = new Set([...(hasUnknown ? eventWordsIn(text) : []), ...(role === 'handed' ? handedIn(text) : [])]);
    for (const { by, text: one } of mentions) if (by === 'event') maybe.delete(one);
    const kept = this.#keptOnce(said);
    for (const one of maybe) this.use(kept, one, steps, undefined);
  }

  #speak(from: ObjectRef, text: string, at: string, steps: UseSteps): void {
    const names = this.#finder.names?.in(text) ?? [];
    if (names.length > 0 && this.#from !== from) this.of(from);
    for (const { resource, name } of names) {
      this.#mention({ how: 'mentioned', by: 'name', resource, at, isOpen: false, isHanded: false }, name, steps);
    }
  }

  #mention(said: SaidUse, text: string, steps: UseSteps): void {
    this.use(this.#keptOnce(said), text, steps, undefined);
  }

  /** Texts say the same things again and again: each is kept once. */
  #keptOnce(said: SaidUse): SaidUse {
    const alike = this.#mentions.get(said.at) ?? [];
    const isSame = ({ by, resource, isHanded, part }: SaidUse): boolean =>
      by === said.by && resource === said.resource && isHanded === said.isHanded && part === said.part;
    let kept = alike.find(isSame);
    if (kept === undefined) this.#mentions.set(said.at, [...alike, (kept = said)]);
    return kept;
  }

  #wayOf(said: SaidUse): Way {
    const found = this.#ways.get(said);
    const ids = this.#rules.ids(said.resource);
    const way = found ?? { isOwn: ids === this.#own && said.by !== 'event', add: this.uses.adder(said.by, ids) };
    if (found === undefined) this.#ways.set(said, way);
    [this.#lastSaid, this.#lastWay] = [said, way];
    return way;
  }
}

/** Where uses at a place are kept. */
interface Way {
  /** They may be of the object itself. */
  readonly isOwn: boolean;
  readonly add: UseAdder;
}

/** How many objects call events that nobody can tell. */
export function unknownCallsIn({ kinds }: UsesIndex): number {
  return [...kinds.values()].reduce((sum, { unknownCalls }) => sum + unknownCalls.length, 0);
}

/** A use as others see it. */
export function useOf({ from, said: { at, how, by, resource }, steps, text, called }: KeptUse): Use {
  return { from, pointer: pointerOfUse(at, steps), how, to: { resource, by, text }, called };
}
