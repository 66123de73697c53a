import { standardKeymap } from '@codemirror/commands';
import { codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { keepKeys } from './keepKeys.ts';
import { languageOf } from './language.ts';
import { valueButtons } from './marks.ts';
import { phrases } from './phrases.ts';
import { editorTheme } from './theme.ts';

/** A text that is only read, and that can grow at its end. Only what is in view is in the page. */
export interface Viewer {
  readonly view: EditorView;
  append(text: string): void;
  wrap(on: boolean): void;
  find(): void;
  destroy(): void;
}

export interface ViewerOptions {
  readonly parent: HTMLElement;
  readonly nonce: string;
  readonly label: string;
  readonly language: string;
  readonly text: string;
  /** Called when the end of the text comes into sight. */
  readonly onNearEnd: () => void;
}

/** In heights of the viewer. */
const nearEnd = 3;

export function createViewer({ parent, nonce, label, language, text, onNearEnd }: ViewerOptions): Viewer {
  const wrapping = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
        editorTheme(nonce),
        languageOf(language),
        lineNumbers(),
        codeFolding(),
        foldGutter(),
        drawSelection(),
        search({ top: true }),
        phrases(),
        wrapping.of(EditorView.lineWrapping),
        valueButtons(),
        keymap.of([...standardKeymap, ...searchKeymap, ...foldKeymap]),
      ],
    }),
  });
  const { scrollDOM } = view;
  scrollDOM.addEventListener('scroll', () => {
    if (scrollDOM.scrollHeight - scrollDOM.scrollTop < nearEnd * scrollDOM.clientHeight) onNearEnd();
  });
  keepKeys(parent);
  return {
    view,
    // Scrolled to the end, the editor would follow the new end, and so ask for more again and again.
    append: (more) => view.dispatch({ changes: { from: view.state.doc.length, insert: more }, effects: view.scrollSnapshot() }),
    wrap: (on) => view.dispatch({ effects: wrapping.reconfigure(on ? EditorView.lineWrapping : []) }),
    find() {
      openSearchPanel(view);
      view.dom.querySelector<HTMLInputElement>('.cm-search input')?.select();
    },
    destroy: () => view.destroy(),
  };
}
