import type { ObjectTreeNode, ResourceTreeNode } from '../../../app/lists/nodes.ts';
import type { Explorer } from '../explorer.ts';

/**
 * The row of an object, for which its list is loaded page by page, as far as the tree shows rows, and once more where it is read anew
 * meanwhile. Undefined: it is in none of them, or nobody waits any more.
 */
export async function rowWith(
  explorer: Pick<Explorer, 'wake' | 'read' | 'objectsIn' | 'loadMore'>,
  list: ResourceTreeNode,
  id: string,
  signal: AbortSignal,
): Promise<ObjectTreeNode | undefined> {
  explorer.wake(list);
  while (!signal.aborted) {
    const more = await explorer.read(list);
    const found = explorer.objectsIn(list).find((one) => one.id === id);
    if (found !== undefined || more === 'none' || more === 'most') return found;
    if (more === 'page') await explorer.loadMore(list);
  }
  return undefined;
}
