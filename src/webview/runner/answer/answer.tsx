import { IconButton } from '../../ui/button.tsx';
import { t } from '@vscode/l10n';
import { aroundElement, place } from '../../ui/around.tsx';
import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePanel } from '../panel.ts';
import type { PanelState, SendUnderWay } from '../state.ts';
import { durationText, numberText } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useFocusWish } from '../useFocusWish.ts';
import { AnswerTabs } from './answerTabs.tsx';
import { GuidanceCard } from './guidanceCard.tsx';
import { StatusLine } from './statusLine.tsx';
import { useKeptFocus } from './useKeptFocus.ts';

export function Answer({ state }: { state: PanelState }) {
  const { sending, outcome } = state;
  const slow = useSlow(sending);
  useKeptFocus('answer', sending !== null);
  useFocusWish(state, (target) => target.in === 'answer', 'answer');
  return (
    <section class="pane answer" aria-label={t`Answer`} aria-busy={sending !== null} id="answer" tabIndex={-1}>
      <NoticeLine state={state} />
      {sending !== null && (slow || outcome === null) && <Progress sending={sending} />}
      {outcome !== null && !(sending !== null && slow) && (
        <div class="outcome">
          <StatusLine outcome={outcome} state={state} />
          <Fragment key={outcome.sendId}>
            {outcome.guidance !== null && <GuidanceCard outcome={outcome} guidance={outcome.guidance} />}
            <AnswerTabs outcome={outcome} state={state} />
          </Fragment>
        </div>
      )}
      {outcome === null && sending === null && <Empty state={state} />}
    </section>
  );
}

const slowAfter = 150;

/** A quick answer takes the place of the last one without a flicker in between. */
function useSlow(sending: SendUnderWay | null): boolean {
  const [slowId, setSlowId] = useState(0);
  useEffect(() => {
    if (sending === null) return undefined;
    const timer = setTimeout(() => setSlowId(sending.sendId), slowAfter);
    return () => clearTimeout(timer);
  }, [sending?.sendId]);
  return sending !== null && slowId === sending.sendId;
}

const phases = () =>
  ({
    confirming: t`Waiting for your confirmation`,
    queued: t`Waiting in the queue`,
    token: t`Signing in`,
    connecting: t`Waiting for the answer`,
    reading: t`Reading the answer`,
    backingOff: t`Waiting before the next try`,
    paging: t`Getting the pages`,
  }) as const;

function Progress({ sending }: { sending: SendUnderWay }) {
  const { progress } = sending;
  const elapsed = useElapsed(sending.startedAt);
  const total = progress?.total ?? 0;
  return (
    <div class="progress-pane">
      {total > 0 ? (
        <progress aria-label={t`Progress`} max={total} value={progress?.done ?? 0} />
      ) : (
        <div class="progress-bar" role="progressbar" aria-label={t`Waiting`} />
      )}
      <p class="progress-title">
        {sending.stopping ? t`Stopping` : progress === null ? t`Sending` : phases()[progress.phase]}
        <span class="elapsed">{durationText(elapsed)}</span>
      </p>
      <p class="hint mono wrap">{sending.label}</p>
      <p class="hint">{t`to ${sending.instanceName}`}</p>
      {progress !== null && progress.detail !== '' && <p class="hint">{progress.detail}</p>}
      {total > 0 && <p class="hint">{t`${numberText(progress?.done ?? 0)} of ${numberText(total)}`}</p>}
    </div>
  );
}

function useElapsed(since: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, now - since);
}

function NoticeLine({ state }: { state: PanelState }) {
  const { dispatch } = usePanel();
  const { notice } = state;
  if (notice === null) return null;
  return (
    <div class={`notice tone-${notice.tone}`}>
      <Icon name={notice.tone === 'info' ? 'info' : notice.tone === 'warning' ? 'warning' : 'error'} />
      <span class="grow">{notice.text}</span>
      <IconButton icon="cross" label={t`Close this message`} onPress={() => dispatch({ type: 'noticeClosed' })} />
    </div>
  );
}

function Empty({ state }: { state: PanelState }) {
  const key = state.isMac ? '⌘ Enter' : 'Ctrl + Enter';
  const how =
    state.draft.path === '' ? t`Type a path, or search for an operation by its words, then send with ${place}.` : t`Send with ${place}.`;
  return (
    <div class="empty">
      <p class="empty-title">{t`The answer appears here`}</p>
      <p class="hint">{aroundElement(how, <kbd>{key}</kbd>)}</p>
    </div>
  );
}
