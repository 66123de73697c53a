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
  readonly places: readonly ReadonlySet<string>[];
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

/** What of an operation is compared with that of another, in this order: less is better. */
type Rank = readonly number[];

/**
 * Over method, path, tag, summary, privileges and the name of the kind. Words as they were typed come before what they may mean besides,
 * whole words before parts of words, the title before the path, what lives before what is deprecated; then what is read before what is
 * changed, and what is deleted last. What asks for a name to be typed never comes first by words that it does not say of itself.
 */
export function searchOperations(operations: readonly OperationFacts[]): OperationSearch {
  const entries = operations.map(entryOf);
  return {
    find(text) {
      const query = queryOf(text);
      if (query.words.length === 0) return operations;
      const found: { readonly operation: OperationFacts; readonly rank: Rank }[] = [];
      for (const entry of entries) {
        const rank = rankOf(entry, query);
        if (rank !== undefined) found.push({ operation: entry.operation, rank });
      }
      return found.toSorted((one, other) => compared(one.rank, other.rank)).map(({ operation }) => operation);
    },
  };
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
    places: places.map((words) => new Set(words)),
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

/** Undefined: a word is nowhere in it. */
function rankOf(entry: Entry, { words, asked, done, pairs }: Query): Rank | undefined {
  const { operation } = entry;
  const mets = metsBy(entry, words);
  if (mets === undefined) return undefined;
  const sum = { also: 0, parts: 0, places: 0, others: 0, elsewhere: 0 };
  for (const met of mets) {
    sum.also += met.isAlso === true ? 1 : 0;
    sum.parts += met.parts;
    sum.places += met.place;
    sum.others += met.isOther === true ? 1 : 0;
    sum.elsewhere += met.place > lastOfItself ? 1 : 0;
  }
  const isSevere = sum.also + sum.elsewhere > 0 && entry.isSevere;
  const isNamed = namesVerb(entry, pairs);
  const isDone = isNamed || done.has(operation.method);
  const unasked = entry.kind.filter((word) => !asked.has(word)).length;
  const byWords = [isSevere ? 1 : 0, sum.also, sum.parts, isNamed ? 0 : 1, sum.places, sum.others];
  const byOperation = [operation.deprecated ? 1 : 0, isDone ? 0 : 1, methodOrder[operation.method], entry.depth, unasked, -entry.version];
  return [...byWords, ...byOperation];
}

const methodOrder = { GET: 0, HEAD: 0, POST: 1, PUT: 1, PATCH: 1, DELETE: 2 } as const;

type WordAsked = Exclude<SearchWord, { readonly path: string }>;

interface Met {
  /** 0: as a whole word. 1: a word begins so. 2: within one. */
  readonly parts: number;
  readonly place: number;
  /** By a word that says the same, and not the one that was typed. */
  readonly isOther?: boolean;
  /** By what is looked for as well. */
  readonly isAlso?: boolean;
}

/** The last of the places where an operation says what it does: title and path. */
const lastOfItself = 1;

/** A word for what a command goes to. */
const unsaid: Met = { parts: 0, place: 4 };

/** How it holds each of the words; undefined: one is nowhere in it. */
function metsBy(entry: Entry, words: readonly SearchWord[]): readonly Met[] | undefined {
  const mets: Met[] = [];
  let isCommand = false;
  let isUnsaid = false;
  for (const word of words) {
    const met = metBy(entry, word) ?? ('typed' in word && word.isTarget ? unsaid : undefined);
    if (met === undefined) return undefined;
    isCommand ||= met.isAlso === true;
    isUnsaid ||= met === unsaid;
    mets.push(met);
  }
  return isUnsaid && !isCommand ? undefined : mets;
}

function metBy(entry: Entry, word: SearchWord): Met | undefined {
  return 'path' in word ? pathMet(entry, word.path) : wordMet(entry, word);
}

function wordMet({ operation, places, begins, all }: Entry, { typed, alike, also, methods, isTarget }: WordAsked): Met | undefined {
  if (methods.includes(operation.method)) return { parts: 0, place: 0 };
  const place = places.findIndex((words) => alike.some((word) => words.has(word)));
  if (place >= 0) return { parts: 0, place, isOther: !isTarget && places[place]?.has(typed) !== true };
  if (all.includes(typed)) {
    const begun = begins.findIndex((words) => words.includes(` ${typed}`));
    return begun >= 0 ? { parts: 1, place: begun } : { parts: 2, place: places.length };
  }
  const about = places.findIndex((words) => also.some((word) => words.has(word)));
  return about === 0 ? { parts: 0, place: about, isAlso: true } : undefined;
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

/** Equal ones stay in the document's order. */
function compared(one: Rank, other: Rank): number {
  for (let at = 0; at < one.length; at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
