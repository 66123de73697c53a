import { isRecord } from '../../json/wire.ts';
import { lockName } from '../../resources/lock.ts';
import type { AddressParts } from '../address/address.ts';
import { jsonIn, type JsonNode } from '../../json/parse.ts';
import { changesBetween, type Change } from '../save/merge.ts';

const hows = ['opened', 'saved', 'created', 'deleted'] as const;

type How = (typeof hows)[number];

/** An object as it was at a time. Plain data for a file; secrets are masked. */
export interface Version {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `opened`: it was only seen. */
  readonly how: How;
  /** The object's JSON as a document; of one that was deleted, as it was last seen here: empty where it never was. */
  readonly text: string;
  /** The server's document that the save was made over; of the latest save only. */
  readonly over?: string;
  /** Of a change from here: the document that was changed. */
  readonly of?: AddressParts;
}

/** A save that can be taken back. */
export type Save = Version & { readonly over: string };

/** How many are kept of one object. */
export const versionLimit = 20;
/** Longer documents are not kept, in UTF-16 units: 20 of them would fill a disk by and by. */
const longest = 1_000_000;

/** The newest first. Opening what is the newest already adds nothing. */
export function addVersion(versions: readonly Version[], version: Version): readonly Version[] {
  const older = version.how === 'opened' ? versions : withoutLastSave(versions);
  if (version.text.length > longest) return older;
  const [latest] = versions;
  if (latest?.text === version.text && version.how === 'opened') return versions;
  const { over } = version;
  const added = over === undefined || over.length > longest ? withoutOver(version) : version;
  return [added, ...older].slice(0, versionLimit);
}

/**
 * The object was changed from here once more, kept or not: none of these is the last save any longer. What the last one was made over stays
 * as a version where it is not the one before it: what others changed in between is not told as changed from here. The same array where
 * nothing is to be done.
 */
export function withoutLastSave(versions: readonly Version[]): readonly Version[] {
  if (versions.every(({ over }) => over === undefined)) return versions;
  const all = versions.flatMap((version, place): readonly Version[] => {
    const { at, over } = version;
    const isKnown = over === undefined || !isOther(over, versions[place + 1]?.text);
    return isKnown ? [withoutOver(version)] : [withoutOver(version), { at, how: 'opened', text: over }];
  });
  return all.slice(0, versionLimit);
}

function isOther(text: string, before: string | undefined): boolean {
  if (before === undefined) return true;
  if (text === before) return false;
  const [old, now] = [jsonIn(before), jsonIn(text)];
  return old === undefined || now === undefined || changesButLock(old, now).length > 0;
}

function withoutOver({ at, how, text, of }: Version): Version {
  return { at, how, text, ...(of === undefined ? {} : { of }) };
}

/** Without the lock, which counts each write. */
export function changesButLock(before: JsonNode, after: JsonNode): readonly Change[] {
  return changesBetween(before, after).filter(({ pointer }) => !pointer.endsWith(`/${lockName}`));
}

/** Reads what a file gave back; what is no version is left out. */
export function readVersions(stored: unknown): readonly Version[] {
  return Array.isArray(stored) ? stored.filter(isVersion).slice(0, versionLimit) : [];
}

function isParts(value: unknown): boolean {
  return isRecord(value) && typeof value['authority'] === 'string' && typeof value['path'] === 'string';
}

function isVersion(value: unknown): value is Version {
  if (typeof value !== 'object' || value === null) return false;
  const { at, how, text, over, of }: Partial<Record<keyof Version, unknown>> = value;
  const isText = typeof text === 'string' && (over === undefined || typeof over === 'string') && (of === undefined || isParts(of));
  return typeof at === 'string' && hows.some((one) => one === how) && isText;
}
