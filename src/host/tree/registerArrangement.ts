import type { Disposable } from 'vscode';
import { readExplorerRows, readNothing, readRowOrChosen } from '../../app/contributions/read.ts';
import type { ExplorerNode } from '../../app/lists/nodes.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { later } from '../../app/support/language.ts';
import type { chosenRows } from '../../app/support/nodes.ts';
import { commandsOf } from '../support/commands.ts';
import type { Arranged } from './arrangeRows.ts';

/** What hides groups and kinds, and puts them in order. */
export function registerArrangement(bar: Arranged): Disposable {
  const store = new DisposableStore();
  const on = commandsOf(store, bar.services);
  const load = async () => await import('./arrangeRows.ts');
  on('jamf.hideRow', later`could not hide the row`, readExplorerRows, async (row, selection = []) =>
    row === undefined ? undefined : (await load()).hideRows(bar, row, selection),
  );
  on('jamf.showHidden', later`could not show what is hidden`, readNothing, async () => (await load()).showHidden(bar));
  on('jamf.resetLayout', later`could not reset the order`, readNothing, async () => (await load()).resetLayout(bar));
  const move = async (row: ExplorerNode | typeof chosenRows | undefined, by: -1 | 1): Promise<void> =>
    row === undefined ? undefined : (await load()).moveRow(bar, row, by);
  on('jamf.moveRowUp', later`could not move the row`, readRowOrChosen, async (row) => move(row, -1));
  on('jamf.moveRowDown', later`could not move the row`, readRowOrChosen, async (row) => move(row, 1));
  return store;
}
