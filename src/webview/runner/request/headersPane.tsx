import { t } from '@vscode/l10n';
import { valuesOf, withValues } from './parameterValues.ts';
import { usePanel } from '../panel.ts';
import { draftMediaType } from '../reduce.ts';
import type { PanelState } from '../state.ts';
import { ValueField } from '../../ui/valueField.tsx';
import { FieldRow } from './fieldRow.tsx';
import { PairsEditor } from './pairsEditor.tsx';
import { problemsOf } from './fieldMessage.tsx';

export function HeadersPane({ state }: { state: PanelState }) {
  const { dispatch } = usePanel();
  const { headers } = state.draft;
  const fields = state.operation.model?.headerParameters ?? [];
  const known = new Set(fields.map((field) => field.name));
  const edit = (next: typeof headers): void => dispatch({ type: 'headersEdited', headers: next });
  return (
    <>
      {fields.length > 0 && (
        <fieldset class="fields">
          <legend>{t`Of this operation`}</legend>
          {fields.map((field) => (
            <FieldRow
              key={field.name}
              id={`header-${field.name}`}
              name={field.name}
              required={field.required}
              description={field.description}
            >
              <ValueField
                id={`header-${field.name}`}
                name={field.name}
                value={valuesOf(headers, field.name)[0] ?? ''}
                placeholder={field.default}
                onText={(value) => edit(withValues(headers, field.name, value === '' ? [] : [value]))}
              />
            </FieldRow>
          ))}
        </fieldset>
      )}
      <PairsEditor
        legend={t`Own headers`}
        noun="header"
        pairs={headers.filter((pair) => !known.has(pair.name))}
        onChange={(pairs) => edit([...headers.filter((pair) => known.has(pair.name)), ...pairs])}
        messageOf={(name) => problemsOf(state, 'header', name)}
      />
      <Automatic state={state} />
    </>
  );
}

function Automatic({ state }: { state: PanelState }) {
  const { draft, operation } = state;
  const own = new Set(draft.headers.filter((pair) => pair.enabled).map((pair) => pair.name.toLowerCase()));
  const contentType = draftMediaType(draft.body);
  const rows: readonly (readonly [string, string])[] = [
    ['Accept', operation.model?.responseTypes[0] ?? 'application/json'],
    ...(contentType === '' ? [] : [['Content-Type', contentType] as const]),
    ['Authorization', t`Bearer, from the instance’s credentials`],
  ];
  return (
    <fieldset class="fields">
      <legend>{t`Added when it is sent`}</legend>
      <dl class="facts mono">
        {rows.map(([name, value]) => (
          <div key={name} class={own.has(name.toLowerCase()) ? 'overridden' : ''}>
            <dt>{name}</dt>
            <dd>{own.has(name.toLowerCase()) ? t`replaced by your own` : value}</dd>
          </div>
        ))}
      </dl>
    </fieldset>
  );
}
