import { t } from '@vscode/l10n';
import { abortError, childOf, orAborted } from '../../../core/http/abort.ts';
import type { Clock } from '../../../core/http/clock.ts';
import type { ApiCatalogue } from '../../../core/families/apiCatalogue.ts';
import { readHead, type KindHead } from '../../../core/sets/snapshot/kindLines.ts';
import { labellingKinds, setupKinds, whyNeverRead } from '../../../core/sets/snapshot/setupKinds.ts';
import type { Resource } from '../../../core/families/family.ts';
import type { ObjectSource } from '../../../core/sets/source.ts';
import { invalidProblem, ProblemError, problemOf } from '../../../shared/problem.ts';
import { Emitter } from '../../support/events.ts';
import type { Instances } from '../../support/services.ts';
import type { Refreshed, RefreshOptions, RefreshPlan, Snapshots } from '../snapshots.ts';
import { diskProblem } from './diskProblem.ts';
import { requestsFor } from './kindWork.ts';
import { timeOf } from './readGate.ts';
import { doneBefore, readRun } from './runRecord.ts';
import { firstLine, isKindFile, kindFile, type SnapshotFolder } from './snapshotFolder.ts';
import { SnapshotSource } from './snapshotSource.ts';
import { Sweep } from './sweep.ts';

export interface KeptSnapshotParts {
  readonly instances: Pick<Instances, 'get' | 'session'>;
  /** The folder of an instance and a server: another one at each address. */
  readonly folderOf: (instanceId: string, url: string) => SnapshotFolder;
  /** All folders of an instance. */
  readonly removeAll: (instanceId: string) => Promise<void>;
  /** Those of other addresses than this one, which nobody will ask for again. */
  readonly removeOthers: (instanceId: string, url: string) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
  /** Epoch milliseconds. */
  readonly wallClock: () => number;
  readonly newToken: () => string;
}

/** A run that is under way in this window. */
interface Run {
  readonly over: Promise<ReadonlySet<string>>;
  readonly end: (why: ProblemError) => void;
}

/** The snapshots of all instances in their folders. */
export class KeptSnapshots implements Snapshots {
  readonly #parts: KeptSnapshotParts;
  readonly #changes = new Emitter<string>();
  readonly onDidChange = this.#changes.event;
  readonly #runs = new Map<string, Run>();
  /** Instances that are being removed: what waits until others have read them does not begin any more. */
  readonly #leaving = new Set<string>();
  readonly #life = new AbortController();
  /** What was read of a file, as long as it is the same one. */
  readonly #heads = new Map<string, { readonly stamp: string; readonly head: KindHead | undefined }>();

  constructor(parts: KeptSnapshotParts) {
    this.#parts = parts;
  }

