import type { ServerEntry } from '../../core/objects/history/serverHistory.ts';
import { placedVersions, type PlacedVersion } from '../../core/objects/text/changedFields.ts';
import type { Version } from '../../core/objects/text/versions.ts';

/** What is known of an object's past: what this computer keeps of it, and what Jamf Pro does. */
export type TimelineRow =
  | { readonly kind: 'version'; readonly at: number | undefined; readonly placed: PlacedVersion }
  | { readonly kind: 'entry'; readonly at: number | undefined; readonly entry: ServerEntry };

/** Both by their time, the newest first; what has none is at the end. Those of one moment stay as they are, ours first. */
export function timelineOf(versions: readonly Version[], entries: readonly ServerEntry[]): readonly TimelineRow[] {
  const ours = placedVersions(versions).map((placed): TimelineRow => ({ kind: 'version', at: timeIn(placed.version.at), placed }));
  const theirs = entries.map((entry): TimelineRow => ({ kind: 'entry', at: entry.at, entry }));
  return [...ours, ...theirs].toSorted((one, other) => (other.at ?? -Infinity) - (one.at ?? -Infinity) || 0);
}

/**
 * The row that a person stays on when rows come to a list. Who went down it stays where that was reached; where that is gone, as what asks
 * for more is once it was pressed, with the first of those that came. Undefined: at the first, as whoever did not move.
 */
export function rowToStayOn<R>(before: readonly R[], active: R | undefined, after: readonly R[]): R | undefined {
  if (active === undefined || active === before[0]) return undefined;
  return after.includes(active) ? active : after.find((row) => !before.includes(row));
}

function timeIn(text: string): number | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
