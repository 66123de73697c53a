import type { DraftPair } from '../../../shared/draft.ts';

/** Replaces all values of one parameter, at the place where it stood. No values: the parameter goes. */
export function withValues(query: readonly DraftPair[], name: string, values: readonly string[]): readonly DraftPair[] {
  const at = query.findIndex((pair) => pair.name === name);
  const made = values.map((value) => ({ name, value, enabled: true }));
  const rest = query.filter((pair) => pair.name !== name);
  const place = at < 0 ? rest.length : query.slice(0, at).filter((pair) => pair.name !== name).length;
  return [...rest.slice(0, place), ...made, ...rest.slice(place)];
}

/** Values of the enabled pairs of that name, in order. */
export function valuesOf(query: readonly DraftPair[], name: string): readonly string[] {
  return query.filter((pair) => pair.name === name && pair.enabled).map((pair) => pair.value);
}

/** Names in braces, in order, each once. */
export function pathNames(path: string): readonly string[] {
  return [...new Set([...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] ?? ''))];
}
