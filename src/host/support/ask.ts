import { window } from 'vscode';
import { harmlessWords, type Harmless, type ModalQuestion } from '../../app/support/ui.ts';
import { messageText } from '../../app/support/plainText.ts';

/** The one way to a modal question: nothing that writes or deletes is ever its first button. *Cancel* is added by VS Code. */
export async function askModal<Act extends string>({
  message,
  detail = '',
  first,
  acts = [],
}: ModalQuestion<Act>): Promise<Harmless | Act | undefined> {
  const lines = detail.split('\n').map(messageText).join('\n');
  const words = harmlessWords()[first];
  const chosen = await window.showWarningMessage(messageText(message), { modal: true, detail: lines }, words, ...acts);
  return chosen === words ? first : acts.find((act) => act === chosen);
}

/** Shows a text as it is, in a dialog that leaves no trace. */
export async function showModal(message: string, text: string, first: Harmless): Promise<Harmless | undefined> {
  const words = harmlessWords()[first];
  const chosen = await window.showInformationMessage(messageText(message), { modal: true, detail: text }, words);
  return chosen === words ? first : undefined;
}
