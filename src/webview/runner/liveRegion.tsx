import { t } from '@vscode/l10n';
import type { PanelState } from './state.ts';
import { joinSentences } from '../../shared/words.ts';
import { sizeText } from '../../shared/size.ts';
import { durationText } from '../ui/format.ts';

/** Says what changed to those who do not see it: the start and the end of a send, and notices. */
export function LiveRegion({ state }: { state: PanelState }) {
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {wordsFor(state)}
    </div>
  );
}

function wordsFor(state: PanelState): string {
  const { outcome, answers, sending } = state;
  if (outcome === null || sending !== null || outcome === answers.at(-1)) return words(state);
  return joinSentences(t`Answer ${answers.indexOf(outcome) + 1} of ${answers.length}.`, words(state));
}

function words({ sending, outcome, notice, phase }: PanelState): string {
  if (phase === 'loading') return t`Opening the request runner.`;
  if (sending !== null) return sending.stopping ? 'Stopping.' : t`Sending ${sending.label} to ${sending.instanceName}.`;
  if (notice !== null) return notice.text;
  if (outcome === null) return '';
  if (outcome.kind === 'problem') return t`No answer. ${outcome.guidance?.title ?? ''}`;
  const { view, guidance } = outcome;
  return t`${view.status} ${view.reason} after ${durationText(view.timing.total)}, ${sizeText(view.size)}. ${guidance.title}`;
}
