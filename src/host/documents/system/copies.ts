import { t } from '@vscode/l10n';
import { EventEmitter, TabInputText, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import type { Event, Tab, TextDocumentContentProvider } from 'vscode';
import { runCommand } from '../../support/commands.ts';
import { schemes } from '../../../app/support/ids.ts';
import type { Shown } from '../../../app/support/ui.ts';
import { unclaimedName } from '../../support/schemaClaims.ts';

const mostKept = 60;

/** Texts that live as long as a comparison needs them, in memory only. */
export class Copybook implements TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange: Event<Uri> = this.#changed.event;
  #next = 0;

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.authority) ?? `${t`This copy is gone. Start the comparison again.`}\n`;
  }

  /** A document with this text of an instance. `name` is what its tab says. */
  put(instanceId: string, name: string, text: string): Uri {
    this.#next += 1;
    const id = String(this.#next);
    this.#texts.set(id, text);
    const oldest = this.#texts.keys().next().value;
    if (this.#texts.size > mostKept && oldest !== undefined) this.#texts.delete(oldest);
    return Uri.from({ scheme: schemes.copies, authority: id, query: instanceId, path: `/${unclaimedName(name)}` });
  }

  /** Two texts side by side in VS Code's own diff editor. */
  async compare(left: Uri, right: Uri, title: string): Promise<Shown> {
    await runCommand('vscode.diff', left, right, title, { preview: true });
    return shownIn(({ input }) => input instanceof TabInputTextDiff && isSame(input.original, left) && isSame(input.modified, right));
  }

  /** A text in a tab of its own, to be read. */
  async show(instanceId: string, name: string, text: string): Promise<Shown> {
    const uri = this.put(instanceId, name, text);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
    return shownIn(({ input }) => input instanceof TabInputText && isSame(input.uri, uri));
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function isSame(one: Uri, other: Uri): boolean {
  return one.toString() === other.toString();
}

function shownIn(isIt: (tab: Tab) => boolean): Shown {
  const open = (): readonly Tab[] => window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isIt);
  let stop = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    const listener = window.tabGroups.onDidChangeTabs(() => {
      if (open().length === 0) resolve();
    });
    stop = () => listener.dispose();
  });
  const close = async (): Promise<void> => {
    stop();
    await window.tabGroups.close(open());
  };
  return { gone, close };
}
