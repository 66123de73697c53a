import type { PanelState } from '../state.ts';

export function OperationPane({ state }: { state: PanelState }) {
  const { model } = state.operation;
  if (model === null) return <p class="hint">Choose an operation to read what it does.</p>;
  return (
    <div class="about">
      <p class="mono">
        {model.method} {model.path}
      </p>
      <p>{model.summary}</p>
      {model.description !== '' && model.description !== model.summary && <p class="prose">{model.description}</p>}
      {model.replaces && <p>This operation replaces the whole object: fields that are left out are set to null.</p>}
      <dl class="facts">
        <dt>Privileges</dt>
        <dd>{model.privileges === null ? 'None are documented' : model.privileges.map(({ name }) => name).join(', ') || 'None'}</dd>
        <dt>Sends</dt>
        <dd>{model.requestTypes.join(', ') || 'No body'}</dd>
        <dt>Answers</dt>
        <dd>{model.responseTypes.join(', ') || 'No body'}</dd>
      </dl>
    </div>
  );
}
