import { window, type QuickPick, type QuickPickItem } from 'vscode';

/**
 * A quick pick whose rows stay in the order they are given in. By itself VS Code puts those first whose label holds what is typed, and
 * these by the alphabet: `DELETE` before `GET`.
 */
export function createRankedPick<T extends QuickPickItem>(): QuickPick<T> {
  return Object.assign(window.createQuickPick<T>(), { sortByLabel: false });
}

/** The row that Enter means. Right after typing VS Code still has the row of the text before; of ranked rows the first is meant then. */
export function meantRow<I>(shown: readonly I[], active: readonly I[], isRanked: boolean): readonly I[] {
  const [row] = active;
  const isFormer = row !== undefined && !shown.includes(row);
  return isRanked && isFormer ? shown.slice(0, 1) : active.slice(0, 1);
}
