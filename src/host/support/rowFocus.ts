import { window, type Disposable, type TreeView } from 'vscode';

/** What is needed of a view to put the focus on one of its rows. */
export type FocusView<T> = Pick<TreeView<T>, 'visible' | 'reveal' | 'onDidChangeSelection'>;

/**
 * Works on rows from a row, and then has the focus on another one: where a row is gone, VS Code would have it nowhere, and the next key
 * would begin at the top. Whoever went on to an editor or to another row meanwhile is left there.
 */
export async function keepFocus<T>(view: FocusView<T>, work: () => Promise<T | undefined>): Promise<void> {
  let isElsewhere = false;
  const leave = (): void => void (isElsewhere = true);
  const listening: readonly Disposable[] = [
    window.onDidChangeActiveTextEditor((editor) => (editor === undefined ? undefined : leave())),
    window.onDidChangeTextEditorSelection(leave),
    view.onDidChangeSelection(({ selection }) => (selection.length === 0 ? undefined : leave())),
  ];
  try {
    const row = await work();
    if (row !== undefined && view.visible && !isElsewhere) await view.reveal(row, { select: true, focus: true });
  } finally {
    for (const one of listening) one.dispose();
  }
}
