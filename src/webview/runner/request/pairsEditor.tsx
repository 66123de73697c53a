import { IconButton } from '../../ui/button.tsx';
import { t } from '@vscode/l10n';
import { isFilled, type DraftPair } from '../../../shared/draft.ts';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/textField.tsx';
import { ValueField } from '../../ui/valueField.tsx';
import { useRowFocus } from './useRowFocus.ts';

interface PairsProps {
  readonly legend: string;
  readonly noun: string;
  readonly pairs: readonly DraftPair[];
  readonly onChange: (pairs: readonly DraftPair[]) => void;
  readonly messageOf?: (name: string) => readonly string[];
}

/** Free names and values, each with a switch. `noun` names one of them. */
export function PairsEditor({ legend, noun, pairs, onChange, messageOf }: PairsProps) {
  const set = (index: number, change: Partial<DraftPair>): void =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...change } : pair)));
  const { list, focusName, focusOnceDrawn } = useRowFocus(pairs.length);
  const add = (): void => {
    const last = pairs.at(-1);
    // One that waits to be filled is enough.
    if (last !== undefined && !isFilled(last)) return focusName(pairs.length - 1);
    focusOnceDrawn(pairs.length);
    onChange([...pairs, { name: '', value: '', enabled: true }]);
  };
  const remove = (index: number): void => {
    focusOnceDrawn(index);
    onChange(pairs.filter((_, at) => at !== index));
  };
  return (
    <fieldset class="fields pairs" ref={list}>
      <legend>{legend}</legend>
      {pairs.map((pair, index) => (
        // The place is the identity here: names repeat and change while they are typed.
        <PairRow
          key={index}
          noun={`${noun} ${index + 1}`}
          pair={pair}
          messages={messageOf?.(pair.name) ?? []}
          onChange={(change) => set(index, change)}
          onRemove={() => remove(index)}
        />
      ))}
      <button type="button" class="link add" onClick={add}>
        <Icon name="add" /> {t`Add`} {noun}
      </button>
    </fieldset>
  );
}

interface RowProps {
  readonly noun: string;
  readonly pair: DraftPair;
  readonly messages: readonly string[];
  readonly onChange: (change: Partial<DraftPair>) => void;
  readonly onRemove: () => void;
}

function PairRow({ noun, pair, messages, onChange, onRemove }: RowProps) {
  const name = pair.name === '' ? noun : pair.name;
  return (
    <div class="pair">
      <input
        type="checkbox"
        aria-label={t`Send ${name}`}
        title={t`Send`}
        checked={pair.enabled}
        onChange={(event) => onChange({ enabled: event.currentTarget.checked })}
      />
      <TextField
        class="mono name"
        aria-label={t`Name of ${noun}`}
        placeholder={t`Name`}
        value={pair.name}
        onText={(text) => onChange({ name: text })}
      />
      <ValueField
        class="mono"
        name={pair.name}
        aria-label={t`Value of ${name}`}
        placeholder={t`Value`}
        value={pair.value}
        aria-invalid={messages.length > 0}
        onText={(text) => onChange({ value: text })}
      />
      <IconButton icon="cross" label={t`Remove ${name}`} title={t`Remove`} onPress={onRemove} />
      {messages.length > 0 && <div class="field-message">{messages.join(' ')}</div>}
    </div>
  );
}
