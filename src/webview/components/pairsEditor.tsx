import type { DraftPair } from '../../shared/draft.ts';
import { Icon } from '../ui/icon.tsx';
import { TextField } from '../ui/textField.tsx';

/** Free names and values, each with a switch. `noun` names one of them. */
export function PairsEditor(props: {
  legend: string;
  noun: string;
  pairs: readonly DraftPair[];
  onChange: (pairs: readonly DraftPair[]) => void;
  messageOf?: (name: string) => readonly string[];
}) {
  const { legend, noun, pairs, onChange } = props;
  const set = (index: number, change: Partial<DraftPair>): void =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...change } : pair)));
  return (
    <fieldset class="fields pairs">
      <legend>{legend}</legend>
      {pairs.map((pair, index) => {
        const name = pair.name === '' ? `${noun} ${index + 1}` : pair.name;
        const messages = props.messageOf?.(pair.name) ?? [];
        return (
          // The place is the identity here: names repeat and change while they are typed.
          <div key={index} class="pair">
            <input
              type="checkbox"
              aria-label={`Send ${name}`}
              title="Send"
              checked={pair.enabled}
              onChange={(event) => set(index, { enabled: event.currentTarget.checked })}
            />
            <TextField
              class="mono"
              aria-label={`Name of ${noun} ${index + 1}`}
              placeholder="Name"
              value={pair.name}
              onText={(text) => set(index, { name: text })}
            />
            <TextField
              class="mono"
              aria-label={`Value of ${name}`}
              placeholder="Value"
              value={pair.value}
              aria-invalid={messages.length > 0}
              onText={(text) => set(index, { value: text })}
            />
            <button
              type="button"
              class="icon-button"
              aria-label={`Remove ${name}`}
              title="Remove"
              onClick={() => onChange(pairs.filter((_, at) => at !== index))}
            >
              <Icon name="cross" />
            </button>
            {messages.length > 0 && <div class="field-message">{messages.join(' ')}</div>}
          </div>
        );
      })}
      <button type="button" class="link add" onClick={() => onChange([...pairs, { name: '', value: '', enabled: true }])}>
        <Icon name="add" /> Add {noun}
      </button>
    </fieldset>
  );
}
