import { EventEmitter, Uri, type Event, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { InstanceProfile } from '../../core/instances/profile.ts';
import { titleOn } from '../../app/instances/inFront.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { Instances } from '../../app/support/services.ts';

/** A panel of ours, and what it is about. */
export interface OwnPanel {
  readonly panel: WebviewPanel;
  /** Of the files in `media`; undefined where the tab is called after a file and drawn as one. */
  readonly icon?: 'request' | 'table';
  /** The id of its instance. */
  readonly instanceId: () => string | undefined;
  /** What it shows, without its instance. */
  readonly what: () => string;
}

/** What an icon was drawn for; `none` before it is. */
type Drawn = InstanceProfile['environment'] | 'none' | undefined;

/** The panels of ours that are open: each is called after its instance and drawn as one of production is, and one may be in front. */
export class OwnPanels {
  readonly #store = new DisposableStore();
  readonly #open = new Map<OwnPanel, Drawn>();
  readonly #changed = this.#store.add(new EventEmitter<undefined>());
  readonly #instances: Pick<Instances, 'get'>;
  readonly #media: Uri;

  constructor(instances: Pick<Instances, 'get' | 'onDidChange'>, { extensionUri }: Pick<ExtensionContext, 'extensionUri'>) {
    this.#instances = instances;
    this.#media = Uri.joinPath(extensionUri, 'media');
    this.#store.add(instances.onDidChange(() => this.#drawAll()));
  }

  /** Another one may be in front, or be about another instance. */
  get onDidChange(): Event<undefined> {
    return this.#changed.event;
  }

  /** Draws the tab, and again whenever what is returned is called: what it shows, or whose that is, may have changed. */
  add(own: OwnPanel): () => void {
    this.#open.set(own, 'none');
    own.panel.onDidChangeViewState(() => this.#changed.fire(undefined));
    own.panel.onDidDispose(() => {
      this.#open.delete(own);
      this.#changed.fire(undefined);
    });
    const drawn = (): void => {
      this.#draw(own);
      this.#changed.fire(undefined);
    };
    drawn();
    return drawn;
  }

  /** The id of the instance that the active panel is about. */
  front(): string | undefined {
    return [...this.#open.keys()].find(({ panel }) => panel.active)?.instanceId();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #drawAll(): void {
    for (const own of this.#open.keys()) this.#draw(own);
  }

  #draw(own: OwnPanel): void {
    const { panel, icon, instanceId, what } = own;
    if (icon === undefined) return;
    const id = instanceId();
    const profile = id === undefined ? undefined : this.#instances.get(id);
    const name = profile?.name ?? id;
    const title = name === undefined ? what() : titleOn(what(), name);
    if (panel.title !== title) panel.title = title;
    // An icon travels to the window each time it is set.
    if (this.#open.get(own) === profile?.environment) return;
    this.#open.set(own, profile?.environment);
    panel.iconPath = this.#iconOf(icon, profile?.environment);
  }

  #iconOf(icon: 'request' | 'table', environment: InstanceProfile['environment'] | undefined): { readonly light: Uri; readonly dark: Uri } {
    const file = environment === 'production' ? `${icon}-production` : icon;
    return { light: Uri.joinPath(this.#media, `${file}-light.svg`), dark: Uri.joinPath(this.#media, `${file}-dark.svg`) };
  }
}
