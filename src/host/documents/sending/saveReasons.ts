import { t } from '@vscode/l10n';
import { TabInputText, TabInputTextDiff, TextDocumentSaveReason, window, workspace } from 'vscode';
import type { Disposable, TextDocument, Uri } from 'vscode';
import { runCommand } from '../../support/commands.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { schemes } from '../../../app/support/ids.ts';
import { Announcements, choiceOf, type Wish, type WriteChoice } from '../../../app/saving/saveChoice.ts';
import { withoutMarks } from '../../../app/documents/documentText.ts';

/**
 * Why a document is being saved. VS Code tells `onWillSaveTextDocument` and not `writeFile`, which follows, and tells it not
 * of every save; {@link choiceOf} makes the best of that. Commands of ours save through {@link save}, which knows.
 */
export class SaveReasons implements Disposable {
  readonly #store = new DisposableStore();
  readonly #announced = new Announcements();
  readonly #wishes = new Map<string, Wish>();

  constructor() {
    this.#store.add(
      workspace.onWillSaveTextDocument(({ document: { uri, version }, reason }) => {
        if (uri.scheme !== schemes.objects) return;
        const announcement = { byHand: reason === TextDocumentSaveReason.Manual, inFront: isInFront(uri) };
        this.#announced.add(uri.toString(), announcement, version, Date.now());
      }),
    );
    this.#store.add(workspace.onDidCloseTextDocument(({ uri }) => this.#announced.clear(uri.toString())));
    this.#store.add(
      // Also told of a document that has no changes any more: it was saved or reverted.
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 && !document.isDirty) this.#announced.clear(document.uri.toString());
      }),
    );
  }

  /** What becomes of the write of this text, which is asked for now. True once per save. */
  choose(uri: Uri, text: string): WriteChoice {
    const key = uri.toString();
    const document = workspace.textDocuments.find((open) => open.uri.toString() === key);
    const wish = this.#wishes.get(key);
    this.#wishes.delete(key);
    return choiceOf({
      wish,
      announced: this.#announced.take(key, document?.version, Date.now()),
      inFront: isInFront(uri),
      isEditorText: document !== undefined && withoutMarks(document.getText()) === withoutMarks(text),
      savesItself: workspace.getConfiguration('files', document ?? uri).get('autoSave') !== 'off',
    });
  }

  /** Whether VS Code said that it saves a document of ours, and has not done so yet. */
  isAnyAwaited(): boolean {
    return this.#announced.isAnyAwaited(Date.now());
  }

  /** Saves a document because a command of ours was asked to. Resolves to whether that was done. */
  async save(document: TextDocument, wish: Wish): Promise<boolean> {
    const key = document.uri.toString();
    this.#wishes.set(key, wish);
    try {
      return await document.save();
    } finally {
      this.#wishes.delete(key);
    }
  }

  /**
   * Takes the changes out of a document, for the copy that its next read gives. VS Code's own command reverts whatever editor
   * is active by the time it runs, so it is left for a document that cannot be saved, such as a read-only one.
   *
   * @throws `invalid` if another editor came in front.
   */
  async drop(document: TextDocument): Promise<void> {
    if (!document.isDirty || ((await this.save(document, 'drop')) && !document.isDirty)) return;
    await window.showTextDocument(document, { preview: false });
    if (!isInFront(document.uri)) throw invalidProblem(t`Another editor came in front, so nothing was taken back. Try again.`);
    await runCommand('workbench.action.files.revert');
  }

  dispose(): void {
    this.#store.dispose();
  }
}

/** Whether a document is what the active editor is about; the right side of a comparison is the one that can be edited. */
function isInFront(uri: Uri): boolean {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const shown = input instanceof TabInputTextDiff ? input.modified : input instanceof TabInputText ? input.uri : undefined;
  return shown?.toString() === uri.toString();
}
