import { kindOf } from '../resources/kindOf.ts';
import { singularOf } from '../resources/words.ts';
import type { OperationFacts } from './family.ts';
import { searchWords, type SearchWord } from './searchWords.ts';

/** Answers as somebody types: made once per document, asked per keystroke. */
export interface OperationSearch {
  /** Operations that hold every word of the text, the best first. All of them, in the document's order, for an empty text. */
  find(text: string): readonly OperationFacts[];
}

interface Entry {
  readonly operation: OperationFacts;
  /** Words by where they stand, the place that counts most first: title, path, tag, privileges. */
  readonly places: readonly ReadonlySet<string>[];
  /** What its kind is called, by which a person knows it. */
  readonly kind: readonly string[];
  readonly path: string;
  readonly depth: number;
  readonly version: number;
  readonly all: string;
}

/** What of an operation is compared with that of another, in this order: less is better. */
type Rank = readonly number[];

/**
 * Over method, path, tag, summary, privileges and the name of the kind. Whole words come before parts of words, the title before the path,
 * what lives before what is deprecated; then what is read before what is changed, and what is deleted last.
 */
export function searchOperations(operations: readonly OperationFacts[]): OperationSearch {
  const entries = operations.map(entryOf);
  return {
    find(text) {
      const words = searchWords(text);
      if (words.length === 0) return operations;
      const found = entries.flatMap((entry) => {
        const rank = rankOf(entry, words);
        return rank === undefined ? [] : [{ entry, rank }];
      });
      return found.toSorted((one, other) => compared(one.rank, other.rank)).map(({ entry }) => entry.operation);
    },
  };
}

function entryOf(operation: OperationFacts): Entry {
  const { path, route, tag, summary } = operation;
  const label = kindOf(route.split('/{', 1)[0] ?? '').label.many;
  const privileges = (operation.privileges ?? []).join(' ');
  const kind = wordsIn(label);
  const parted = path.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2');
  return {
    operation,
    places: [new Set([...wordsIn(summary), ...kind]), new Set(wordsIn(parted)), new Set(wordsIn(tag)), new Set(wordsIn(privileges))],
    kind,
    path: path.toLowerCase(),
    depth: path.split('/').length,
    version: Number(/^\/v(\d+)\//.exec(path)?.[1] ?? 0),
    all: [operation.method, path, tag, label, summary, privileges].join('\n').toLowerCase(),
  };
}

/** Each in the singular and small: `/v1/computer-groups` is “v1 computer group”. */
function wordsIn(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((part) => singularOf(part.toLowerCase()));
}

/** Undefined: a word is nowhere in it. */
function rankOf(entry: Entry, words: readonly SearchWord[]): Rank | undefined {
  const { operation } = entry;
  let parts = 0;
  let places = 0;
  for (const word of words) {
    const met = 'path' in word ? pathMet(entry, word.path) : wordMet(entry, word);
    if (met === undefined) return undefined;
    parts += met.parts;
    places += met.place;
  }
  const meant = words.some((word) => 'isVerb' in word && word.isVerb && word.methods.includes(operation.method));
  const asked = new Set(words.flatMap((word) => ('alike' in word ? word.alike : [])));
  const unasked = entry.kind.filter((word) => !asked.has(word)).length;
  return [parts, places, operation.deprecated ? 1 : 0, meant ? 0 : 1, methodOrder[operation.method], entry.depth, unasked, -entry.version];
}

const methodOrder = { GET: 0, HEAD: 0, POST: 1, PUT: 1, PATCH: 1, DELETE: 2 } as const;

type WordAsked = Exclude<SearchWord, { readonly path: string }>;

interface Met {
  /** 0: as a whole word. 1: a word begins so. 2: within one. */
  readonly parts: number;
  readonly place: number;
}

function wordMet({ operation, places, all }: Entry, { typed, alike, methods }: WordAsked): Met | undefined {
  if (methods.includes(operation.method)) return { parts: 0, place: 0 };
  const place = places.findIndex((words) => alike.some((word) => words.has(word)));
  if (place >= 0) return { parts: 0, place };
  if (!all.includes(typed)) return undefined;
  const begun = places.findIndex((words) => Array.from(words).some((word) => word.startsWith(typed)));
  return begun >= 0 ? { parts: 1, place: begun } : { parts: 2, place: places.length };
}

function pathMet({ path }: Entry, asked: string): Met | undefined {
  if (path === asked) return { parts: 0, place: 0 };
  if (path.startsWith(asked)) return { parts: 1, place: 0 };
  return path.includes(asked) ? { parts: 2, place: 0 } : undefined;
}

/** Equal ones stay in the document's order. */
function compared(one: Rank, other: Rank): number {
  return one.map((value, index) => value - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
