import type { TreeView } from 'vscode';
import type { ExplorerNode } from '../../../app/lists/nodes.ts';
import type { Explorer } from '../explorer.ts';
import { revealRow } from './revealRow.ts';

/**
 * Shows an instance that was just added. One that a person added is unfolded and has the focus, since that is what it was added for; one
 * that was added on the way to something else, or by others, is selected where the view is open, and not contacted.
 */
export async function revealInstance(
  view: Pick<TreeView<ExplorerNode>, 'visible' | 'reveal'>,
  explorer: Pick<Explorer, 'instanceNode' | 'drawHeld' | 'revealing'>,
  instanceId: string,
  byPerson: boolean,
): Promise<void> {
  if (!byPerson && !view.visible) return;
  await revealRow({ view, explorer }, explorer.instanceNode(instanceId), { select: true, focus: byPerson, expand: byPerson });
}
