import { window, type QuickPick, type QuickPickItem } from 'vscode';

/**
 * A quick pick whose rows stay in the order they are given in. By itself VS Code puts those first whose label holds what is typed, and
 * these by the alphabet: `DELETE` before `GET`.
 */
export function createRankedPick<T extends QuickPickItem>(): QuickPick<T> {
  return Object.assign(window.createQuickPick<T>(), { sortByLabel: false });
}
