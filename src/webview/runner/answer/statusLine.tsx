import { t } from '@vscode/l10n';
import type { PanelState, ShownOutcome } from '../state.ts';
import { sizeText } from '../../../shared/size.ts';
import { aroundElement, place } from '../../ui/around.tsx';
import { durationText, timeOfDay } from '../../ui/format.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { AnswerSteps, OtherRequest } from './answerTrail.tsx';

type Tone = 'success' | 'info' | 'warning' | 'error';

/** What came back, at a glance: never by colour alone. */
export function StatusLine({ outcome, state }: { outcome: ShownOutcome; state: PanelState }) {
  return (
    <div class="status-line">
      <AnswerSteps state={state} />
      {outcome.kind === 'problem' ? <NoAnswer outcome={outcome} /> : <Answered outcome={outcome} />}
      <OtherRequest state={state} outcome={outcome} />
    </div>
  );
}

function Answered({ outcome }: { outcome: Extract<ShownOutcome, { kind: 'answer' }> }) {
  const { view } = outcome;
  const tone = toneOf(view.status);
  return (
    <>
      <span class={`status tone-${tone}`}>
        <Icon name={icons[tone]} />
        <strong>{view.status}</strong> {view.reason}
      </span>
      <span title={t`${view.timing.total} ms in all`}>{durationText(view.timing.total)}</span>
      <span title={t`${view.size} bytes`}>{sizeText(view.size)}</span>
      <span title={view.at}>{aroundElement(t`${timeOfDay(view.at)} from ${place}`, <strong>{view.instanceName}</strong>)}</span>
      {view.timing.attempts > 1 && <span>{t`${view.timing.attempts} tries`}</span>}
      <span class="sent mono" title={view.request.url}>
        {outcome.readBack ? t`Read back: ${view.request.method} ${outcome.draft.path}` : `${view.request.method} ${outcome.draft.path}`}
      </span>
    </>
  );
}

function NoAnswer({ outcome }: { outcome: Extract<ShownOutcome, { kind: 'problem' }> }) {
  const { problem } = outcome;
  const cancelled = problem.kind === 'cancelled';
  const part = problem.kind === 'network' ? problem.part : undefined;
  return (
    <>
      <span class={`status tone-${cancelled ? 'info' : 'error'}`}>
        <Icon name={cancelled ? 'info' : 'error'} />
        <strong>{cancelled ? t`Stopped` : part === undefined ? t`No answer` : t`${part.status}, cut off`}</strong>
      </span>
      <span>
        {outcome.at !== null && `${timeOfDay(outcome.at)} `}
        {outcome.instanceName}
      </span>
      <span class="sent mono">
        {outcome.draft.method} {outcome.draft.path}
      </span>
    </>
  );
}

export const icons: Record<Tone, IconName> = { success: 'success', info: 'info', warning: 'warning', error: 'error' };

function toneOf(status: number): Tone {
  if (status < 200 || status >= 400) return 'error';
  return status < 300 ? 'success' : 'info';
}
