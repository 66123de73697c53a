import { t } from '@vscode/l10n';
import { Prec, StateEffect, StateField, type Extension } from '@codemirror/state';
import { EditorView, keymap, showTooltip, ViewPlugin, type Tooltip, type ViewUpdate } from '@codemirror/view';
import type { CompletionItem } from '../../../core/shapes/assist.ts';
import type { Host } from '../host.ts';
import { textElement, type AssistContext } from './assist.ts';

interface Offer {
  readonly items: readonly CompletionItem[];
  readonly active: number;
}

const setOffer = StateEffect.define<Offer | null>();
const mostShown = 50;
const listId = 'body-completions';

/**
 * Completion as the host knows it. Small and made for this one source: the host asks the schema at every key, so there
 * is nothing to cache, to merge or to rank here.
 */
export function bodyCompletion(host: Host, about: AssistContext): Extension {
  const asking = ViewPlugin.define((view) => new Asking(view, host, about), {});
  const ask = (view: EditorView): boolean => {
    view.plugin(asking)?.ask();
    return true;
  };
  return [offer, asking, Prec.highest(keymap.of([{ key: 'Ctrl-Space', run: ask }, ...keys]))];
}

class Asking {
  readonly #view: EditorView;
  readonly #host: Host;
  readonly #about: AssistContext;
  #stop = new AbortController();

  constructor(view: EditorView, host: Host, about: AssistContext) {
    this.#view = view;
    this.#host = host;
    this.#about = about;
  }

  update(update: ViewUpdate): void {
    const typed = update.transactions.some((one) => one.isUserEvent('input.type') || one.isUserEvent('delete'));
    const open = update.startState.field(offer) !== null;
    if (update.docChanged && typed && (open || endsInName(update.state.sliceDoc(0, update.state.selection.main.head))))
      queueMicrotask(() => this.ask());
    else if (open && (update.docChanged || update.selectionSet)) queueMicrotask(() => this.#close());
  }

  destroy(): void {
    this.#stop.abort();
  }

  ask(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    void this.#show(this.#stop.signal);
  }

  async #show(signal: AbortSignal): Promise<void> {
    const where = this.#about();
    if (where === null) return;
    const { state } = this.#view;
    const text = state.doc.toString();
    const offset = state.selection.main.head;
    const items = await this.#host.call.completeBody({ ...where, text, offset }, signal).catch(() => []);
    if (signal.aborted) return;
    const fitting = items.filter((item) => fits(item, text.slice(item.from, offset))).slice(0, mostShown);
    this.#view.dispatch({ effects: setOffer.of(fitting.length === 0 ? null : { items: fitting, active: 0 }) });
  }

  #close(): void {
    this.#stop.abort();
    if (this.#view.state.field(offer) !== null) this.#view.dispatch({ effects: setOffer.of(null) });
  }
}

/** The list, from the moment it is offered until the text or the caret moves away. */
const offer: StateField<Offer | null> = StateField.define<Offer | null>({
  create: () => null,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setOffer)) return effect.value;
    return shown;
  },
  provide: (field) => [
    showTooltip.compute([field], (state) => {
      const shown = state.field(field);
      return shown === null ? null : tooltip(shown, state.selection.main.head);
    }),
    EditorView.contentAttributes.compute([field], (state): Record<string, string> => {
      const shown = state.field(field);
      if (shown === null) return {};
      return { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${shown.active}` };
    }),
  ],
});

const keys = [
  { key: 'ArrowDown', run: (view: EditorView) => move(view, 1) },
  { key: 'ArrowUp', run: (view: EditorView) => move(view, -1) },
  { key: 'Enter', run: (view: EditorView) => accept(view) },
  { key: 'Tab', run: (view: EditorView) => accept(view) },
  { key: 'Escape', run: (view: EditorView) => shownIn(view, () => view.dispatch({ effects: setOffer.of(null) })) },
];

function shownIn(view: EditorView, act: (shown: Offer) => void): boolean {
  const shown = view.state.field(offer);
  if (shown !== null) act(shown);
  return shown !== null;
}

function move(view: EditorView, by: number): boolean {
  return shownIn(view, ({ items, active }) => {
    view.dispatch({ effects: setOffer.of({ items, active: (active + by + items.length) % items.length }) });
  });
}

function accept(view: EditorView, index?: number): boolean {
  return shownIn(view, ({ items, active }) => {
    const item = items[index ?? active];
    if (item === undefined) return;
    const { text, place } = plainInsert(item.insert);
    const anchor = item.from + (place?.from ?? text.length);
    const head = item.from + (place?.to ?? text.length);
    const to = Math.min(Math.max(item.to, view.state.selection.main.head), view.state.doc.length);
    view.dispatch({
      changes: { from: item.from, to, insert: text },
      selection: { anchor, head },
      effects: setOffer.of(null),
      userEvent: 'input.complete',
    });
  });
}

function tooltip({ items, active }: Offer, pos: number): Tooltip {
  return { pos, above: false, create: (view) => ({ dom: list(view, items, active) }) };
}

function list(view: EditorView, items: readonly CompletionItem[], active: number): HTMLElement {
  const element = document.createElement('div');
  element.className = 'completions';
  const options = document.createElement('ul');
  options.id = listId;
  options.setAttribute('role', 'listbox');
  options.setAttribute('aria-label', t`Completions`);
  options.append(...items.map((item, index) => option(view, item, index, index === active)));
  element.append(options);
  const documentation = items[active]?.documentation ?? '';
  if (documentation !== '') element.append(textElement(documentation));
  queueMicrotask(() => options.children[active]?.scrollIntoView({ block: 'nearest' }));
  return element;
}

function option(view: EditorView, item: CompletionItem, index: number, active: boolean): HTMLElement {
  const element = document.createElement('li');
  element.id = `${listId}-${index}`;
  element.className = 'option';
  element.setAttribute('role', 'option');
  element.setAttribute('aria-selected', String(active));
  const detail = document.createElement('span');
  detail.className = 'option-detail';
  detail.textContent = item.detail;
  element.append(item.label, detail);
  element.addEventListener('mousedown', (event) => {
    event.preventDefault();
    accept(view, index);
  });
  return element;
}

function endsInName(text: string): boolean {
  return /["\w</]$/.test(text.slice(-1));
}

function fits(item: CompletionItem, typed: string): boolean {
  const bare = (text: string): string => text.replaceAll('"', '').trim().toLowerCase();
  return bare(item.label).includes(bare(typed));
}

/** A snippet's text without its marks, and where its first place to fill in is. */
function plainInsert(insert: string): { text: string; place: { from: number; to: number } | null } {
  let place: { from: number; to: number } | null = null;
  let text = '';
  let last = 0;
  for (const match of insert.matchAll(/\$\{\d+(?::([^}]*))?\}|\$\d+|\\([\\$}])/g)) {
    text += insert.slice(last, match.index);
    const inner = match[2] ?? match[1] ?? '';
    if (match[2] === undefined) place ??= { from: text.length, to: text.length + inner.length };
    text += inner;
    last = match.index + match[0].length;
  }
  return { text: text + insert.slice(last), place };
}
