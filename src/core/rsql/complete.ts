import { t } from '@vscode/l10n';
import type { QueryField } from './fields.ts';
import { operators, type Operator, type FilterSpan } from './parse.ts';
import { escapeWildcards, writeTerm } from './write.ts';

export interface FilterCompletion extends FilterSpan {
  readonly kind: 'field' | 'operator' | 'value' | 'joint';
  readonly items: readonly { readonly text: string; readonly detail: string }[];
}

/** What each operator says, in words. */
export const operatorWords = (): Readonly<Record<Operator, string>> => ({
  '==': t`is (with * for anything)`,
  '!=': t`is not`,
  '=lt=': t`less than, before`,
  '=le=': t`at most`,
  '=gt=': t`greater than, after`,
  '=ge=': t`at least`,
  '=in=': t`is one of`,
  '=out=': t`is none of`,
});

/**
 * Where somebody types, told by what changed: behind the part of the text that is new. VS Code's inputs do not say where the caret
 * stands, so one that was moved is known with the next letter only.
 */
export function editedAt(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return after.length - end;
}

/** What may stand at an offset of a filter that is being typed; `from`–`to`, to the end of the word, is what it replaces. */
export function completeFilter(text: string, offset: number, fields: readonly QueryField[]): FilterCompletion {
  const { items, ...found } = completeAt(text, offset, fields);
  const standing = text.slice(found.from, found.to);
  const isCompared = /^\s*[=!<>]/.test(text.slice(found.to));
  return {
    ...found,
    // Neither what stands there already, nor a second operator.
    items: items.filter((item) => (isCompared ? !item.text.endsWith('=') : item.text !== standing)),
  };
}

function completeAt(text: string, offset: number, fields: readonly QueryField[]): FilterCompletion {
  const found = completeBefore(text.slice(0, offset), offset, fields);
  const after = text.slice(offset);
  // What joins the terms is there already.
  if (found.kind === 'joint') return after.trim() === '' ? found : { ...found, items: [] };
  return { ...found, to: offset + (restOf(found.kind, text.slice(found.from, offset)).exec(after)?.[0].length ?? 0) };
}

/** The rest of a word that was begun. */
function restOf(kind: FilterCompletion['kind'], begun: string): RegExp {
  if (kind === 'operator') return /^(?:==|!=|=[a-z]+=|[a-z]*=|<=|>=|<|>)/i;
  if (begun.startsWith('"')) return /^(?:[^"\\]|\\.)*"?/;
  if (begun.startsWith("'")) return /^(?:[^'\\]|\\.)*'?/;
  return /^[^\s"'();,=!~<>]*/;
}

function completeBefore(before: string, offset: number, fields: readonly QueryField[]): FilterCompletion {
  const start = startOfTerm(before);
  const term = before.slice(start);
  const field = /^[^\s"'();,=!~<>]*/.exec(term)?.[0] ?? '';
  const rest = term.slice(field.length);
  if (rest === '') return fieldsAt(start, offset, field, fields);
  const operator = /^\s*(==|!=|=[a-z]+=|<=|>=|<(?!=)|>(?!=))\s*\(?/i.exec(rest);
  if (operator === null) {
    const from = start + field.length + (/^\s*/.exec(rest)?.[0].length ?? 0);
    return { kind: 'operator', from, to: offset, items: operators.map((text) => ({ text, detail: operatorWords()[text] })) };
  }
  const value = rest.slice(operator[0].length);
  const last = value.slice(value.lastIndexOf(',') + 1).trimStart();
  if (/^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"'();,=!~<>]+|[^)]*\))\s+$/.test(value)) {
    const items = [
      { text: 'and ', detail: t`both must be so` },
      { text: 'or ', detail: t`one is enough` },
    ];
    return { kind: 'joint', from: offset, to: offset, items };
  }
  return valuesAt(
    offset - last.length,
    offset,
    last,
    fields.find(({ name }) => name === field),
  );
}

function fieldsAt(from: number, to: number, typed: string, fields: readonly QueryField[]): FilterCompletion {
  const lower = typed.toLowerCase();
  const ranked = fields
    .filter(({ name }) => name.toLowerCase().includes(lower))
    .toSorted((one, other) => rank(one.name, lower) - rank(other.name, lower));
  const known = fields.find(({ name }) => name === typed);
  const compared = known === undefined ? [] : operators.map((text) => ({ text: `${typed}${text}`, detail: operatorWords()[text] }));
  return {
    kind: 'field',
    from,
    to,
    items: [...compared, ...ranked.map(({ name, type }) => ({ text: name, detail: type === 'unknown' ? '' : type }))],
  };
}

function rank(name: string, typed: string): number {
  const lower = name.toLowerCase();
  if (lower.startsWith(typed)) return 0;
  return lower.slice(lower.lastIndexOf('.') + 1).startsWith(typed) ? 1 : 2;
}

function valuesAt(from: number, to: number, typed: string, field: QueryField | undefined): FilterCompletion {
  const plain = typed.replace(/^["']/, '').toLowerCase();
  const found = (field?.values ?? []).filter((value) => value.toLowerCase().startsWith(plain));
  return {
    kind: 'value',
    from,
    to,
    items: found.map((value) => ({ text: writeTerm('', '==', [escapeWildcards(value)]).slice(2), detail: field?.name ?? '' })),
  };
}

/** Where the term that the text ends in begins: after the last joint or parenthesis that is not quoted and not part of a list. */
function startOfTerm(text: string): number {
  let start = 0;
  let quote = '';
  let inList = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '(') {
      if (/=(in|out)=\s*$/i.test(text.slice(0, at))) inList = true;
      else start = at + 1;
    } else if (char === ')') {
      if (!inList) start = at + 1;
      inList = false;
    } else if (char === ';' || (char === ',' && !inList)) start = at + 1;
    else {
      const word = /^\s(?:and|or)\s/i.exec(text.slice(at));
      if (word !== null) {
        start = at + word[0].length;
        at = start - 2;
      }
    }
  }
  return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
}
