import {
  ThemeColor,
  window,
  workspace,
  type DecorationOptions,
  type Disposable,
  type Range,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { isTextPart } from '../../../core/objects/address/address.ts';
import type { UntakenMember } from '../../../core/shapes/project.ts';
import { fieldsWithin, FoundFields, unwrittenWords } from '../../../app/documents/unwrittenFields.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import type { ObjectFiles } from '../../../app/files/objectFiles.ts';
import type { SchemaHelp } from '../../../app/documents/schemaHelp.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import type { Services } from '../../../app/support/services.ts';
import { colors } from '../../../app/support/ids.ts';
import { objectShown } from '../system/objectShown.ts';
import { rangeIn } from '../system/objectUri.ts';
import { showsNote } from '../system/openDocuments.ts';

/** How long typing and scrolling must pause, in milliseconds. Until then VS Code moves what is drawn with the text. */
const pause = 150;
/** The same for typing in a text of so many characters, which is not to be looked through at each rest. */
const large = 200_000;
const longPause = 1500;
/** Lines above and below what is seen that are drawn, too, so that scrolling a little shows nothing new. */
const margin = 100;

/**
 * What cannot be written is faded, and says why. A document is looked through once for each of its versions, and only what is about to be
 * seen of it is drawn: an object of a megabyte may have thousands of such fields.
 */
export class FadedFields implements Disposable {
  readonly #store = new DisposableStore();
  readonly #help: SchemaHelp;
  readonly #files: ObjectFiles;
  readonly #faded = this.#store.add(
    window.createTextEditorDecorationType({ color: new ThemeColor(colors.unwrittenField), fontStyle: 'italic' }),
  );
  readonly #found = new FoundFields<TextDocument>();
  /** Large texts that were typed in, until they are looked through again. */
  readonly #resting = new Map<TextDocument, ReturnType<typeof setTimeout>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    help: SchemaHelp,
    documents: Pick<ObjectDocuments, 'onDidChange'>,
    { instances, files }: Pick<Services, 'instances' | 'files'>,
  ) {
    [this.#help, this.#files] = [help, files];
    const later = (): void => this.#later();
    this.#store.add(documents.onDidChange(later));
    this.#store.add(files.onDidChange(later));
    // The document of the instance may be another, or be known only now.
    this.#store.add(instances.onDidChange(({ what }) => (what === 'document' || what === 'profile' ? later() : undefined)));
    this.#store.add(window.onDidChangeVisibleTextEditors(later));
    this.#store.add(window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#ifOurs(textEditor.document)));
    this.#store.add(workspace.onDidChangeTextDocument(({ document }) => this.#changed(document)));
    this.#store.add(workspace.onDidCloseTextDocument((document) => this.#rested(document)));
    later();
  }

  #isOurs(document: TextDocument): boolean {
    return objectShown(document, this.#files) !== undefined;
  }

  #ifOurs(document: TextDocument): void {
    if (this.#isOurs(document)) this.#later();
  }

  #changed(document: TextDocument): void {
    if (!this.#isOurs(document)) return;
    this.#rested(document);
    if (this.#found.has(document) && document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > large)
      this.#resting.set(
        document,
        setTimeout(() => {
          this.#rested(document);
          this.#later();
        }, longPause),
      );
    else this.#later();
  }

  #rested(document: TextDocument): void {
    clearTimeout(this.#resting.get(document));
    this.#resting.delete(document);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const editor of window.visibleTextEditors) if (this.#isOurs(editor.document)) this.#draw(editor);
    }, pause);
  }

  #draw(editor: TextEditor): void {
    const { document, visibleRanges } = editor;
    if (this.#resting.has(document)) return;
    const fields = this.#fieldsOf(document);
    const seen = visibleRanges.flatMap((range) => fieldsWithin(fields, offsetsOf(document, range)));
    const options = [...new Set(seen)].map((field): DecorationOptions => ({
      range: rangeIn(document, field),
      hoverMessage: unwrittenWords(field.why),
    }));
    editor.setDecorations(this.#faded, options);
  }

  #fieldsOf(document: TextDocument): readonly UntakenMember[] {
    const address = objectShown(document, this.#files)?.address;
    const plan = address === undefined || isTextPart(address) || showsNote(document) ? undefined : this.#help.known(address);
    if (plan === undefined) return [];
    return this.#found.of(document, plan);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const timer of this.#resting.values()) clearTimeout(timer);
    this.#store.dispose();
  }
}

function offsetsOf(document: TextDocument, { start, end }: Range): { readonly from: number; readonly to: number } {
  const from = document.offsetAt(start.with(Math.max(0, start.line - margin), 0));
  return { from, to: document.offsetAt(end.with(end.line + margin, 0)) };
}
