import { t } from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import { usePanel } from '../panel.ts';
import { currentInstance, type Instance, type PanelState } from '../state.ts';
import { Icon } from '../../ui/icon.tsx';
import { problemsOf } from './fieldMessage.tsx';

/** Where the request goes, always in sight. */
export function InstancePicker({ state }: { state: PanelState }) {
  const { dispatch } = usePanel();
  const instance = currentInstance(state);
  const messages = problemsOf(state, 'instance');
  if (state.instances.length === 0)
    return <p class="no-instance">{t`No instance yet. Add one, or try the demo, in the Jamf Pro sidebar.`}</p>;
  return (
    <>
      <select
        class="field instance"
        aria-label={t`Instance`}
        title={instance?.host}
        value={state.instanceId ?? ''}
        aria-invalid={messages.length > 0}
        onChange={(event) => dispatch({ type: 'instancePicked', instanceId: event.currentTarget.value })}
      >
        {instance === null && <option value="">{t`Choose an instance`}</option>}
        {state.instances.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      {instance !== null && <Badges instance={instance} />}
      {state.remote !== null && <span class="hint">{t`sent from ${state.remote}`}</span>}
      {messages.length > 0 && <span class="field-message">{messages.join(' ')}</span>}
    </>
  );
}

function Badges({ instance }: { instance: Instance }) {
  return (
    <>
      <span class={`badge environment-${instance.environment}`}>
        {instance.environment === 'production' && <Icon name="production" />}
        {environments()[instance.environment]}
      </span>
      <Access instance={instance} />
      <span class="hint host" title={instance.host}>
        {instance.host}
      </span>
    </>
  );
}

function Access({ instance }: { instance: Instance }) {
  const { act } = usePanel();
  const left = useSecondsUntil(instance.unlockedUntil);
  if (left > 0) {
    return (
      <span class="badge unlocked">
        <Icon name="unlock" /> {t`Unlocked for`} {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
      </span>
    );
  }
  if (instance.access !== 'readOnly') return null;
  return (
    <button
      type="button"
      class="badge action"
      title={t`Writes are refused. Unlock for a while.`}
      onClick={() => void act({ do: 'unlock', instanceId: instance.id })}
    >
      <Icon name="lock" /> {t`Read-only`}
    </button>
  );
}

/** Seconds left until a moment, counted down while it lies ahead. */
export function useSecondsUntil(until: number | null): number {
  const [, tick] = useState(0);
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [until, left === 0]);
  return left;
}

const environments = () => ({ production: t`Production`, staging: t`Staging`, test: t`Test` }) as const;
