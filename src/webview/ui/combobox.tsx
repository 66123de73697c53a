import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { noneSuggested, takenBy, type Place, type Offered, type Suggested } from './suggested.ts';
import { TextField, type FieldAttributes } from './textField.tsx';

export interface ComboboxProps<T> extends Omit<FieldAttributes, 'onKeyDown'> {
  readonly label: string;
  readonly value: string;
  readonly onText: (value: string) => void;
  /** What the field makes of what is typed. */
  readonly tidy?: (text: string) => string;
  /** Suggestions for what is typed; `offset` is the caret. */
  readonly suggest: (text: string, offset: number) => Promise<Suggested<T>>;
  readonly keyOf: (item: T) => string;
  readonly draw: (item: T) => ComponentChildren;
  /** Does what picking an item means. */
  readonly onPick: (item: T, input: HTMLInputElement) => void;
  /** A key that was not meant for the list. */
  readonly onKey?: (event: KeyboardEvent) => void;
  /** What stands between the field and its list, which does not cover it. */
  readonly below?: ComponentChildren;
}

/** A text field with a list of suggestions, after the ARIA combobox pattern. The focus never leaves the field. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { label, suggest, keyOf, draw, onPick, onKey, onText, onBlur, tidy, below, ...rest } = props;
  const ref = useRef<HTMLInputElement>(null);
  const id = useId();
  const list = useSuggestions(suggest, keyOf);
  const open = list.items.length > 0;
  // Where the caret stands is asked for with the key; what is marked follows the text.
  const active = takenBy('Enter', list, { text: rest.value, caret: list.asked?.caret ?? 0 });
  const place = (): Place => ({ text: ref.current?.value ?? '', caret: ref.current?.selectionStart ?? 0 });
  const pick = (index: number): void => {
    const item = list.items[takenBy('Enter', { ...list, chosen: index }, place())];
    if (item === undefined || ref.current === null) return;
    list.close();
    onPick(item, ref.current);
  };
  const edit = (typed: string): void => {
    const text = tidy?.(typed) ?? typed;
    onText(text);
    list.ask({ text, caret: place().caret });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const at: KeyPlace = { active, taken: event.key === 'Enter' || event.key === 'Tab' ? takenBy(event.key, list, place()) : -1 };
    if (!handleListKey(event, list, at, pick, () => list.ask(place()))) return onKey?.(event);
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
        aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
        onKeyDown={onKeyDown}
        onBlur={() => {
          list.close();
          onBlur?.();
        }}
      />
      {below}
      <Options id={id} label={t`${label}: suggestions`} items={list.items} active={active} keyOf={keyOf} draw={draw} onPick={pick} />
    </div>
  );
}

interface OptionsProps<T> extends Pick<ComboboxProps<T>, 'keyOf' | 'draw'> {
  readonly id: string;
  readonly label: string;
  readonly items: readonly T[];
  readonly active: number;
  readonly onPick: (index: number) => void;
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
            onPick(index);
          }}
        >
          {draw(item)}
        </li>
      ))}
    </ul>
  );
}

interface Suggestions<T> extends Offered<T> {
  /** Chooses the one so many rows from this one. */
  move(from: number, by: number): void;
  ask(place: Place): void;
  readonly close: () => void;
}

type Answer<T> = Omit<Offered<T>, 'chosen'>;

const noAnswer: Answer<never> = { ...noneSuggested, asked: undefined };

function useSuggestions<T>(suggest: ComboboxProps<T>['suggest'], keyOf: ComboboxProps<T>['keyOf']): Suggestions<T> {
  const [{ items, eager, asked }, setAnswer] = useState<Answer<T>>(noAnswer);
  const [chosen, setChosen] = useState(-1);
  const question = useRef(0);
  const latest = useRef<string | null>(null);
  const item = items[chosen];
  latest.current = item === undefined ? null : keyOf(item);
  useEffect(() => () => void question.current++, []);
  const show = (answer: Answer<T>): void => {
    setAnswer(answer);
    // A late answer must not take away what was chosen meanwhile.
    const kept = latest.current;
    setChosen(kept === null ? -1 : answer.items.findIndex((item) => keyOf(item) === kept));
  };
  return {
    items,
    eager,
    asked,
    chosen,
    move: (from, by) => setChosen(items.length === 0 ? -1 : (from + by + (from < 0 && by < 0 ? 1 : 0) + items.length) % items.length),
    ask(place) {
      const mine = ++question.current;
      suggest(place.text, place.caret).then(
        (found) => mine === question.current && show({ ...found, asked: place }),
        () => mine === question.current && show(noAnswer),
      );
    },
    close() {
      question.current++;
      show(noAnswer);
    },
  };
}

interface KeyPlace {
  /** The suggestion that is marked. */
  readonly active: number;
  /** The one that the key takes. */
  readonly taken: number;
}

/** True when the key was the list's. */
function handleListKey<T>(
  event: KeyboardEvent,
  list: Suggestions<T>,
  { active, taken }: KeyPlace,
  pick: (index: number) => void,
  ask: () => void,
): boolean {
  const open = list.items.length > 0;
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== ' ') return false;
    ask();
    return true;
  }
  switch (event.key) {
    case 'ArrowDown':
      if (open) list.move(active, 1);
      else ask();
      return true;
    case 'ArrowUp':
      if (open) list.move(active, -1);
      return open;
    case 'Enter':
    case 'Tab':
      if (taken < 0 || (event.key === 'Tab' && event.shiftKey)) return false;
      pick(taken);
      return true;
    case 'Escape':
      if (open) list.close();
      return open;
    default:
      return false;
  }
}
