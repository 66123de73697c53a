import { fromParts, type ObjectAddress } from '../../core/objects/address/address.ts';
import { changesSince, type RecentChange } from '../../core/objects/text/takingBack.ts';
import type { ObjectHistory } from './objectHistory.ts';

/** One change of one object. */
export interface ChangedObject extends RecentChange {
  readonly address: ObjectAddress;
}

/** What was changed from this machine since a time, the newest first. @param time epoch milliseconds. */
export async function changedSince(history: Pick<ObjectHistory, 'since'>, time: number): Promise<readonly ChangedObject[]> {
  const found = (await history.since(time)).flatMap(({ versions, isOf }) =>
    changesSince(versions, time).flatMap((change): readonly ChangedObject[] => {
      const address = fromParts(change.version.of);
      return isOf(address) ? [{ address, ...change }] : [];
    }),
  );
  return found.toSorted((one, other) => other.version.at.localeCompare(one.version.at));
}
