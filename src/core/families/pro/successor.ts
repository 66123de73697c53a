import { successorOf } from './resources.ts';
import type { ApiDocument, Operation } from './types.ts';

/** A newer version, or what took its place under a path of its own, as `/v2/inventory-preload/records` that of `/v1/inventory-preload`. */
export function successorIn(document: ApiDocument, old: Operation): Operation | undefined {
  const words = wordsOf(old);
  const last = words.at(-1);
  const others = document.operations.filter((other) => {
    if (other.deprecated || other.method !== old.method || parametersOf(other) !== parametersOf(old)) return false;
    const theirs = wordsOf(other);
    if (other.method !== 'GET' && !document.detail(other).request.some(({ mediaType }) => /[/+]json\b/.test(mediaType))) return false;
    // What creates stands beside what is created.
    if (other.method === 'POST' && !document.operations.some(({ route }) => route.startsWith(`${other.route}/{`))) return false;
    return last !== undefined && theirs.includes(last) && (theirs[0] === words[0] || !old.version.startsWith('v'));
  });
  return successorOf(document, old) ?? others.toSorted((a, b) => a.path.length - b.path.length)[0];
}

/** Fixed parts of a path, spelt alike: `policyProperties` is `policy-properties`. */
function wordsOf({ route }: Operation): readonly string[] {
  const parts = route.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  return parts.map((part) => part.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase());
}

function parametersOf({ route }: Operation): number {
  return route.split('{').length;
}
