import { window, type InputBox, type InputBoxOptions, type InputBoxValidationMessage } from 'vscode';
import { messageText } from '../../app/support/plainText.ts';
import { choicesIn, type ChoiceOf, type Choices } from '../../app/support/ui.ts';

/**
 * The ways in which the host says a sentence. VS Code makes links of `[text](command:…)` in notifications, in the progress shown
 * in them, and in the prompt and the validation of an input; a click there runs any command. Sentences quote names that a server
 * gives, so all of them go through here, where they are made text. Modal questions: `ask.ts`; progress: `progress.ts`.
 */
export const say = {
  async info<C extends Choices>(message: string, choices?: C): Promise<ChoiceOf<C> | undefined> {
    return (await window.showInformationMessage(messageText(message), ...buttonsOf(choices)))?.id;
  },
  async warning<C extends Choices>(message: string, choices?: C): Promise<ChoiceOf<C> | undefined> {
    return (await window.showWarningMessage(messageText(message), ...buttonsOf(choices)))?.id;
  },
  async error<C extends Choices>(message: string, choices?: C): Promise<ChoiceOf<C> | undefined> {
    return (await window.showErrorMessage(messageText(message), ...buttonsOf(choices)))?.id;
  },
} as const;

const buttonsOf = <C extends Choices>(choices: C | undefined): ReturnType<typeof choicesIn<C>> =>
  choices === undefined ? [] : choicesIn(choices);

/** Asks for one line of text. */
export async function askLine({ prompt, ...options }: Omit<InputBoxOptions, 'validateInput'>): Promise<string | undefined> {
  return window.showInputBox({ ...options, ...(prompt === undefined ? {} : { prompt: messageText(prompt) }) });
}

/** An input whose prompt and validation are set as sentences. */
export interface LineInput {
  readonly input: Omit<InputBox, 'prompt' | 'validationMessage'>;
  /** Below the line, until the next one. Undefined takes it away. */
  readonly remark: (message: InputBoxValidationMessage | string | undefined) => void;
}

export function lineInput(prompt: string): LineInput {
  const input = window.createInputBox();
  input.prompt = messageText(prompt);
  return {
    input,
    remark: (message) => {
      input.validationMessage =
        message === undefined || typeof message === 'string'
          ? message && messageText(message)
          : { ...message, message: messageText(message.message) };
    },
  };
}
