import { driftOf, type Drift, type There } from '../../../core/sets/folder/drift.ts';
import { fileDigest, filesDigest } from '../../../core/sets/folder/fileDigests.ts';
import { pulledEnding, folderOf, placeKey, stemOf } from '../../../core/sets/folder/layout.ts';
import { readFolderState, readPulledFolder } from '../../../core/sets/folder/pulledFolder.ts';
import type { PulledIds } from '../../../core/sets/folder/pulledIds.ts';
import { filesOf, pulledText, type FileText } from '../../../core/sets/folder/pulledText.ts';
import type { PullManifest } from '../../../core/sets/folder/pullManifest.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ObjectRef, ObjectSource, SetEntry, Unread } from '../../../core/sets/source.ts';
import { Emitter } from '../../support/events.ts';
import type { DriftParts } from './driftParts.ts';
import {
  inPortions,
  knownPath,
  listOrNone,
  objectsIn,
  putFile,
  readOrNot,
  textOfBytes,
  type BegunObject,
  type FolderObject,
  type Theirs,
} from './folderObjects.ts';
import { freePlaces } from './takenPlaces.ts';
import { foldUpgrade, unfoldPulled, type Upgraded } from './upgradedDrift.ts';

/** A file of an object that differs on its three sides: digests, undefined where there is none. */
export interface DriftFile {
  readonly path: string;
  readonly base: string | undefined;
  readonly mine: string | undefined;
  /** Undefined also where Jamf Pro was not asked. */
  readonly theirs: string | undefined;
}

/** An object of a pulled folder that is not the same everywhere, or a kind that was not read. */
export interface DriftRow {
  readonly key: string;
  readonly resource: string;
  /** Undefined: a new file, or all objects of a kind. */
  readonly id: string | undefined;
  readonly name: string;
  readonly drift: Drift;
  /** Whether Jamf Pro was asked for it since the window was opened. */
  readonly isAsked: boolean;
  /** The first one stands for the row. */
  readonly files: readonly DriftFile[];
  readonly unread: Unread | undefined;
}

const nothing: ReadonlyMap<string, string> = new Map();

/** What was found in the folder when all of it was looked at. */
interface SeenFolder {
  readonly manifest: PullManifest | undefined;
  readonly ids: PulledIds;
  /** What a pull that goes on, or was stopped, writes: no change of a person's. */
  readonly begun: PulledIds;
  /** By {@link placeKey}; new files by their stem. */
  readonly objects: Map<string, FolderObject>;
}

/** What differs between a pulled folder and its instance. What the folder has is looked at without asking anybody. */
export class FolderDrift {
  readonly #parts: DriftParts;
  #seen: SeenFolder = { manifest: undefined, ids: new Map(), begun: new Map(), objects: new Map() };
  #theirs = new Map<string, Theirs>();
  #kindsUnread = new Map<string, Unread>();
  #checkedAt: number | undefined;
  #upgraded: readonly Upgraded[] = [];
  /** Documents of new objects that were begun with files of this folder, by their URI, until they are created. */
  readonly begun = new Map<string, BegunObject>();
  readonly #changes = new Emitter<void>();
  readonly onDidChange = this.#changes.event;

  constructor(parts: DriftParts) {
    this.#parts = parts;
  }

  /** What the folder says of itself; undefined: it is no pulled one, or was not looked at yet. */
  get manifest(): PullManifest | undefined {
    return this.#seen.manifest;
  }

  get ids(): PulledIds {
    return this.#seen.ids;
  }

  /** When Jamf Pro was asked last, in epoch milliseconds; undefined: not since this window was opened. */
  get checkedAt(): number | undefined {
    return this.#checkedAt;
  }

  /** What Jamf Pro shows since an upgrade, or no longer shows, as the last check found: no change of anybody's. */
  get upgraded(): readonly Upgraded[] {
    return this.#upgraded;
  }

  objects(): Iterable<FolderObject> {
    return this.#seen.objects.values();
  }

  object(key: string): FolderObject | undefined {
    return this.#seen.objects.get(key);
  }

