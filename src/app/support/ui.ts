import { t } from '@vscode/l10n';
import type { RunCommand } from '../contributions/commandTypes.ts';

/** What each button says that neither writes nor deletes: it shows something, leaves things as they are, or asks further. */
export const harmlessWords = () => ({
  Compare: t`Compare`,
  Copy: t`Copy`,
  'Do Nothing': t`Do Nothing`,
  'Enter Them': t`Enter Them`,
  'Find References': t`Find References`,
  'Keep It': t`Keep It`,
  'Keep Them': t`Keep Them`,
  'Open All': t`Open All`,
  Show: t`Show`,
  'Show Changes': t`Show Changes`,
  'Show Request': t`Show Request`,
  'Show What Goes': t`Show What Goes`,
  'Show What Is Sent': t`Show What Is Sent`,
  'Skip Them': t`Skip Them`,
  'Unlock…': t`Unlock…`,
});

export type Harmless = keyof ReturnType<typeof harmlessWords>;

/** Buttons: what each says, by what it does. The id decides; words are only shown, and a language may have the same for two. */
export type Choices = Readonly<Record<string, string>>;

export type ChoiceOf<C extends Choices> = Extract<keyof C, string>;

/** Each choice as VS Code takes it for a button, and gives back the very one that was pressed. */
export function choicesIn<C extends Choices>(choices: C): readonly { readonly id: ChoiceOf<C>; readonly title: string }[] {
  const all: { readonly id: ChoiceOf<C>; readonly title: string }[] = [];
  for (const id in choices) all.push({ id, title: choices[id] ?? id });
  return all;
}

/** A question that stops the window. */
export interface ModalQuestion<C extends Choices = Choices> {
  readonly message: string;
  readonly detail?: string;
  /** VS Code gives the first button the focus, and Enter presses it: whoever types on presses it unseen. */
  readonly first: Harmless;
  readonly acts?: C;
}

/** A question that is answered by typing a name. */
export interface TypedQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly expected: string;
  /** Each a button in the title. */
  readonly more?: readonly Exhibit[];
}

/** The few ways in which `support` talks to a person: small enough that a test can stand in for VS Code. */
export interface Ui {
  /** A notification. Resolves to what was pressed, or undefined when it was closed. */
  notify<C extends Choices>(level: 'info' | 'warning' | 'error', message: string, buttons: C): Promise<ChoiceOf<C> | undefined>;
  /** A question that stops the window, see {@link ModalQuestion}. */
  modal<C extends Choices>(question: ModalQuestion<C>): Promise<Harmless | ChoiceOf<C> | undefined>;
  /** A question at the edge of the window, which stays while the person looks at an editor: until it is answered, or `gone`. */
  aside<C extends Choices>(message: string, buttons: C, gone: Promise<void>): Promise<ChoiceOf<C> | undefined>;
  /** Resolves to true once exactly `expected` was typed and accepted. `more` is a button in the title. */
  typeExactly(question: TypedQuestion): Promise<boolean>;
  readonly execute: RunCommand;
}

/** Something that a question lets a person look at. */
export interface Exhibit {
  readonly label: Harmless;
  readonly show: () => Promise<Shown>;
}

export interface Shown {
  /** Resolves when the person put it away, which leaves the question without an answer. */
  readonly gone: Promise<void>;
  /** Puts it away, once the question is answered. */
  readonly close: () => Promise<void>;
}
