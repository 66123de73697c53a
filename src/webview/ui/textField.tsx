import type { InputHTMLAttributes, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EditKind, FieldStep } from './fieldHistory.ts';
import { FieldHistory } from './fieldHistory.ts';
import { ownUndo } from './undoRouter.ts';

/** What a text field takes besides its text. */
export interface FieldAttributes {
  readonly id?: string | undefined;
  readonly class?: string;
  readonly placeholder?: string | undefined;
  readonly inputMode?: 'numeric' | 'decimal' | undefined;
  readonly role?: 'combobox';
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-required'?: boolean;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-autocomplete'?: 'list';
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly 'aria-activedescendant'?: string | undefined;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onPaste?: (event: ClipboardEvent) => void;
  readonly onBlur?: () => void;
}

/** A one-line text field with an undo of its own. `value` may change from outside; that is a step like any other. */
export function TextField(
  props: FieldAttributes & { value: string; onText: (value: string) => void; inputRef?: RefObject<HTMLInputElement | null> },
) {
  const { value, onText, inputRef, class: name, ...rest } = props;
  const own = useRef<HTMLInputElement>(null);
  const ref = inputRef ?? own;
  const { history, edited } = useFieldHistory(ref, value, onText);
  const classes = name === undefined ? 'field' : `field ${name}`;
  const onInput = (event: InputEvent): void => {
    const input = ref.current;
    if (input === null) return;
    history.record(stepOf(input), kindOf(event.inputType), event.timeStamp);
    edited.current = true;
    onText(input.value);
  };
  const attributes = {
    type: 'text',
    spellcheck: false,
    autocomplete: 'off',
    ...rest,
    class: classes,
    value,
    onInput,
  } as InputHTMLAttributes;
  return <input {...attributes} ref={ref} />;
}

/** `edited`: the person has changed the text since it was drawn last. */
function useFieldHistory(
  ref: RefObject<HTMLInputElement | null>,
  value: string,
  onText: (value: string) => void,
): { readonly history: FieldHistory; readonly edited: RefObject<boolean> } {
  const held = useRef<FieldHistory | null>(null);
  held.current ??= new FieldHistory(value);
  const history = held.current;
  const emit = useRef(onText);
  emit.current = onText;
  const edited = useRef(false);
  useLayoutEffect(() => {
    const step = { value, start: value.length, end: value.length };
    // What a field makes of what was typed is no step of its own: undoing would only make it again.
    if (value !== history.value && edited.current) history.amend(step);
    else if (value !== history.value) history.record(step, 'other', 0);
    edited.current = false;
  }, [value]);
  useLayoutEffect(() => {
    const input = ref.current;
    if (input === null) return undefined;
    const go = (step: FieldStep | null): void => {
      if (step === null) return;
      input.value = step.value;
      input.setSelectionRange(step.start, step.end);
      edited.current = true;
      emit.current(step.value);
    };
    return ownUndo(input, { undo: () => go(history.undo()), redo: () => go(history.redo()) });
  }, []);
  return { history, edited };
}

function stepOf(input: HTMLInputElement): FieldStep {
  return { value: input.value, start: input.selectionStart ?? input.value.length, end: input.selectionEnd ?? input.value.length };
}

function kindOf(inputType: string): EditKind {
  if (inputType === 'insertText') return 'insert';
  return inputType === 'deleteContentBackward' || inputType === 'deleteContentForward' ? 'delete' : 'other';
}
