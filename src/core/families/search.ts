import { sensitivityOf } from '../catalog/sensitive.ts';
import { kindOf } from '../resources/kindOf.ts';
import type { OperationFacts } from './family.ts';
import { countedWords, searchWords, wordsIn, type SearchWord } from './searchWords.ts';

/** Answers as somebody types: made once per document, asked per keystroke. */
export interface OperationSearch {
  /** Operations that hold every word of the text, the best first. All of them, in the document's order, for an empty text. */
  find(text: string): readonly OperationFacts[];
}

interface Entry {
  readonly operation: OperationFacts;
  /** Words by where they stand, the place that counts most first: title, path, tag, privileges. */
  readonly places: readonly (readonly string[])[];
  /** The same as texts, with a space before each word. */
  readonly begins: readonly string[];
  /** What its kind is called, by which a person knows it. */
  readonly kind: readonly string[];
  readonly path: string;
  /** In their order, those that count. */
  readonly pathWords: readonly string[];
  /** It asks for a name to be typed. */
  readonly isSevere: boolean;
  readonly depth: number;
  readonly version: number;
  readonly all: string;
}

interface Index {
  readonly entries: readonly Entry[];
  /** By word, the number of each entry that has it, with the first of the places where it stands. */
  readonly words: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/**
 * Over method, path, tag, summary, privileges and the name of the kind. Words as they were typed come before what they may mean besides,
 * whole words before parts of words, the title before the path, what lives before what is deprecated; then what is read before what is
 * changed, and what is deleted last. What asks for a name to be typed never comes first by words that it does not say of itself.
 */
export function searchOperations(operations: readonly OperationFacts[]): OperationSearch {
  const entries = operations.map(entryOf);
  const index: Index = { entries, words: placesOf(entries) };
  /** As one types, all words but the last stay what they were. */
  let latest: ReadonlyMap<string, Mets> = new Map();
  return {
    find(text) {
      const query = queryOf(text);
      if (query.words.length === 0) return operations;
      const mets = query.words.map((word): readonly [string, Mets] => {
        const said = 'path' in word ? word.path : word.typed;
        return [said, latest.get(said) ?? metsBy(index, word)];
      });
      latest = new Map(mets);
      const held = mets.map(([, met]) => met);
      const found: { readonly operation: OperationFacts; readonly rank: number }[] = [];
      for (const [at, entry] of entries.entries()) {
        const rank = rankOf(entry, query, at, held);
        if (rank !== undefined) found.push({ operation: entry.operation, rank });
      }
      // Equal ones stay in the document's order.
      return found.toSorted((one, other) => one.rank - other.rank).map(({ operation }) => operation);
    },
  };
}

function placesOf(entries: readonly Entry[]): Index['words'] {
  const words = new Map<string, Map<number, number>>();
  entries.forEach(({ places }, at) => {
    for (const [place, said] of places.entries()) {
      for (const word of said) {
        const has = words.get(word) ?? new Map<number, number>();
        if (!has.has(at)) has.set(at, place);
        words.set(word, has);
      }
    }
  });
  return words;
}

/** What is asked of each entry. */
interface Query {
  readonly words: readonly SearchWord[];
  /** All words that were typed, and those that say the same. */
  readonly asked: ReadonlySet<string>;
  /** The methods that a word says are done. */
  readonly done: ReadonlySet<string>;
  /** Two words that stand side by side, where one of them could say what is done. */
  readonly pairs: readonly (readonly [string, string])[];
}

function queryOf(text: string): Query {
  const words = searchWords(text);
  const asked = new Set(words.flatMap((word) => ('typed' in word ? word.alike : [])));
  const done = new Set(words.flatMap((word) => ('typed' in word && word.isVerb ? word.methods : [])));
  const pairs = words.flatMap((word, index): (readonly [string, string])[] => {
    const next = words[index + 1];
    if (next === undefined || 'path' in word || 'path' in next) return [];
    const canDo = [word, next].some(({ isVerb, methods }) => isVerb && methods.length > 0);
    return canDo ? [[word.typed, next.typed]] : [];
  });
  return { words, asked, done, pairs };
}

function entryOf(operation: OperationFacts): Entry {
  const { path, route, tag, summary } = operation;
  const label = kindOf(route.split('/{', 1)[0] ?? '').label.many;
  const privileges = (operation.privileges ?? []).join(' ');
  const kind = wordsIn(label);
  // What a parameter is called says nothing of what is done.
  const said = path.split('/').filter((segment) => !segment.startsWith('{'));
  const parted = said.join('/').replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2');
  const places = [[...wordsIn(summary), ...kind], wordsIn(parted), wordsIn(tag), wordsIn(privileges)];
  return {
    operation,
    places,
    begins: places.map((words) => words.map((word) => ` ${word}`).join('')),
    kind,
    path: path.toLowerCase(),
    pathWords: countedWords(parted),
    isSevere: sensitivityOf(operation).level === 'typed',
    depth: path.split('/').length,
    version: Number(/^\/v(\d+)\//.exec(path)?.[1] ?? 0),
    all: [operation.method, path, tag, label, summary, privileges].join('\n').toLowerCase(),
  };
}

/** Less is better. Undefined: a word is nowhere in it. */
function rankOf(entry: Entry, { asked, done, pairs }: Query, at: number, held: readonly Mets[]): number | undefined {
  let [also, parts, places, others, elsewhere, unsaid] = [0, 0, 0, 0, 0, 0];
  for (const mets of held) {
    const met = mets[at];
    if (met === undefined) return undefined;
    also += met.isAlso === true ? 1 : 0;
    parts += met.parts;
    places += met.place;
    others += met.isOther === true ? 1 : 0;
    elsewhere += met.place > lastOfItself ? 1 : 0;
    unsaid += met.isUnsaid === true ? 1 : 0;
  }
  if (unsaid > 0 && also === 0) return undefined;
  const { method, deprecated } = entry.operation;
  const isNamed = namesVerb(entry, pairs);
  let unasked = 0;
  for (const word of entry.kind) unasked += asked.has(word) ? 0 : 1;
  // What of an operation is compared with that of another, in this order. First how it has the words:
  let rank = also + elsewhere > 0 && entry.isSevere ? 1 : 0;
  rank = then(rank, 16, also);
  rank = then(rank, 64, parts);
  rank = then(rank, 2, isNamed ? 0 : 1);
  rank = then(rank, 256, places);
  rank = then(rank, 16, others);
  // Then what it is.
  rank = then(rank, 2, deprecated ? 1 : 0);
  rank = then(rank, 2, isNamed || done.has(method) ? 0 : 1);
  rank = then(rank, 4, methodOrder[method]);
  rank = then(rank, 64, entry.depth);
  rank = then(rank, 16, unasked);
  return then(rank, 32, Math.max(0, 31 - entry.version));
}

/** A rank with one more digit behind it, of so many. */
function then(rank: number, digits: number, digit: number): number {
  return rank * digits + Math.min(digit, digits - 1);
}

const methodOrder = { GET: 0, HEAD: 0, POST: 1, PUT: 1, PATCH: 1, DELETE: 2 } as const;

interface Met {
  /** 0: as a whole word. 1: a word begins so. 2: within one. */
  readonly parts: number;
  readonly place: number;
  /** By a word that says the same, and not the one that was typed. */
  readonly isOther?: boolean;
  /** By what is looked for as well. */
  readonly isAlso?: boolean;
  /** Not at all, which is well where it is a command, and this a word for what commands go to. */
  readonly isUnsaid?: boolean;
}

/** How each entry holds a word. */
type Mets = readonly (Met | undefined)[];

/** The last of the places where an operation says what it does: title and path. */
const lastOfItself = 1;

const unsaid: Met = { parts: 0, place: 4, isUnsaid: true };

function metsBy({ entries, words }: Index, word: SearchWord): Mets {
  if ('path' in word) return entries.map((entry) => pathMet(entry, word.path));
  const { typed, alike, also, methods, isTarget } = word;
  const own = words.get(typed);
  const same = alike.flatMap((one) => words.get(one) ?? []);
  const about = also.flatMap((one) => words.get(one) ?? []);
  return entries.map((entry, at): Met | undefined => {
    if (methods.includes(entry.operation.method)) return { parts: 0, place: 0 };
    const place = same.reduce((least, has) => Math.min(least, has.get(at) ?? nowhere), nowhere);
    if (place < nowhere) return { parts: 0, place, isOther: !isTarget && own?.get(at) !== place };
    if (entry.all.includes(typed)) return partMet(entry, typed);
    if (about.some((has) => has.get(at) === 0)) return { parts: 0, place: 0, isAlso: true };
    return isTarget ? unsaid : undefined;
  });
}

const nowhere = 5;

function partMet({ begins }: Entry, typed: string): Met {
  const begun = begins.findIndex((words) => words.includes(` ${typed}`));
  return begun >= 0 ? { parts: 1, place: begun } : { parts: 2, place: begins.length };
}

/**
 * Whether a word that could say what is done is a part of a name here, as in “software updates” or “change password”: the path has it
 * beside the word that was typed beside it.
 */
function namesVerb({ pathWords }: Entry, pairs: Query['pairs']): boolean {
  return pairs.some(([word, next]) => pathWords.some((part, at) => part === word && pathWords[at + 1] === next));
}

function pathMet({ path }: Entry, asked: string): Met | undefined {
  if (path === asked) return { parts: 0, place: 0 };
  if (path.startsWith(asked)) return { parts: 1, place: 0 };
  return path.includes(asked) ? { parts: 2, place: 0 } : undefined;
}
