import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  readonly label: string;
  readonly class?: string;
  readonly title?: string | undefined;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

/** A button with a word or two. */
export function Button({ label, class: name = 'button', title, disabled, onPress }: ButtonProps) {
  return (
    <button type="button" class={name} title={title} disabled={disabled} onClick={onPress}>
      {label}
    </button>
  );
}

/** A button with a drawing, which `label` says for those who do not see it. */
export function IconButton(props: ButtonProps & { readonly icon: IconName; readonly id?: string; readonly isPressed?: boolean }) {
  const { icon, id, label, class: more, title, disabled, isPressed, onPress } = props;
  const name = more === undefined ? 'icon-button' : `icon-button ${more}`;
  return (
    <button
      type="button"
      id={id}
      class={name}
      aria-label={label}
      aria-pressed={isPressed}
      title={title}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
