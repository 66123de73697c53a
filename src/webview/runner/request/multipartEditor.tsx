import { Button, IconButton } from '../../ui/button.tsx';
import { t } from '@vscode/l10n';
import type { DraftPart } from '../../../shared/draft.ts';
import { usePanel } from '../panel.ts';
import { sizeText } from '../../../shared/size.ts';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/textField.tsx';
import { ValueField } from '../../ui/valueField.tsx';
import { useRowFocus } from './useRowFocus.ts';

interface Props {
  readonly parts: readonly DraftPart[];
  readonly onChange: (parts: readonly DraftPart[]) => void;
}

/** Parts of a multipart body. A file stays with the host: here are its name and a handle. */
export function MultipartEditor({ parts, onChange }: Props) {
  const { host, dispatch } = usePanel();
  const { list, focusOnceDrawn } = useRowFocus(parts.length);
  const set = (index: number, part: DraftPart): void => onChange(parts.map((old, at) => (at === index ? part : old)));
  const pick = async (part: string, index: number): Promise<void> => {
    const file = await host.call.pickFile({ part }).catch(() => null);
    if (file === null) return;
    const { fileName, handle, mediaType, size } = file;
    onChange([...parts.slice(0, index), { kind: 'file', name: part, fileName, handle, mediaType }, ...parts.slice(index + 1)]);
    dispatch({ type: 'noticed', tone: 'info', text: t`${fileName}, ${sizeText(size)}, is a part of the body.` });
  };
  const addText = (): void => {
    focusOnceDrawn(parts.length);
    onChange([...parts, { kind: 'text', name: '', value: '' }]);
  };
  const remove = (index: number): void => {
    focusOnceDrawn(index);
    onChange(parts.filter((_, at) => at !== index));
  };
  return (
    <fieldset class="fields pairs" ref={list}>
      <legend>{t`Parts`}</legend>
      {parts.map((part, index) => (
        // The place is the identity here: names repeat and change while they are typed.
        <PartRow
          key={index}
          part={part}
          place={index + 1}
          onChange={(next) => set(index, next)}
          onPick={() => void pick(part.name, index)}
          onRemove={() => remove(index)}
        />
      ))}
      <button type="button" class="link add" onClick={() => void pick('file', parts.length)}>
        <Icon name="add" /> {t`Add file`}
      </button>
      <button type="button" class="link add" onClick={addText}>
        <Icon name="add" /> {t`Add text`}
      </button>
    </fieldset>
  );
}

interface RowProps {
  readonly part: DraftPart;
  readonly place: number;
  readonly onChange: (part: DraftPart) => void;
  readonly onPick: () => void;
  readonly onRemove: () => void;
}

function PartRow({ part, place, onChange, onPick, onRemove }: RowProps) {
  return (
    <div class="pair part">
      <TextField
        class="mono name"
        aria-label={t`Name of part ${place}`}
        placeholder={t`Name`}
        value={part.name}
        onText={(name) => onChange({ ...part, name })}
      />
      {part.kind === 'text' ? (
        <ValueField
          class="mono"
          name={part.name}
          aria-label={t`Value of part ${place}`}
          placeholder={t`Value`}
          value={part.value}
          onText={(value) => onChange({ ...part, value })}
        />
      ) : (
        <span class="file">
          <span class="mono file-name" title={part.fileName}>
            {part.fileName}
          </span>
          <Button class="link" label={t`Change`} onPress={onPick} />
        </span>
      )}
      <IconButton icon="cross" label={t`Remove part ${place}`} title={t`Remove`} onPress={onRemove} />
    </div>
  );
}
