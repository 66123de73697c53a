import { t } from '@vscode/l10n';
import { EventEmitter, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Disposable, Event, FileDecoration, FileDecorationProvider, Uri } from 'vscode';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { contextKeys, rowFragment, schemes, shelfRowFragment } from '../../../app/support/ids.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import type { CommandId } from '../../../app/contributions/commandTypes.ts';
import { runCommand } from '../../support/commands.ts';
import { addressIn } from '../system/objectUri.ts';

const send: CommandId = 'jamf.sendDraft';

/** Shows wherever a text was kept and not sent: a badge on its tab and on its row in the sidebar, a button in its title, an item in the status bar. */
export class DraftSigns implements FileDecorationProvider, Disposable {
  readonly #store = new DisposableStore();
  readonly #documents: ObjectDocuments;
  readonly #changed = this.#store.add(new EventEmitter<undefined>());
  readonly onDidChangeFileDecorations: Event<undefined> = this.#changed.event;
  readonly #item = this.#store.add(window.createStatusBarItem('jamf.draft', StatusBarAlignment.Left, 49));

  constructor(documents: ObjectDocuments) {
    this.#documents = documents;
    this.#item.name = t`Jamf Pro draft`;
    this.#item.text = t`$(cloud-upload) Not sent`;
    this.#item.tooltip = t`This text was kept here and not sent to Jamf Pro. A click sends it.`;
    this.#item.command = send;
    this.#item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
    this.#store.add(window.registerFileDecorationProvider(this));
    this.#store.add(window.onDidChangeActiveTextEditor(() => this.#followEditor()));
    this.#store.add(
      documents.onDidChange(() => {
        this.#changed.fire(undefined);
        this.#followEditor();
      }),
    );
    this.#followEditor();
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    if (uri.scheme !== schemes.objects) return undefined;
    const address = addressIn(uri);
    if (address === undefined) return undefined;
    const isRow = uri.fragment === rowFragment || uri.fragment === shelfRowFragment;
    if (!(isRow ? this.#documents.hasDraft(address) : this.#documents.isDraft(address))) return undefined;
    return { badge: '↑', tooltip: t`Kept here, not sent to Jamf Pro`, color: new ThemeColor('list.warningForeground') };
  }

  #followEditor(): void {
    const address = addressIn(window.activeTextEditor?.document.uri);
    const isDraft = address !== undefined && this.#documents.isDraft(address);
    if (isDraft) this.#item.show();
    else this.#item.hide();
    void runCommand('setContext', contextKeys.draftActive, isDraft);
  }

  dispose(): void {
    this.#store.dispose();
  }
}
