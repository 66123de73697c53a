import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ObjectSource } from '../../../core/sets/source.ts';
import { joinSentences, listOfNames } from '../../../shared/words.ts';
import type { Refreshed, RefreshPlan, RefreshProgress } from '../snapshots.ts';
import { unreadWords } from '../unreadWords.ts';

const counted = (count: number): string => count.toLocaleString('en-US');

/** `3,870 requests, about 4 minutes`. */
export function readTakes({ requests, isLeast, time }: Pick<RefreshPlan, 'requests' | 'isLeast' | 'time'>): string {
  if (isLeast && requests === 1) return t`At least 1 request: how many there are is known when the list is read`;
  if (isLeast) return t`At least ${counted(requests)} requests: how many there are is known when the lists are read`;
  const seconds = time === undefined ? undefined : Math.ceil(time / 1000);
  if (requests === 1) return t`1 request`;
  if (seconds === undefined) return t`${counted(requests)} requests`;
  if (seconds < 5) return t`${counted(requests)} requests, a few seconds`;
  if (seconds < 90) return t`${counted(requests)} requests, about ${seconds} seconds`;
  if (seconds < 90 * 60) return t`${counted(requests)} requests, about ${Math.round(seconds / 60)} minutes`;
  return t`${counted(requests)} requests, about ${Math.round(seconds / 3600)} hours`;
}

/** “1,240 of 3,870 requests, 2 min left”. No percentage as long as nobody knows how much there is: what was reached is never taken back. */
export function refreshStep({ done, requests, left }: RefreshProgress): { readonly message: string; readonly percent?: number } {
  const message = requests === 1 ? t`${counted(done)} of 1 request` : t`${counted(done)} of ${counted(requests)} requests`;
  if (left === undefined) return { message };
  const percent = requests === 0 ? 0 : (done / requests) * 100;
  const seconds = Math.round(left / 1000);
  const words =
    seconds < 90
      ? t`${counted(done)} of ${counted(requests)} requests, ${seconds} s left`
      : t`${counted(done)} of ${counted(requests)} requests, ${Math.round(seconds / 60)} min left`;
  return { message: words, percent };
}

/** When the kind that was read first was read, in epoch milliseconds: no part of the source is older. Undefined: nothing of it was read. */
function readSince(source: Pick<ObjectSource, 'kinds'>): number | undefined {
  const times = source.kinds().flatMap(({ listedAt }) => listedAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** How many objects a snapshot has, and how old it is. @param now epoch milliseconds. */
export function snapshotWords(source: Pick<ObjectSource, 'kinds'>, now: number): string {
  const kinds = source.kinds();
  const count = kinds.reduce((sum, kind) => sum + kind.count, 0);
  const objects = count === 1 ? t`1 object` : t`${counted(count)} objects`;
  const since = readSince(source);
  const unread = kinds.filter((kind) => kind.unread !== undefined && (kind.unread.why !== 'unsupported' || kind.count > 0)).length;
  const rest = unread === 0 ? '' : unread === 1 ? t`1 kind of it could not be read.` : t`${unread} kinds of it could not be read.`;
  return joinSentences(since === undefined ? t`Snapshot of ${objects}.` : agedWords(objects, Math.max(0, now - since)), rest);
}

function agedWords(objects: string, age: number): string {
  const minutes = Math.floor(age / 60_000);
  if (minutes < 1) return t`Snapshot of ${objects}, just read.`;
  if (minutes === 1) return t`Snapshot of ${objects}, 1 minute old.`;
  if (minutes < 120) return t`Snapshot of ${objects}, ${minutes} minutes old.`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t`Snapshot of ${objects}, ${hours} hours old.` : t`Snapshot of ${objects}, ${Math.floor(hours / 24)} days old.`;
}

/** What came of a run: how many objects there are, and what is not there and why. `name`: of the instance. */
export function refreshedWords({ objects, kept, unread }: Refreshed, name: string): string {
  const gone = unread.filter((one) => one.unread.why === 'gone').length;
  const ofKinds = unread.filter(({ id }) => id === undefined);
  const others = unread.length - ofKinds.length - gone;
  // Where there is anything, it is no failure that this Jamf Pro does not have something else.
  const kinds = objects === 0 ? ofKinds : ofKinds.filter((one) => one.unread.why !== 'unsupported');
  return joinSentences(
    objects === 1
      ? t`The snapshot of ${oneLine(name, 60)} has 1 object.`
      : t`The snapshot of ${oneLine(name, 60)} has ${counted(objects)} objects.`,
    kinds.length === 0
      ? ''
      : t`Not read: ${listOfNames(
          kinds.map(({ resource }) => kindOf(resource).label.many),
          4,
          3,
        )}.`,
    kinds[0] === undefined ? '' : unreadWords(kinds[0].unread),
    others === 0 ? '' : others === 1 ? t`1 object could not be read.` : t`${counted(others)} objects could not be read.`,
    kept === 0 ? '' : kept === 1 ? t`1 is there as it was read earlier.` : t`${counted(kept)} are there as they were read earlier.`,
    gone === 0 ? '' : gone === 1 ? t`1 was deleted meanwhile.` : t`${counted(gone)} were deleted meanwhile.`,
  );
}

/** All that was not read, a line each. */
export function unreadLines(unread: Refreshed['unread']): readonly string[] {
  return unread.map(({ resource, id, unread: why }) => {
    const { one, many } = kindOf(resource).label;
    return id === undefined ? `${many}: ${unreadWords(why)}` : `${one} ${oneLine(id, 80)}: ${unreadWords(why)}`;
  });
}
