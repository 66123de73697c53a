import { TabInputText, window, type Disposable, type Tab, type Uri } from 'vscode';
import { instanceIn, tabName } from '../../app/instances/inFront.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { Instances } from '../../app/support/services.ts';
import { systemClock } from '../../core/http/clock.ts';
import { runCommand } from '../support/commands.ts';

/** Milliseconds that a preview is looked at, and not passed by. */
const settled = 300;

/**
 * Calls the tab of each text of ours after its instance as well, here and in all that VS Code calls after the tab: *Open Editors*, quick
 * open, the window's title. VS Code names a tab by its address alone, where no name may stand that changes; whoever opens one may say
 * what it is called. Opening what is open already, in the background, changes the name and nothing else: nothing is read or shown.
 */
export class TabNames implements Disposable {
  readonly #store = new DisposableStore();
  readonly #instances: Pick<Instances, 'get'>;
  /** What was asked for, by document: a name that VS Code does not take is not asked for twice. */
  readonly #asked = new Map<string, string>();

  constructor(instances: Pick<Instances, 'get' | 'onDidChange'>) {
    this.#instances = instances;
    this.#store.add(
      window.tabGroups.onDidChangeTabs(({ opened, changed, closed }) => {
        for (const { input } of closed) if (input instanceof TabInputText) this.#asked.delete(input.uri.toString());
        for (const tab of [...opened, ...changed]) this.#callSoon(tab);
      }),
    );
    this.#store.add(instances.onDidChange(() => this.#callAll()));
    this.#callAll();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #callAll(): void {
    for (const { tabs } of window.tabGroups.all) for (const tab of tabs) this.#call(tab);
  }

  /** A preview that one leaves again at once is left alone: opened anew, it would take the place of the next. */
  #callSoon(tab: Tab): void {
    if (!tab.isPreview) return this.#call(tab);
    const waiting = {
      dispose: systemClock.after(settled, () => {
        this.#store.delete(waiting);
        if (tab.group.tabs.includes(tab)) this.#call(tab);
      }),
    };
    this.#store.add(waiting);
  }

  #call({ input, label, isPreview, group }: Tab): void {
    const uri = input instanceof TabInputText ? input.uri : undefined;
    const name = uri === undefined ? undefined : this.#nameOf(uri);
    if (uri === undefined || name === undefined || label === name || this.#asked.get(uri.toString()) === name) return;
    this.#asked.set(uri.toString(), name);
    void runCommand('vscode.open', uri, { viewColumn: group.viewColumn, preview: isPreview, preserveFocus: true, background: true }, name);
  }

  #nameOf(uri: Uri): string | undefined {
    const id = instanceIn(uri);
    const profile = id === undefined ? undefined : this.#instances.get(id);
    return profile === undefined ? undefined : tabName(uri.path, profile.name);
  }
}
