import { t } from '@vscode/l10n';
import { StatusBarAlignment, ThemeColor, window, type Disposable, type StatusBarItem } from 'vscode';
import { commandCall } from '../../app/contributions/commandTypes.ts';
import { instanceOfTab } from '../../app/instances/inFront.ts';
import { frontStatus, unlockedStatus, type StatusWords } from '../../app/instances/statusWords.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { Instances } from '../../app/support/services.ts';
import type { OwnPanels } from '../support/ownPanels.ts';
import { contentOf } from './tabContent.ts';

/**
 * Two items of the status bar: the instance of the tab in front, and, whatever is in front, what is unlocked for writing, which one click
 * locks. A warning background only for production that is unlocked.
 */
export class InstanceStatus implements Disposable {
  readonly #store = new DisposableStore();
  readonly #front = this.#store.add(window.createStatusBarItem('jamf.instance', StatusBarAlignment.Left, 50));
  readonly #unlocked = this.#store.add(window.createStatusBarItem('jamf.unlocked', StatusBarAlignment.Left, 49.5));
  readonly #instances: Instances;
  readonly #panels: Pick<OwnPanels, 'front'>;

  constructor(instances: Instances, panels: Pick<OwnPanels, 'front' | 'onDidChange'>) {
    this.#instances = instances;
    this.#panels = panels;
    this.#front.name = t`Jamf Pro instance`;
    this.#unlocked.name = t`Jamf Pro instances that are unlocked`;
    const update = (): void => this.#update();
    this.#store.add(window.tabGroups.onDidChangeTabs(update));
    this.#store.add(window.tabGroups.onDidChangeTabGroups(update));
    this.#store.add(panels.onDidChange(update));
    this.#store.add(instances.onDidChange(update));
    this.#store.add(instances.onMinute(update));
    update();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #update(): void {
    this.#updateFront();
    const status = unlockedStatus(this.#instances.all(), (id) => this.#instances.access(id), Date.now());
    if (status === undefined) return this.#unlocked.hide();
    this.#unlocked.backgroundColor = status.isRisky ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#unlocked.command = commandCall(t`Lock Now`, 'jamf.lockNow');
    show(this.#unlocked, status);
  }

  #updateFront(): void {
    const id = instanceOfTab(contentOf(window.tabGroups.activeTabGroup.activeTab?.input), this.#panels.front());
    const profile = id === undefined ? undefined : this.#instances.get(id);
    if (profile === undefined) return this.#front.hide();
    const status = frontStatus(profile, this.#instances.access(profile.id));
    this.#front.command = commandCall(t`Unlock or lock`, status.next, profile.id);
    show(this.#front, status);
  }
}

function show(item: StatusBarItem, { text, tooltip }: StatusWords): void {
  item.text = text;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: tooltip };
  item.show();
}
