import type { TreeView } from 'vscode';
import { runCommand } from '../support/commands.ts';

export type ChosenView<T> = Pick<TreeView<T>, 'selection' | 'reveal'>;

/**
 * The rows that a key is about: all that are selected, or else the one that has the focus. VS Code tells only what is selected, and arrow
 * keys move the focus alone: so it is selected, too, which tells whether it was before.
 */
export async function chosenRowsOf<T>(view: ChosenView<T>): Promise<readonly T[]> {
  const before = view.selection;
  await runCommand('list.toggleSelection');
  const focused = view.selection.find((row) => !before.includes(row));
  if (focused === undefined) {
    await runCommand('list.toggleSelection');
    return before;
  }
  await view.reveal(focused, { select: true, focus: true });
  return [focused];
}
