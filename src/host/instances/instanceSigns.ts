import { t } from '@vscode/l10n';
import { EventEmitter, ThemeColor, window } from 'vscode';
import type { Disposable, Event, FileDecoration, FileDecorationProvider, Uri } from 'vscode';
import { environmentWords } from '../../core/instances/environmentWords.ts';
import { instanceIn } from '../../app/instances/inFront.ts';
import { lockWords, minutesBadge } from '../../app/instances/lockWords.ts';
import { badgesOf } from '../../app/instances/marks.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { colors, instanceFragment, rowFragment } from '../../app/support/ids.ts';
import type { Instances } from '../../app/support/services.ts';

/**
 * Two letters, a hover and, for production, a colour on whatever VS Code draws of our addresses: tabs, *Open Editors*, rows of shelves.
 * In a list every row is of the instance above it, which has the colour, and the minutes left where it is unlocked.
 */
export class InstanceSigns implements FileDecorationProvider, Disposable {
  readonly #store = new DisposableStore();
  readonly #instances: Instances;
  readonly #changed = this.#store.add(new EventEmitter<undefined>());
  readonly onDidChangeFileDecorations: Event<undefined> = this.#changed.event;

  constructor(instances: Instances) {
    this.#instances = instances;
    this.#store.add(window.registerFileDecorationProvider(this));
    let shown = this.#shown();
    this.#store.add(
      instances.onDidChange(() => {
        const before = shown;
        shown = this.#shown();
        // Most changes are of what is under way.
        if (shown !== before) this.#changed.fire(undefined);
      }),
    );
    this.#store.add(instances.onMinute(() => this.#changed.fire(undefined)));
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    const id = uri.fragment === rowFragment ? undefined : instanceIn(uri);
    const profile = id === undefined ? undefined : this.#instances.get(id);
    if (profile === undefined) return undefined;
    const color = profile.environment === 'production' ? { color: new ThemeColor(colors.production) } : {};
    const access = this.#instances.access(profile.id);
    const { unlockedUntil } = access;
    if (uri.fragment === instanceFragment)
      return { ...color, ...(unlockedUntil === undefined ? {} : { badge: minutesBadge(unlockedUntil, Date.now()) }) };
    const badge = badgesOf(this.#instances.all()).get(profile.id);
    const lock = lockWords(access, Date.now());
    const tooltip = [t`${profile.name} (${environmentWords()[profile.environment]})`, lock].filter((part) => part !== undefined).join(', ');
    return { ...(badge === undefined ? {} : { badge }), tooltip, ...color };
  }

  /** All that the signs say, but for the time that goes by. */
  #shown(): string {
    return JSON.stringify(this.#instances.all().map(({ id, name, environment }) => [id, name, environment, this.#instances.access(id)]));
  }

  dispose(): void {
    this.#store.dispose();
  }
}
