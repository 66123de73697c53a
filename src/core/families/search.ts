import type { OperationFacts } from './family.ts';

/** Answers as somebody types: made once per document, asked per keystroke. */
export interface OperationSearch {
  /** Operations that hold every word of the text, the best first. All of them, in the document's order, for an empty text. */
  find(text: string): readonly OperationFacts[];
}

interface Entry {
  readonly operation: OperationFacts;
  readonly order: number;
  readonly method: string;
  readonly path: string;
  readonly segments: readonly string[];
  readonly tag: string;
  readonly summary: string;
  readonly privileges: string;
  readonly all: string;
}

/** Over method, path, tag, summary and privileges; `label` adds the plain words that a person knows an operation's resource by. */
export function searchOperations(
  operations: readonly OperationFacts[],
  label: (operation: OperationFacts) => string = () => '',
): OperationSearch {
  const entries = operations.map((operation, order) => entryOf(operation, order, label(operation)));
  return {
    find(text) {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      if (words.length === 0) return operations;
      const found: { readonly entry: Entry; readonly score: number }[] = [];
      for (const entry of entries) {
        const score = scoreOf(entry, words);
        if (score > 0) found.push({ entry, score });
      }
      found.sort((one, other) => other.score - one.score || one.entry.order - other.entry.order);
      return found.map(({ entry }) => entry.operation);
    },
  };
}

function entryOf(operation: OperationFacts, order: number, label: string): Entry {
  const method = operation.method.toLowerCase();
  const path = operation.path.toLowerCase();
  const tag = `${operation.tag} ${label}`.toLowerCase();
  const summary = operation.summary.toLowerCase();
  const privileges = (operation.privileges ?? []).join(' ').toLowerCase();
  const segments = path.split(/[/{}-]+/).filter(Boolean);
  return { operation, order, method, path, segments, tag, summary, privileges, all: [method, path, tag, summary, privileges].join('\n') };
}

/** Every word has to be found somewhere. Where it is found, and how exactly, is its worth. */
function scoreOf(entry: Entry, words: readonly string[]): number {
  let total = 0;
  for (const word of words) {
    if (!entry.all.includes(word)) return 0;
    total += worthOf(entry, word);
  }
  // The usual is short and live: `GET /v1/buildings` before its histories and its elder sisters.
  return total - entry.path.length / 1000 - (entry.operation.deprecated ? 5 : 0) + 100;
}

function worthOf(entry: Entry, word: string): number {
  if (entry.method === word) return 20;
  if (entry.path === word || entry.path.endsWith(word)) return 15;
  if (entry.segments.includes(word)) return 12;
  if (entry.path.includes(word)) return 9;
  if (entry.tag.includes(word)) return 6;
  return entry.summary.includes(word) ? 4 : 2;
}
