import { t } from '@vscode/l10n';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/textField.tsx';
import type { Find } from './useFind.ts';

/** What is looked for in an answer: words, or a JSONPath expression. Enter looks for it, Esc shows the whole answer again. */
export function FindBar({ find }: { find: Find }) {
  const { text, isBusy, trouble, words } = find;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') find.run();
    else if (event.key === 'Escape' && isBusy) find.stop();
    else if (event.key === 'Escape' && text !== '') find.type('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="find-bar">
      <div class="tools">
        <TextField
          class="sought mono"
          aria-label={t`Words or JSONPath`}
          aria-describedby="find-result"
          aria-invalid={trouble !== null}
          placeholder={t`Words, or JSONPath: $..name`}
          value={text}
          onText={find.type}
          onKeyDown={onKeyDown}
        />
        {isBusy && <Button class="button quiet" label={t`Stop looking`} onPress={find.stop} />}
        {text !== '' && !isBusy && (
          <IconButton icon="cross" label={t`Show the whole answer`} title={t`Show the whole answer (Esc)`} onPress={() => find.type('')} />
        )}
        <span class="hint" id="find-result" role="status">
          {isBusy ? t`Looking…` : words}
        </span>
      </div>
      {trouble !== null && (
        <p class="field-message error" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}
