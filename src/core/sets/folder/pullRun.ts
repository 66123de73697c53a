import { t } from '@vscode/l10n';
import { problemOf } from '../../../shared/problem.ts';
import type { ObjectSource } from '../source.ts';
import { digestOfFile } from './fileDigests.ts';
import type { BaseTexts, FolderTree, Sha256 } from './folderTree.ts';
import { placeKey } from './layout.ts';
import { begunPath, printBegun } from './pullBegun.ts';
import type { FolderState } from './pulledFolder.ts';
import { idsIn, idsPath, printFiles, type PulledFile } from './pulledIds.ts';
import { manifestPath, printManifest, type PullManifest, type UnreadOf } from './pullManifest.ts';
import type { FileRemoval, FileWrite, ObjectSteps, PullPlan } from './pullPlan.ts';
import { atOnce } from '../atOnce.ts';
import { inTurns } from '../turn.ts';
import { pulledForm } from './pulledText.ts';
import { filesOfEntry, type ShapeOf, type SurveyedKind } from './pullSurvey.ts';

/** What became of a folder. */
export interface Pulled {
  /** Files. */
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Paths of files that were changed here, and stay. */
  readonly edited: readonly string[];
  /** Paths of files that nobody pulled, and that stand where an object is to be. */
  readonly foreign: readonly string[];
  /** Sentences on what could not be read or written, by path. */
  readonly failed: ReadonlyMap<string, string>;
  readonly unread: readonly UnreadOf[];
  /** Somebody stopped it: the next pull goes on. */
  readonly isStopped: boolean;
}

export interface RunInput {
  readonly source: ObjectSource;
  readonly state: FolderState;
  readonly plan: PullPlan;
  readonly kinds: readonly SurveyedKind[];
  /** Origin and context path of the server. */
  readonly server: string;
  readonly bases: BaseTexts;
  readonly sha256: Sha256;
  readonly shapeOf: ShapeOf;
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Does what was planned. What it is about to write is noted first and what the folder knows of its files is written last, each of it whole
 * or not at all: wherever it ends, the next pull tells its files from those that a person changed.
 *
 * @throws `invalid` where not even that can be written; what failed of single files is in what it resolves to.
 */
export async function runPull(tree: FolderTree, input: RunInput, signal: AbortSignal): Promise<Pulled> {
  const run = new Run(tree, input, await input.bases.known());
  await run.begin();
  await run.renames();
  await run.objects(signal);
  await run.gone(signal);
  return await run.end(signal.aborted);
}

class Run {
  readonly #tree: FolderTree;
  readonly #input: RunInput;
  readonly #files: Map<string, PulledFile>;
  readonly #edited: string[];
  readonly #foreign: string[];
  readonly #failed: Map<string, string>;
  /** What is not known yet of the texts that the folder will know. */
  readonly #bases: Set<string>;
  #written = 0;
  #removed = 0;
  #unchanged: number;
  #done = 0;

  constructor(tree: FolderTree, input: RunInput, known: ReadonlySet<string>) {
    const { plan } = input;
    this.#tree = tree;
    this.#input = input;
    this.#files = new Map(plan.staying);
    this.#edited = [...plan.edited];
    this.#foreign = [...plan.foreign];
    this.#failed = new Map(plan.unreadable);
    this.#unchanged = plan.unchanged;
    const writes = plan.objects.flatMap((object) => object.writes.map(({ file }) => file));
    const all = [...plan.staying.values(), ...writes].map(({ sha256 }) => sha256);
    this.#bases = new Set(all.filter((sha256) => !known.has(sha256)));
  }

