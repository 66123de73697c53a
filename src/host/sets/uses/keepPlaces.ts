import { Range, Selection, TextEditorRevealType, window, type Disposable, type TextEditor, type TreeView } from 'vscode';
import { lineOfMention, spotOfUse } from '../../../core/sets/uses/locateUse.ts';
import type { ShownPlace } from '../../../app/sets/uses/usesShown.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';

/** The document that a row opens, and the place in it that the row stands for. */
export interface RowPlace {
  readonly uri: string;
  readonly place: ShownPlace;
}

/**
 * A row opens at the line that was read once. Where the object is another one by now, this goes on to the line at which it stands today:
 * once, when its document comes up for the row that was chosen last.
 */
export function keepPlaces<T>(
  tree: Pick<TreeView<T>, 'onDidChangeSelection'>,
  placeOf: (row: T | undefined) => RowPlace | undefined,
): Disposable {
  const store = new DisposableStore();
  let wanted: RowPlace | undefined;
  const follow = (editor: TextEditor | undefined): void => {
    if (editor === undefined || wanted === undefined || editor.document.uri.toString() !== wanted.uri) return;
    const { place } = wanted;
    wanted = undefined;
    goTo(editor, place);
  };
  store.add(tree.onDidChangeSelection(({ selection }) => (wanted = placeOf(selection[0]))));
  store.add(window.onDidChangeActiveTextEditor(follow));
  store.add(window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)));
  return store;
}

/** Puts the cursor at a use, by what the document says now. */
function goTo(editor: TextEditor, place: ShownPlace): void {
  const at = lineIn(editor.document.getText(), place);
  if (at === undefined || at === editor.selection.active.line + 1) return;
  const range = new Range(at - 1, 0, at - 1, 0);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

function lineIn(text: string, place: ShownPlace): number | undefined {
  return place.ending === '.json' ? spotOfUse(text, { ...place, how: 'id' })?.line : lineOfMention(text, place);
}
