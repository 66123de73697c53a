import { Uri, workspace, type Disposable } from 'vscode';
import { pulledEnding } from '../../../core/sets/folder/layout.ts';
import { planOf } from '../../../core/objects/plan/plan.ts';
import { anything, type Shape } from '../../../core/shapes/shape.ts';
import type { CreatedText } from '../../../app/contributions/arguments.ts';
import { followCreated } from '../../../app/sets/drift/createdFile.ts';
import type { DriftParts } from '../../../app/sets/drift/driftParts.ts';
import type { BaseTexts } from '../../../core/sets/folder/folderTree.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { contextKeys } from '../../../app/support/ids.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { runCommand } from '../../support/commands.ts';
import { findPulledFolders, watchPulledFolders, watchWholeFolders } from '../../support/pulledFolders.ts';
import { sha256 } from '../../support/sha256.ts';
import type { SetParts } from '../setParts.ts';
import { registerSides, type DriftSide } from './driftTexts.ts';
import { driftTimer } from './driftTimer.ts';
import { DriftView } from './driftView.ts';
import { pulledHelp } from './pulledHelp.ts';
import { baseFiles } from '../pull/baseFiles.ts';
import { diskTree } from '../pull/diskTree.ts';

/** The pulled folders that this window knows, each in the Source Control view. */
export class DriftViews implements Disposable {
  readonly #parts: SetParts;
  readonly #store = new DisposableStore();
  /** By the URI of the folder. */
  readonly #views = new Map<string, Promise<DriftView>>();
  readonly #owned = new Map<string, DisposableStore>();
  /** Those that are no pulled folders any more, and may be again. */
  readonly #gone = new Set<string>();

  constructor(parts: SetParts) {
    this.#parts = parts;
    this.#store.add(registerSides((folder, path, side) => this.#textOf(folder, path, side)));
    this.#store.add(driftTimer(parts, () => this.known()));
    this.#store.add(watchPulledFolders((folder) => this.#show(folder)));
    this.#store.add(watchWholeFolders((at) => this.#followWhole(at)));
    this.#store.add(
      workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const { uri } of removed) this.#leaveBelow(uri);
        inBackground(parts.services.log, 'look for pulled folders', this.showAll());
      }),
    );
  }

  /** But for those that cannot be used: they keep no other one from being there. */
  async known(): Promise<readonly DriftView[]> {
    const all = await Promise.allSettled(this.#views.values());
    return all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }

  async showAll(): Promise<void> {
    for (const folder of await findPulledFolders()) this.#show(folder);
  }

  #show(folder: Uri): void {
    inBackground(this.#parts.services.log, 'show a pulled folder in the Source Control view', this.of(folder));
  }

  /** @throws `invalid` for a folder that was not pulled. */
  async of(folder: Uri): Promise<DriftView> {
    const key = keyOf(folder);
    const known = this.#views.get(key) ?? this.#open(Uri.parse(key), key);
    this.#views.set(key, known);
    return await known;
  }

  async #open(root: Uri, key: string): Promise<DriftView> {
    const owned = this.#store.add(new DisposableStore());
    this.#owned.set(key, owned);
    try {
      const tree = diskTree(root);
      const { context, services } = this.#parts;
      const { globalStorageUri } = context;
      const kept = (): BaseTexts => baseFiles({ globalStorageUri, log: services.log }, view.drift.manifest?.server ?? '', root);
      const bases: DriftParts['bases'] = { get: (digest) => kept().get(digest), put: (digest, text) => kept().put(digest, text) };
      const shapeOf = (resource: string): Shape => shapeIn(this.#parts.services, view, resource);
      const parts = { tree, bases, shapeOf, sha256, now: Date.now };
      const gone = (): void => {
        this.#gone.add(key);
        this.#leave(key);
      };
      const view: DriftView = owned.add(new DriftView(this.#parts, root, parts, gone));
      await view.turns.run(() => view.drift.look());
      owned.add(pulledHelp(this.#parts.services, view));
      this.#gone.delete(key);
      await runCommand('setContext', contextKeys.folderPulled, true);
      return view;
    } catch (error) {
      this.#leave(key);
      throw error;
    }
  }

  /** The file that an object was begun with becomes its own. */
  async created({ draft, resource, id, name, text }: CreatedText): Promise<void> {
    for (const view of await this.known()) {
      const begun = view.drift.begun.get(draft);
      if (begun === undefined) continue;
      const object = { resource, id, name, text };
      await view.turns.run(() => followCreated(view.parts, view.drift, begun, object, (path) => view.isDirty(path)));
      view.drift.begun.delete(draft);
    }
  }

  /** A pulled folder may stand in what came or went. */
  #followWhole(at: Uri): void {
    const isIn = (key: string): boolean => key === keyOf(at) || key.startsWith(`${keyOf(at)}/`);
    for (const key of this.#gone) if (isIn(key) || keyOf(at) === `${key}/.jamf`) this.#show(Uri.parse(key));
    for (const [key, view] of this.#views)
      if (isIn(key))
        void view.then(
          (known) => known.lookAtAll(),
          () => undefined,
        );
  }

  #leave(key: string): void {
    this.#views.delete(key);
    if (this.#views.size === 0) void runCommand('setContext', contextKeys.folderPulled, false);
    const owned = this.#owned.get(key);
    this.#owned.delete(key);
    if (owned !== undefined) this.#store.delete(owned);
  }

  #leaveBelow(folder: Uri): void {
    for (const key of this.#views.keys()) if (key === keyOf(folder) || key.startsWith(`${keyOf(folder)}/`)) this.#leave(key);
  }

  async #textOf(folder: string, path: string, side: DriftSide): Promise<string | undefined> {
    const view = await this.of(Uri.parse(folder));
    return await sideText(view, path, side);
  }

  dispose(): void {
    this.#store.dispose();
  }
}

/** As the API document of the folder's instance has it, which whoever compared has read: of several instances with the address, one was. */
function shapeIn({ instances }: SetParts['services'], view: DriftView, resource: string): Shape {
  const { server } = view.drift.manifest ?? {};
  const all = instances.all().flatMap(({ id, url }) => (url === server ? (instances.session(id).known().catalogue ?? []) : []));
  const catalogue = all.find((one) => one.resource(resource) !== undefined);
  if (catalogue === undefined) return anything;
  const one = planOf(catalogue, resource, { kind: 'one', id: '1' });
  return (one.read === undefined ? planOf(catalogue, resource, { kind: 'only' }) : one).readShape;
}

/** The text that a file was pulled with, or that Jamf Pro has of it now. */
async function sideText(view: DriftView, path: string, side: DriftSide): Promise<string | undefined> {
  const row = view.rows().find(({ files }) => files.some((file) => file.path === path));
  const theirs = row === undefined ? undefined : view.drift.theirText(row.key);
  if (side === 'jamf' && row !== undefined && theirs !== undefined) {
    const files = view.drift.filesOf(row.resource, theirs);
    return files.find(({ ending }) => ending === pulledEnding(path))?.text;
  }
  const pulled = side === 'jamf' ? row?.files.find((file) => file.path === path)?.theirs : view.drift.ids.get(path)?.sha256;
  return pulled === undefined ? undefined : await view.parts.bases.get(pulled);
}

function keyOf(folder: Uri): string {
  return folder.toString().replace(/\/$/, '');
}
