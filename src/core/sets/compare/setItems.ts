import { textAt } from '../../catalog/fields.ts';
import type { ResourceKind } from '../../resources/kind.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { isNoName, keyOfSites, siteIdOf, siteNameOf } from '../../resources/lookups.ts';
import { ProblemError } from '../../../shared/problem.ts';
import type { Canon } from '../canon/canonical.ts';
import { digestOf } from '../canon/canonDigest.ts';
import { exactValue, TooDeep } from '../canon/exactValue.ts';
import type { ObjectRef, ObjectSource, SetEntry, Unread } from '../source.ts';

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

/** How long a reader may keep others waiting, in milliseconds. */
const longestTurn = 25;

/** Reads all objects of a kind, and lets others have their turn. */
export async function itemsOf(
  source: ObjectSource,
  canon: Canon,
  resource: string,
  onlyHere: Set<string>,
  signal: AbortSignal,
): Promise<readonly SetItem[]> {
  const items: SetItem[] = [];
  const kind = kindOf(resource);
  for await (const entry of inTurns(source.entries(resource, signal), signal)) items.push(itemOf(entry, { kind, canon, source }, onlyHere));
  return items;
}

/** The same entries, with a pause where reading them took long. */
export async function* inTurns(entries: AsyncIterable<SetEntry>, signal: AbortSignal): AsyncGenerator<SetEntry> {
  let since = performance.now();
  for await (const entry of entries) {
    signal.throwIfAborted();
    yield entry;
    if (performance.now() - since < longestTurn) continue;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    since = performance.now();
  }
}

interface Reading {
  readonly kind: ResourceKind;
  readonly canon: Canon;
  readonly source: ObjectSource;
}

function itemOf({ resource, id, name, text, unread }: SetEntry, reading: Reading, onlyHere: Set<string>): SetItem {
  const ref = { resource, id, name };
  const value = text === undefined || unread !== undefined ? undefined : documentIn(text);
  if (value === undefined) return { ref, unread, read: undefined };
  const { kind, canon, source } = reading;
  const form = formIn(canon, value);
  if (form === undefined) return { ref, unread, read: undefined };
  for (const field of form.onlyHere) onlyHere.add(field);
  const { unnamed, masked } = form;
  const everywhere = kind.everywhere.map((field) => textAt(value, field) ?? '').join('\n');
  const kept = kind.kept === undefined ? undefined : textAt(value, kind.kept)?.toUpperCase();
  return { ref, unread, read: { digest: digestOf(form.text), everywhere, kept, site: siteIn(value, source), unnamed, masked } };
}

/** Undefined for a text that is no document. */
export function documentIn(text: string): unknown {
  try {
    const value = exactValue(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ProblemError) return undefined;
    throw error;
  }
}

function formIn(canon: Canon, value: unknown): ReturnType<Canon['of']> | undefined {
  try {
    return canon.of(value);
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

function siteIn(value: unknown, source: ObjectSource): string | undefined {
  const id = siteIdOf(value);
  const beside = siteNameOf(value);
  if (id === undefined) return beside === undefined || isNoName(beside) ? '' : beside.trim();
  return (source.nameOf(keyOfSites(), id) ?? beside)?.trim();
}
