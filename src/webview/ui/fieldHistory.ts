/** One step of a field: its text and where the caret stood. */
export interface FieldStep {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A kind of edit: edits of the same kind that follow each other closely are undone together. */
export type EditKind = 'insert' | 'delete' | 'other';

/**
 * Undo and redo of one text field. The browser's own is not used: it is shared by all fields, and it loses count as
 * soon as a value is set from outside, as the URL and the form do to each other.
 */
export class FieldHistory {
  #past: FieldStep[] = [];
  #future: FieldStep[] = [];
  #current: FieldStep;
  #lastKind: EditKind = 'other';
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(value: string) {
    this.#current = { value, start: value.length, end: value.length };
  }

  get value(): string {
    return this.#current.value;
  }

  /** `at` in ms. A pause, another kind of edit or a caret that has moved begins a new step. */
  record(step: FieldStep, kind: EditKind, at: number): void {
    if (step.value === this.#current.value) {
      this.#current = step;
      return;
    }
    const joins = kind !== 'other' && kind === this.#lastKind && at - this.#lastAt < pause && continues(this.#current, step, kind);
    if (!joins) this.#past = [...this.#past.slice(-limit), this.#current];
    this.#current = step;
    this.#future = [];
    this.#lastKind = kind;
    this.#lastAt = at;
  }

  /** What was just recorded has become another text, as part of the same step. */
  amend(step: FieldStep): void {
    this.#current = step;
    this.#lastKind = 'other';
  }

  undo(): FieldStep | null {
    const step = this.#past.at(-1);
    if (step === undefined) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.#current, ...this.#future];
    return this.#moveTo(step);
  }

  redo(): FieldStep | null {
    const [step, ...rest] = this.#future;
    if (step === undefined) return null;
    this.#past = [...this.#past, this.#current];
    this.#future = rest;
    return this.#moveTo(step);
  }

  #moveTo(step: FieldStep): FieldStep {
    this.#current = step;
    this.#lastKind = 'other';
    return step;
  }
}

const pause = 600;
const limit = 200;

/** One character put in or taken away where the caret stood, and nothing else. */
function continues(before: FieldStep, after: FieldStep, kind: EditKind): boolean {
  if (before.start !== before.end) return false;
  if (kind === 'insert') return after.start === before.start + 1 && without(after.value, before.start) === before.value;
  const backwards = after.start === before.start - 1;
  return (backwards || after.start === before.start) && without(before.value, after.start) === after.value;
}

function without(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}
