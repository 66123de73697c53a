import type { ObjectRef } from '../source.ts';
import { DiskLook, type KnownFile } from './diskLook.ts';
import type { FolderTree, Sha256 } from './folderTree.ts';
import { pulledEnding, foldedPath, placeKey, stemOf, stemsAmong } from './layout.ts';
import type { FolderState } from './pulledFolder.ts';
import type { PulledFile } from './pulledIds.ts';
import type { FileFacts, SurveyedKind, SurveyedObject } from './pullSurvey.ts';

/** A file that is to be written. */
export interface FileWrite {
  readonly path: string;
  readonly file: PulledFile;
  /** Of what stands there when it is looked at; undefined: nothing. */
  readonly over: string | undefined;
}

/** A file that is to be taken away. */
export interface FileRemoval extends FileWrite {
  readonly over: string;
}

/** What is done with the files of one object. */
export interface ObjectSteps extends ObjectRef {
  readonly writes: readonly FileWrite[];
  /** Its files of another name, once those are written. */
  readonly removals: readonly FileRemoval[];
}

/** What a pull does with a folder. */
export interface PullPlan {
  /** Names that only some disks tell apart, before anything else. */
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  readonly objects: readonly ObjectSteps[];
  /** Files of what is gone, which somebody agreed to remove. */
  readonly gone: readonly FileRemoval[];
  /** Files that stay as they are, as the folder is to know them. */
  readonly staying: ReadonlyMap<string, PulledFile>;
  /** How many of these say what Jamf Pro says. */
  readonly unchanged: number;
  /** Paths of files that were changed here and stay. */
  readonly edited: readonly string[];
  /** Paths of files that nobody pulled, and that say something else. */
  readonly foreign: readonly string[];
  /** Sentences on what the disk did not let be looked at, by path. */
  readonly unreadable: ReadonlyMap<string, string>;
}

export interface PlanInput {
  readonly state: Pick<FolderState, 'files' | 'begun'>;
  readonly kinds: readonly SurveyedKind[];
  readonly sha256: Sha256;
  /** Whether the files of objects that are gone in Jamf Pro may be removed. Asked at most once, and only with some. */
  readonly mayRemove: (gone: readonly ObjectRef[]) => Promise<boolean>;
}

/** What is to be done so that the folder says what the source says, where nobody changed it: it only looks. */
export async function planPull(tree: FolderTree, { state, kinds, sha256, mayRemove }: PlanInput): Promise<PullPlan> {
  const known = [...state.files.values(), ...(state.begun?.files.values() ?? [])];
  const wanted = kinds.flatMap(({ objects }) => objects.flatMap(({ files = [] }) => files));
  const look = new DiskLook(tree, sha256, new Set([...known, ...wanted].map((file) => file.sha256)));
  const planner = new Planner(look, await look.known(state), kinds);
  const gone = planner.goneObjects();
  const isRemoved = gone.length > 0 && (await mayRemove(gone));
  return await planner.plan(isRemoved ? new Set(gone.map(placeKey)) : new Set());
}

/** What is written of an object; `isBlocked`: not all that is to be there can be. */
interface LookedAt extends Pick<ObjectSteps, 'writes'> {
  readonly key: string;
  readonly target: SurveyedObject;
  readonly isBlocked: boolean;
}

class Planner {
  readonly #look: DiskLook;
  readonly #known: ReadonlyMap<string, KnownFile>;
  readonly #knownOf: ReadonlyMap<string, readonly KnownFile[]>;
  readonly #targets: ReadonlyMap<string, SurveyedObject>;
  readonly #whole: ReadonlySet<string>;
  /** Where each file of an object is to be. */
  readonly #placesOf = new Map<string, readonly (readonly [path: string, facts: FileFacts])[]>();
  readonly #places = new Set<string>();
  readonly #staying = new Map<string, PulledFile>();
  readonly #edited: string[] = [];
  readonly #foreign: string[] = [];
  readonly #renames: { readonly from: string; readonly to: string }[] = [];
  #unchanged = 0;

