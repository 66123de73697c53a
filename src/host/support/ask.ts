import { window } from 'vscode';
import { choicesIn, harmlessWords, type ChoiceOf, type Choices, type Harmless, type ModalQuestion } from '../../app/support/ui.ts';
import { messageText } from '../../app/support/plainText.ts';

/** The one way to a modal question: nothing that writes or deletes is ever its first button. *Cancel* is added by VS Code. */
export async function askModal<C extends Choices>({
  message,
  detail = '',
  first,
  acts,
}: ModalQuestion<C>): Promise<Harmless | ChoiceOf<C> | undefined> {
  const lines = detail.split('\n').map(messageText).join('\n');
  const buttons = [{ id: first, title: harmlessWords()[first] }, ...(acts === undefined ? [] : choicesIn(acts))];
  return (await window.showWarningMessage(messageText(message), { modal: true, detail: lines }, ...buttons))?.id;
}

/** Shows a text as it is, in a dialog that leaves no trace. */
export async function showModal(message: string, text: string, first: Harmless): Promise<Harmless | undefined> {
  const button = { id: first, title: harmlessWords()[first] };
  return (await window.showInformationMessage(messageText(message), { modal: true, detail: text }, button))?.id;
}
