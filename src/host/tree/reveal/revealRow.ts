import type { TreeView } from 'vscode';
import type { ExplorerNode } from '../../../app/lists/nodes.ts';
import type { Explorer } from '../explorer.ts';

export interface RevealingView {
  readonly view: Pick<TreeView<ExplorerNode>, 'reveal'>;
  readonly explorer: Pick<Explorer, 'drawHeld' | 'revealing'>;
}

/** Shows a row, and the view where another one is in front: of a row that came meanwhile VS Code is told before. */
export async function revealRow(
  { view, explorer }: RevealingView,
  row: ExplorerNode,
  how: { readonly select: boolean; readonly focus: boolean; readonly expand?: boolean },
): Promise<void> {
  explorer.drawHeld();
  explorer.revealing.add(row.key);
  try {
    await view.reveal(row, how);
  } finally {
    explorer.revealing.delete(row.key);
  }
}
