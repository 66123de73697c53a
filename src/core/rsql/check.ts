import { t } from '@vscode/l10n';
import { problemOf } from '../../shared/problem.ts';
import type { QueryField } from './fields.ts';
import { parseFilter, type Filter, type FilterSpan, type Term } from './parse.ts';

/** What is wrong in a filter, and where. An error is one that no server takes; a warning one that this document does not expect. */
export interface FilterNote extends FilterSpan {
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** Checks a filter against the fields of a list. `isNamed`: the document itself names the fields, so another is a likely mistake. */
export function checkFilter(text: string, fields: readonly QueryField[], isNamed = true): readonly FilterNote[] {
  if (text.trim() === '') return [];
  let filter: Filter;
  try {
    filter = parseFilter(text);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind !== 'invalid') throw error;
    const from = problem.offset ?? 0;
    return [{ level: 'error', message: problem.message, from, to: Math.max(from + 1, Math.min(text.length, from + 1)) }];
  }
  const byName = new Map(fields.map((field) => [field.name, field]));
  return termsOf(filter).flatMap((term) => checkTerm(term, byName, isNamed));
}

/** All comparisons of a filter, in the order they stand. */
export function termsOf(filter: Filter): readonly Term[] {
  return filter.kind === 'term' ? [filter] : filter.parts.flatMap(termsOf);
}

function checkTerm(term: Term, fields: ReadonlyMap<string, QueryField>, isNamed: boolean): readonly FilterNote[] {
  const field = fields.get(term.field);
  if (field === undefined) {
    const near = nearest(term.field, [...fields.keys()]);
    const message =
      near === undefined
        ? t`“${term.field}” is not among the fields of this list`
        : t`“${term.field}” is not among the fields of this list; did you mean “${near}”?`;
    return isNamed ? [{ level: 'warning', message, ...term.at.field }] : [];
  }
  return term.values.flatMap((value, index) => {
    const message = checkValue(term, field, value);
    return message === undefined ? [] : [{ level: 'warning' as const, message, ...(term.at.values[index] ?? term.at.field) }];
  });
}

function checkValue({ operator }: Term, field: QueryField, value: string): string | undefined {
  const isEqual = operator === '==' || operator === '!=';
  const hasWildcard = /(^|[^\\])(\\\\)*\*/.test(value);
  if (hasWildcard && !isEqual) return t`The wildcard * works with == and != only.`;
  if (hasWildcard) return undefined;
  if (field.type === 'number' && !/^-?\d+(\.\d+)?$/.test(value)) return t`“${field.name}” is a number.`;
  if (field.type === 'date' && !/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(value)) {
    return t`“${field.name}” is a date: 2026-01-31 or 2026-01-31T08:00:00Z.`;
  }
  if (field.type === 'boolean' && value !== 'true' && value !== 'false') return t`“${field.name}” is true or false.`;
  if (field.values.length > 0 && isEqual && !field.values.includes(value)) return t`“${field.name}” takes ${listed(field.values)}.`;
  return undefined;
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, 8).join(', ');
  return values.length > 8 ? `${shown}, …` : shown;
}

/** The name that is meant most likely: the same but for case, the same last part, or at most two letters off. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const last = lower.slice(lower.lastIndexOf('.') + 1);
  return (
    names.find((other) => other.toLowerCase() === lower) ??
    names.find((other) => other.toLowerCase().endsWith(`.${last}`) || other.toLowerCase() === last) ??
    names.find((other) => distance(lower, other.toLowerCase()) <= 2)
  );
}

function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const cost = one[i] === other[j] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + cost, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 3;
}
