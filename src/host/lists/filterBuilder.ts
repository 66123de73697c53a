import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { operatorWords } from '../../core/rsql/complete.ts';
import type { QueryField } from '../../core/rsql/fields.ts';
import { operators, parseFilter, type Filter, type Operator } from '../../core/rsql/parse.ts';
import { escapeWildcards, writeFilter, writeTerm } from '../../core/rsql/write.ts';
import { pickText } from '../../app/lists/pickText.ts';
import { askLine } from '../support/say.ts';

export interface FilterQuestion {
  readonly title: string;
  readonly fields: readonly QueryField[];
  /** The document names the fields itself. */
  readonly isNamed: boolean;
}

/** Field, operator, value, and again: a filter without knowing RSQL. Adds to `current`. Undefined: given up. */
export async function buildFilter(question: FilterQuestion, current: string): Promise<string | undefined> {
  let filter = current;
  let joint: 'and' | 'or' | undefined = current === '' ? undefined : await askJoint(question.title, current);
  if (current !== '' && joint === undefined) return undefined;
  for (;;) {
    const term = await askTerm(question, filter);
    if (term === undefined) return undefined;
    filter = joint === undefined || filter === '' ? term : joined(filter, joint, term);
    joint = await askJoint(question.title, filter, true);
    if (joint === undefined) return filter;
  }
}

/** The new term applies to the whole filter before it, whatever binds tighter there. */
function joined(filter: string, joint: 'and' | 'or', term: string): string {
  const parts: readonly Filter[] = [parseFilter(filter), parseFilter(term)];
  return writeFilter({ kind: joint, parts: parts.flatMap((part) => (part.kind === joint ? part.parts : [part])) });
}

async function askJoint(title: string, filter: string, canEnd = false): Promise<'and' | 'or' | undefined> {
  const items = [
    ...(canEnd ? [{ label: t('$(check) Use this filter'), joint: undefined }] : []),
    { label: t('and…'), description: t('another term that must also be so'), joint: 'and' as const },
    { label: t('or…'), description: t('another term that is enough'), joint: 'or' as const },
  ];
  return (await window.showQuickPick(items, { title, placeHolder: filter, ignoreFocusOut: true }))?.joint;
}

async function askTerm({ title, fields }: FilterQuestion, before: string): Promise<string | undefined> {
  const items = fields.map((field) => ({ label: pickText(field.name), description: field.type === 'unknown' ? '' : field.type, field }));
  const placeHolder = before === '' ? t('Which field?') : before;
  const field = (await window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true, matchOnDescription: true }))?.field;
  if (field === undefined) return undefined;
  const operator = await askOperator(title, field);
  if (operator === undefined) return undefined;
  const values = await askValues(title, field, operator);
  return values === undefined ? undefined : writeTerm(field.name, operator.operator, values);
}

interface Choice {
  readonly operator: Operator;
  /** Around what is typed: `*x*` for “contains”. */
  readonly wrap?: readonly [before: string, after: string];
}

async function askOperator(title: string, field: QueryField): Promise<Choice | undefined> {
  const contains = [
    { label: t('contains'), description: '==*…*', choice: { operator: '==', wrap: ['*', '*'] } },
    { label: t('begins with'), description: '==…*', choice: { operator: '==', wrap: ['', '*'] } },
  ] as const;
  const usable = operators.filter((operator) => field.type !== 'boolean' || operator === '==' || operator === '!=');
  const plain = usable.map((operator) => ({ label: operatorWords()[operator], description: operator, choice: { operator } }));
  const items: { label: string; description: string; choice: Choice }[] = [
    ...(field.type === 'text' || field.type === 'unknown' ? contains : []),
    ...plain,
  ];
  return (await window.showQuickPick(items, { title, placeHolder: field.name, ignoreFocusOut: true, matchOnDescription: true }))?.choice;
}

async function askValues(title: string, field: QueryField, { operator, wrap }: Choice): Promise<string[] | undefined> {
  const isList = operator === '=in=' || operator === '=out=';
  if (field.values.length > 0 && wrap === undefined) {
    const options = { title, placeHolder: field.name, ignoreFocusOut: true };
    const items = field.values.map((value) => ({ label: pickText(value), value }));
    const chosen = isList
      ? await window.showQuickPick(items, { ...options, canPickMany: true })
      : [await window.showQuickPick(items, options)];
    const values = (chosen ?? []).flatMap((item) => (item === undefined ? [] : [escapeWildcards(item.value)]));
    return values.length === 0 ? undefined : values;
  }
  const prompt = isList ? t('Values of {0}, separated by commas', field.name) : t('Value of {0}', field.name);
  const typed = await askLine({ title, prompt, ignoreFocusOut: true });
  if (typed === undefined) return undefined;
  if (isList) return typed.split(',').map((value) => escapeWildcards(value.trim()));
  // Typed with == by somebody who knows wildcards, an asterisk stays one; around “contains” it is meant as it stands.
  return [wrap === undefined ? typed.replaceAll('\\', '\\\\') : `${wrap[0]}${escapeWildcards(typed)}${wrap[1]}`];
}