  /** Until it is done, the folder knows what it knew. */
  async begin(): Promise<void> {
    const { plan, server, state } = this.#input;
    const writes = plan.objects.flatMap((object) => object.writes);
    for (const { path, over } of writes) if (over !== undefined) this.#leave(path);
    for (const { path, file } of [...plan.objects.flatMap(({ removals }) => removals), ...plan.gone]) this.#files.set(path, file);
    const steps = plan.renames.length + plan.gone.length + plan.objects.length;
    if (
      steps === 0 &&
      (await this.#says(idsPath, printFiles(this.#files))) &&
      (await this.#says(manifestPath, printManifest(this.#manifest())))
    )
      return;
    // What an earlier one was about to write may stand there, too.
    const files = new Map(state.begun?.files);
    for (const { from, to } of plan.renames) {
      const file = plan.staying.get(to) ?? this.#before(from);
      if (file !== undefined) files.set(to, file);
    }
    for (const { path, file } of writes) files.set(path, file);
    await this.#put(begunPath, printBegun({ server, files }));
  }

  async renames(): Promise<void> {
    for (const { from, to } of this.#input.plan.renames) {
      const file = this.#before(from);
      if (file !== undefined) this.#files.set(from, file);
      if (!(await this.#trying(to, async () => await this.#tree.rename(from, to)))) {
        this.#files.delete(to);
        continue;
      }
      this.#files.delete(from);
      if (file !== undefined && !this.#input.plan.staying.has(to)) this.#files.set(to, file);
    }
  }

  async objects(signal: AbortSignal): Promise<void> {
    const { plan, kinds } = this.#input;
    const steps = new Map(plan.objects.map((object) => [placeKey(object), object]));
    for (const { resource, objects } of kinds) {
      const planned = objects.flatMap((object) => steps.get(placeKey(object)) ?? []);
      await atOnce(until(planned, signal), together, async (one) => {
        if (await this.#kept(one)) steps.delete(placeKey(one));
      });
      const isLeft = objects.some((one) => steps.has(placeKey(one)) || one.files?.some(({ sha256 }) => this.#bases.has(sha256)) === true);
      if (isLeft && !signal.aborted) await this.#saidAgain(resource, steps, signal);
      if (signal.aborted) return;
    }
    for (const { writes } of steps.values()) for (const { path } of writes) this.#failed.set(path, replacedWords(path));
  }

  /** Writes what was kept when it was looked at. False: not all of it was. */
  async #kept(steps: ObjectSteps): Promise<boolean> {
    const texts = new Map<string, Uint8Array>();
    for (const { file } of steps.writes) {
      const text = this.#bases.has(file.sha256) ? undefined : await this.#input.bases.get(file.sha256);
      if (text === undefined) {
        this.#bases.add(file.sha256);
        return false;
      }
      texts.set(file.sha256, new TextEncoder().encode(text));
    }
    await this.#object(steps, texts);
    return true;
  }

  /** What could not be kept, the source says once more. On the way it may be kept after all. */
  async #saidAgain(resource: string, steps: Map<string, ObjectSteps>, signal: AbortSignal): Promise<void> {
    const { source, shapeOf, sha256, bases } = this.#input;
    const form = pulledForm({ resource, shape: shapeOf(resource) });
    try {
      await atOnce(inTurns(source.entries(resource, signal), signal), together, async (entry) => {
        const key = placeKey(entry);
        const planned = steps.get(key);
        steps.delete(key);
        const texts = new Map<string, Uint8Array>();
        for (const { text } of filesOfEntry(entry, form) ?? []) {
          const bytes = new TextEncoder().encode(text);
          const digest = sha256(bytes);
          texts.set(digest, bytes);
          if (this.#bases.delete(digest)) await bases.put(digest, text);
        }
        if (planned !== undefined) await this.#object(planned, texts);
      });
    } catch (error) {
      // A stop is between two objects: what was written is known.
      if (!signal.aborted) throw error;
    }
  }

  async #object(steps: ObjectSteps, texts: ReadonlyMap<string, Uint8Array>): Promise<void> {
    let isWhole = true;
    for (const write of steps.writes) isWhole = (await this.#write(write, texts.get(write.file.sha256))) && isWhole;
    if (isWhole) for (const removal of steps.removals) await this.#remove(removal);
    this.#done += 1;
    this.#input.onProgress?.(this.#done, this.#input.plan.objects.length);
  }

  async gone(signal: AbortSignal): Promise<void> {
    for (const removal of this.#input.plan.gone) {
      if (signal.aborted) return;
      if (await this.#remove(removal)) this.#removed += 1;
    }
  }

  /** Whether it holds now what it is to hold. */
  async #write({ path, file, over }: FileWrite, bytes: Uint8Array | undefined): Promise<boolean> {
    if (this.#failed.has(path)) return false;
    if (bytes === undefined) {
      this.#failed.set(path, replacedWords(path));
      return false;
    }
    let now = over;
    const isStill = (there: Uint8Array | undefined): boolean => (now = this.#shaOf(there, over, file.sha256)) === over;
    let isWritten = false;
    if (!(await this.#trying(path, async () => (isWritten = await this.#tree.write(path, bytes, isStill))))) return false;
    if (isWritten) this.#written += 1;
    else if (now === file.sha256) this.#unchanged += 1;
    else if (now !== undefined) {
      (over === undefined ? this.#foreign : this.#edited).push(path);
      return false;
    } else return await this.#write({ path, file, over: undefined }, bytes);
    this.#files.set(path, file);
    return true;
  }

  /** Whether it is away. */
  async #remove({ path, over }: FileRemoval): Promise<boolean> {
    let now: string | undefined = over;
    const isStill = (there: Uint8Array | undefined): boolean => (now = this.#shaOf(there, over)) === over;
    let isRemoved = false;
    if (!(await this.#trying(path, async () => (isRemoved = await this.#tree.remove(path, isStill))))) return false;
    if (isRemoved || now === undefined) this.#files.delete(path);
    else this.#edited.push(path);
    return isRemoved;
  }

  async end(isStopped: boolean): Promise<Pulled> {
    const { state, bases, kinds } = this.#input;
    await this.#keepNoted();
    await this.#put(idsPath, printFiles(this.#files));
    if (!isStopped) {
      await this.#put(manifestPath, printManifest(this.#manifest()));
      if (state.begun !== undefined || (await this.#tree.read(begunPath)) !== undefined) await this.#tree.remove(begunPath, () => true);
      await bases.keep(new Set(Array.from(this.#files.values(), ({ sha256 }) => sha256)));
    }
    return {
      written: this.#written,
      unchanged: this.#unchanged,
      removed: this.#removed,
      edited: this.#edited,
      foreign: this.#foreign,
      failed: this.#failed,
      unread: unreadIn(kinds),
      isStopped,
    };
  }

  #manifest(): PullManifest {
    const { state, server, source, kinds } = this.#input;
    const known = kinds.filter(({ unread }) => unread?.why !== 'unsupported');
    const read = new Set(kinds.map(({ resource }) => resource));
    const before = state.manifest?.unread.filter(({ resource }) => !read.has(resource)) ?? [];
    const resources = new Set([...(state.manifest?.resources ?? []), ...known.map(({ resource }) => resource)]);
    const version = source.version ?? state.manifest?.version;
    return { server, version, resources: [...resources], unread: [...before, ...unreadIn(known)] };
  }

  /** The folder knows of a file what it knew. */
  #leave(path: string): void {
    const file = this.#before(path);
    if (file !== undefined) this.#files.set(path, file);
  }

  #before(path: string): PulledFile | undefined {
    const { files, begun } = this.#input.state;
    return files.get(path) ?? begun?.files.get(path);
  }

  /** What was noted of other files since they were looked at: an object was created with one of them, and is known by that alone. */
  async #keepNoted(): Promise<void> {
    const bytes = await this.#tree.read(idsPath);
    const noted = bytes === undefined ? undefined : idsIn(new TextDecoder().decode(bytes));
    for (const [path, file] of noted ?? []) {
      if (!this.#input.state.files.has(path) && !this.#files.has(path)) this.#files.set(path, file);
    }
  }

  /** Writes a file of the folder's own, where it says something else. */
  async #put(path: string, text: string): Promise<void> {
    if (!(await this.#says(path, text))) await this.#tree.write(path, new TextEncoder().encode(text), () => true);
  }

  async #says(path: string, text: string): Promise<boolean> {
    const said = this.#input.sha256(new TextEncoder().encode(text));
    return this.#shaOf(await this.#tree.read(path), said) === said;
  }

  /** As it was looked at: with one of these digests, also where only its line ends are others. */
  #shaOf(bytes: Uint8Array | undefined, ...expected: readonly (string | undefined)[]): string | undefined {
    return bytes === undefined ? undefined : digestOfFile(bytes, (digest) => expected.includes(digest), this.#input.sha256);
  }

  /** False: it failed in a way that can be told, and is. */
  async #trying(path: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind !== 'invalid') throw error;
      this.#failed.set(path, problem.message);
      return false;
    }
  }
}

/** How many objects are written at once: a disk is waited for most of the time. */
const together = 8;

/** Each, but none any more after a stop. */
function* until<T>(all: readonly T[], signal: AbortSignal): Generator<T> {
  for (const one of all) {
    if (signal.aborted) return;
    yield one;
  }
}

function replacedWords(path: string): string {
  return t`${path} was not written: another read of the instance replaced what was to stand in it. Pull once more.`;
}

function unreadIn(kinds: readonly SurveyedKind[]): readonly UnreadOf[] {
  return kinds.flatMap(({ resource, unread, objects }): readonly UnreadOf[] => {
    if (unread !== undefined) return [{ resource, unread }];
    return objects.flatMap(({ id, name, unread: reason }) => (reason === undefined ? [] : [{ resource, id, name, unread: reason }]));
  });
}
