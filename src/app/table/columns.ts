import { ExactNumber } from '../../core/json/exact.ts';
import { csvColumns } from '../../core/listing/csv.ts';
import type { ListCall } from '../../core/families/family.ts';
import { isRecord } from '../../core/json/wire.ts';
import type { Fact } from '../../core/resources/kind.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import type { TableColumn } from './protocol.ts';

/** A column with what the server calls it when it sorts. */
export interface Column extends TableColumn {
  /** Undefined: the server cannot sort by it. */
  readonly sortField: string | undefined;
}

/** Everything that can be a column of a resource's list, by the API. */
export function allColumns(resourceKey: string, list: ListCall): readonly Column[] {
  const names = csvColumns(list.rowShape());
  const fields = list.fields('sort').map((field) => field.name);
  return described(names, kindOf(resourceKey).identity.name, fields);
}

/** The same where the document does not say what a row holds: what the first rows have. */
export function columnsSeen(resourceKey: string, rows: readonly unknown[]): readonly Column[] {
  const names = new Set(rows.slice(0, 50).flatMap((row) => namesIn(row, '', 0)));
  return described([...names].slice(0, 1000), kindOf(resourceKey).identity.name, []);
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

/** Of facts that say what is in a field. */
function fieldOf(fact: Fact): string | undefined {
  if (typeof fact === 'string') return fact;
  if ('field' in fact) return fact.field;
  return 'date' in fact ? fact.date : undefined;
}

const usual = 6;

/** Fields whose text is no cell: whole scripts, notes, pictures. */
const isLong = /contents|notes?$|script|icon|image|description|password|secret|token|key$/i;

function described(names: readonly string[], labelField: string, fields: readonly string[]): readonly Column[] {
  const byLast = counted(names.map(lastOf));
  const known = new Set(fields);
  return names.map((name) => {
    const isAlone = byLast.get(lastOf(name)) === 1;
    const sortField = known.has(name) ? name : isAlone && known.has(lastOf(name)) ? lastOf(name) : undefined;
    const parent = name.slice(0, -lastOf(name).length - 1);
    const title =
      isAlone || name === labelField || parent === '' ? words(lastOf(name)) : `${words(lastOf(parent))}: ${words(lastOf(name))}`;
    return { name, title, sorts: sortField !== undefined, sortField };
  });
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `macAddress` as `Mac address`, `streetAddress1` as `Street address 1`; shouting is left alone. */
function words(name: string): string {
  if (name === 'id') return 'ID';
  const parts = name
    .replaceAll('_', ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([a-z]{4})(\d+)$/, '$1 $2')
    .split(' ');
  const said = parts.map((part) => (/^[A-Z0-9]{2,}$/.test(part) ? part : part.toLowerCase())).join(' ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function namesIn(row: unknown, prefix: string, depth: number): readonly string[] {
  if (!isRecord(row) || row instanceof ExactNumber) return [];
  return Object.entries(row).flatMap(([name, value]) =>
    isRecord(value) && !(value instanceof ExactNumber) && depth < 3 ? namesIn(value, `${prefix}${name}.`, depth + 1) : [prefix + name],
  );
}
