import { sameJson } from '../../json/compare.ts';
import { parseJson, type JsonNode } from '../../json/parse.ts';
import { nodeAt } from '../../json/pointers.ts';
import { printDocument } from '../../json/print.ts';
import { withAt } from '../../json/tree.ts';
import type { AddressParts } from '../address/address.ts';
import type { ObjectPlan } from '../plan/plan.ts';
import { changesBetween, threeWay, type Change } from '../save/merge.ts';
import { writablePart } from '../save/prepare.ts';
import { changesButLock, type Save, type Version } from './versions.ts';

/** A change from here, among all of them. */
export interface RecentChange {
  readonly version: Version & { readonly of: AddressParts };
  /** The object before it, as far as it was seen here. */
  readonly before: string | undefined;
  /** It is the last save of its object, and known well enough to be taken back. */
  readonly isLast: boolean;
  /** Nothing that is known here says that the object is gone by now. */
  readonly isThere: boolean;
}

/** The last save from here; undefined if it is not known what it changed. */
export function lastSave(versions: readonly Version[]): Save | undefined {
  const saved = versions.find(({ how }) => how === 'saved');
  return saved?.over === undefined ? undefined : { ...saved, over: saved.over };
}

/** The changes of one object from here since a time, the newest first; without those that were kept before it was kept of what they are. */
export function changesSince(versions: readonly Version[], since: number): readonly RecentChange[] {
  const last = lastSave(versions);
  const isThere = versions[0]?.how !== 'deleted';
  return versions.flatMap((version, place): readonly RecentChange[] => {
    const { how, of, at, over, text } = version;
    if (how === 'opened' || of === undefined || Date.parse(at) < since) return [];
    const isLast = last !== undefined && last.at === at && last.text === text;
    const before = how === 'saved' ? (over ?? versions[place + 1]?.text) : undefined;
    return [{ version: { ...version, of }, before, isLast, isThere }];
  });
}

/** The fields that a save changed; nothing where that is not known. */
export function changedBy({ version, before }: RecentChange): readonly Change[] {
  if (before === undefined) return [];
  return changesButLock(parseJson(before), parseJson(version.text));
}

/** Whether what a save changed is all in what is not kept: secrets are masked. */
export function changedOnlySecrets({ over, text }: Save): boolean {
  return over === text;
}

/**
 * The current document with everything that can be written as it was in an older one. What only the server sets stays as
 * it is now: taken back, it would be refused.
 *
 * @throws `invalid` if one of them is not JSON.
 */
export function restoreVersion({ write }: ObjectPlan, current: string, older: string): string {
  const now = parseJson(current);
  const [from, to] = [now, parseJson(older)].map((root) => writablePart(write, root));
  return printDocument(changesBetween(from, to).reduce<JsonNode>((root, { pointer, after }) => withAt(root, pointer, after), now));
}

/**
 * The current document with what one save changed taken back, in lists whose entries are told apart the entries that it changed. What
 * others changed before that save or since stays; `left` are fields that were changed since to something else, and stay, too.
 *
 * @throws `invalid` if one of them is not JSON.
 */
export function withoutSave(
  { write }: ObjectPlan,
  current: string,
  { over, text }: Save,
): { readonly text: string; readonly left: readonly string[] } {
  const [before, after] = [over, text].map((version) => writablePart(write, parseJson(version)));
  const left: string[] = [];
  const back = changesBetween(after, before).reduce<JsonNode>((root, { pointer, before: saved, after: old }) => {
    const now = nodeAt(root, pointer);
    if (sameJson(now, saved)) return withAt(root, pointer, old);
    if (sameJson(now, old)) return root;
    // Of entries that are told apart, those of the save go back, and those of others stay.
    const [base, mine, theirs] = [saved, old, now].map((value) => withAt(undefined, pointer, value));
    const { node, conflicts } = threeWay(base, mine, theirs, {}, write);
    if (conflicts.length === 0) return withAt(root, pointer, nodeAt(node, pointer));
    left.push(pointer);
    return root;
  }, parseJson(current));
  return { text: printDocument(back), left };
}
