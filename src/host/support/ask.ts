import { window } from 'vscode';
import { messageText } from './plainText.ts';

/** Buttons that neither write nor delete: they show something, leave things as they are, or ask further. */
export type Harmless =
  | 'Compare'
  | 'Copy'
  | 'Do Nothing'
  | 'Enter Them'
  | 'Keep It'
  | 'Open All'
  | 'Show'
  | 'Show Changes'
  | 'Show Request'
  | 'Show What Goes'
  | 'Show What Is Sent'
  | 'Skip Them'
  | 'Unlock…';

/** A question that stops the window. */
export interface ModalQuestion<Act extends string = string> {
  readonly message: string;
  readonly detail?: string;
  /** VS Code gives the first button the focus, and Enter presses it: whoever types on presses it unseen. */
  readonly first: Harmless;
  readonly acts?: readonly Act[];
}

/** The one way to a modal question: nothing that writes or deletes is ever its first button. *Cancel* is added by VS Code. */
export async function askModal<Act extends string>({
  message,
  detail = '',
  first,
  acts = [],
}: ModalQuestion<Act>): Promise<Harmless | Act | undefined> {
  const lines = detail.split('\n').map(messageText).join('\n');
  return await window.showWarningMessage<Harmless | Act>(messageText(message), { modal: true, detail: lines }, first, ...acts);
}

/** Shows a text as it is, in a dialog that leaves no trace. */
export async function showModal(message: string, text: string, first: Harmless): Promise<Harmless | undefined> {
  return await window.showInformationMessage(messageText(message), { modal: true, detail: text }, first);
}
