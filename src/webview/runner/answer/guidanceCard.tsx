import { t } from '@vscode/l10n';
import type { Guidance, GuidanceAction, GuidanceTarget } from '../../../shared/guidance.ts';
import { usePanel } from '../panel.ts';
import type { ShownOutcome } from '../state.ts';
import { Icon } from '../../ui/icon.tsx';
import { runGuidance } from './guidanceActions.ts';
import { useSecondsUntil } from '../request/instancePicker.tsx';
import { icons } from './statusLine.tsx';
import { useMemo } from 'preact/hooks';

/** What the answer means and what to do next. A plain success takes one line. */
export function GuidanceCard({ outcome, guidance }: { outcome: ShownOutcome; guidance: Guidance }) {
  const panel = usePanel();
  const { steps, errors, actions } = guidance;
  if (guidance.tone === 'success' && steps.length <= 1 && errors.length + actions.length === 0) {
    return (
      <p class="guidance-line hint" data-source={guidance.source}>
        {[guidance.meaning === '' ? guidance.title : guidance.meaning, ...steps].join(' ')}
      </p>
    );
  }
  return (
    <section class={`guidance tone-${guidance.tone}`} aria-label={t`What this answer means`} data-source={guidance.source}>
      <h2>
        <Icon name={icons[guidance.tone]} /> {guidance.title}
      </h2>
      <p>{guidance.meaning}</p>
      {errors.length > 0 && (
        <ul class="errors">
          {errors.map((error, index) => (
            <ErrorItem key={index} error={error} show={(target) => runGuidance({ do: 'showTarget', label: '', target }, panel, outcome)} />
          ))}
        </ul>
      )}
      {steps.length > 0 && <Steps steps={steps} />}
      {actions.length > 0 && (
        <div class="actions">
          {actions.map((action, index) => (
            <ActionButton key={index} action={action} primary={index === 0} run={() => runGuidance(action, panel, outcome)} />
          ))}
        </div>
      )}
    </section>
  );
}

function Steps({ steps }: { steps: readonly string[] }) {
  if (steps.length === 1) return <p>{steps[0]}</p>;
  return (
    <ol>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function ErrorItem({ error, show }: { error: Guidance['errors'][number]; show: (target: GuidanceTarget) => void }) {
  const { target } = error;
  return (
    <li>
      {error.code !== undefined && <code>{error.code}</code>} {error.description}{' '}
      {target !== undefined && (
        <button type="button" class="link" onClick={() => show(target)}>
          {target.in === 'body' && target.pointer === ''
            ? t`Show in the body`
            : t`Show ${target.in === 'body' ? target.pointer : target.name}`}
        </button>
      )}
    </li>
  );
}

function ActionButton({ action, primary, run }: { action: GuidanceAction; primary: boolean; run: () => void }) {
  const after = action.do === 'retry' ? (action.after ?? 0) : 0;
  const until = useMemo(() => (after > 0 ? Date.now() + after * 1000 : null), []);
  const left = useSecondsUntil(until);
  const waits = left > 0;
  return (
    <button type="button" class={primary ? 'button' : 'button secondary'} aria-disabled={waits} onClick={() => !waits && run()}>
      {waits ? t`${action.label} in ${left} s` : action.label}
    </button>
  );
}
