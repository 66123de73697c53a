import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { TextField, type FieldAttributes } from './textField.tsx';

export interface ComboboxProps<T> extends Omit<FieldAttributes, 'onKeyDown'> {
  readonly label: string;
  readonly value: string;
  readonly onText: (value: string) => void;
  /** Suggestions for what is typed; `offset` is the caret. */
  readonly suggest: (text: string, offset: number) => Promise<readonly T[]>;
  readonly keyOf: (item: T) => string;
  readonly draw: (item: T) => ComponentChildren;
  /** Does what picking an item means. */
  readonly onPick: (item: T, input: HTMLInputElement) => void;
  /** A key that was not meant for the list. */
  readonly onKey?: (event: KeyboardEvent) => void;
  /** Which keys take the first suggestion before somebody went down to one. Default: none. */
  readonly eager?: Eager;
  /** What stands between the field and its list, which does not cover it. */
  readonly below?: ComponentChildren;
}

type Eager = 'none' | 'tab' | 'tabAndEnter';

/** A text field with a list of suggestions, after the ARIA combobox pattern. The focus never leaves the field. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { label, suggest, keyOf, draw, onPick, onKey, onText, onBlur, eager = 'none', below, ...rest } = props;
  const ref = useRef<HTMLInputElement>(null);
  const id = useId();
  const list = useSuggestions(suggest, keyOf, eager);
  const open = list.items.length > 0;
  const caret = (): number => ref.current?.selectionStart ?? 0;
  const pick = (item: T | undefined): void => {
    if (item === undefined || ref.current === null) return;
    list.close();
    onPick(item, ref.current);
  };
  const edit = (text: string): void => {
    onText(text);
    list.ask(text, caret());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const ask = (): void => list.ask(ref.current?.value ?? '', caret());
    if (!handleListKey(event, list, () => pick(list.items[Math.max(0, list.active)]), ask)) return onKey?.(event);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="combobox">
      <TextField
        {...rest}
        inputRef={ref}
        onText={edit}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && list.active >= 0 ? `${id}-${list.active}` : undefined}
        onKeyDown={onKeyDown}
        onBlur={() => {
          list.close();
          onBlur?.();
        }}
      />
      {below}
      <Options id={id} label={t`${label}: suggestions`} items={list.items} active={list.active} keyOf={keyOf} draw={draw} onPick={pick} />
    </div>
  );
}

interface OptionsProps<T> extends Pick<ComboboxProps<T>, 'keyOf' | 'draw'> {
  readonly id: string;
  readonly label: string;
  readonly items: readonly T[];
  readonly active: number;
  readonly onPick: (item: T) => void;
}

function Options<T>({ id, label, items, active, keyOf, draw, onPick }: OptionsProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
  return (
    <ul class="popup list" role="listbox" id={`${id}-list`} aria-label={label} hidden={items.length === 0} ref={list}>
      {items.map((item, index) => (
        <li
          key={keyOf(item)}
          id={`${id}-${index}`}
          role="option"
          class="option"
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault(); // The field keeps the focus.
            onPick(item);
          }}
        >
          {draw(item)}
        </li>
      ))}
    </ul>
  );
}

interface Suggestions<T> {
  readonly items: readonly T[];
  /** What Enter takes; -1: nothing. */
  readonly active: number;
  /** What Tab takes is there. */
  readonly canTab: boolean;
  move(by: number): void;
  ask(text: string, offset: number): void;
  readonly close: () => void;
}

function useSuggestions<T>(suggest: ComboboxProps<T>['suggest'], keyOf: ComboboxProps<T>['keyOf'], eager: Eager): Suggestions<T> {
  const [items, setItems] = useState<readonly T[]>([]);
  const [chosenAt, setActive] = useState(-1);
  const active = chosenAt < 0 && eager === 'tabAndEnter' && items.length > 0 ? 0 : chosenAt;
  const question = useRef(0);
  const latest = useRef<string | null>(null);
  const item = items[chosenAt];
  latest.current = item === undefined ? null : keyOf(item);
  useEffect(() => () => void question.current++, []);
  const show = (found: readonly T[]): void => {
    setItems(found);
    // A late answer must not take away what was chosen meanwhile.
    const chosen = latest.current;
    setActive(chosen === null ? -1 : found.findIndex((item) => keyOf(item) === chosen));
  };
  return {
    items,
    active,
    canTab: items.length > 0 && (active >= 0 || eager !== 'none'),
    move: (by) => setActive(items.length === 0 ? -1 : (active + by + (active < 0 && by < 0 ? 1 : 0) + items.length) % items.length),
    ask(text, offset) {
      const mine = ++question.current;
      suggest(text, offset).then(
        (found) => mine === question.current && show(found),
        () => mine === question.current && show([]),
      );
    },
    close() {
      question.current++;
      show([]);
    },
  };
}

/** True when the key was the list's. */
function handleListKey<T>(event: KeyboardEvent, list: Suggestions<T>, pick: () => void, ask: () => void): boolean {
  const open = list.items.length > 0;
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== ' ') return false;
    ask();
    return true;
  }
  switch (event.key) {
    case 'ArrowDown':
      if (open) list.move(1);
      else ask();
      return true;
    case 'ArrowUp':
      if (open) list.move(-1);
      return open;
    case 'Enter':
      if (!open || list.active < 0) return false;
      pick();
      return true;
    case 'Tab':
      if (!list.canTab || event.shiftKey) return false;
      pick();
      return true;
    case 'Escape':
      if (open) list.close();
      return open;
    default:
      return false;
  }
}
