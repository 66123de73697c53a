import { IconButton } from './button.tsx';
import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { isHiddenField } from '../../shared/secretNames.ts';
import { TextField, type FieldAttributes } from './textField.tsx';

interface Props extends FieldAttributes {
  /** What the value is called where it is sent. */
  readonly name: string;
  readonly value: string;
  readonly onText: (value: string) => void;
}

/** The value of something that has a name: hidden where the name tells of a secret, and shown for as long as the focus stays. */
export function ValueField({ name, value, ...rest }: Props) {
  const [isShown, setShown] = useState(false);
  const isSecret = isHiddenField(name, value);
  const leave = (event: FocusEvent & { readonly currentTarget: HTMLElement }): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && event.currentTarget.contains(to))) setShown(false);
  };
  return (
    <span class="value-field" onFocusOut={leave}>
      <TextField {...rest} value={value} isHidden={isSecret && !isShown} />
      {isSecret && (
        <IconButton
          icon="eye"
          label={t`Show ${name}`}
          title={isShown ? t`Hide` : t`Show`}
          isPressed={isShown}
          onPress={() => setShown(!isShown)}
        />
      )}
    </span>
  );
}
