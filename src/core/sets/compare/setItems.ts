import { textAt } from '../../catalog/fields.ts';
import type { ResourceKind } from '../../resources/kind.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { isNoName, keyOfSites, siteIn } from '../../resources/lookups.ts';
import { ProblemError } from '../../../shared/problem.ts';
import { isRecord } from '../../json/wire.ts';
import { oneName, TooDeep, type Canon, type Canonical, type FormLayout } from '../canon/canonical.ts';
import type { ObjectRef, ObjectSource, SetEntry, Unread } from '../source.ts';
import { Turn } from '../turn.ts';

/** An object of a set with what it is told from others by, and without its text. */
export interface SetItem {
  readonly ref: ObjectRef;
  readonly unread: Unread | undefined;
  /** Undefined: not read, or no document. */
  readonly read: ReadItem | undefined;
}

export interface ReadItem {
  readonly digest: string;
  /** What it is known by on every instance, and what an instance may have kept. */
  readonly everywhere: string;
  readonly kept: string | undefined;
  /** Empty: of none. Undefined: of one whose name is not known. */
  readonly site: string | undefined;
  readonly unnamed: ReadonlySet<string>;
  readonly masked: boolean;
}

/** How the objects of one kind are read on one side. */
export interface SideReading {
  readonly source: ObjectSource;
  readonly canon: Canon;
  /** A short text for a form, the same for the same of one name. */
  readonly idOf: (name: string, text: string) => string;
  /** Collects the paths of fields that only this Jamf Pro has. */
  readonly onlyHere: Set<string>;
}

/** Reads all objects of a kind, and lets others have their turn. */
export async function itemsOf(resource: string, reading: SideReading, signal: AbortSignal): Promise<readonly SetItem[]> {
  const items: SetItem[] = [];
  const kind = kindOf(resource);
  const turn = new Turn();
  for await (const entry of reading.source.entries(resource, signal)) {
    signal.throwIfAborted();
    items.push(itemOf(entry, kind, reading));
    if (turn.isOver()) await turn.passOn();
  }
  return items;
}

function itemOf({ resource, id, name, text, unread }: SetEntry, kind: ResourceKind, reading: SideReading): SetItem {
  const ref = { resource, id, name };
  const form = text === undefined || unread !== undefined ? undefined : formIn(reading.canon, text, 'quick');
  if (form === undefined) return { ref, unread, read: undefined };
  for (const field of form.onlyHere) reading.onlyHere.add(field);
  const { value, unnamed, masked } = form;
  const everywhere = kind.everywhere.map((field) => textAt(value, field) ?? '').join('\n');
  const kept = kind.kept === undefined ? undefined : textAt(value, kind.kept)?.toUpperCase();
  const digest = reading.idOf(nameOfRef(ref), form.text);
  return { ref, unread, read: { digest, everywhere, kept, site: siteOf(value, reading.source), unnamed, masked } };
}

/** What people call it, in one normal form and without the blanks that servers trim. */
export function nameOfRef({ name }: ObjectRef): string {
  return oneName(name);
}

/** Undefined for a text that is no document. */
export function formIn(canon: Canon, text: string, ...how: [layout?: FormLayout, blind?: ReadonlySet<string>]): Canonical | undefined {
  try {
    const form = canon.of(text, ...how);
    return isRecord(form.value) ? form : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ProblemError || error instanceof TooDeep) return undefined;
    throw error;
  }
}

function siteOf(value: unknown, source: ObjectSource): string | undefined {
  const { id, name } = siteIn(value);
  if (id === undefined) return name === undefined || isNoName(name) ? '' : oneName(name);
  const called = source.nameOf(keyOfSites(), id) ?? name;
  return called === undefined ? undefined : oneName(called);
}