  constructor(look: DiskLook, known: ReadonlyMap<string, KnownFile>, kinds: readonly SurveyedKind[]) {
    this.#look = look;
    this.#known = known;
    this.#knownOf = grouped([...known.values()]);
    this.#targets = new Map(kinds.flatMap(({ objects }) => objects.map((object) => [placeKey(object), object] as const)));
    this.#whole = new Set(kinds.flatMap(({ resource, isWhole }) => (isWhole ? [resource] : [])));
  }

  /** Objects that the list does not name any more, with files that nobody changed. */
  goneObjects(): readonly ObjectRef[] {
    return [...this.#knownOf].flatMap(([key, files]) => {
      const [{ file } = { file: undefined }] = files;
      const isGone = file !== undefined && !this.#targets.has(key) && this.#whole.has(file.resource);
      return isGone && files.some(({ now }) => now !== undefined) && !files.some(({ isChanged }) => isChanged) ? [refOf(file)] : [];
    });
  }

  /** Neither here nor there any more. */
  #isForgotten(key: string, files: readonly KnownFile[]): boolean {
    return (
      !this.#targets.has(key) &&
      files.every(({ file, now, isChanged }) => now === undefined && !isChanged && this.#whole.has(file.resource))
    );
  }

  /** @param removed keys of the objects whose files are to go. */
  async plan(removed: ReadonlySet<string>): Promise<PullPlan> {
    this.#place(removed);
    await this.#look.all(this.#places);
    const looked: LookedAt[] = [];
    for (const [key, target] of this.#targets) if (target.files !== undefined) looked.push(await this.#writes(key, target));
    // A file that another object takes over, under a name that some disk takes for the same, is known by now.
    const objects = looked.map((one) => this.#steps(one));
    const gone: FileRemoval[] = [];
    for (const [key, files] of this.#knownOf) {
      if (removed.has(key)) gone.push(...this.#removals(files));
      else if (this.#targets.get(key)?.files === undefined && !this.#isForgotten(key, files)) this.#stay(files);
    }
    return {
      renames: this.#renames,
      objects: objects.filter(({ writes, removals }) => writes.length + removals.length > 0),
      gone,
      staying: this.#staying,
      unchanged: this.#unchanged,
      edited: this.#edited,
      foreign: this.#foreign,
      unreadable: this.#look.unreadable,
    };
  }

  /** Where each file is to be. What was changed here does not move, and neither does what was not read. */
  #place(removed: ReadonlySet<string>): void {
    const staying = new Map<string, string>();
    const taken: string[] = [];
    for (const [key, files] of this.#knownOf) {
      if (this.#isForgotten(key, files)) continue;
      const target = this.#targets.get(key);
      const moves = target?.files !== undefined && !files.some((file) => isEditedHere(file, target));
      if (moves || removed.has(key)) continue;
      // A pull that did not come to its end may have written it under its other name, too.
      const there = files.filter(({ now }) => now !== undefined);
      const [first, ...others] = new Set((there.length > 0 ? there : files).toSorted(byPart).map(({ path }) => stemOf(path)));
      staying.set(key, first ?? '');
      taken.push(...others);
    }
    const stems = stemsAmong([...this.#targets.values()], staying, taken);
    for (const [key, target] of this.#targets) {
      const stem = stems.get(key) ?? '';
      const places = (target.files ?? []).map((facts) => [this.#pathOf(key, target, facts, stem), facts] as const);
      this.#placesOf.set(key, places);
      for (const [path] of places) this.#places.add(path);
    }
  }

  /** A text that was changed here stays where it is, also where Jamf Pro's is of another language by now. */
  #pathOf(key: string, target: SurveyedObject, { ending }: FileFacts, stem: string): string {
    const usual = `${stem}${ending}`;
    if (ending === '.json') return usual;
    const edited = (this.#knownOf.get(key) ?? []).filter((file) => pulledEnding(file.path) !== '.json' && isEditedHere(file, target));
    return edited.some(({ path }) => path === usual) ? usual : (edited[0]?.path ?? usual);
  }

  async #writes(key: string, target: SurveyedObject): Promise<LookedAt> {
    const writes: FileWrite[] = [];
    let isBlocked = false;
    for (const [path, facts] of this.#placesOf.get(key) ?? []) {
      const step = await this.#step(path, target, facts);
      if (step === 'blocked') isBlocked = true;
      else if (step !== undefined) writes.push(step);
    }
    return { key, target, writes, isBlocked };
  }

  #steps({ key, target, writes, isBlocked }: LookedAt): ObjectSteps {
    const others = (this.#knownOf.get(key) ?? []).filter(({ path }) => !this.#places.has(path));
    const stays = isBlocked ? others : others.filter((file) => file.isChanged);
    this.#stay(stays);
    return { ...refOf(target), writes, removals: this.#removals(others.filter((file) => !stays.includes(file))) };
  }

  /** Undefined: nothing is to be done. `blocked`: what stands there is not to be touched. */
  async #step(path: string, target: SurveyedObject, facts: FileFacts): Promise<FileWrite | 'blocked' | undefined> {
    const known = this.#known.get(foldedPath(path));
    const now = await this.#nowAt(path, known);
    const file = { ...refOf(target), sha256: facts.sha256, isUnended: facts.isUnended };
    if (now === facts.sha256) {
      this.#staying.set(path, file);
      this.#unchanged += 1;
      return undefined;
    }
    const isUnreadable = this.#look.unreadable.has(path);
    if (!isUnreadable && (now === undefined || now === known?.file.sha256)) return { path, file, over: now };
    if (known !== undefined) this.#staying.set(known.path, known.file);
    if (!isUnreadable) (known === undefined ? this.#foreign : this.#edited).push(path);
    return known === undefined || isUnreadable ? 'blocked' : undefined;
  }

  /** What stands at a path, also where it is called otherwise by now and some disk takes both for one. */
  async #nowAt(path: string, known: KnownFile | undefined): Promise<string | undefined> {
    const now = await this.#look.at(path);
    if (known === undefined || known.path === path || known.now === undefined || this.#places.has(known.path)) return now;
    if (now !== undefined && now !== known.now) return now;
    this.#renames.push({ from: known.path, to: path });
    return known.now;
  }

  #stay(files: readonly KnownFile[]): void {
    for (const { path, file, isChanged } of files) {
      if (this.#places.has(path) || this.#isRenamed(path)) continue;
      this.#staying.set(path, file);
      if (isChanged && !this.#look.unreadable.has(path)) this.#edited.push(path);
    }
  }

  #removals(files: readonly KnownFile[]): readonly FileRemoval[] {
    return files.flatMap(({ path, file, now }) =>
      now === undefined || this.#places.has(path) || this.#isRenamed(path) ? [] : [{ path, file, over: now }],
    );
  }

  #isRenamed(path: string): boolean {
    return this.#renames.some(({ from }) => from === path);
  }
}

/** By object. */
function grouped(files: readonly KnownFile[]): ReadonlyMap<string, readonly KnownFile[]> {
  const objects = new Map<string, KnownFile[]>();
  for (const file of files) {
    const key = placeKey(file.file);
    const all = objects.get(key);
    if (all === undefined) objects.set(key, [file]);
    else all.push(file);
  }
  return objects;
}

/** The object before its texts. */
function byPart(one: KnownFile, other: KnownFile): number {
  return Number(pulledEnding(other.path) === '.json') - Number(pulledEnding(one.path) === '.json');
}

function refOf({ resource, id, name }: ObjectRef): ObjectRef {
  return { resource, id, name };
}

/** It holds neither what was pulled nor what Jamf Pro says by now. */
function isEditedHere({ path, now, isChanged }: KnownFile, { files = [] }: SurveyedObject): boolean {
  return isChanged && !files.some(({ ending, sha256 }) => ending === pulledEnding(path) && sha256 === now);
}
