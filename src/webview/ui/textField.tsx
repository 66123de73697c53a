import type { InputHTMLAttributes, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EditKind, FieldStep } from './fieldHistory.ts';
import { FieldHistory } from './fieldHistory.ts';
import { ownUndo } from './undoRouter.ts';

export type FieldAttributes = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onInput' | 'ref'>;

/** A one-line text field with an undo of its own. `value` may change from outside; that is a step like any other. */
export function TextField(props: FieldAttributes & { value: string; onText: (value: string) => void; inputRef?: RefObject<HTMLInputElement> }) {
  const { value, onText, inputRef, class: name, ...rest } = props;
  const own = useRef<HTMLInputElement>(null);
  const ref = inputRef ?? own;
  const history = useFieldHistory(ref, value, onText);
  const classes = typeof name === 'string' ? `field ${name}` : 'field';
  const onInput = (event: InputEvent): void => {
    const input = event.currentTarget as HTMLInputElement;
    history.record(stepOf(input), kindOf(event.inputType), event.timeStamp);
    onText(input.value);
  };
  return <input type="text" spellcheck={false} autocomplete="off" {...rest} class={classes} ref={ref} value={value} onInput={onInput} />;
}

function useFieldHistory(ref: RefObject<HTMLInputElement>, value: string, onText: (value: string) => void): FieldHistory {
  const held = useRef<FieldHistory | null>(null);
  held.current ??= new FieldHistory(value);
  const history = held.current;
  const emit = useRef(onText);
  emit.current = onText;
  useLayoutEffect(() => {
    if (value !== history.value) history.record({ value, start: value.length, end: value.length }, 'other', 0);
  }, [value]);
  useLayoutEffect(() => {
    const input = ref.current;
    if (input === null) return undefined;
    const go = (step: FieldStep | null): void => {
      if (step === null) return;
      input.value = step.value;
      input.setSelectionRange(step.start, step.end);
      emit.current(step.value);
    };
    return ownUndo(input, { undo: () => go(history.undo()), redo: () => go(history.redo()) });
  }, []);
  return history;
}

function stepOf(input: HTMLInputElement): FieldStep {
  return { value: input.value, start: input.selectionStart ?? input.value.length, end: input.selectionEnd ?? input.value.length };
}

function kindOf(inputType: string): EditKind {
  if (inputType === 'insertText') return 'insert';
  return inputType === 'deleteContentBackward' || inputType === 'deleteContentForward' ? 'delete' : 'other';
}
