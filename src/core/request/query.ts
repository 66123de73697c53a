import type { DraftPair } from '../../shared/draft.ts';
import { formatQuery } from '../../shared/urlText.ts';

/** Parameters of which several values go into one, with commas: the document says otherwise, the server does not (facts 3.5). */
const commaParameters: ReadonlySet<string> = new Set(['sort']);

export function styleOf(parameter: string): 'repeat' | 'comma' {
  return commaParameters.has(parameter) ? 'comma' : 'repeat';
}

/** The pairs as they go on the wire: switched-off and nameless ones left out, several `sort` joined into the first. */
export function wirePairs(pairs: readonly DraftPair[]): readonly (readonly [string, string])[] {
  const wire: [string, string][] = [];
  for (const pair of pairs) {
    if (!pair.enabled || pair.name === '') continue;
    const first = styleOf(pair.name) === 'comma' ? wire.find(([name]) => name === pair.name) : undefined;
    if (first === undefined) wire.push([pair.name, pair.value]);
    else if (pair.value !== '') first[1] = first[1] === '' ? pair.value : `${first[1]},${pair.value}`;
  }
  return wire;
}

/** The query on the wire, without a question mark; empty for none. */
export function wireQuery(pairs: readonly DraftPair[]): string {
  return formatQuery(wirePairs(pairs).map(([name, value]) => ({ name, value, enabled: true })));
}
