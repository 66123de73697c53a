import type { EditorView } from '@codemirror/view';
import { useEffect } from 'preact/hooks';
import type { BodyProblem } from '../../../core/shapes/assist.ts';
import type { RequestDraft } from '../../../shared/draft.ts';
import { locateValues } from '../editor/jsonText.ts';
import { showRefused } from '../editor/problems.ts';
import { isSameRequest, type PanelState, type ShownOutcome } from '../state.ts';

/** Underlines in the body what the server says of its fields, where the text is still the one that was sent. */
export function useRefused(state: PanelState, view: { readonly current: EditorView | null }): void {
  const { body } = state.draft;
  const last = state.answers.at(-1);
  // Whatever is typed into the body: what is said of it stays beside what it is said of.
  const isOfHere = last?.instanceId === state.instanceId && isSameRequest(withoutBody(state.draft), withoutBody(last.draft));
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const text = editor.state.doc.toString();
    showRefused(editor, last === undefined || !isOfHere ? [] : refusedIn(last, text));
  }, [last, isOfHere, body.kind]);
}

function withoutBody(draft: RequestDraft): RequestDraft {
  return { ...draft, body: { kind: 'none' } };
}

/** `text`: as the editor has it, which knows one kind of line end. */
export function refusedIn({ draft, guidance }: Pick<ShownOutcome, 'draft' | 'guidance'>, text: string): readonly BodyProblem[] {
  if (guidance === null || draft.body.kind !== 'text' || draft.body.text.replace(/\r\n?/g, '\n') !== text) return [];
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
