import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly title?: string;
  readonly class?: string;
  readonly items: readonly MenuItem[];
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}

/** A button that opens a menu, after the ARIA menu button pattern. */
export function MenuButton(props: MenuProps) {
  const id = useId();
  const { open, setOpen, root, close, handlers } = useMenu();
  return (
    <div class="menu" ref={root} {...handlers}>
      <button
        type="button"
        class={props.class ?? 'button secondary'}
        aria-label={props.label}
        title={props.title}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        disabled={props.disabled === true}
        onClick={() => setOpen(!open)}
      >
        {props.children}
      </button>
      <div class="popup" role="menu" id={id} aria-label={props.label} hidden={!open}>
        {props.items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            class="option"
            tabIndex={-1}
            onClick={() => {
              close();
              item.run();
            }}
          >
            {item.label}
          </button>
        ))}
      </div>
    </div>
  );
}

function useMenu() {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const items = (): HTMLElement[] => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>('button')?.focus();
  };
  useEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open) return;
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next !== undefined) all[(next + all.length) % all.length]?.focus();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocusOut = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Node && root.current?.contains(event.relatedTarget) === true)) setOpen(false);
  };
  return { open, setOpen, root, close, handlers: { onKeyDown, onFocusOut } };
}
