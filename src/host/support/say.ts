import { window, type InputBox, type InputBoxOptions, type InputBoxValidationMessage } from 'vscode';
import { messageText } from '../../app/support/plainText.ts';

/**
 * The ways in which the host says a sentence. VS Code makes links of `[text](command:…)` in notifications, in the progress shown
 * in them, and in the prompt and the validation of an input; a click there runs any command. Sentences quote names that a server
 * gives, so all of them go through here, where they are made text. Modal questions: `ask.ts`; progress: `progress.ts`.
 */
export const say = {
  async info<Button extends string>(message: string, ...buttons: readonly Button[]): Promise<Button | undefined> {
    return window.showInformationMessage(messageText(message), ...buttons);
  },
  async warning<Button extends string>(message: string, ...buttons: readonly Button[]): Promise<Button | undefined> {
    return window.showWarningMessage(messageText(message), ...buttons);
  },
  async error<Button extends string>(message: string, ...buttons: readonly Button[]): Promise<Button | undefined> {
    return window.showErrorMessage(messageText(message), ...buttons);
  },
} as const;

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
