import { withValues } from '../request/parameterValues.ts';
import type { Panel } from '../panel.ts';
import { isOfForm, type ShownOutcome } from '../state.ts';

/** Asks for another page of an answer. The form follows, unless it holds another request by now: what was typed into it stays. */
export function turnPage({ dispatch, send, sendDraft, state }: Panel, outcome: ShownOutcome, page: number): void {
  const now = state();
  if (now.sending !== null) return;
  const draft = { ...outcome.draft, query: withValues(outcome.draft.query, 'page', [String(page)]) };
  if (!isOfForm(now, outcome)) return void sendDraft(draft, 'send', outcome.instanceId);
  dispatch({ type: 'queryEdited', name: 'page', query: draft.query });
  void send();
}
