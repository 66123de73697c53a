import { ExactNumber, exactText } from '../json/exact.ts';
import { isRecord } from '../openapi/wire.ts';
import { textAt } from './fields.ts';
import { homeOf } from './homes.ts';
import { iconOf } from './icons.ts';
import { labelOf } from './labels.ts';
import { oneLine } from './plain.ts';
import { rowTable } from './rowTable.ts';
import type { Fact } from './rowTable.ts';

/** One object of a list as the sidebar shows it. All texts are one line, free of control and direction marks. */
export interface Row {
  /** As a path segment takes it, not encoded. Empty: the row says no id, so the object cannot be opened. */
  readonly id: string;
  readonly label: string;
  /** Key of the resource that the object belongs to: the list's own, unless that is a view of another's objects. */
  readonly home: string;
  /** At most two facts that tell it from its neighbours: serial number and OS version, category and priority. */
  readonly facts: readonly string[];
  /** Name of a codicon. */
  readonly icon: string;
  /** For a tooltip: the first scalar fields by dotted name. Nothing that looks like a secret, nothing long. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const idNames = ['id', 'uuid', 'planUuid', 'groupId', 'groupPlatformId', 'mobileDeviceId', 'managementId'];
const labelNames = ['name', 'displayName', 'general.name', 'general.displayName', 'title', 'username', 'fileName', 'description'];

/** A row of any resource. What the table does not know is found by the usual names, so that nothing is nameless. */
export function rowOf(resourceKey: string, row: unknown): Row {
  const icon = iconOf(resourceKey);
  if (!isRecord(row) || row instanceof ExactNumber) {
    const text = oneLine(typeof row === 'string' ? row : exactText(row));
    return { id: '', label: text === '' ? '(empty)' : text, home: resourceKey, facts: [], icon, fields: [] };
  }
  const entry = rowTable.get(resourceKey);
  const id = textAt(row, entry?.id ?? '') ?? idOf(row) ?? '';
  const label = oneLine(textAt(row, entry?.label ?? '') ?? nameOf(row) ?? '');
  const facts = (entry?.facts ?? []).map((fact) => oneLine(factOf(row, fact) ?? '', 60)).filter((text) => text !== '');
  return {
    id,
    label: label === '' ? `${labelOf(resourceKey).one}${id === '' ? '' : ` ${oneLine(id, 60)}`}` : label,
    home: homeOf(resourceKey, row),
    facts: facts.slice(0, 2),
    icon,
    fields: fieldsOf(row),
  };
}

/** Name of the id field of a resource's rows, for sorting and looking one up. */
export function idFieldOf(resourceKey: string): string {
  return rowTable.get(resourceKey)?.id ?? 'id';
}

/** Name of the field that rows of a resource are called by. */
export function labelFieldOf(resourceKey: string): string {
  return rowTable.get(resourceKey)?.label ?? 'name';
}

function factOf(row: unknown, fact: Fact): string | undefined {
  return typeof fact === 'string' ? textAt(row, fact) : fact(row);
}

function idOf(row: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of idNames) {
    const found = textAt(row, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function nameOf(row: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of labelNames) {
    const found = textAt(row, name);
    if (found !== undefined) return found;
  }
  const other = Object.keys(row).find((name) => /name$/i.test(name) && textAt(row, name) !== undefined);
  return other === undefined ? undefined : textAt(row, other);
}

const hidden = /password|secret|token|passcode|recovery|unlock|(^|[a-z.])pin$|private|keystore|credential/i;

function fieldsOf(row: unknown, prefix = '', into: [string, string][] = []): readonly (readonly [string, string])[] {
  for (const [name, value] of Object.entries(isRecord(row) ? row : {})) {
    if (into.length >= 12) break;
    if (hidden.test(name)) continue;
    if (isRecord(value) && !(value instanceof ExactNumber) && prefix === '') fieldsOf(value, `${name}.`, into);
    const text = textAt({ value }, 'value');
    if (text !== undefined && text.length <= 200) into.push([oneLine(prefix + name, 80), oneLine(text, 120)]);
  }
  return into;
}
