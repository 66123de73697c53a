import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

/** Something that can be done with a value in an answer: show what is masked, open what it names. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly title: string;
  /** Stands in for the value, once it is revealed. */
  readonly instead: string | null;
  readonly run: () => void;
}

export const setMarks = StateEffect.define<readonly Mark[]>();

/** Buttons behind values. Only those in view are ever in the page. */
export function valueButtons(): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(shown, transaction) {
      let next = shown.map(transaction.changes);
      for (const effect of transaction.effects) if (effect.is(setMarks)) next = decorate(effect.value);
      return next;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

function decorate(all: readonly Mark[]): DecorationSet {
  const ranges = all.flatMap((mark) => {
    const button = Decoration.widget({ widget: new ButtonWidget(mark), side: 1 }).range(mark.to);
    if (mark.instead === null) return [button];
    return [Decoration.replace({ widget: new TextWidget(mark.instead) }).range(mark.from, mark.to), button];
  });
  return Decoration.set(ranges, true);
}

class ButtonWidget extends WidgetType {
  readonly #mark: Mark;

  constructor(mark: Mark) {
    super();
    this.#mark = mark;
  }

  override eq(other: ButtonWidget): boolean {
    return this.#mark.title === other.#mark.title && this.#mark.label === other.#mark.label;
  }

  override toDOM(): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'mark-button';
    button.textContent = this.#mark.label;
    button.title = this.#mark.title;
    button.setAttribute('aria-label', this.#mark.title);
    button.addEventListener('click', () => this.#mark.run());
    return button;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

class TextWidget extends WidgetType {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override eq(other: TextWidget): boolean {
    return this.#text === other.#text;
  }

  override toDOM(): HTMLElement {
    const span = document.createElement('span');
    span.className = 'revealed';
    span.textContent = this.#text;
    return span;
  }
}
