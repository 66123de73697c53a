import { IconButton } from '../../ui/button.tsx';
import { t } from '@vscode/l10n';
import type { FieldInputProps } from './fieldInputProps.ts';

interface Key {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

/** Sort keys in order, each with its direction: `name:asc`. */
export function SortField({ id, field, values, onValues }: FieldInputProps) {
  const keys = parseSort(values);
  const change = (next: readonly Key[]): void => onValues(formatSort(next, field.style));
  const at = (index: number, key: Key | null): void =>
    change(keys.flatMap((old, place) => (place === index ? (key === null ? [] : [key]) : [old])));
  const left = field.fields.filter((name) => !keys.some((key) => key.field === name));
  return (
    <div class="sort" role="group" aria-labelledby={`${id}-label`} id={id} tabIndex={-1}>
      {keys.map((key, index) => (
        <span key={key.field} class="sort-key">
          <span class="mono">{key.field}</span>
          <IconButton
            icon={key.direction === 'asc' ? 'up' : 'down'}
            label={key.direction === 'asc' ? t`${key.field}: ascending, change` : t`${key.field}: descending, change`}
            onPress={() => at(index, { field: key.field, direction: key.direction === 'asc' ? 'desc' : 'asc' })}
          />
          <IconButton icon="cross" label={t`Do not sort by ${key.field}`} onPress={() => at(index, null)} />
        </span>
      ))}
      <select
        class="field short"
        aria-label={t`${field.name}: add a field`}
        value=""
        onChange={(event) => {
          const name = event.currentTarget.value;
          event.currentTarget.value = '';
          if (name !== '') change([...keys, { field: name, direction: 'asc' }]);
        }}
      >
        <option value="">{keys.length > 0 ? t`Then by` : field.default === '' ? t`Not set` : t`Not set (${field.default})`}</option>
        {left.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function parseSort(values: readonly string[]): readonly Key[] {
  return values
    .flatMap((value) => value.split(','))
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.lastIndexOf(':');
      const field = at < 0 ? part : part.slice(0, at);
      return { field, direction: part.slice(at + 1).toLowerCase() === 'desc' && at >= 0 ? 'desc' : 'asc' };
    });
}

function formatSort(keys: readonly Key[], style: 'repeat' | 'comma'): readonly string[] {
  const parts = keys.map((key) => `${key.field}:${key.direction}`);
  return style === 'comma' && parts.length > 0 ? [parts.join(',')] : parts;
}
