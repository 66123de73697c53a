import type { InstanceArgument, RefreshForm, RefreshReport } from '../../../app/contributions/arguments.ts';
import { unreadWords } from '../../../app/sets/unreadWords.ts';
import { isDataArgument } from '../../../app/support/guarded.ts';
import type { SetParts } from '../setParts.ts';

/** `jamf.refreshSnapshot`. */
export async function refreshSnapshot(
  parts: SetParts,
  what: InstanceArgument | RefreshForm | undefined,
  signal: AbortSignal,
): Promise<RefreshReport | undefined> {
  const snapshots = await parts.snapshots();
  if (typeof what !== 'object' || !('instance' in what) || !isDataArgument(what)) return undefined;
  const { objects, read, kept, unread } = await snapshots.refresh(what.instance, what, signal);
  const told = unread.map(({ resource, id, unread: why }) => {
    const reason = unreadWords(why);
    return id === undefined ? { resource, reason } : { resource, id, reason };
  });
  return { objects, read, kept, unread: told };
}
