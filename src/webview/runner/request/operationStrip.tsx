import { t } from '@vscode/l10n';
import type { OperationModel } from '../../../core/request/describe.ts';
import { usePanel } from '../panel.ts';
import { currentInstance, type PanelState } from '../state.ts';
import { Icon } from '../../ui/icon.tsx';

/** One line on what the request does, and the warnings that belong before it is sent. */
export function OperationStrip({ state }: { state: PanelState }) {
  const { operation } = state;
  if (operation.kind === 'unknown' && !state.draft.path.startsWith('/')) {
    return <p class="strip hint">{t`Choose an operation from the list, or write a path that begins with a slash.`}</p>;
  }
  if (operation.kind === 'unknown') {
    return (
      <p class="strip hint">
        <Icon name="info" /> {t`This method and path are not in the instance’s document. The request can be sent all the same.`}
      </p>
    );
  }
  const { model } = operation;
  if (model === null) return null;
  return (
    <div class="strip">
      <span class="summary">{model.summary}</span>
      <Privileges model={model} />
      <Warnings model={model} state={state} />
    </div>
  );
}

function Privileges({ model }: { model: OperationModel }) {
  if (model.privileges === null) return null;
  if (model.privileges.length === 0) return <span class="hint">{t`Needs no privilege`}</span>;
  return (
    <ul class="privileges" aria-label={t`Privileges that this operation needs`}>
      {model.privileges.map(({ name, held }) => (
        <li key={name} class={`chip ${held === false ? 'missing' : ''}`}>
          <Icon name={held === null ? 'unknown' : held ? 'check' : 'cross'} />
          {name}
          <span class={held === false ? 'chip-note' : 'visually-hidden'}>
            {held === false ? t`missing` : `, ${held === null ? t`not known whether held` : t`held`}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Warnings({ model, state }: { model: OperationModel; state: PanelState }) {
  const { dispatch } = usePanel();
  const { deprecated, sensitive } = model;
  const production = model.isWrite && currentInstance(state)?.environment === 'production';
  const successor = deprecated?.successor ?? null;
  return (
    <>
      {production && (
        <span class="banner tone-warning">
          <Icon name="warning" /> {t`Writes to production`}
        </span>
      )}
      {sensitive !== null && (
        <span class="banner tone-warning">
          <Icon name="warning" /> {sensitive.why} {confirmations()[sensitive.level]}
        </span>
      )}
      {deprecated !== null && (
        <span class="banner tone-warning">
          <Icon name="warning" /> {deprecated.date === null ? t`Deprecated` : t`Deprecated since ${deprecated.date}`}
          {successor !== null && (
            <button type="button" class="link" onClick={() => dispatch({ type: 'pathPicked', path: successor })}>
              {t`Use ${successor}`}
            </button>
          )}
        </span>
      )}
    </>
  );
}

const confirmations = () =>
  ({
    modal: t`You will be asked before it is sent.`,
    typed: t`You will be asked to type a name before it is sent.`,
    reveal: t`The answer holds a secret.`,
  }) as const;
