import { rowsAmong } from '../../listing/rowsOf.ts';
import { isSecretName, looksSecret, maskText } from '../../../shared/secretNames.ts';
import type { RowList } from './layOutJson.ts';
import { columnsOf, sampled, type AnswerTable } from './table.ts';
import { tokensOf } from './xmlTokens.ts';

interface Open {
  readonly name: string;
  readonly at: number;
  /** Of its first element. */
  first: string | undefined;
  /** What its elements are called but for their count; null: not all of them are rows. */
  row: string | null | undefined;
  readonly places: number[];
}

/**
 * The rows of XML that nests: those of a list, which begins with its count, else of the one element of an object whose elements all
 * begin with an id, as what a search finds (facts 8.23). Undefined: there are none.
 */
export function xmlTable(raw: string, isSecretField: (name: string) => boolean): AnswerTable | undefined {
  const list = rowsAmong(rowLists(raw));
  if (list === undefined) return undefined;
  const length = list.places.length / 2;
  const fields = (row: number): ReadonlyMap<string, string> => leaves(raw.slice(list.places[row * 2] ?? 0, list.places[row * 2 + 1] ?? 0));
  const cells = (row: number): ReadonlyMap<string, string> =>
    new Map(Array.from(fields(row), ([name, text]) => [name, isSecret(name, text, isSecretField) ? maskText : text]));
  const columns = columnsOf(Array.from({ length: Math.min(length, sampled) }, (_, row) => cells(row)));
  return { columns, length, cells, value: (row) => Object.fromEntries(fields(row)) };
}

function isSecret(name: string, text: string, isSecretField: (name: string) => boolean): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return text !== '' && (isSecretName(last) || isSecretField(last) || looksSecret(text));
}

function rowLists(raw: string): readonly RowList[] {
  const tokens = tokensOf(raw);
  if ('brokenAt' in tokens) return [];
  const [open, lists]: [Open[], RowList[]] = [[], []];
  for (const { text, at } of tokens) {
    const name = nameOf(text);
    if (name === undefined) continue;
    if (!text.startsWith('</')) open.push(begun(open.at(-1), name, at));
    if (!text.startsWith('</') && !text.endsWith('/>')) continue;
    const [closed, parent] = [open.pop(), open.at(-1)];
    if (closed === undefined) return [];
    if (parent !== undefined) addRow(parent, closed, at + text.length);
    const isList = open.length === 1 || (open.length === 0 && closed.first === 'size');
    if (isList && typeof closed.row === 'string') lists.push({ name: open.length === 0 ? undefined : closed.name, places: closed.places });
  }
  return lists;
}

function nameOf(text: string): string | undefined {
  return /^<\/?([^\s/>!?]+)/.exec(text)?.[1];
}

function begun(parent: Open | undefined, name: string, at: number): Open {
  if (parent !== undefined) parent.first ??= name;
  return { name, at, first: undefined, row: undefined, places: [] };
}

function addRow(parent: Open, { name, at, first }: Open, end: number): void {
  if (name === 'size') return;
  parent.row = first === 'id' && (parent.row ?? name) === name && parent.row !== null ? name : null;
  parent.places.push(at, end);
}

/** The texts of what holds no element, by the names on the way to it; of several with one name the texts in a row. */
function leaves(row: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const tokens = tokensOf(row);
  if ('brokenAt' in tokens) return found;
  const path: string[] = [];
  let text: string | undefined;
  for (const { text: token } of tokens) {
    const name = nameOf(token);
    if (name !== undefined && !token.startsWith('</')) {
      path.push(name);
      text = '';
    }
    if (name === undefined && text !== undefined) text += plain(token);
    if (name === undefined || !(token.startsWith('</') || token.endsWith('/>'))) continue;
    const key = path.slice(1).join('.');
    const before = found.get(key);
    if (text !== undefined && key !== '') found.set(key, before === undefined ? text.trim() : `${before}, ${text.trim()}`);
    path.pop();
    text = undefined;
  }
  return found;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(token: string): string {
  if (token.startsWith('<![CDATA[')) return token.slice(9, -3);
  if (token.startsWith('<')) return '';
  return token.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => named[name] ?? numbered(name) ?? whole);
}

function numbered(name: string): string | undefined {
  if (!name.startsWith('#')) return undefined;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10_ffff ? String.fromCodePoint(code) : undefined;
}
