import { t } from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { timeOfDay } from '../../ui/format.ts';
import { IconButton } from '../../ui/button.tsx';
import { usePanel } from '../panel.ts';
import { answerBeside, isOfForm, type PanelState, type ShownOutcome } from '../state.ts';

/** Back and forward between the panel's answers. */
export function AnswerSteps({ state }: { state: PanelState }) {
  const { showAnswer } = usePanel();
  const [before, after] = [answerBeside(state, -1), answerBeside(state, 1)];
  const back = before === undefined ? t`No earlier answer` : backWords(answerWords(before), state.isMac);
  const forward = after === undefined ? t`No later answer` : forwardWords(answerWords(after), state.isMac);
  return (
    <span class="steps" role="group" aria-label={t`Answers of this panel`}>
      <IconButton
        id="answer-back"
        icon="back"
        label={back}
        title={back}
        disabled={before === undefined}
        onPress={() => void showAnswer(-1)}
      />
      <IconButton
        id="answer-forward"
        icon="forward"
        label={forward}
        title={forward}
        disabled={after === undefined}
        onPress={() => void showAnswer(1)}
      />
    </span>
  );
}

function backWords(to: string, isMac: boolean): string {
  return isMac ? t`Back to ${to} (Option+Left)` : t`Back to ${to} (Alt+Left)`;
}

function forwardWords(to: string, isMac: boolean): string {
  return isMac ? t`Forward to ${to} (Option+Right)` : t`Forward to ${to} (Alt+Right)`;
}

/** `GET /v1/buildings, 10:22:01 AM`. */
function answerWords(outcome: ShownOutcome): string {
  const { method, path } = outcome.draft;
  const at = outcome.kind === 'answer' ? outcome.view.at : outcome.at;
  const request = `${method} ${path.slice(0, 80)}`;
  return at === null ? request : `${request}, ${timeOfDay(at)}`;
}

/** Says that the request in the form is another one than this answer is about, and brings that one back. */
export function OtherRequest({ state, outcome }: { state: PanelState; outcome: ShownOutcome }) {
  const { dispatch } = usePanel();
  const { draft, instanceId } = state;
  const isOther = useMemo(() => !isOfForm(state, outcome), [draft, instanceId, outcome]);
  if (!isOther || (outcome.kind === 'answer' && outcome.readBack)) return null;
  return (
    <span class="other-request">
      {t`Not the request in the form.`}{' '}
      <button type="button" class="link" onClick={() => dispatch({ type: 'requestShown', outcome })}>
        {t`Show its request`}
      </button>
    </span>
  );
}
