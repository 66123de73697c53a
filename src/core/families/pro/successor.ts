import { answersList, answerShape, rowShape } from './answers.ts';
import { newerVersionOf } from './resources.ts';
import type { ApiDocument, Operation } from './types.ts';

/** A newer version, or what took its place under a path of its own, as `/v2/inventory-preload/records` that of `/v1/inventory-preload`. */
export function successorOf(document: ApiDocument, old: Operation): Operation | undefined {
  const newer = newerVersionOf(document, old);
  if (newer !== undefined || !old.deprecated) return newer;
  const known = fieldsOf(document, old);
  const ranked = document.operations
    .filter((other) => mayReplace(document, old, other))
    .map((other) => ({ other, shared: [...fieldsOf(document, other)].filter((name) => known.has(name)).length }))
    // What reads something else is no successor, whatever its path is called.
    .filter(({ shared }) => shared > 0 || known.size === 0 || old.method !== 'GET');
  return ranked.toSorted((a, b) => b.shared - a.shared || a.other.path.length - b.other.path.length)[0]?.other;
}

function mayReplace(document: ApiDocument, old: Operation, other: Operation): boolean {
  if (other.deprecated || other.method !== old.method || parametersOf(other) !== parametersOf(old)) return false;
  const [words, theirs] = [wordsOf(old), wordsOf(other)];
  const last = words.at(-1);
  if (last === undefined || !theirs.includes(last) || (theirs[0] !== words[0] && old.version.startsWith('v'))) return false;
  if (other.method === 'GET') return answersList(document, other) === answersList(document, old);
  // What creates stands beside what is created.
  if (other.method === 'POST' && !document.operations.some(({ route }) => route.startsWith(`${other.route}/{`))) return false;
  return document.detail(other).request.some(({ mediaType }) => /[/+]json\b/.test(mediaType));
}

/** Names of what it answers with: of one row, where it is a list. */
function fieldsOf(document: ApiDocument, operation: Operation): ReadonlySet<string> {
  const shape = rowShape(document, operation) ?? answerShape(document, operation);
  return new Set(shape?.kind === 'record' ? shape.fields().keys() : []);
}

/** Fixed parts of a path, spelt alike: `policyProperties` is `policy-properties`. */
function wordsOf({ route }: Operation): readonly string[] {
  const parts = route.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  return parts.map((part) => part.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase());
}

function parametersOf({ route }: Operation): number {
  return route.split('{').length;
}
