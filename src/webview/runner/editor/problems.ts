import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView as View, ViewPlugin, type DecorationSet, type EditorView } from '@codemirror/view';
import type { BodyProblem } from '../../../core/shapes/assist.ts';
import type { Host } from '../host.ts';
import type { AssistContext } from './assist.ts';

const setProblems = StateEffect.define<readonly BodyProblem[]>();
const setRefused = StateEffect.define<readonly BodyProblem[]>();
/** The same text is of another request now, or it is known only now of which. */
export const checkAgain = StateEffect.define();
const checkDelay = 400;
const mostMarked = 200;

/** `of`: the text that they were found in, which may have been typed on since. */
export type OnProblems = (found: readonly BodyProblem[], of: string) => void;

/** Underlines what the schema finds wrong, a moment after typing stops, and hands the list on. */
export function bodyProblems(host: Host, about: AssistContext, onProblems: OnProblems): Extension {
  const plugin = ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = new AbortController();
    const plan = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void check(), checkDelay);
    };
    const check = async (): Promise<void> => {
      stop.abort();
      stop = new AbortController();
      const { signal } = stop;
      const text = view.state.doc.toString();
      const found = await ask(host, about, text, signal);
      if (signal.aborted) return;
      view.dispatch({ effects: setProblems.of(found) });
      onProblems(found, text);
    };
    plan();
    return {
      update: ({ docChanged, transactions }) => {
        if (docChanged || transactions.some(({ effects }) => effects.some((effect) => effect.is(checkAgain)))) plan();
      },
      destroy() {
        clearTimeout(timer);
        stop.abort();
      },
    };
  });
  return [underlines, refusals, plugin];
}

/** Underlines what the server said of what was sent, until that is typed over or another answer comes. */
export function showRefused(view: EditorView, found: readonly BodyProblem[]): void {
  view.dispatch({ effects: setRefused.of(found) });
}

/** Goes to a problem's place. */
export function goTo(view: EditorView, problem: Pick<BodyProblem, 'from' | 'to'>): void {
  const end = view.state.doc.length;
  view.dispatch({ selection: { anchor: Math.min(problem.from, end), head: Math.min(problem.to, end) }, scrollIntoView: true });
  view.focus();
}

async function ask(host: Host, about: AssistContext, text: string, signal: AbortSignal): Promise<readonly BodyProblem[]> {
  const where = about();
  if (where === null || text.trim() === '') return [];
  return host.call.checkBody({ ...where, text }, signal).catch(() => []);
}

const underlines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let next = shown.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setProblems)) next = underline(effect.value, transaction.state.doc.length);
    return next;
  },
  provide: (field) => View.decorations.from(field),
});

const refusals = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, { changes, docChanged, effects, state }) {
    const told = effects.find((effect) => effect.is(setRefused));
    if (told?.is(setRefused) === true) return underline(told.value, state.doc.length);
    if (!docChanged) return shown;
    return shown.update({ filter: (from, to) => changes.touchesRange(from, to) === false }).map(changes);
  },
  provide: (field) => View.decorations.from(field),
});

function underline(found: readonly BodyProblem[], end: number): DecorationSet {
  const ranges = found.slice(0, mostMarked).flatMap(({ from, to, severity, message }) => {
    const last = Math.min(Math.max(to, from + 1), end);
    const first = Math.min(from, last - 1);
    return first < 0 ? [] : [Decoration.mark({ class: `problem problem-${severity}`, attributes: { title: message } }).range(first, last)];
  });
  return Decoration.set(ranges, true);
}