  /** Whether files of objects stand below a path, or may: it is a folder. */
  hasFolder(path: string): boolean {
    const stems = Array.from(this.#seen.objects.values(), ({ stem }) => stem);
    const kinds = (this.#seen.manifest?.resources ?? []).map(folderOf);
    return [...kinds.map((kind) => `${kind}/`), ...stems].some((stem) => stem.startsWith(`${path}/`));
  }

  /** The document that Jamf Pro has, secrets masked, where it was kept since it differs. */
  theirText(key: string): string | undefined {
    return this.#theirs.get(key)?.text;
  }

  /** What is there in Jamf Pro, as far as it is known. */
  there(key: string): There {
    return this.#theirs.get(key)?.there ?? { kind: 'unasked' };
  }

  /** Looks what the folder says of itself, and at no other file. @throws as {@link look}. */
  async lookAtManifest(): Promise<void> {
    const { manifest } = await readPulledFolder(this.#parts.tree);
    this.#seen = { ...this.#seen, manifest };
  }

  /** Looks at all files of the folder; until all were looked at, what was known before is. @throws `invalid` where it is no pulled folder, or what it says of itself cannot be used. */
  async look(): Promise<void> {
    const { manifest, files: ids } = await readPulledFolder(this.#parts.tree);
    const begun = (await readFolderState(this.#parts.tree)).begun?.files ?? new Map();
    const seen: SeenFolder = { manifest, ids, begun, objects: objectsIn(ids) };
    const folders = new Set([...(manifest?.resources ?? []), ...Array.from(ids.values(), ({ resource }) => resource)].map(folderOf));
    const paths = new Set([...ids.keys(), ...(await this.#pathsIn([...folders]))]);
    for (const some of inPortions([...paths], 16)) await Promise.all(some.map((path) => this.#lookAt(path, seen)));
    this.#seen = seen;
    unfoldPulled(this.#theirs, this);
    this.#changes.fire();
  }

  async #pathsIn(folders: readonly string[]): Promise<readonly string[]> {
    const lists = await Promise.all(
      folders.map(async (folder) => (await listOrNone(this.#parts.tree, folder)).map((name) => `${folder}/${name}`)),
    );
    return lists.flat().filter((path) => pulledEnding(path) !== undefined);
  }

  /** Looks at files that changed. */
  async lookAt(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.#lookAt(path, this.#seen);
    this.#changes.fire();
  }

  async #lookAt(spelt: string, seen: SeenFolder): Promise<void> {
    const ending = pulledEnding(spelt);
    if (ending === undefined) return;
    const path = await knownPath(this.#parts.tree, seen.ids, spelt);
    const bytes = await readOrNot(this.#parts.tree, path);
    const known = objectAt(seen, path);
    if (typeof bytes === 'string') return putFile(known, ending, bytes);
    if (bytes === undefined) {
      const wasText = known?.mine.delete(ending) === true && ending !== '.json' && known.base.has(ending);
      if (known?.id === '' && known.mine.size === 0) seen.objects.delete(known.stem);
      // A file beside it, a person's own until now, is its text then: the script may be of another language.
      if (wasText)
        for (const other of await this.#pathsIn([folderOf(known.resource)]))
          if (stemOf(other) === known.stem) await this.#lookAt(other, seen);
      return;
    }
    const [text, begun] = [textOfBytes(bytes), seen.begun.get(path)?.sha256];
    const isBegun = begun !== undefined && fileDigest(path, text, begun, this.#parts.sha256) === begun;
    if (isBegun && known === undefined) return;
    const object = known ?? newAt(seen, path);
    const pulled = object?.base.get(ending);
    putFile(object, ending, isBegun && pulled !== undefined ? pulled : fileDigest(path, text, pulled, this.#parts.sha256));
  }

  /** Takes over what was read of the instance. */
  async compare(source: ObjectSource, signal: AbortSignal): Promise<void> {
    const theirs = new Map<string, Theirs>();
    const unread = new Map<string, Unread>();
    const upgraded: Upgraded[] = [];
    const [before, now] = [this.#seen.manifest?.version, source.version];
    const isUpgraded = before !== undefined && now !== undefined && before !== now;
    const states = new Map(source.kinds().map((state) => [state.resource, state]));
    for (const resource of this.#seen.manifest?.resources ?? []) {
      const state = states.get(resource);
      const trouble = state === undefined ? ({ why: 'unsupported' } as const) : state.unread;
      if (trouble !== undefined) unread.set(resource, trouble);
      if (state === undefined) continue;
      for await (const entry of source.entries(resource, signal)) theirs.set(placeKey(entry), this.#theirsOf(entry, trouble !== undefined));
      if (isUpgraded) upgraded.push(await foldUpgrade(this.#parts, this, { resource, theirs }));
      if (trouble !== undefined || state.listedAt === undefined) continue;
      for (const [key, object] of this.#seen.objects) {
        if (object.resource !== resource || object.id === '' || theirs.has(key)) continue;
        theirs.set(key, { ref: object, there: { kind: 'gone' }, text: undefined, files: nothing });
      }
    }
    signal.throwIfAborted();
    this.#theirs = theirs;
    this.#kindsUnread = unread;
    this.#upgraded = upgraded.filter(({ fields }) => fields.length > 0);
    this.#checkedAt = this.#parts.now();
    this.#changes.fire();
  }

  #theirsOf({ text, unread, ...ref }: SetEntry, isKindUnread: boolean): Theirs {
    const { resource } = ref;
    // What is known of it is of an earlier time; of a kind, that is said once.
    if (text === undefined || unread !== undefined || isKindUnread) {
      const why = unread ?? ({ why: 'stopped' } as const);
      return { there: isKindUnread ? { kind: 'unasked' } : { kind: 'unread', unread: why }, ref, text: undefined, files: nothing };
    }
    const files = this.digestsOf(resource, text);
    const digest = filesDigest(files) ?? '';
    const object = this.#seen.objects.get(placeKey(ref));
    const isSame = object !== undefined && filesDigest(object.base) === digest && filesDigest(object.mine) === digest;
    return { ref, there: { kind: 'copy', digest }, text: isSame ? undefined : text, files };
  }

  /** A document as a pull writes it now. */
  pulled(resource: string, text: string): string {
    return pulledText({ resource, shape: this.#parts.shapeOf(resource) }, text);
  }

  filesOf(resource: string, text: string): readonly FileText[] {
    return filesOf(resource, this.pulled(resource, text));
  }

  /** Digests of the files that a document would be pulled into, by ending. */
  digestsOf(resource: string, text: string): ReadonlyMap<string, string> {
    return new Map(this.filesOf(resource, text).map((file) => [file.ending, this.#parts.sha256(file.text)]));
  }

  /** What Jamf Pro has of an object is known now. `text`: its document, secrets masked; undefined: it is not there any more. */
  learn(ref: ObjectRef, text: string | undefined): void {
    const files = text === undefined ? nothing : this.digestsOf(ref.resource, text);
    const there: There = text === undefined ? { kind: 'gone' } : { kind: 'copy', digest: filesDigest(files) ?? '' };
    this.#theirs.set(placeKey(ref), { ref, there, text, files });
    this.#changes.fire();
  }

  /** These files of an object are what was pulled now; none: it is gone on both sides. */
  settle({ resource, id, name }: ObjectRef, files: PulledIds): void {
    const key = placeKey({ resource, id });
    const digests = new Map(Array.from(files, ([path, { sha256 }]) => [pulledEnding(path) ?? '', sha256]));
    const [first] = files.keys();
    const others = [...this.#seen.ids].filter(([, file]) => placeKey(file) !== key);
    this.#seen = { ...this.#seen, ids: new Map([...others, ...files]) };
    if (first === undefined) this.#seen.objects.delete(key);
    else this.#seen.objects.set(key, { resource, id, name, stem: stemOf(first), base: digests, mine: new Map(digests) });
    const digest = filesDigest(digests);
    const there: There = digest === undefined ? { kind: 'gone' } : { kind: 'copy', digest };
    this.#theirs.set(key, { ref: { resource, id, name }, there, text: undefined, files: digests });
    this.#changes.fire();
  }

  /** Where an object of Jamf Pro goes in the folder, by what it is called there now. */
  stemFor(ref: ObjectRef): string {
    return this.#stemsFor([ref]).get(placeKey(ref)) ?? `${folderOf(ref.resource)}/${ref.id}`;
  }

  #stemsFor(refs: readonly ObjectRef[]): ReadonlyMap<string, string> {
    return refs.length === 0 ? nothing : freePlaces({ objects: this.#seen.objects, theirs: this.#theirs }, refs);
  }

  /** What differs, in the order of paths. */
  rows(): readonly DriftRow[] {
    const found = new Map([...this.#seen.objects].map(([key, object]) => [key, this.#rowOf(key, object)]));
    const fresh = [...this.#theirs].flatMap(([key, { ref }]) => (found.has(key) ? [] : [ref]));
    const stems = this.#stemsFor(fresh);
    for (const ref of fresh) {
      const key = placeKey(ref);
      found.set(key, this.#rowOf(key, { ...ref, stem: stems.get(key) ?? '', base: nothing, mine: new Map() }));
    }
    const rows = [...found.values(), ...this.#kindRows()].filter((row) => row !== undefined);
    return rows.toSorted((one, other) => (pathOf(one) < pathOf(other) ? -1 : 1));
  }

  #kindRows(): readonly DriftRow[] {
    return Array.from(this.#kindsUnread, ([resource, unread]) => {
      const path = folderOf(resource);
      const drift: Drift = { state: 'unread', here: undefined, there: undefined };
      return {
        key: path,
        resource,
        id: undefined,
        name: '',
        drift,
        isAsked: true,
        files: [{ path, base: undefined, mine: undefined, theirs: undefined }],
        unread,
      };
    });
  }

  #rowOf(key: string, { resource, id, name, stem, base, mine }: FolderObject): DriftRow | undefined {
    const theirs = this.#theirs.get(key);
    const there = theirs?.there ?? ({ kind: 'unasked' } as const);
    const drift = driftOf({ base: filesDigest(base), mine: filesDigest(mine), there });
    if (drift === undefined) return undefined;
    const isKnown = there.kind === 'copy' || there.kind === 'gone';
    const endings = [...new Set([...base.keys(), ...mine.keys(), ...(theirs?.files.keys() ?? [])])];
    const all = endings.map((ending): DriftFile => ({
      path: `${stem}${ending}`,
      base: base.get(ending),
      mine: mine.get(ending),
      theirs: isKnown ? theirs?.files.get(ending) : base.get(ending),
    }));
    const differing = all.filter((file) => file.base !== file.mine || file.base !== file.theirs);
    const none = { path: `${stem}.json`, base: undefined, mine: undefined, theirs: undefined };
    const files = [differing, all].find((some) => some.length > 0) ?? [none];
    const unread = there.kind === 'unread' ? there.unread : this.#kindsUnread.get(resource);
    return {
      key,
      resource,
      id: id === '' ? undefined : id,
      name: theirs?.ref.name ?? name,
      drift,
      isAsked: there.kind !== 'unasked',
      files,
      unread,
    };
  }
}

function pathOf({ files: [file] }: DriftRow): string {
  return file?.path ?? '';
}

function objectAt({ ids, objects }: SeenFolder, path: string): FolderObject | undefined {
  const stem = stemOf(path);
  const file = ids.get(path);
  if (file !== undefined) return objects.get(placeKey(file));
  return [...objects.values()].find((object) => object.stem === stem);
}

/** A file that was not pulled. */
function newAt({ manifest, objects }: SeenFolder, path: string): FolderObject | undefined {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const resource = manifest?.resources.find((key) => folderOf(key) === folder);
  const isOwn = pulledEnding(path) === '.json' || (resource !== undefined && kindOf(resource).part !== undefined);
  if (resource === undefined || !isOwn) return undefined;
  const stem = stemOf(path);
  const object: FolderObject = { resource, id: '', name: stem.slice(folder.length + 1), stem, base: nothing, mine: new Map() };
  objects.set(stem, object);
  return object;
}
