import { t } from '@vscode/l10n';
import { StatusBarAlignment, window, type Disposable } from 'vscode';
import type { CommandId } from '../../../app/contributions/commandTypes.ts';
import { statusText } from '../../../app/support/plainText.ts';

/** Milliseconds for which it is said. */
const shortly = 5000;
const recentChanges: CommandId = 'jamf.recentChanges';

/** Says in the status bar, for a moment, what a save stored, and leads to all that was changed from here today. */
export class SavedSign implements Disposable {
  readonly #item = window.createStatusBarItem('jamf.saved', StatusBarAlignment.Left, 47);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#item.name = t`Jamf Pro: what was stored`;
    this.#item.tooltip = t`A click shows what was changed from here today.`;
    this.#item.command = recentChanges;
  }

  tell(words: string): void {
    clearTimeout(this.#timer);
    this.#item.text = t`$(check) ${statusText(words)}`;
    this.#item.accessibilityInformation = { label: words };
    this.#item.show();
    this.#timer = setTimeout(() => this.#item.hide(), shortly);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
  }
}
