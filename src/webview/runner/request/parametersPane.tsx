import { t } from '@vscode/l10n';
import { pathValue } from '../../../shared/draft.ts';
import type { FieldModel } from '../../../core/request/describe.ts';
import { pathNames, valuesOf, withValues } from './parameterValues.ts';
import { usePanel } from '../panel.ts';
import type { PanelState } from '../state.ts';
import { TextField } from '../../ui/textField.tsx';
import { useFocusWish } from '../useFocusWish.ts';
import { FieldInput } from './fieldInput.tsx';
import { FieldMessage, problemsOf } from './fieldMessage.tsx';
import { FieldRow } from './fieldRow.tsx';
import { PairsEditor } from './pairsEditor.tsx';

export function ParametersPane({ state }: { state: PanelState }) {
  const { dispatch } = usePanel();
  const { draft, operation } = state;
  const fields = operation.model?.queryParameters ?? [];
  const known = new Set(fields.map((field) => field.name));
  const others = draft.query.filter((pair) => !known.has(pair.name));
  const names = pathNames(draft.path);
  return (
    <>
      {names.length > 0 && (
        <fieldset class="fields">
          <legend>{t`Path`}</legend>
          {names.map((name) => (
            <PathField key={name} name={name} state={state} />
          ))}
        </fieldset>
      )}
      {fields.length > 0 && (
        <fieldset class="fields">
          <legend>{t`Query`}</legend>
          {fields.map((field) => (
            <QueryField key={`${operation.model?.key ?? ''} ${field.name}`} field={field} state={state} />
          ))}
        </fieldset>
      )}
      <PairsEditor
        legend={fields.length > 0 ? t`Other query parameters` : t`Query`}
        noun="parameter"
        pairs={others}
        onChange={(pairs) =>
          dispatch({ type: 'queryEdited', name: '', query: [...draft.query.filter((pair) => known.has(pair.name)), ...pairs] })
        }
      />
    </>
  );
}

function PathField({ name, state }: { name: string; state: PanelState }) {
  const { dispatch } = usePanel();
  const id = `path-${name}`;
  const messages = problemsOf(state, 'pathValue', name);
  const field = state.operation.model?.pathParameters.find((one) => one.name === name);
  useFocusWish(state, (target) => target.in === 'path' && target.name === name, id);
  return (
    <FieldRow id={id} name={name} required description={field?.description ?? ''}>
      <TextField
        id={id}
        class="mono"
        value={pathValue(state.draft.pathValues, name) ?? ''}
        aria-required
        aria-invalid={messages.length > 0}
        aria-describedby={`${id}-message`}
        onText={(value) => dispatch({ type: 'pathValueEdited', name, value })}
      />
      <FieldMessage id={`${id}-message`} messages={messages} />
    </FieldRow>
  );
}

function QueryField({ field, state }: { field: FieldModel; state: PanelState }) {
  const { dispatch } = usePanel();
  const id = `query-${field.name}`;
  const messages = problemsOf(state, 'query', field.name);
  useFocusWish(state, (target) => target.in === 'query' && target.name === field.name, id);
  return (
    <FieldRow
      id={id}
      name={field.name}
      required={field.required}
      description={field.description}
      group={field.kind === 'choices' || field.kind === 'sort'}
    >
      <FieldInput
        id={id}
        field={field}
        state={state}
        invalid={messages.length > 0}
        values={valuesOf(state.draft.query, field.name)}
        onValues={(values) => dispatch({ type: 'queryEdited', name: field.name, query: withValues(state.draft.query, field.name, values) })}
      />
      <FieldMessage id={`${id}-message`} messages={messages} />
    </FieldRow>
  );
}
