import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { FieldHistory, type EditKind, type FieldStep } from './fieldHistory.ts';
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

interface FieldProps extends FieldAttributes {
  readonly value: string;
  readonly onText: (value: string) => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  /** Nobody who looks at the screen reads it. */
  readonly isHidden?: boolean;
}

/** A one-line text field with an undo of its own. `value` may change from outside; that is a step like any other. */
export function TextField(props: FieldProps) {
  const { value, onText, inputRef, isHidden = false, class: name, role, ...rest } = props;
  const own = useRef<HTMLInputElement>(null);
  const ref = inputRef ?? own;
  const { history, edited } = useFieldHistory(ref, value, onText);
  const onInput = (event: InputEvent): void => {
    const input = ref.current;
    if (input === null) return;
    history.record(stepOf(input), kindOf(event.inputType), event.timeStamp);
    edited.current = true;
    onText(input.value);
  };
  const attributes = { spellcheck: false, ...rest, class: name === undefined ? 'field' : `field ${name}`, value, onInput, ref };
  // A field of passwords has no other role.
  if (isHidden) return <input {...attributes} type="password" autocomplete="new-password" />;
  return <input {...attributes} type="text" autocomplete="off" role={role} />;
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
