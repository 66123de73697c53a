import { t } from '@vscode/l10n';
import { environmentNames } from '../../core/instances/environmentWords.ts';
import { StatusBarAlignment, ThemeColor, window, type Disposable, type Tab } from 'vscode';
import { commandCall } from '../../app/contributions/commandTypes.ts';
import type { InstanceProfile } from '../../core/instances/profile.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { schemes, webviews } from '../../app/support/ids.ts';
import type { Instances } from '../../app/support/services.ts';

/** The instance of the document or runner in front, in the status bar. A warning background only for production that is unlocked. */
export class InstanceStatus implements Disposable {
  readonly #store = new DisposableStore();
  readonly #item = this.#store.add(window.createStatusBarItem('jamf.instance', StatusBarAlignment.Left, 50));
  readonly #instances: Instances;
  readonly #ofRunner: () => string | undefined;

  /** `ofRunner`: the instance of the request runner that is the active editor. */
  constructor(instances: Instances, ofRunner: () => string | undefined) {
    this.#instances = instances;
    this.#ofRunner = ofRunner;
    this.#item.name = t('Jamf Pro instance');
    const update = (): void => this.update();
    this.#store.add(window.tabGroups.onDidChangeTabs(update));
    this.#store.add(window.tabGroups.onDidChangeTabGroups(update));
    this.#store.add(window.onDidChangeActiveTextEditor(update));
    this.#store.add(instances.onDidChange(update));
    update();
  }

  /** Also to be called when the active runner changes its instance. */
  update(): void {
    const id = this.#front(window.tabGroups.activeTabGroup.activeTab);
    const profile = id === undefined ? undefined : this.#instances.get(id);
    if (profile === undefined) this.#item.hide();
    else this.#show(profile);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #front(tab: Tab | undefined): string | undefined {
    const uri = window.activeTextEditor?.document.uri;
    if (uri?.scheme === schemes.objects) return uri.authority;
    const input = tab?.input;
    const viewType = typeof input === 'object' && input !== null && 'viewType' in input ? String(input.viewType) : '';
    return viewType.endsWith(webviews.runner) ? this.#ofRunner() : undefined;
  }

  #show(profile: InstanceProfile): void {
    const { access, unlockedUntil } = this.#instances.access(profile.id);
    const icon = access === 'readOnly' ? 'lock' : unlockedUntil === undefined ? 'server' : 'unlock';
    const isRisky = profile.environment === 'production' && unlockedUntil !== undefined;
    this.#item.text = `$(${icon}) ${profile.name} · ${environmentNames()[profile.environment]}`;
    this.#item.backgroundColor = isRisky ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.tooltip = tooltip(profile, access === 'readOnly', unlockedUntil);
    const next = access === 'readOnly' ? 'jamf.unlockInstance' : unlockedUntil === undefined ? 'jamf.testInstance' : 'jamf.lockInstance';
    this.#item.command = commandCall(t('Unlock or lock'), next, profile.id);
    this.#item.show();
  }
}

function tooltip(profile: InstanceProfile, isReadOnly: boolean, unlockedUntil: number | undefined): string {
  const { host } = new URL(profile.url);
  if (isReadOnly) return t('{0} ({1}) is read-only. Select to unlock it for 10 minutes.', profile.name, host);
  if (unlockedUntil === undefined) return t('{0} ({1}). Select to test the connection.', profile.name, host);
  const time = new Date(unlockedUntil).toLocaleTimeString();
  return t('{0} ({1}) is unlocked for writing until {2}. Select to lock it.', profile.name, host, time);
}
