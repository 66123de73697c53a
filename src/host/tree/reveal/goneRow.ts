import { neighbourOf } from '../../../app/lists/neighbour.ts';
import type { ExplorerNode } from '../../../app/lists/nodes.ts';
import type { ResourceNode } from '../../../app/support/nodes.ts';
import type { Explorer } from '../explorer.ts';

/**
 * Reads anew all lists that have objects of this kind, where the row with this key is gone. Resolves to its neighbour, to the list where it
 * was the last, to nothing where it was in no list: one that is deleted from the favourites leaves the focus there.
 */
export async function neighbourOfGone(
  explorer: Pick<Explorer, 'nodeAt' | 'getParent' | 'objectsIn' | 'objectsChanged' | 'read'>,
  changed: Pick<ResourceNode, 'instanceId' | 'resource'>,
  gone: string,
): Promise<ExplorerNode | undefined> {
  const row = explorer.nodeAt(gone);
  const list = row && explorer.getParent(row);
  const before = list?.kind === 'resource' ? explorer.objectsIn(list).map(({ key }) => key) : [];
  explorer.objectsChanged(changed);
  if (list?.kind !== 'resource' || !before.includes(gone)) return undefined;
  await explorer.read(list);
  const key = neighbourOf(gone, before, new Set(explorer.objectsIn(list).map((one) => one.key)));
  return key === undefined ? list : explorer.nodeAt(key);
}
