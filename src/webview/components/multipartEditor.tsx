import type { DraftPart } from '../../shared/draft.ts';
import { usePanel } from '../panel.ts';
import { Icon } from '../ui/icon.tsx';
import { TextField } from '../ui/textField.tsx';

/** Parts of a multipart body. A file stays with the host: here are its name and a handle. */
export function MultipartEditor({ parts, onChange }: { parts: readonly DraftPart[]; onChange: (parts: readonly DraftPart[]) => void }) {
  const { host, dispatch } = usePanel();
  const set = (index: number, part: DraftPart): void => onChange(parts.map((old, at) => (at === index ? part : old)));
  const pick = async (part: string, index: number | null): Promise<void> => {
    const file = await host.call.pickFile({ part }).catch(() => null);
    if (file === null) return;
    const made: DraftPart = { kind: 'file', name: part, fileName: file.fileName, handle: file.handle, mediaType: file.mediaType };
    if (index === null) onChange([...parts, made]);
    else set(index, made);
    dispatch({ type: 'noticed', tone: 'info', text: `${file.fileName} is a part of the body.` });
  };
  return (
    <fieldset class="fields pairs">
      <legend>Parts</legend>
      {parts.map((part, index) => (
        // The place is the identity here: names repeat and change while they are typed.
        <div key={index} class="pair part">
          <TextField
            class="mono"
            aria-label={`Name of part ${index + 1}`}
            placeholder="Name"
            value={part.name}
            onText={(name) => set(index, { ...part, name })}
          />
          {part.kind === 'text' ? (
            <TextField
              class="mono"
              aria-label={`Value of part ${index + 1}`}
              placeholder="Value"
              value={part.value}
              onText={(value) => set(index, { ...part, value })}
            />
          ) : (
            <span class="file">
              <span class="mono file-name" title={part.fileName}>
                {part.fileName}
              </span>
              <button type="button" class="link" onClick={() => void pick(part.name, index)}>
                Change
              </button>
            </span>
          )}
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove part ${index + 1}`}
            title="Remove"
            onClick={() => onChange(parts.filter((_, at) => at !== index))}
          >
            <Icon name="cross" />
          </button>
        </div>
      ))}
      <button type="button" class="link add" onClick={() => void pick('file', null)}>
        <Icon name="add" /> Add file
      </button>
      <button type="button" class="link add" onClick={() => onChange([...parts, { kind: 'text', name: '', value: '' }])}>
        <Icon name="add" /> Add text
      </button>
    </fieldset>
  );
}