  async of(instanceId: string): Promise<ObjectSource | undefined> {
    const profile = this.#parts.instances.get(instanceId);
    if (profile === undefined) return undefined;
    const heads = await this.#headsOf(instanceId, profile.url, this.#life.signal);
    if (heads.length === 0) return undefined;
    const folder = this.#parts.folderOf(instanceId, profile.url);
    return new SnapshotSource({ name: profile.name, heads, run: await readRun(folder, this.#life.signal) }, folder);
  }

  async plan(instanceId: string, resources: readonly string[] | undefined, signal: AbortSignal): Promise<RefreshPlan> {
    const session = this.#parts.instances.session(instanceId);
    const catalogue = await session.catalogue(signal);
    const { url } = session.profile;
    const folder = this.#parts.folderOf(instanceId, url);
    const run = await readRun(folder, signal);
    const counts = new Map((await this.#headsOf(instanceId, url, signal)).map((head) => [head.resource, head]));
    const wanted = askedOf(catalogue, resources);
    const asked = [...wanted, ...labellingKinds(catalogue, wanted, (key) => (counts.get(key)?.entries.length ?? 0) > 0)];
    const done = new Set(doneBefore(run, asked, { version: session.known().version ?? run?.version, now: this.#parts.wallClock() }));
    const left = asked.filter((key) => !done.has(key));
    const requests = left.reduce((sum, key) => sum + requestsOf(catalogue.resource(key), counts.get(key)), 0);
    const isLeast = left.some((key) => !counts.has(key) && catalogue.resource(key)?.kind !== 'singleton');
    return { resources: left, requests, isLeast, time: timeOf(requests, run?.latency) };
  }

  async refresh(instanceId: string, options: RefreshOptions, signal: AbortSignal): Promise<Refreshed> {
    let fresh: ReadonlySet<string> = new Set();
    for (let before = this.#runs.get(instanceId); before !== undefined; before = this.#runs.get(instanceId)) {
      fresh = await orAborted(before.over, signal);
    }
    if (this.#leaving.has(instanceId)) throw movedOn();
    const { controller, unlink } = childOf(signal, this.#life.signal);
    const read = new Set<string>();
    const work = this.#run(instanceId, options, fresh, read, controller.signal);
    const over = work.then(
      () => read,
      () => read,
    );
    this.#runs.set(instanceId, { over, end: (why) => controller.abort(why) });
    try {
      return await work;
    } finally {
      this.#runs.delete(instanceId);
      unlink();
      if (read.size > 0) this.#changes.fire(instanceId);
    }
  }

  /** Ends what is being read; what was read is kept. */
  dispose(): void {
    this.#life.abort();
  }

  /** What was kept of an instance goes with it, and what is being read ends. */
  async forget(instanceId: string): Promise<void> {
    this.#leaving.add(instanceId);
    try {
      for (let run = this.#runs.get(instanceId); run !== undefined; run = this.#runs.get(instanceId)) {
        run.end(movedOn());
        await run.over;
      }
      await this.#parts.removeAll(instanceId);
    } finally {
      this.#leaving.delete(instanceId);
    }
    for (const key of this.#heads.keys()) if (key.startsWith(`${instanceId} `)) this.#heads.delete(key);
    this.#changes.fire(instanceId);
  }

  async #run(
    instanceId: string,
    options: RefreshOptions,
    fresh: ReadonlySet<string>,
    read: Set<string>,
    signal: AbortSignal,
  ): Promise<Refreshed> {
    const { instances, folderOf, removeAll, removeOthers, clock, wallClock, newToken } = this.#parts;
    const session = instances.session(instanceId);
    const { url } = session.profile;
    const folder = folderOf(instanceId, url);
    const assertCurrent = (): void => {
      if (instances.get(instanceId)?.url !== url || instances.session(instanceId) !== session) throw movedOn();
    };
    const before = new Map((await this.#headsOf(instanceId, url, signal)).map((head) => [head.resource, head.entries.length]));
    const giveFree = await diskSaid(folder.take());
    if (giveFree === undefined)
      throw invalidProblem(
        t`Another window is reading this instance right now. Its snapshot is there for this window, too, once that is done.`,
      );
    const parts = {
      session,
      folder,
      clock,
      wallClock,
      token: newToken(),
      assertCurrent,
      expected: (key: string) => before.get(key),
      fresh,
    };
    const told = { ...options, onKind: (key: string) => (read.add(key), options.onKind?.(key)) };
    try {
      await diskSaid(removeOthers(instanceId, url));
      return await diskSaid(new Sweep(parts, told).run(signal));
    } catch (error) {
      // A session that is no longer the one of the instance ends what it sends.
      if (problemOf(error).kind === 'cancelled') assertCurrent();
      throw error;
    } finally {
      await giveFree().catch(() => undefined);
      // What was written after another window removed the instance would be kept of nobody.
      if (instances.get(instanceId) === undefined) await removeAll(instanceId).catch(() => undefined);
    }
  }

  async #headsOf(instanceId: string, url: string, signal: AbortSignal): Promise<readonly KindHead[]> {
    const folder = this.#parts.folderOf(instanceId, url);
    const files = (await diskSaid(folder.files())).filter(({ name }) => isKindFile(name));
    const heads: KindHead[] = [];
    for (const { name, stamp } of files) {
      const key = `${instanceId} ${url} ${name}`;
      let known = this.#heads.get(key);
      if (known?.stamp !== stamp) {
        const line = await firstLine(folder, name, signal).catch(() => undefined);
        // What was stopped, or what the disk did not give, is read the next time.
        if (line === undefined && signal.aborted) throw abortError(signal);
        if (line === undefined) continue;
        const head = readHead(line);
        known = { stamp, head: head !== undefined && kindFile(head.resource) === name ? head : undefined };
        this.#heads.set(key, known);
      }
      if (known.head !== undefined) heads.push(known.head);
    }
    return heads;
  }
}

const movedOn = (): ProblemError =>
  new ProblemError({
    kind: 'cancelled',
    message: t`The instance was changed or removed while it was read. What was read of it until then is kept for as long as its address is the same.`,
  });

function askedOf(catalogue: Pick<ApiCatalogue, 'resource' | 'resources'>, resources: readonly string[] | undefined): readonly string[] {
  const asked = resources ?? setupKinds(catalogue).map(({ key }) => key);
  return asked.filter((key) => whyNeverRead(catalogue.resource(key)) === undefined);
}

function requestsOf(resource: Resource | undefined, head: KindHead | undefined): number {
  return resource === undefined ? 0 : requestsFor(resource, head?.entries.length ?? 0);
}

async function diskSaid<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw diskProblem(error);
  }
}
