import { parseJson } from '../json/parse.ts';
import type { JsonNode } from '../json/parse.ts';
import { printDocument } from '../json/print.ts';
import { changesBetween } from './merge.ts';
import type { ObjectPlan } from './plan.ts';
import { writable } from './prepare.ts';
import { withAt } from './tree.ts';

/** An object as it was at a time. Plain data for a file; secrets are masked. */
export interface Version {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly how: 'opened' | 'saved';
  /** The object's JSON as a document. */
  readonly text: string;
}

/** How many are kept of one object. */
export const versionLimit = 20;
/** Longer documents are not kept, in UTF-16 units: 20 of them would fill a disk by and by. */
const longest = 1_000_000;

/** The newest first. Opening what is the newest already adds nothing. */
export function addVersion(versions: readonly Version[], version: Version): readonly Version[] {
  if (version.text.length > longest) return versions;
  const [latest] = versions;
  if (latest?.text === version.text && version.how === 'opened') return versions;
  return [version, ...versions].slice(0, versionLimit);
}

/** What the object was before it was last saved from here; undefined if that is not known. */
export function beforeLastSave(versions: readonly Version[]): Version | undefined {
  const saved = versions.findIndex(({ how }) => how === 'saved');
  return saved < 0 ? undefined : versions.slice(saved + 1).find(({ text }) => text !== versions[saved]?.text);
}

/** Reads what a file gave back; what is no version is left out. */
export function readVersions(stored: unknown): readonly Version[] {
  return Array.isArray(stored) ? stored.filter(isVersion).slice(0, versionLimit) : [];
}

/**
 * The current document with everything that can be written as it was in an older one. What only the server sets stays as
 * it is now: taken back, it would be refused.
 *
 * @throws `invalid` if one of them is not JSON.
 */
export function restored({ document, write }: ObjectPlan, current: string, older: string): string {
  const now = parseJson(current);
  const [from, to] = [now, parseJson(older)].map((root) => writable(document, write?.schema, root));
  return printDocument(changesBetween(from, to).reduce<JsonNode>((root, { pointer, after }) => withAt(root, pointer, after), now));
}

function isVersion(value: unknown): value is Version {
  if (typeof value !== 'object' || value === null) return false;
  const { at, how, text } = value as Partial<Record<keyof Version, unknown>>;
  return typeof at === 'string' && (how === 'opened' || how === 'saved') && typeof text === 'string';
}
