import type { Filter, Operator } from './parse.ts';

/** A text that means itself, asterisks and backslashes included, as a value of a term. */
export function escapeWildcards(text: string): string {
  return text.replaceAll(/[\\*]/g, String.raw`\$&`);
}

/** One comparison as text; its values are patterns (see `Term`): pass what a person means literally through {@link escapeWildcards}. */
export function writeTerm(field: string, operator: Operator, values: readonly string[]): string {
  const written = values.map(quoted);
  return `${field}${operator}${operator === '=in=' || operator === '=out=' ? `(${written.join(',')})` : (written[0] ?? '""')}`;
}

/** A filter as text, with parentheses where `and` would otherwise bind differently. */
export function writeFilter(filter: Filter): string {
  if (filter.kind === 'term') return writeTerm(filter.field, filter.operator, filter.values);
  const inner = filter.parts.map((part) =>
    part.kind === 'term' || (filter.kind === 'or' && part.kind === 'and') ? writeFilter(part) : `(${writeFilter(part)})`,
  );
  return inner.join(filter.kind === 'and' ? ';' : ',');
}

/** Plain words, numbers, wildcards and dates need no quotes; whatever may mean something else gets them. */
function quoted(pattern: string): string {
  if (/^[\w*.:@+-]+$/.test(pattern)) return pattern;
  return `"${pattern.replaceAll(/\\[\\*]|["\\]/g, (found) => (found.length === 2 ? found : `\\${found}`))}"`;
}
