import { t } from '@vscode/l10n';
import type { PanelState } from '../state.ts';

export function OperationPane({ state }: { state: PanelState }) {
  const { model } = state.operation;
  if (model === null) return <p class="hint">{t`Choose an operation to read what it does.`}</p>;
  return (
    <div class="about">
      <p class="mono">
        {model.method} {model.path}
      </p>
      <p>{model.summary}</p>
      {model.description !== '' && model.description !== model.summary && <p class="prose">{model.description}</p>}
      {model.replaces && <p>{t`This operation replaces the whole object: fields that are left out are set to null.`}</p>}
      <dl class="facts">
        <dt>{t`Privileges`}</dt>
        <dd>{model.privileges === null ? t`None are documented` : model.privileges.map(({ name }) => name).join(', ') || t`None`}</dd>
        <dt>{t`Sends`}</dt>
        <dd>{model.requestTypes.join(', ') || t`No body`}</dd>
        <dt>{t`Answers`}</dt>
        <dd>{model.responseTypes.join(', ') || t`No body`}</dd>
      </dl>
    </div>
  );
}
