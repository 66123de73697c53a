import type { EditorView } from '@codemirror/view';
import { useEffect } from 'preact/hooks';
import type { BodyProblem } from '../../../core/shapes/assist.ts';
import { locateValues } from '../editor/jsonText.ts';
import { showRefused } from '../editor/problems.ts';
import type { PanelState, ShownOutcome } from '../state.ts';

/** Underlines in the body what the server says of its fields, where the text is still the one that was sent. */
export function useRefused(state: PanelState, view: { readonly current: EditorView | null }): void {
  const { body } = state.draft;
  const last = state.answers.at(-1);
  const isOfHere = last?.instanceId === state.instanceId;
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const text = editor.state.doc.toString();
    showRefused(editor, last === undefined || !isOfHere ? [] : refusedIn(last, text));
  }, [last, isOfHere, body.kind]);
}

function refusedIn({ draft, guidance }: ShownOutcome, text: string): readonly BodyProblem[] {
  if (guidance === null || draft.body.kind !== 'text' || draft.body.text !== text) return [];
  const named = guidance.errors.flatMap(({ target, description }) =>
    target?.in === 'body' ? [{ pointer: target.pointer, message: description }] : [],
  );
  const places = locateValues(text, new Set(named.map(({ pointer }) => pointer)));
  return named.flatMap(({ pointer, message }) => {
    const place = places.get(pointer);
    // Of the whole body there is nothing to underline: the card says it.
    return place === undefined || pointer === '' ? [] : [{ ...place, severity: 'error' as const, message }];
  });
}
