import { TabInputText, window, type Disposable, type Tab, type TabGroups, type Uri, type ViewColumn } from 'vscode';
import { instanceIn, tabName } from '../../app/instances/inFront.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { inBackground } from '../../app/support/inBackground.ts';
import type { Instances, Services } from '../../app/support/services.ts';
import { systemClock } from '../../core/http/clock.ts';
import { runCommand } from '../support/commands.ts';

/** Milliseconds that a preview is looked at, and not passed by. */
const settled = 300;

type Groups = Pick<TabGroups, 'all' | 'onDidChangeTabs' | 'onDidChangeTabGroups' | 'close'>;

interface Named {
  readonly instances: Pick<Instances, 'get' | 'onDidChange'>;
  readonly log: Pick<Services['log'], 'error'>;
}

type Open = (uri: Uri, options: { readonly viewColumn: ViewColumn; readonly preview: boolean }, name: string) => Promise<unknown>;

async function openBehind(...[uri, options, name]: Parameters<Open>): Promise<void> {
  await runCommand('vscode.open', uri, { ...options, preserveFocus: true, background: true }, name);
}

/**
 * Calls the tab of each text of ours after its instance as well, here and in all that VS Code calls after the tab: *Open Editors*, quick
 * open, the window's title. VS Code names a tab by its address alone, where no name may stand that changes; whoever opens one may say
 * what it is called. Opening what is open already, in the background, changes the name and nothing else: nothing is read or shown.
 */
export class TabNames implements Disposable {
  readonly #store = new DisposableStore();
  readonly #instances: Named['instances'];
  readonly #log: Named['log'];
  /** What was asked for, by document: a name that VS Code does not take is not asked for twice. */
  readonly #asked = new Map<string, string>();
  /** Those that are being named, and whether they were closed meanwhile. */
  readonly #naming = new Map<string, { isClosed: boolean }>();
  readonly #groups: Groups;
  readonly #open: Open;

  constructor({ instances, log }: Named, groups: Groups = window.tabGroups, open: Open = openBehind) {
    this.#instances = instances;
    this.#log = log;
    this.#groups = groups;
    this.#open = open;
    this.#store.add(
      groups.onDidChangeTabs(({ opened, changed, closed }) => {
        this.#forget(closed);
        for (const tab of [...opened, ...changed]) this.#callSoon(tab);
      }),
    );
    this.#store.add(groups.onDidChangeTabGroups(({ closed }) => this.#forget(closed.flatMap(({ tabs }) => tabs))));
    // Whatever changed: a name that changed elsewhere is told as a change of its access.
    this.#store.add(instances.onDidChange(() => this.#callAll()));
    this.#callAll();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #callAll(): void {
    for (const tab of this.#tabs()) this.#callSoon(tab);
  }

  #tabs(): readonly Tab[] {
    return this.#groups.all.flatMap(({ tabs }) => tabs);
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
    inBackground(this.#log, 'name a tab', this.#name(uri, { viewColumn: group.viewColumn, preview: isPreview }, name));
  }

  /** A tab that is closed before VS Code comes to its name was opened by that: it goes again. */
  async #name(...[uri, options, name]: Parameters<Open>): Promise<void> {
    const key = uri.toString();
    const naming = { isClosed: false };
    this.#naming.set(key, naming);
    try {
      await this.#open(uri, options, name);
      const isBack = (tab: Tab): boolean => keyOf(tab) === key && tab.group.viewColumn === options.viewColumn && !tab.isDirty;
      if (naming.isClosed) await this.#groups.close(this.#tabs().filter(isBack));
    } finally {
      if (this.#naming.get(key) === naming) this.#naming.delete(key);
    }
  }

  #forget(closed: readonly Tab[]): void {
    for (const tab of closed) {
      const key = keyOf(tab);
      if (key === undefined) continue;
      this.#asked.delete(key);
      const naming = this.#naming.get(key);
      if (naming !== undefined) naming.isClosed = true;
    }
  }

  #nameOf(uri: Uri): string | undefined {
    const id = instanceIn(uri);
    const profile = id === undefined ? undefined : this.#instances.get(id);
    return profile === undefined ? undefined : tabName(uri.path, profile.name);
  }
}

function keyOf({ input }: Tab): string | undefined {
  return input instanceof TabInputText ? input.uri.toString() : undefined;
}
