import { commands, ThemeIcon, window, type Disposable } from 'vscode';

/** The few ways in which `support` talks to a person: small enough that a test can stand in for VS Code. */
export interface Ui {
  /** A notification. Resolves to the button that was pressed, or undefined when it was closed. */
  notify(level: 'info' | 'warning' | 'error', message: string, buttons: readonly string[]): Promise<string | undefined>;
  /** A modal warning; *Cancel* is added by VS Code. */
  modal(message: string, detail: string, buttons: readonly string[]): Promise<string | undefined>;
  /** A short list that stays while the person looks at an editor. */
  pick(title: string, placeholder: string, items: readonly string[]): Promise<string | undefined>;
  /** Resolves to true once exactly `expected` was typed and accepted. `more` is a button in the title. */
  typeExactly(question: TypedQuestion): Promise<boolean>;
  execute(command: string, ...args: readonly unknown[]): Promise<unknown>;
}

export interface TypedQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly expected: string;
  readonly more?: { readonly label: string; readonly show: () => Promise<void> };
}

export const vscodeUi: Ui = {
  async notify(level, message, buttons) {
    const show = { info: window.showInformationMessage, warning: window.showWarningMessage, error: window.showErrorMessage }[level];
    return show(message, ...buttons);
  },
  async modal(message, detail, buttons) {
    return window.showWarningMessage(message, { modal: true, detail }, ...buttons);
  },
  async pick(title, placeHolder, items) {
    return window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  },
  typeExactly,
  async execute(command, ...args) {
    return commands.executeCommand(command, ...args);
  },
};

function typeExactly({ title, prompt, expected, more }: TypedQuestion): Promise<boolean> {
  const input = window.createInputBox();
  input.title = title;
  input.prompt = prompt;
  input.placeholder = expected;
  input.ignoreFocusOut = true;
  if (more !== undefined) input.buttons = [{ iconPath: new ThemeIcon('diff'), tooltip: more.label }];
  return new Promise<boolean>((resolve) => {
    const listeners: Disposable[] = [
      input.onDidChangeValue(() => {
        input.validationMessage = undefined;
      }),
      input.onDidAccept(() => {
        if (input.value.trim() === expected.trim()) end(true);
        else input.validationMessage = `Type ${expected} to go on, or press Escape.`;
      }),
      input.onDidTriggerButton(() => {
        void more?.show();
      }),
      input.onDidHide(() => end(false)),
    ];
    const end = (agreed: boolean): void => {
      resolve(agreed);
      for (const listener of listeners) listener.dispose();
      input.dispose();
    };
    input.show();
  });
}
