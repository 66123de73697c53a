import { Range, Selection, TabInputText, TextEditorRevealType, window, type Disposable, type Tab, type TextEditor, type Uri } from 'vscode';
import { jsonIn } from '../../../core/json/parse.ts';
import { pointerAt, rangeAt } from '../../../core/json/pointers.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { schemes } from '../../../app/support/ids.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import type { Services } from '../../../app/support/services.ts';
import { runCommand } from '../../support/commands.ts';

/**
 * Whoever opens a reference wants the object as it is, not as it was read once: its own document takes the place of the text that was
 * read, at what stands there. A preview inside of another editor is no tab, and is left alone.
 */
export function openReadAsObjects({ log }: Pick<Services, 'log'>): Disposable {
  const store = new DisposableStore();
  /** Where the cursor was last, by the text's address. */
  const cursors = new Map<string, { readonly text: string; readonly line: number; readonly offset: number }>();
  const see = ({ document, selection }: TextEditor): void => {
    if (document.uri.scheme !== schemes.read) return;
    const { active } = selection;
    cursors.set(document.uri.toString(), { text: document.getText(), line: active.line, offset: document.offsetAt(active) });
  };
  store.add(window.onDidChangeTextEditorSelection(({ textEditor }) => see(textEditor)));
  store.add(window.onDidChangeActiveTextEditor((editor) => (editor === undefined ? undefined : see(editor))));
  const open = async (tab: Tab, read: Uri): Promise<void> => {
    const uri = read.with({ scheme: schemes.objects });
    await runCommand('jamf.openObject', uri.toString());
    const [key, editor] = [read.toString(), window.activeTextEditor];
    const cursor = cursors.get(key);
    cursors.delete(key);
    if (cursor !== undefined && editor?.document.uri.scheme === schemes.objects) putCursor(editor, cursor);
    if (window.tabGroups.all.some(({ tabs }) => tabs.includes(tab))) await window.tabGroups.close(tab, true);
  };
  store.add(
    window.tabGroups.onDidChangeTabs(({ opened }) => {
      for (const tab of opened) {
        const { input } = tab;
        if (input instanceof TabInputText && input.uri.scheme === schemes.read) inBackground(log, 'open the object', open(tab, input.uri));
      }
    }),
  );
  return store;
}

/** At the same value, or, in a text that is no JSON, at the same line: what stands there may have moved. */
function putCursor(
  editor: TextEditor,
  { text, line, offset }: { readonly text: string; readonly line: number; readonly offset: number },
): void {
  const { document } = editor;
  const [before, now] = [jsonIn(text), jsonIn(document.getText())];
  const indent = (text.split('\n')[line] ?? '').search(/\S/);
  const at =
    before === undefined || now === undefined
      ? document.validatePosition(new Range(sameLine(text, document.getText(), line), 0, 0, 0).start)
      : document.positionAt(rangeAt(now, pointerAt(before, offset + Math.max(0, indent))).from);
  editor.selection = new Selection(at, at);
  editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The line of a text that says what one of another text says, the nearest of several; the same number where none does. */
function sameLine(text: string, now: string, line: number): number {
  const said = text.split('\n')[line];
  const found = now.split('\n').flatMap((one, index) => (one === said ? [index] : []));
  return found.toSorted((a, b) => Math.abs(a - line) - Math.abs(b - line))[0] ?? line;
}
