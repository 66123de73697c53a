import { TextDocumentSaveReason, workspace } from 'vscode';
import type { Disposable, Uri } from 'vscode';
import { schemes } from '../support/ids.ts';

/**
 * Why a document is being saved. VS Code tells `onWillSaveTextDocument` and not `writeFile`, which follows. A write that
 * nobody announced (another extension's, a *Save As*) has no reason and must not be taken for a person's wish.
 */
export class SaveReasons implements Disposable {
  readonly #byHand = new Set<string>();
  readonly #listener: Disposable;

  constructor() {
    this.#listener = workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (document.uri.scheme !== schemes.objects) return;
      if (reason === TextDocumentSaveReason.Manual) this.#byHand.add(document.uri.toString());
      else this.#byHand.delete(document.uri.toString());
    });
  }

  /** Whether the write that is asked for now was asked for by hand. True once per save. */
  takeByHand(uri: Uri): boolean {
    return this.#byHand.delete(uri.toString());
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
