import { t } from '@vscode/l10n';
import { ExactNumber, exactText } from '../json/exact.ts';
import { asRecord, isRecord } from '../json/wire.ts';
import { textAt, valueAt } from '../catalog/fields.ts';
import { oneLine } from '../catalog/plain.ts';
import type { Fact, Home, ResourceKind } from './kind.ts';
import { likelyIdOf, nameOf } from './identity.ts';
import { kindOf } from './kindOf.ts';
import { fieldWords } from './words.ts';
import { isSecretName } from '../../shared/secretNames.ts';
import { localTime } from '../../shared/localTime.ts';

/** One object of a list as the sidebar shows it. All texts are one line, free of control and direction marks. */
export interface ListRow {
  /** As a path segment takes it, not encoded. Empty: the row says no id, so the object cannot be opened. */
  readonly id: string;
  readonly label: string;
  /** Of a device, where the row tells it. */
  readonly serial?: string;
  /** Key of the resource that the object belongs to: the list's own, unless that is a view of another's objects. */
  readonly home: string;
  /** At most two facts that tell it from its neighbours: serial number and OS version, category and priority. */
  readonly facts: readonly string[];
  /** Name of a codicon. */
  readonly icon: string;
}

/** For a hover, in words: what the kind says of its rows, else the first scalar fields. Nothing that looks like a secret, nothing long. */
export type HoverFields = readonly (readonly [name: string, value: string])[];

/** A row with its hover, which costs more to make than all the rest. */
export interface ShownRow extends ListRow {
  readonly fields: HoverFields;
}

/** A row that somebody may hover over. */
export function shownRowOf(resourceKey: string, row: unknown): ShownRow {
  return { ...listRowOf(resourceKey, row), fields: hoverOf(kindOf(resourceKey), row) };
}

/** A row of any resource. What the table does not know is found by the usual names, so that nothing is nameless. */
export function listRowOf(resourceKey: string, row: unknown): ListRow {
  const kind = kindOf(resourceKey);
  const { icon } = kind;
  if (!isRecord(row) || row instanceof ExactNumber) {
    const text = oneLine(typeof row === 'string' ? row : exactText(row));
    return { id: '', label: text === '' ? '(empty)' : text, home: resourceKey, facts: [], icon };
  }
  const id = likelyIdOf(resourceKey, row) ?? '';
  const label = oneLine(nameOf(resourceKey, row) ?? '');
  const serial = kind.serial === undefined ? '' : oneLine(textAt(row, kind.serial) ?? '', 60);
  const facts = kind.facts.map((fact) => oneLine(factOf(row, fact) ?? '', 60)).filter((text) => text !== '');
  return {
    id,
    label: label === '' ? `${kind.label.one}${id === '' ? '' : ` ${oneLine(id, 60)}`}` : label,
    home: homeIn(kind.home, row) ?? resourceKey,
    facts: facts.slice(0, 2),
    icon,
    ...(serial === '' ? {} : { serial }),
  };
}

/** Whether the list of a kind may have objects of this kind in its rows, as the list of all groups has smart ones. */
export function mayHold(list: string, resource: string): boolean {
  const { home } = kindOf(list);
  return resource === list || (typeof home === 'object' ? [home.yes, home.no].includes(resource) : resource === home);
}

function homeIn(home: Home | undefined, row: unknown): string | undefined {
  return typeof home === 'object' ? (valueAt(row, home.field) === true ? home.yes : home.no) : home;
}

function factOf(row: unknown, fact: Fact): string | undefined {
  if (typeof fact === 'string') return textAt(row, fact);
  if ('text' in fact) return t(fact.text);
  if ('date' in fact) return localTime(textAt(row, fact.date) ?? '');
  if ('word' in fact) return plainWord(textAt(row, fact.word));
  if ('count' in fact) return counted(valueAt(row, fact.count), fact.of);
  if ('flag' in fact) {
    const value = valueAt(row, fact.flag);
    const word = value === true ? fact.yes : value === false ? fact.no : undefined;
    return word === undefined ? undefined : t(word);
  }
  const value = textAt(row, fact.field);
  return value === undefined ? undefined : `${fact.after}${value}`;
}

function hoverOf({ hover }: ResourceKind, row: unknown): HoverFields {
  if (hover.length === 0) return fieldsOf(row).map(([name, value]) => [fieldWords(name), localTime(value)]);
  return hover.flatMap(({ says, fact }): [string, string][] => {
    const text = oneLine(factOf(row, fact) ?? '', 120);
    return text === '' ? [] : [[t(says), text]];
  });
}

function counted(value: unknown, noun: string): string | undefined {
  const count: unknown = Array.isArray(value) ? value.length : value;
  return typeof count === 'number' ? `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}` : undefined;
}

function plainWord(constant: string | undefined): string | undefined {
  return constant
    ?.toLowerCase()
    .replaceAll('_', ' ')
    .replace(/^./, (first) => first.toUpperCase());
}

function fieldsOf(row: unknown, prefix = '', into: [string, string][] = []): readonly (readonly [string, string])[] {
  for (const [name, value] of Object.entries(asRecord(row))) {
    if (into.length >= 12) break;
    if (isSecretName(name, prefix)) continue;
    if (isRecord(value) && !(value instanceof ExactNumber) && prefix === '') fieldsOf(value, `${name}.`, into);
    const text = textAt({ value }, 'value');
    if (text !== undefined && text.length <= 200) into.push([oneLine(prefix + name, 80), oneLine(text, 120)]);
  }
  return into;
}
