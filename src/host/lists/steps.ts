import { QuickInputButtons, window, type QuickPickItem } from 'vscode';
import { createRankedPick, meantRow } from '../support/rankedPick.ts';
import { endingOf } from '../support/ending.ts';
import { lineInput } from '../support/say.ts';

/** The answer to a step that leads to the one before it. */
export const back = Symbol('back');

/** What came of a step. Undefined: closed. */
export type Stepped<T> = T | typeof back | undefined;

interface Step {
  readonly title: string;
  readonly hasBack: boolean;
}

interface PickStep<I extends QuickPickItem> extends Step {
  readonly placeholder: string;
  /** By what is typed. */
  readonly items: (typed: string) => readonly I[];
  /** Several may be chosen. */
  readonly hasMany?: boolean;
  /** The order of the items says which is meant most likely. */
  readonly isRanked?: boolean;
  /** Whether choosing an item is an answer. Default: it is. */
  readonly isAnswer?: (item: I) => boolean;
}

/** What was chosen; `byButton`: by the button of its row. */
export interface Picked<I> {
  readonly items: readonly I[];
  readonly byButton: boolean;
}

export function pickStep<I extends QuickPickItem>(step: PickStep<I>): Promise<Stepped<Picked<I>>> {
  const { title, placeholder, items, hasBack, hasMany = false, isRanked = false, isAnswer = () => true } = step;
  const pick = isRanked ? createRankedPick<I>() : window.createQuickPick<I>();
  Object.assign(pick, { title, placeholder, ignoreFocusOut: true, matchOnDescription: true, canSelectMany: hasMany });
  pick.buttons = hasBack ? [QuickInputButtons.Back] : [];
  const draw = (): void => void (pick.items = items(pick.value));
  draw();
  return new Promise((resolve) => {
    const end = endingOf(pick, resolve);
    const choose = (chosen: readonly I[], byButton: boolean): void => {
      if (chosen.length > 0 && chosen.every(isAnswer)) end.with({ items: chosen, byButton });
    };
    if (!hasMany) end.on(pick.onDidChangeValue(draw));
    const accepted = (): readonly I[] => (hasMany ? pick.selectedItems : meantRow(pick.items, pick.activeItems, isRanked));
    end.on(pick.onDidAccept(() => choose(accepted(), false)));
    end.on(pick.onDidTriggerItemButton(({ item }) => choose([item], true)));
    end.on(pick.onDidTriggerButton(() => end.with(back)));
    end.on(pick.onDidHide(() => end.with(undefined)));
    pick.show();
  });
}

export function lineStep({ title, prompt, hasBack }: Step & { readonly prompt: string }): Promise<Stepped<string>> {
  const { input } = lineInput(prompt);
  Object.assign(input, { title, ignoreFocusOut: true });
  input.buttons = hasBack ? [QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const end = endingOf(input, resolve);
    end.on(input.onDidAccept(() => end.with(input.value)));
    end.on(input.onDidTriggerButton(() => end.with(back)));
    end.on(input.onDidHide(() => end.with(undefined)));
    input.show();
  });
}
