import { t } from '@vscode/l10n';
import type { QuickPickItem } from 'vscode';
import { operatorWords } from '../../core/rsql/complete.ts';
import type { QueryField } from '../../core/rsql/fields.ts';
import { operators, parseFilter, type Filter, type Operator } from '../../core/rsql/parse.ts';
import { escapeWildcards, writeFilter, writeTerm } from '../../core/rsql/write.ts';
import { pickText } from '../../app/lists/pickText.ts';
import { back, lineStep, pickStep, type Stepped } from './steps.ts';

export interface FilterQuestion {
  readonly title: string;
  readonly fields: readonly QueryField[];
  /** The document names the fields itself. */
  readonly isNamed: boolean;
}

type Joint = 'and' | 'or';

/** Field, operator, value, and again: a filter without knowing RSQL. Adds to `current`. Undefined: given up. `hasBack`: something comes before. */
export async function buildFilter(question: FilterQuestion, current: string, hasBack = false): Promise<Stepped<string>> {
  /** After each term. */
  const filters: string[] = [current];
  let joint: Joint | undefined;
  let isJoining = current !== '';
  for (;;) {
    const filter = filters.at(-1) ?? '';
    const isFirst = filters.length === 1;
    if (isJoining) {
      const answer = await askJoint(question.title, filter, !isFirst, hasBack || !isFirst);
      if (answer === undefined || (answer === back && isFirst)) return answer;
      if (answer === 'use') return filter;
      if (answer === back) filters.pop();
      else joint = answer;
      isJoining = false;
    } else {
      const term = await askTerm(question, filter, hasBack || filter !== '');
      if (term === undefined || (term === back && filter === '')) return term;
      if (term !== back) filters.push(joint === undefined || filter === '' ? term : joined(filter, joint, term));
      isJoining = true;
    }
  }
}

/** The new term applies to the whole filter before it, whatever binds tighter there. */
function joined(filter: string, joint: Joint, term: string): string {
  const parts: readonly Filter[] = [parseFilter(filter), parseFilter(term)];
  return writeFilter({ kind: joint, parts: parts.flatMap((part) => (part.kind === joint ? part.parts : [part])) });
}

/** One of several, without any meaning of what is typed but to narrow them. */
async function askOne<T>(
  title: string,
  placeholder: string,
  items: readonly (QuickPickItem & { readonly value: T })[],
  hasBack: boolean,
): Promise<Stepped<T>> {
  const chosen = await pickStep({ title, placeholder, items: () => items, hasBack });
  return chosen === undefined || chosen === back ? chosen : chosen.items[0]?.value;
}

function askJoint(title: string, filter: string, canEnd: boolean, hasBack: boolean): Promise<Stepped<Joint | 'use'>> {
  const items: readonly (QuickPickItem & { readonly value: Joint | 'use' })[] = [
    ...(canEnd ? [{ label: t('$(check) Use this filter'), value: 'use' as const }] : []),
    { label: t('and…'), description: t('another term that must also be so'), value: 'and' },
    { label: t('or…'), description: t('another term that is enough'), value: 'or' },
  ];
  return askOne(title, filter, items, hasBack);
}

async function askTerm({ title, fields }: FilterQuestion, before: string, hasBack: boolean): Promise<Stepped<string>> {
  const items = fields.map((field) => ({
    label: pickText(field.name),
    description: field.type === 'unknown' ? '' : field.type,
    value: field,
  }));
  for (;;) {
    const field = await askOne(title, before === '' ? t('Which field?') : before, items, hasBack);
    if (field === undefined || field === back) return field;
    const term = await askComparison(title, field);
    if (term !== back) return term;
  }
}

async function askComparison(title: string, field: QueryField): Promise<Stepped<string>> {
  for (;;) {
    const choice = await askOperator(title, field);
    if (choice === undefined || choice === back) return choice;
    const values = await askValues(title, field, choice);
    if (values !== back) return values === undefined ? undefined : writeTerm(field.name, choice.operator, values);
  }
}

interface Choice {
  readonly operator: Operator;
  /** Around what is typed: `*x*` for “contains”. */
  readonly wrap?: readonly [before: string, after: string];
}

function askOperator(title: string, field: QueryField): Promise<Stepped<Choice>> {
  const contains: readonly (QuickPickItem & { readonly value: Choice })[] = [
    { label: t('contains'), description: '==*…*', value: { operator: '==', wrap: ['*', '*'] } },
    { label: t('begins with'), description: '==…*', value: { operator: '==', wrap: ['', '*'] } },
  ];
  const usable = operators.filter((operator) => field.type !== 'boolean' || operator === '==' || operator === '!=');
  const plain = usable.map((operator) => ({ label: operatorWords()[operator], description: operator, value: { operator } }));
  return askOne<Choice>(title, field.name, [...(field.type === 'text' || field.type === 'unknown' ? contains : []), ...plain], true);
}

async function askValues(title: string, field: QueryField, { operator, wrap }: Choice): Promise<Stepped<readonly string[]>> {
  const hasMany = operator === '=in=' || operator === '=out=';
  if (field.values.length > 0 && wrap === undefined) {
    const items = field.values.map((value) => ({ label: pickText(value), value }));
    const chosen = await pickStep({ title, placeholder: field.name, items: () => items, hasBack: true, hasMany });
    return chosen === undefined || chosen === back ? chosen : chosen.items.map(({ value }) => escapeWildcards(value));
  }
  const prompt = hasMany ? t('Values of {0}, separated by commas', field.name) : t('Value of {0}', field.name);
  const typed = await lineStep({ title, prompt, hasBack: true });
  if (typed === undefined || typed === back) return typed;
  if (hasMany) return typed.split(',').map((value) => escapeWildcards(value.trim()));
  // Typed with == by somebody who knows wildcards, an asterisk stays one; around “contains” it is meant as it stands.
  return [wrap === undefined ? typed.replaceAll('\\', '\\\\') : `${wrap[0]}${escapeWildcards(typed)}${wrap[1]}`];
}
