import { t } from '@vscode/l10n';
import type { FieldModel } from '../../../core/request/describe.ts';
import { TextField } from '../../ui/textField.tsx';
import { ValueField } from '../../ui/valueField.tsx';
import { FilterField } from './filterField.tsx';
import { SortField } from './sortField.tsx';
import type { FieldInputProps } from './fieldInputProps.ts';

/** The control that fits a parameter's kind. */
export function FieldInput(props: FieldInputProps) {
  const { field } = props;
  switch (field.kind) {
    case 'boolean':
      return <Choice {...props} choices={['true', 'false']} />;
    case 'choice':
      return <Choice {...props} choices={field.choices} />;
    case 'choices':
      return <Choices {...props} />;
    case 'filter':
      return <FilterField {...props} />;
    case 'sort':
      return field.fields.length > 0 ? <SortField {...props} /> : <List {...props} />;
    case 'list':
      return <List {...props} />;
    default:
      return <Plain {...props} />;
  }
}

const placeholders: Partial<Record<FieldModel['kind'], string>> = { date: '2026-01-31T08:00:00Z', list: 'one,two' };

function Plain({ id, field, values, onValues, invalid }: FieldInputProps) {
  const mode = field.kind === 'integer' ? 'numeric' : field.kind === 'number' ? 'decimal' : undefined;
  return (
    <ValueField
      id={id}
      name={field.name}
      class={mode === undefined ? '' : 'short'}
      inputMode={mode}
      placeholder={field.default === '' ? placeholders[field.kind] : field.default}
      value={values[0] ?? ''}
      aria-invalid={invalid}
      aria-required={field.required}
      aria-describedby={`${id}-message`}
      onText={(value) => onValues(value === '' ? [] : [value, ...values.slice(1)])}
    />
  );
}

/** Commas part the values; how they travel is the parameter's style. */
function List({ id, field, values, onValues, invalid }: FieldInputProps) {
  const edit = (text: string): void => {
    if (text === '') onValues([]);
    else onValues(field.style === 'comma' ? [text] : text.split(','));
  };
  return (
    <TextField
      id={id}
      placeholder={field.default === '' ? placeholders.list : field.default}
      value={values.join(',')}
      aria-invalid={invalid}
      aria-describedby={`${id}-message`}
      onText={edit}
    />
  );
}

function Choice({ id, field, values, onValues, invalid, choices }: FieldInputProps & { choices: readonly string[] }) {
  const value = values[0] ?? '';
  const all = value === '' || choices.includes(value) ? choices : [...choices, value];
  return (
    <select
      id={id}
      class="field short"
      value={value}
      aria-invalid={invalid}
      aria-describedby={`${id}-message`}
      onChange={(event) => onValues(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
    >
      <option value="">{field.default === '' ? t`Not set` : t`Not set (${field.default})`}</option>
      {all.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}

function Choices({ id, field, values, onValues }: FieldInputProps) {
  const chosen = new Set(values.flatMap((value) => value.split(',')));
  const toggle = (choice: string, on: boolean): void => {
    const next = [...field.choices, ...[...chosen].filter((one) => !field.choices.includes(one))].filter((one) =>
      one === choice ? on : chosen.has(one),
    );
    onValues(field.style === 'comma' && next.length > 0 ? [next.join(',')] : next);
  };
  return (
    <div class="choices" role="group" aria-labelledby={`${id}-label`} id={id} tabIndex={-1}>
      {field.choices.map((choice) => (
        <label key={choice} class="check">
          <input type="checkbox" checked={chosen.has(choice)} onChange={(event) => toggle(choice, event.currentTarget.checked)} />
          <span>{choice}</span>
        </label>
      ))}
    </div>
  );
}
