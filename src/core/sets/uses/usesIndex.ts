import { jsonValue } from '../../json/wire.ts';
import { useFactsOf } from '../../resources/useKinds.ts';
import type { KindState, ObjectRef, ObjectSource, SetEntry, Unread } from '../source.ts';
import { NameFinder, attributesIn, policyCallsIn, type SpokenName } from './mentions.ts';
import { isOtherLook } from './sameObjects.ts';
import type { Use, UseHow } from './useTypes.ts';
import { UseMap, type KeptUse } from './useMap.ts';
import { useRules, type ObjectTraits, type UseRules } from './useRules.ts';
import type { UseSink } from './useWalker.ts';
import type { UseCatalogue } from './sameObjects.ts';

/** What is known of the objects of one kind. */
export interface KindUses {
  readonly state: KindState;
  readonly objects: readonly ObjectRef[];
  readonly unread: readonly (ObjectRef & { readonly unread: Unread })[];
  readonly uses: Pick<UseMap, 'get' | 'values'>;
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
  const names = spoken.flatMap(({ resource }) =>
    (kinds.get(resource)?.objects ?? []).map(({ name }): SpokenName => ({ resource: rules.ids(resource), name })),
  );
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
    const traits = traitsIn?.(document);
    if (traits !== undefined) into.traits.set(entry.id, traits);
  }
  return { state, objects, unread, uses: into.uses, traits: into.traits, unknownCalls: into.unknownCalls };
}

function unreadIn({ text }: SetEntry): Unread | undefined {
  return text === undefined ? { why: 'stopped' } : undefined;
}

/** Keeps what is found in the objects of one kind. */
class KindSink implements UseSink {
  readonly uses = new UseMap();
  readonly traits = new Map<string, ObjectTraits>();
  readonly unknownCalls: ObjectRef[] = [];
  readonly #rules: UseRules;
  readonly #own: string;
  readonly #variables: string | undefined;
  readonly #finder: { readonly names?: NameFinder };
  readonly #waiting: (() => void)[];
  #from: ObjectRef;

  constructor(rules: UseRules, resource: string, finder: { readonly names?: NameFinder }, waiting: (() => void)[]) {
    this.#rules = rules;
    this.#own = rules.ids(resource);
    this.#variables = useFactsOf(resource).variables;
    this.#finder = finder;
    this.#waiting = waiting;
    this.#from = { resource, id: '', name: '' };
  }

  of(from: ObjectRef): void {
    this.#from = from;
  }

  id(resource: string, id: string, pointer: string, called: string | undefined): void {
    this.#keep({ by: 'id', resource, text: id, pointer, how: 'id', called });
  }

  name(resource: string, name: string, pointer: string, how: UseHow, isOpen: boolean): void {
    this.#keep({ by: 'name', resource, text: name, pointer, how, isOpen });
  }

  text(role: Parameters<UseSink['text']>[0], text: string, pointer: string): void {
    if (role === 'payload') {
      for (const id of this.#variables === undefined ? [] : attributesIn(text)) {
        this.#keep({ by: 'id', resource: this.#variables ?? '', text: id, pointer, how: 'mentioned' });
      }
      return;
    }
    const event = this.#rules.runBy;
    const { mentions, hasUnknown } = policyCallsIn(text);
    if (hasUnknown && this.unknownCalls.at(-1) !== this.#from) this.unknownCalls.push(this.#from);
    if (event !== undefined) for (const one of mentions) this.#keep({ ...one, resource: event, pointer, how: 'mentioned' });
    const word = text.trim();
    if (event !== undefined && role === 'handed' && word !== '' && word.length <= 200 && !word.includes('\n')) {
      this.#keep({ by: 'event', resource: event, text: word, pointer, how: 'mentioned', isHanded: true });
    }
    const from = this.#from;
    if (this.#finder.names !== undefined) this.#speak(from, text, pointer);
    else this.#waiting.push(() => this.#speak(from, text, pointer));
  }

  #speak(from: ObjectRef, text: string, pointer: string): void {
    this.#from = from;
    for (const { resource, name } of this.#finder.names?.in(text) ?? []) {
      this.#keep({ by: 'name', resource, text: name, pointer, how: 'mentioned' });
    }
  }

  #keep(use: Pick<KeptUse, 'by' | 'resource' | 'text' | 'pointer' | 'how'> & Partial<KeptUse>): void {
    const from = this.#from;
    const ids = this.#rules.ids(use.resource);
    // What speaks of itself uses nothing.
    if (ids === this.#own && ((use.by === 'id' && use.text === from.id) || (use.by === 'name' && use.text === from.name))) return;
    const { by, resource, text, pointer, how, called, isOpen = false, isHanded = false } = use;
    const map = this.uses.of(by, ids);
    map.set(text, { from, pointer, how, by, resource, text, called, isOpen, isHanded, next: map.get(text) });
  }
}

/** A use as others see it. */
export function useOf({ from, pointer, how, by, resource, text, called }: KeptUse): Use {
  return { from, pointer, how, to: { resource, by, text }, called };
}
