import { t } from '@vscode/l10n';
import { RelativePattern, Uri, scm, workspace, type Disposable, type SourceControl, type SourceControlResourceGroup } from 'vscode';
import { commandCall } from '../../../app/contributions/commandTypes.ts';
import type { DriftReport } from '../../../app/contributions/driftArguments.ts';
import type { DriftParts } from '../../../app/sets/drift/driftParts.ts';
import { checkedWords, driftGroups, upgradedWords } from '../../../app/sets/drift/driftWords.ts';
import { FolderDrift, type DriftRow } from '../../../app/sets/drift/folderDrift.ts';
import { IgnoredDrift } from '../../../app/sets/drift/ignoredDrift.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { Turns } from '../../../app/support/turns.ts';
import type { DriftState } from '../../../core/sets/folder/drift.ts';
import { pulledEnding } from '../../../core/sets/folder/layout.ts';
import { manifestPath } from '../../../core/sets/folder/pullManifest.ts';
import { problemOf } from '../../../shared/problem.ts';
import { joinSentences } from '../../../shared/words.ts';
import type { SetParts } from '../setParts.ts';
import { DriftItems } from './driftItems.ts';

/** Milliseconds in which changes of files are gathered: git writes many at once. */
const pause = 200;

/** A pulled folder in the Source Control view. What it shows of the folder follows the files; Jamf Pro is asked on request alone. */
export class DriftView implements Disposable {
  readonly root: Uri;
  readonly drift: FolderDrift;
  readonly ignored: IgnoredDrift;
  /** What is done with the folder, one after the other. */
  readonly turns = new Turns();
  readonly #services: SetParts['services'];
  readonly #lifetime = new AbortController();
  readonly #parts: DriftParts;
  readonly #store = new DisposableStore();
  readonly #gone: () => void;
  #control: SourceControl | undefined;
  readonly #items: DriftItems;
  readonly #groups = new Map<DriftState, SourceControlResourceGroup>();
  readonly #changed = new Set<string>();
  /** Why the folder cannot be looked at; undefined: it can. */
  #trouble: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param gone called when the folder is no pulled one any more. */
  constructor({ services, context }: SetParts, root: Uri, parts: DriftParts, gone: () => void) {
    this.root = root;
    this.#items = new DriftItems(root);
    this.#services = services;
    this.#parts = parts;
    this.#gone = gone;
    this.drift = new FolderDrift(parts);
    this.ignored = new IgnoredDrift(context.workspaceState, root.toString());
    this.#store.add(this.drift.onDidChange(() => this.draw()));
    const watcher = this.#store.add(workspace.createFileSystemWatcher(new RelativePattern(root, '**/*')));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) this.#store.add(event((uri) => this.#follow(uri)));
  }

  /** Ends with the view. */
  get lifetime(): AbortSignal {
    return this.#lifetime.signal;
  }

  get parts(): DriftParts {
    return this.#parts;
  }

  /** All that differs, ignored or not. */
  rows(): readonly DriftRow[] {
    return this.drift.rows();
  }

  /** How many are shown of each state. */
  report(): DriftReport {
    const count = (state: DriftState): number => this.#shown().filter(({ drift }) => drift.state === state).length;
    return { inJamf: count('inJamf'), here: count('here'), both: count('both'), unread: count('unread') };
  }

  #shown(): readonly DriftRow[] {
    return this.rows().filter((row) => !this.ignored.has(row));
  }

  draw(): void {
    const { manifest } = this.drift;
    if (manifest === undefined || this.#store.isDisposed) return;
    const control = (this.#control ??= this.#appear(manifest.server));
    const rows = this.#shown();
    control.count = rows.length;
    const items = this.#items.of(rows);
    for (const [state, group] of this.#groups) {
      group.resourceStates = [...items].flatMap(([{ drift }, item]) => (drift.state === state ? [item] : []));
    }
    const about = { kind: 'drift', folder: this.root.toString() } as const;
    const words = joinSentences(this.#trouble, checkedWords(this.drift.checkedAt), upgradedWords(this.drift.upgraded));
    const check = commandCall(this.#checkTitle(), 'jamf.checkDrift', about);
    control.statusBarCommands = [{ ...check, tooltip: words }];
  }

  #checkTitle(): string {
    if (this.#trouble !== undefined) return t`$(warning) Folder cannot be used`;
    return this.drift.checkedAt === undefined ? t`$(sync) Not checked with Jamf` : t`$(sync) Check with Jamf`;
  }

  #appear(server: string): SourceControl {
    const instance = this.#services.instances.all().find(({ url }) => url === server);
    const control = this.#store.add(scm.createSourceControl('jamf', t`Jamf Pro: ${instance?.name ?? new URL(server).host}`, this.root));
    control.inputBox.visible = false;
    const labels = driftGroups();
    for (const state of ['both', 'inJamf', 'here', 'unread'] as const) {
      const group = this.#store.add(control.createResourceGroup(state, labels[state]));
      group.hideWhenEmpty = true;
      this.#groups.set(state, group);
    }
    return control;
  }

  #follow(uri: Uri): void {
    const path = this.pathOf(uri);
    if (path !== undefined && this.#concerns(path)) this.#lookSoon(path);
  }

  /** The folder came or went with all that is in it. */
  lookAtAll(): void {
    this.#lookSoon(manifestPath);
  }

  #lookSoon(path: string): void {
    if (this.#store.isDisposed) return;
    this.#changed.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => inBackground(this.#services.log, 'look at the files of a pulled folder', this.#lookAgain()), pause);
  }

  /** Not what git and others keep beside the files. */
  #concerns(path: string): boolean {
    return pulledEnding(path) !== undefined || path.startsWith('.jamf') || this.drift.hasFolder(path);
  }

  async #lookAgain(): Promise<void> {
    const paths = [...this.#changed];
    this.#changed.clear();
    await this.turns.run(async () => {
      if (this.#store.isDisposed) return;
      // Of a folder that comes or goes with all that is in it, nothing is told but that.
      const isAll = paths.some((path) => pulledEnding(path) === undefined || path.startsWith('.jamf'));
      if (isAll && (await this.#parts.tree.read(manifestPath)) === undefined) return this.#gone();
      await this.#looking(async () => await (isAll ? this.drift.look() : this.drift.lookAt(paths)));
    });
  }

  /** A folder that cannot be used, such as one in the middle of a merge, says so as long as it is so. */
  async #looking(look: () => Promise<void>): Promise<void> {
    try {
      await look();
      this.#trouble = undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind !== 'invalid') throw error;
      this.#trouble = problem.message;
    }
    this.draw();
  }

  /** The path of a file below the folder; undefined for one elsewhere. */
  pathOf(uri: Pick<Uri, 'scheme' | 'authority' | 'path'>): string | undefined {
    const { scheme, authority, path } = this.root;
    const base = path.endsWith('/') ? path : `${path}/`;
    const isBelow = uri.scheme === scheme && uri.authority === authority && uri.path.startsWith(base);
    return isBelow ? uri.path.slice(base.length) : undefined;
  }

  uriOf(path: string): Uri {
    return Uri.joinPath(this.root, path);
  }

  /** Whether an editor holds changes of a file that were not saved. */
  isDirty(path: string): boolean {
    const uri = this.uriOf(path).toString();
    return workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#lifetime.abort();
    this.#store.dispose();
  }
}
