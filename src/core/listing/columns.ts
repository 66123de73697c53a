import { t } from '@vscode/l10n';
import { ExactNumber } from '../json/exact.ts';
import { csvColumns } from './csv.ts';
import type { ListCall } from '../families/family.ts';
import { isRecord } from '../json/wire.ts';
import type { Fact } from '../resources/kind.ts';
import { kindOf } from '../resources/kindOf.ts';
import { fieldWords } from '../resources/words.ts';

/** A field of a list's rows that can be a column. */
export interface Column {
  /** Dotted name inside a row: `operatingSystem.version`. */
  readonly name: string;
  /** In the words of those who use it, and of no other column: `macOS version`. */
  readonly title: string;
  readonly sorts: boolean;
  /** Undefined: the server cannot sort by it. */
  readonly sortField: string | undefined;
}

/** Everything that can be a column of a resource's list, by the API. */
export function allColumns(resourceKey: string, list: ListCall): readonly Column[] {
  const names = csvColumns(list.rowShape());
  const fields = list.fields('sort').map((field) => field.name);
  return described(resourceKey, names, fields);
}

/** The same where the document does not say what a row holds: what the first rows have. */
export function columnsSeen(resourceKey: string, rows: readonly unknown[]): readonly Column[] {
  const names = new Set(rows.slice(0, 50).flatMap((row) => namesIn(row, '', 0)));
  return described(resourceKey, [...names].slice(0, 1000), []);
}

/** What is shown before anybody chose: the name, the facts that the sidebar shows, and for a small row what else fits. */
export function usualColumns(resourceKey: string, columns: readonly Column[], hasSections: boolean): readonly string[] {
  const known = new Set(columns.map(({ name }) => name));
  const { identity, facts, columns: begins } = kindOf(resourceKey);
  const told = facts.flatMap((fact) => fieldOf(fact) ?? []);
  const first = [identity.name, ...told].filter((name) => known.has(name));
  const others = columns.map(({ name }) => name).filter((name) => !first.includes(name) && !isLong.test(name));
  // Rows with sections are wide: what is shown of them decides what is asked for.
  const more = hasSections ? others.filter((name) => begins.includes(name)) : others;
  return [...first, ...more].slice(0, Math.max(first.length, usual));
}

/** Those that are named first, as they are named; the others behind them. A name that is no column is left out, unless there is no other. */
export function withFirst(columns: readonly Column[], first: readonly string[]): readonly Pick<Column, 'name' | 'title'>[] {
  if (columns.length === 0) return first.map((name) => ({ name, title: fieldWords(name) }));
  const named = new Set(first);
  const known = first.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  return [...known, ...columns.filter(({ name }) => !named.has(name))];
}

/** Of facts that say what is in a field. */
function fieldOf(fact: Fact): string | undefined {
  if (typeof fact === 'string') return fact;
  if ('field' in fact) return fact.field;
  return 'date' in fact ? fact.date : undefined;
}

const usual = 6;

/** Fields whose text is no cell: whole scripts, notes, pictures. */
const isLong = /contents|notes?$|script|icon|image|description|password|secret|token|key$/i;

function described(resourceKey: string, names: readonly string[], fields: readonly string[]): readonly Column[] {
  const byLast = counted(names.map(lastOf));
  const known = new Set(fields);
  const titles = titlesOf(resourceKey, names);
  return names.map((name, index) => {
    const isAlone = byLast.get(lastOf(name)) === 1;
    const sortField = known.has(name) ? name : isAlone && known.has(lastOf(name)) ? lastOf(name) : undefined;
    return { name, title: titles[index] ?? name, sorts: sortField !== undefined, sortField };
  });
}

/** What a hover calls a field, its column is called; else by its last name, with as much of what is above it as tells it from the others. */
function titlesOf(resourceKey: string, names: readonly string[]): readonly string[] {
  const { identity, hover } = kindOf(resourceKey);
  const said = new Map(hover.map(({ says, fact }) => [fieldOf(fact), t(says)]));
  const given = (name: string): string | undefined => said.get(name) ?? (name === identity.name ? fieldWords(name) : undefined);
  const ways = [brief, withParent, inFull].map((titled) => names.map((name) => given(name) ?? titled(name)));
  const counts = ways.map(counted);
  return names.map((name, index) => {
    const way = ways.find((titles, at) => counts[at]?.get(titles[index] ?? '') === 1);
    return given(name) ?? way?.[index] ?? name;
  });
}

/** Names that say nothing without what they are of. */
const ofSomething = /^(code|date|id|level|mode|name|number|size|state|status|title|type|value|version)$/i;

/** `macAddress`: MAC address; `site.id`: Site ID. */
function brief(name: string): string {
  const [parent, last] = [parentOf(name), lastOf(name)];
  if (parent === '' || parent === 'general' || !ofSomething.test(last)) return fieldWords(last);
  return `${fieldWords(parent)} ${last === 'id' ? 'ID' : fieldWords(last).toLowerCase()}`;
}

function withParent(name: string): string {
  const parent = parentOf(name);
  return parent === '' ? fieldWords(name) : `${fieldWords(parent)}: ${fieldWords(name)}`;
}

function inFull(name: string): string {
  return name.split('.').map(fieldWords).join(': ');
}

function parentOf(name: string): string {
  return name.slice(0, -lastOf(name).length - 1);
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function namesIn(row: unknown, prefix: string, depth: number): readonly string[] {
  if (!isRecord(row) || row instanceof ExactNumber) return [];
  return Object.entries(row).flatMap(([name, value]) =>
    isRecord(value) && !(value instanceof ExactNumber) && depth < 3 ? namesIn(value, `${prefix}${name}.`, depth + 1) : [prefix + name],
  );
}
