import { sameJson } from '../../json/compare.ts';
import { parseJson, type JsonNode } from '../../json/parse.ts';
import { nodeAt } from '../../json/pointers.ts';
import { printDocument } from '../../json/print.ts';
import { withAt } from '../../json/tree.ts';
import type { ObjectPlan } from '../plan/plan.ts';
import { changesBetween, type Change } from '../save/merge.ts';
import { writablePart } from '../save/prepare.ts';
import { changesButLock, type RecentChange, type Save } from './versions.ts';

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
  const [from, to] = [now, parseJson(older)].map((root) => writablePart(write?.shape, root));
  return printDocument(changesBetween(from, to).reduce<JsonNode>((root, { pointer, after }) => withAt(root, pointer, after), now));
}

/**
 * The current document with what one save changed taken back. What others changed before that save or since stays; `left` are fields
 * that were changed since to something else, and stay, too.
 *
 * @throws `invalid` if one of them is not JSON.
 */
export function withoutSave(
  { write }: ObjectPlan,
  current: string,
  { over, text }: Save,
): { readonly text: string; readonly left: readonly string[] } {
  const [before, after] = [over, text].map((version) => writablePart(write?.shape, parseJson(version)));
  const left: string[] = [];
  const back = changesBetween(after, before).reduce<JsonNode>((root, { pointer, before: saved, after: old }) => {
    const now = nodeAt(root, pointer);
    if (sameJson(now, saved)) return withAt(root, pointer, old);
    if (!sameJson(now, old)) left.push(pointer);
    return root;
  }, parseJson(current));
  return { text: printDocument(back), left };
}
