import { history, redo, standardKeymap, undo } from '@codemirror/commands';
import { codeFolding, foldGutter, foldKeymap, indentUnit } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers, tooltips } from '@codemirror/view';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel.ts';
import { ownUndo } from '../../ui/undoRouter.ts';
import { bodyHover, type AssistContext } from './assist.ts';
import { bodyCompletion } from './completion.ts';
import { keepKeys } from './keepKeys.ts';
import { kindOfMediaType, languageOf } from './language.ts';
import { phrases } from './phrases.ts';
import { bodyProblems, checkAgain, type OnProblems } from './problems.ts';
import { editorTheme } from './theme.ts';

export interface BodyEditorProps {
  readonly label: string;
  readonly value: string;
  readonly mediaType: string;
  readonly about: AssistContext;
  readonly viewRef: RefObject<EditorView | null>;
  readonly onText: (text: string) => void;
  readonly onProblems: OnProblems;
}

/** The editor of a text body. Its history outlives changes from outside: they are steps that can be undone. */
export function BodyEditor(props: BodyEditorProps) {
  const { nonce, host } = usePanel();
  const parent = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const shown = useRef(props.value);
  const language = useRef(new Compartment());
  latest.current = props;
  useLayoutEffect(() => {
    if (parent.current === null) return undefined;
    const about: AssistContext = () => latest.current.about();
    const assist = [
      bodyCompletion(host, about),
      bodyHover(host, about),
      bodyProblems(host, about, (...told) => latest.current.onProblems(...told)),
    ];
    const listen = EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      shown.current = update.state.doc.toString();
      latest.current.onText(shown.current);
    });
    const kind = language.current.of(languageOf(kindOfMediaType(props.mediaType)));
    const label = EditorView.contentAttributes.of({ 'aria-label': props.label });
    const state = EditorState.create({ doc: props.value, extensions: [basics(), editorTheme(nonce), kind, assist, listen, label] });
    const view = new EditorView({ state, parent: parent.current });
    props.viewRef.current = view;
    const release = ownUndo(parent.current, { undo: () => undo(view), redo: () => redo(view) });
    keepKeys(parent.current);
    return () => {
      release();
      props.viewRef.current = null;
      view.destroy();
    };
  }, []);
  // In the commit itself: later, the text may have been typed on, and an old value would overwrite it.
  useLayoutEffect(() => {
    const view = props.viewRef.current;
    if (view === null || props.value === shown.current) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: props.value }, userEvent: 'input.replace' });
  }, [props.value]);
  useEffect(() => {
    props.viewRef.current?.dispatch({ effects: language.current.reconfigure(languageOf(kindOfMediaType(props.mediaType))) });
  }, [props.mediaType]);
  useEffect(() => {
    props.viewRef.current?.dispatch({ effects: checkAgain.of(null) });
  }, [JSON.stringify(props.about())]);
  return <div class="code" ref={parent} />;
}

const basics = (): Extension => [
  history(),
  lineNumbers(),
  codeFolding(),
  foldGutter(),
  drawSelection(),
  indentUnit.of('  '),
  search({ top: true }),
  phrases(),
  tooltips({ position: 'fixed' }),
  EditorView.lineWrapping,
  // Tab stays the way out of the editor for the keyboard.
  keymap.of([...standardKeymap, ...searchKeymap, ...foldKeymap]),
];
