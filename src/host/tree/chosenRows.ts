import type { TreeView } from 'vscode';
import { Turns } from '../../app/support/turns.ts';
import { runCommand } from '../support/commands.ts';

export type ChosenView<T> = Pick<TreeView<T>, 'selection' | 'reveal'>;

/** Two keys that looked at once would undo each other's looks. */
const turns = new Turns();

/**
 * The rows that a key is about: all that are selected, or else the one that has the focus. None where the focus does not rest.
 *
 * VS Code tells only what is selected, arrow keys move the focus alone, and what was told last may be behind what is shown: so the row
 * with the focus is selected and let go, and is the one in which the two differ. What differs in more rows was changed meanwhile.
 */
export async function chosenRowsOf<T>(view: ChosenView<T>): Promise<readonly T[]> {
  return await turns.run(async () => {
    for (let looks = 1; looks <= 5; looks++) {
      const [other, now] = [await turned(view), await turned(view)];
      const [focused, ...more] = [...now.filter((row) => !other.includes(row)), ...other.filter((row) => !now.includes(row))];
      if (focused === undefined) return now;
      if (more.length > 0) continue;
      if (now.includes(focused)) return now;
      await view.reveal(focused, { select: true, focus: true });
      return [focused];
    }
    return [];
  });
}

/** What is selected once the row with the focus has been added to it, or taken out. */
async function turned<T>(view: ChosenView<T>): Promise<readonly T[]> {
  await runCommand('list.toggleSelection');
  return view.selection;
}
