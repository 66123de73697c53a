import { languages, workspace, type Disposable, type TextDocument } from 'vscode';
import { holdsPlist, isScript, isTextPart, textEndings } from '../../../core/objects/address/address.ts';
import { scriptEnding } from '../../../core/objects/plan/parts.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import type { ObjectFiles } from '../../../app/files/objectFiles.ts';
import { objectShown } from '../system/objectShown.ts';
import { showsNote } from '../system/openDocuments.ts';

/** A script whose first line names another interpreter than its file ending gets that one's language. A language chosen by hand stays. */
export class ScriptLanguages implements Disposable {
  readonly #store = new DisposableStore();
  /** The ending that each open script was last known by. */
  readonly #seen = new Map<string, string>();

  readonly #files: ObjectFiles;

  constructor(files: ObjectFiles) {
    this.#files = files;
    const lookAll = (): void => {
      for (const document of workspace.textDocuments) void this.#look(document);
    };
    lookAll();
    this.#store.add(files.onDidChange(lookAll));
    this.#store.add(workspace.onDidOpenTextDocument((document) => void this.#look(document)));
    this.#store.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.some(({ range }) => range.start.line === 0)) void this.#look(document);
      }),
    );
    this.#store.add(
      workspace.onDidCloseTextDocument((document) => {
        // A change of language closes and opens a document that stays where it is.
        if (!workspace.textDocuments.includes(document)) this.#seen.delete(document.uri.toString());
      }),
    );
  }

  async #look(document: TextDocument): Promise<void> {
    const address = objectShown(document, this.#files)?.address;
    if (address === undefined || !isTextPart(address) || showsNote(document)) return;
    const key = document.uri.toString();
    if (holdsPlist(address)) return await this.#mark(document, key);
    if (!isScript(address) || !document.lineAt(0).text.startsWith('#!')) return;
    const ending = scriptEnding(document.lineAt(0).text);
    const language = ending === '.txt' ? undefined : textEndings[ending];
    if (language === undefined || ending === (this.#seen.get(key) ?? address.ending)) return;
    this.#seen.set(key, ending);
    if (document.languageId !== language) await languages.setTextDocumentLanguage(document, language);
  }

  /** VS Code knows no language for profiles by their ending. */
  async #mark(document: TextDocument, key: string): Promise<void> {
    if (this.#seen.has(key)) return;
    this.#seen.set(key, '');
    if (document.languageId === 'plaintext') await languages.setTextDocumentLanguage(document, 'xml');
  }

  dispose(): void {
    this.#store.dispose();
  }
}
