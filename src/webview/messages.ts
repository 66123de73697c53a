import { config } from '@vscode/l10n';

/** Lets the page speak the language of the window: from the messages that it came with. Without them it speaks English. */
export function readMessages(page: Pick<Document, 'getElementById'>): void {
  const contents = page.getElementById('messages')?.textContent;
  if (contents) config({ contents });
}
