import { t } from '@vscode/l10n';
import { entryCount, listOfNames } from '../../../shared/words.ts';
import { oneLine } from '../../catalog/plain.ts';
import { leafText, type JsonNode } from '../../json/parse.ts';
import { fromPointer } from '../../json/pointers.ts';
import type { Change } from '../save/merge.ts';
import type { WriteToConfirm } from '../save/saveTypes.ts';
import { isSecretName } from '../../../shared/secretNames.ts';

/** More fields than these are only counted. */
const mostNamed = 5;
/** A value longer than this is cut, around the place where it differs. */
const longestValue = 48;
/** What is left of the common beginning of two long values. */
const leadIn = 12;

/**
 * What a write does, for the person who is asked: who leaves a group, which fields are emptied, and of the fields that change
 * the first ones with old and new. Secrets are named, not shown; values are the server's and the person's text as it is.
 */
export function changeLines({ changes, clears, leaving }: Pick<WriteToConfirm, 'changes' | 'clears' | 'leaving'>): readonly string[] {
  const cleared = new Set(clears);
  const ordered = [...changes].sort((one, other) => Number(cleared.has(other.pointer)) - Number(cleared.has(one.pointer)));
  const named = ordered.slice(0, mostNamed).map((change) => lineOf(change, cleared.has(change.pointer)));
  const more = ordered.length - named.length;
  return [...leavers(leaving), ...named, ...(more === 0 ? [] : [t`and ${more} more`])];
}

/** Whether a write empties fields whose lines or entries were removed, or takes members out of a group. */
export function takesAway({ clears, leaving }: Pick<WriteToConfirm, 'clears' | 'leaving'>): boolean {
  return clears.length > 0 || leaving.length > 0;
}

function leavers(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const all = names.map((name) => `“${oneLine(name, longestValue)}”`);
  return [names.length === 1 ? t`Leaves the group: ${all.join('')}` : t`Leave the group: ${listOfNames(all, mostNamed)}`];
}

function lineOf({ pointer, before, after }: Change, isCleared: boolean): string {
  const steps = fromPointer(pointer);
  const name = steps.length === 0 ? t`all of it` : oneLine(steps.join('.'), 80);
  const field = steps.findLast((step) => !/^\d+$/.test(step)) ?? '';
  if (isSecretName(field)) return isCleared ? t`${name}: secret, emptied` : t`${name}: secret, changed`;
  if (isCleared) return t`${name}: ${valueOf(before)} → emptied`;
  if (before?.kind === 'string' && after?.kind === 'string') return textLine(name, leafText(before), leafText(after));
  const [old, now] = [valueOf(before), valueOf(after)];
  return `${name}: ${old} → ${old === now ? t`${now}, changed` : now}`;
}

/** Two texts; of longer ones the first line that differs. */
function textLine(name: string, before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (old.length === 1 && now.length === 1) return `${name}: ${around(before, after).join(' → ')}`;
  const first = Math.max(
    0,
    old.findIndex((line, index) => line !== now[index]),
  );
  const at = old[first] === now[first] ? old.length : first;
  const values = around(old[at] ?? '', now[at] ?? '').join(' → ');
  return old.length === now.length
    ? t`${name}, line ${at + 1}: ${values}`
    : t`${name}, line ${at + 1}: ${values} (${old.length} → ${now.length} lines)`;
}

function valueOf(node: JsonNode | undefined): string {
  if (node === undefined) return t`nothing`;
  if (node.kind === 'array') return entryCount(node.items.length);
  if (node.kind === 'object') return node.members.length === 0 ? t`an empty object` : t`an object`;
  if (node.kind !== 'string') return oneLine(leafText(node), longestValue);
  const lines = leafText(node).split('\n');
  return lines.length === 1 ? around(leafText(node), '')[0] : t`${lines.length} lines`;
}

function isLong(text: string): boolean {
  return text.length > longestValue;
}

/** Two texts from shortly before the place where they part. */
function around(old: string, now: string): readonly [string, string] {
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) same += 1;
  const start = isLong(old) || isLong(now) ? Math.max(0, same - leadIn) : 0;
  const from = start > 0 && /[\uDC00-\uDFFF]/.test(old[start] ?? '') ? start - 1 : start;
  const cut = (text: string): string => {
    const part = text.slice(from, from + longestValue);
    const whole = /[\uD800-\uDBFF]$/.test(part) ? part.slice(0, -1) : part;
    return `“${from > 0 ? '…' : ''}${visible(whole)}${from + part.length < text.length ? '…' : ''}”`;
  };
  return [cut(old), cut(now)];
}

/** What cannot be seen is a dot: two texts that differ in it alone look different. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00A0]/gu, '·').replaceAll(/^ +| +$| {2,}/g, (run) => '␣'.repeat(run.length));
}
