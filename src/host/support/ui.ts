import { t } from '@vscode/l10n';
import { ThemeIcon, type Disposable } from 'vscode';
import {
  harmlessWords,
  type ChoiceOf,
  type Choices,
  type Harmless,
  type Shown,
  type TypedQuestion,
  type Ui,
} from '../../app/support/ui.ts';
import { askModal } from './ask.ts';
import { runCommand } from './commands.ts';
import { lineInput, say } from './say.ts';

export const vscodeUi: Ui = {
  notify: async (level, message, buttons) => await say[level](message, buttons),
  modal: askModal,
  aside,
  typeExactly,
  execute: runCommand,
};

/**
 * VS Code hides a warning after some seconds, and where notifications are turned off shows none at all; what has the level of
 * an error stays until somebody answers.
 */
async function aside<C extends Choices>(message: string, buttons: C, gone: Promise<void>): Promise<ChoiceOf<C> | undefined> {
  let isOver = false;
  const ask = async (): Promise<ChoiceOf<C> | undefined> => {
    const answer = await say.error(message, buttons);
    if (isOver && answer !== undefined) void say.info(t`This question was over, so nothing was done. Try again.`);
    return answer;
  };
  const end = async (): Promise<undefined> => {
    await gone;
    isOver = true;
  };
  return await Promise.race([ask(), end()]);
}

function typeExactly({ title, prompt, expected, more = [] }: TypedQuestion): Promise<boolean> {
  const { input, remark } = lineInput(prompt);
  input.title = title;
  input.placeholder = expected;
  input.ignoreFocusOut = true;
  const buttons = more.map(({ label, show }) => ({ iconPath: new ThemeIcon(iconOf(label)), tooltip: harmlessWords()[label], show }));
  input.buttons = buttons;
  const shown: Promise<Shown>[] = [];
  return new Promise<boolean>((resolve) => {
    const listeners: Disposable[] = [
      input.onDidChangeValue(() => {
        remark(undefined);
      }),
      input.onDidAccept(() => {
        if (input.value.trim() === expected.trim()) end(true);
        else remark(t`Type ${expected} to go on, or press Escape.`);
      }),
      input.onDidTriggerButton((pressed) => {
        const one = buttons.find((button) => button === pressed)?.show();
        if (one === undefined) return;
        shown.push(one);
        one.catch(() => remark(t`It could not be shown. Try again, or press Escape.`));
      }),
      input.onDidHide(() => end(false)),
    ];
    const end = (agreed: boolean): void => {
      resolve(agreed);
      // What was never shown has said so; what cannot be put away stays for the person to close.
      for (const one of shown) one.then(({ close }) => close()).catch(() => undefined);
      for (const listener of listeners) listener.dispose();
      input.dispose();
    };
    input.show();
  });
}

function iconOf(label: Harmless): string {
  return label === 'Find References' ? 'references' : 'diff';
}
