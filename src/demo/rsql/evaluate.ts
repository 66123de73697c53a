import { at, compareValues, scalar, type Row } from '../values.ts';
import type { Filter } from './parse.ts';

export interface FilterRules {
  /** Names that a filter may use. Undefined: any. */
  readonly fields?: readonly string[] | undefined;
  /** Filter name to field name, where they differ. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Names whose values are compared with regard to case. */
  readonly exact?: readonly string[];
}

export function matches(filter: Filter, row: Row, rules: FilterRules): boolean {
  if (filter.kind !== 'term') {
    const holds = (term: Filter): boolean => matches(term, row, rules);
    return filter.kind === 'and' ? filter.terms.every(holds) : filter.terms.some(holds);
  }
  const value = at(row, rules.aliases?.[filter.field] ?? filter.field);
  const exact = rules.exact?.includes(filter.field) === true;
  const equal = (parts: readonly string[]): boolean => isLike(value, parts, exact);
  switch (filter.operator) {
    case '==':
    case 'in':
      return filter.values.some(equal);
    case '!=':
    case 'out':
      return !filter.values.some(equal);
    default:
      return isOrdered(filter.operator, value, filter.values[0]?.join('*') ?? '');
  }
}

/** All field names that a filter uses. */
export function fieldsOf(filter: Filter): readonly string[] {
  return filter.kind === 'term' ? [filter.field] : filter.terms.flatMap(fieldsOf);
}

function isOrdered(operator: '<' | '<=' | '>' | '>=', value: unknown, limit: string): boolean {
  if (value === null || value === undefined) return false;
  const order = compareValues(value, limit);
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function isLike(value: unknown, parts: readonly string[], exact: boolean): boolean {
  const fold = (text: string): string => (exact ? text : text.toLowerCase());
  const text = fold(scalar(value));
  const [first = '', ...rest] = parts.map(fold);
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return from <= text.length - last.length;
}
