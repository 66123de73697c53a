import { t } from '@vscode/l10n';
import { exactJson } from '../../json/exact.ts';
import { leafText, parseJson, type JsonNode } from '../../json/parse.ts';
import { entryCount, fieldCount } from '../../../shared/words.ts';
import type { RowList } from './layOutJson.ts';
import { isSecretName, looksSecret, maskText } from '../../../shared/secretNames.ts';

export interface AnswerColumn {
  /** Dotted name inside a row: `general.name`. */
  readonly name: string;
  readonly shown: boolean;
}

/** A list as a table of texts. Cells are made when asked for: a list may have any size. */
export interface AnswerTable {
  readonly columns: readonly AnswerColumn[];
  readonly length: number;
  cells(row: number): ReadonlyMap<string, string>;
  /** The row itself, its numbers exact; undefined for what is no sound JSON. */
  value(row: number): unknown;
}

/** Rows that say which columns there are. */
export const sampled = 50;
const shownFirst = 8;
const deepest = 3;

export function jsonTable(raw: string, list: RowList, isSecretField: (name: string) => boolean): AnswerTable {
  const length = list.places.length / 2;
  const rawOf = (row: number): string => raw.slice(list.places[row * 2] ?? 0, list.places[row * 2 + 1] ?? 0);
  const cells = (row: number): ReadonlyMap<string, string> => rowCells(rawOf(row), isSecretField);
  const columns = columnsOf(Array.from({ length: Math.min(length, sampled) }, (_, row) => cells(row)));
  return { columns, length, cells, value: (row) => rowValue(rawOf(row)) };
}

export function csvTable(rows: readonly (readonly string[])[], isSecretField: (name: string) => boolean): AnswerTable {
  const names = (rows[0] ?? []).map((name, index) => (name === '' ? t`column ${index + 1}` : name));
  const secret = new Set(names.filter((name) => isSecretName(name) || isSecretField(name)));
  const cell = (name: string, text: string): string => (text !== '' && (secret.has(name) || looksSecret(text)) ? maskText : text);
  return {
    columns: names.map((name, index) => ({ name, shown: index < shownFirst })),
    length: Math.max(rows.length - 1, 0),
    cells: (row) => new Map(names.map((name, index) => [name, cell(name, rows[row + 1]?.[index] ?? '')])),
    value: () => undefined,
  };
}

/** What names a property twice has cells, but is no value to go by. */
function rowValue(raw: string): unknown {
  try {
    return exactJson(raw);
  } catch {
    return undefined;
  }
}

/** Columns that hold something come first in what is shown; all can be chosen. */
export function columnsOf(rows: readonly ReadonlyMap<string, string>[]): readonly AnswerColumn[] {
  const filled = new Map<string, boolean>();
  for (const row of rows) for (const [name, text] of row) filled.set(name, (filled.get(name) ?? false) || text !== '');
  const shown = new Set(
    [...filled]
      .filter(([, some]) => some)
      .map(([name]) => name)
      .slice(0, shownFirst),
  );
  return Array.from(filled.keys(), (name) => ({ name, shown: shown.has(name) }));
}

function rowCells(raw: string, isSecretField: (name: string) => boolean): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  try {
    flatten(parseJson(raw), '', cells, isSecretField);
  } catch {
    cells.set('value', raw.slice(0, 200));
  }
  return cells;
}

function flatten(node: JsonNode, name: string, cells: Map<string, string>, isSecretField: (name: string) => boolean): void {
  if (node.kind !== 'object' || name.split('.').length >= deepest) {
    const key = name === '' ? 'value' : name;
    const last = name.slice(name.lastIndexOf('.') + 1);
    const text = cellText(node);
    cells.set(key, text !== '' && (isSecretName(last) || isSecretField(last)) ? maskText : text);
    return;
  }
  for (const member of node.members) flatten(member.value, name === '' ? member.name : `${name}.${member.name}`, cells, isSecretField);
}

function cellText(node: JsonNode): string {
  switch (node.kind) {
    case 'null':
      return '';
    case 'array':
      return node.items.every((item) => item.kind !== 'object' && item.kind !== 'array')
        ? node.items.map(cellText).join(', ')
        : entryCount(node.items.length);
    case 'object':
      return fieldCount(node.members.length);
    default:
      return leafText(node);
  }
}
