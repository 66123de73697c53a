import { childOf } from '../../../core/http/abort.ts';
import type { Clock } from '../../../core/http/clock.ts';
import type { Catalogue, Session } from '../../../core/instances/session.ts';
import { versionNow } from '../../../core/instances/versionNow.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { kindsBehind } from '../../../core/resources/kindsBehind.ts';
import { labellingKinds, setupKinds, whyNeverRead } from '../../../core/sets/snapshot/setupKinds.ts';
import { atOnce } from '../../../core/sets/atOnce.ts';
import type { Unread } from '../../../core/sets/source.ts';
import { ProblemError, type Problem } from '../../../shared/problem.ts';
import { learnAccount } from '../../support/account.ts';
import { Turns } from '../../support/turns.ts';
import type { Refreshed, RefreshOptions, RefreshPlan } from '../snapshots.ts';
import { commitKind, reportOf, type Committed } from './commitKind.ts';
import { KindWork } from './kindWork.ts';
import { KnownLabels } from './knownLabels.ts';
import { ReadGate, timeOf, workedAt } from './readGate.ts';
import { openKind } from './openKind.ts';
import { doneBefore, goesOn, readRun, writeRun, type RunRecord } from './runRecord.ts';
import { isNewFile, isPiecesOf, kindFile, type SnapshotFolder } from './snapshotFolder.ts';

export interface SweepParts {
  readonly session: Session;
  readonly folder: SnapshotFolder;
  readonly clock: Pick<Clock, 'now'>;
  /** Epoch milliseconds. */
  readonly wallClock: () => number;
  readonly token: string;
  /** @throws `cancelled` with a sentence, once what is read is no snapshot of the instance any more. */
  readonly assertCurrent: () => void;
  /** How many objects of a kind there were. */
  readonly expected: (resource: string) => number | undefined;
  /** Kinds that were read a moment ago. */
  readonly fresh: ReadonlySet<string>;
}

/** One run over an instance: its kinds, first all lists and then the objects, and what came of each. */
export class Sweep {
  /** What came of each kind that is part of the snapshot by now. */
  readonly committed = new Map<string, Committed>();
  readonly #parts: SweepParts;
  readonly #options: RefreshOptions;
  readonly #gate: ReadGate;
  #record: RunRecord | undefined;
  readonly #saves = new Turns();
  #works: readonly KindWork[] = [];
  #version: string | undefined;
  /** Objects that could not be reached one after the other, without any answer in between. */
  #lost = 0;

  constructor(parts: SweepParts, options: RefreshOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#gate = new ReadGate(parts.session, parts.clock);
    this.#gate.onDone = () => this.#progress();
  }

  /** @throws `cancelled` on a stop; what the connection, the account or the disk failed with. What was read by then is kept. */
  async run(signal: AbortSignal): Promise<Refreshed> {
    const { session, catalogue, version, asked } = await this.#begin(signal);
    const refused = asked.flatMap((key) => {
      const unread = whyNeverRead(catalogue.resource(key));
      return unread === undefined ? [] : [{ resource: key, unread }];
    });
    const readable = asked.filter((key) => !refused.some(({ resource }) => resource === key));
    const all = [...readable, ...labellingKinds(catalogue, readable, (key) => (this.#parts.expected(key) ?? 0) > 0)];
    await this.#pass(catalogue, all, version, signal);
    // What was read while Jamf Pro was updated is of nobody knows which version.
    for (let [before, passes] = [version, 1]; before !== undefined && passes < mostPasses; passes++) {
      const now = await versionNow(session, signal);
      if (now === before) break;
      await this.#pass(await session.catalogue(signal), all, now, signal);
      before = now;
    }
    await this.#save({ isOver: this.#isAllDone(all) });
    for (const key of readable) if (!this.committed.has(key)) await this.#recall(key, signal);
    return { ...totalOf(readable, this.committed), unread: [...refused, ...unreadIn(readable, this.committed)] };
  }

  /** What another run read a moment ago, or one that was stopped. */
  async #recall(key: string, signal: AbortSignal): Promise<void> {
    const kind = await openKind(this.#parts.folder, kindFile(key), signal);
    if (kind === undefined) return;
    await kind.file.close();
    this.committed.set(key, reportOf(kind.head));
  }

  /** What a stopped run left beside what was asked for now is still to be gone on with. */
  #isAllDone(asked: readonly string[]): boolean {
    const { resources = [], done = [] } = this.#record ?? {};
    return resources.every((key) => done.includes(key) || asked.includes(key));
  }

  async #begin(signal: AbortSignal) {
    const { session } = this.#gate;
    const version = await versionNow(session, signal);
    const catalogue = await session.catalogue(signal);
    await learnAccount(session, signal);
    const asked = this.#options.resources ?? setupKinds(catalogue).map(({ key }) => key);
    return { session, catalogue, version, asked };
  }

  /** Reads all that the run did not read of this version. */
  async #pass(catalogue: Catalogue, asked: readonly string[], version: string | undefined, signal: AbortSignal): Promise<void> {
    const { folder, wallClock, fresh } = this.#parts;
    const former = await readRun(folder, signal);
    const now = wallClock();
    const isGoingOn = goesOn(former, { version, now });
    await this.#clear(isGoingOn);
    const before = new Set([...doneBefore(former, asked, { version, now }), ...(this.#version === undefined ? fresh : [])]);
    this.#version = version;
    const left = isGoingOn ? (former?.resources ?? []) : [];
    this.#record = {
      startedAt: isGoingOn ? (former?.startedAt ?? now) : now,
      version,
      resources: [...new Set([...left, ...asked])],
      done: isGoingOn ? (former?.done ?? []).filter((key) => before.has(key) || !asked.includes(key)) : [...before],
      isOver: false,
      latency: former?.latency,
      meant: meantIn(catalogue),
    };
    await this.#save({});
    const labels = new KnownLabels();
    await labels.read(folder, [...new Set(asked.flatMap((key) => kindOf(key).labels.by ?? []))], signal);
    const parts = { session: this.#gate.session, catalogue, folder, wallClock, token: this.#parts.token, version, labels };
    const resources = catalogue.resources.filter(({ key }) => asked.includes(key) && !before.has(key));
    this.#works = resources.map((resource) => new KindWork(resource, parts));
    await this.#readAll(catalogue, signal);
  }

  async #readAll(catalogue: Catalogue, signal: AbortSignal): Promise<void> {
    const { controller, unlink } = childOf(signal);
    const [inside, stop] = [controller.signal, () => controller.abort()];
    try {
      for (const work of this.#works) await work.adopt(inside);
      const list = async (work: KindWork): Promise<void> => this.#reached(await work.list(inside), work.listUnread);
      await atOnce(this.#works, workedAt, orStop(list, stop));
      await this.#agreed();
      const places = new Map(catalogue.resources.map(({ key }, index) => [key, index]));
      const commit = async (work: KindWork): Promise<void> => await this.#commit(work, places.get(work.key) ?? 0, inside);
      // What tells which values are secret is there before the first of these.
      const tells = ({ key }: KindWork): boolean => kindOf(key).labels.begin !== undefined;
      const works = this.#options.isLargestFirst === true ? largestFirst(this.#works) : this.#works;
      for (const some of [works.filter(tells), works.filter((work) => !tells(work))]) {
        const step = async (one: Step): Promise<void> => await this.#step(one, inside);
        await atOnce(stepsOf(some, commit), workedAt, orStop(step, stop));
      }
    } finally {
      for (const work of this.#works) await work.close();
      unlink();
    }
  }

  /** Now that the lists are there, it is known what the objects take. */
  async #agreed(): Promise<void> {
    const requests = this.#works.reduce((sum, work) => sum + work.missing().length, 0);
    const plan: RefreshPlan = {
      resources: this.#works.map(({ key }) => key),
      requests,
      isLeast: false,
      time: timeOf(requests, this.#gate.latency),
    };
    const isAgreed = requests === 0 || this.#options.agree === undefined || (await this.#options.agree(plan));
    if (!isAgreed) throw new ProblemError({ kind: 'cancelled' });
  }

  async #step({ work, id, over }: Step, signal: AbortSignal): Promise<void> {
    if (id !== undefined) {
      const problem = await work.read(id, signal);
      this.#reached(problem, work.unread.get(id));
    }
    await over();
  }

  /** @throws the problem, where nothing is reached any more. */
  #reached(problem: Problem | undefined, unread: Unread | undefined): void {
    this.#lost = unread?.why === 'network' ? this.#lost + 1 : 0;
    if (problem !== undefined && this.#lost >= mostLost) throw new ProblemError(problem);
  }

  async #commit(work: KindWork, place: number, signal: AbortSignal): Promise<void> {
    const { folder, token, assertCurrent } = this.#parts;
    const gone = await work.lookForGone(signal);
    assertCurrent();
    const committed = await commitKind(work, gone, { folder, token, version: this.#version, place }, signal);
    this.committed.set(work.key, committed);
    await work.removePieces();
    const isDone = !committed.unread.some(({ unread }) => unread.why === 'network');
    if (isDone) await this.#save({ done: [...(this.#record?.done ?? []), work.key] });
    this.#options.onKind?.(work.key);
  }

  async #save(change: Partial<RunRecord>): Promise<void> {
    if (this.#record === undefined) return;
    const latency = this.#gate.latency ?? this.#record.latency;
    this.#record = { ...this.#record, ...change, latency };
    await this.#saves.run(async () => {
      if (this.#record !== undefined) await writeRun(this.#parts.folder, this.#parts.token, this.#record);
    });
  }

  /** What runs left that this one does not go on with. */
  async #clear(isGoingOn: boolean): Promise<void> {
    const { folder } = this.#parts;
    for (const { name } of await folder.files()) if (isNewFile(name) || (!isGoingOn && isPiecesOf(name))) await folder.remove(name);
  }

  #progress(): void {
    const { done, latency } = this.#gate;
    const left = this.#works.reduce((sum, work) => {
      if (this.committed.has(work.key)) return sum;
      return sum + (work.entries === undefined ? 1 + (this.#parts.expected(work.key) ?? 0) : work.left);
    }, 0);
    // Before the lists are there, nobody knows how much it is, unless it was read before.
    const isOpen = ({ key, entries, resource }: KindWork): boolean =>
      entries === undefined && resource.kind !== 'singleton' && this.#parts.expected(key) === undefined;
    const isTold = done >= 5 && !this.#works.some(isOpen);
    this.#options.onProgress?.({ done, requests: done + left, left: isTold ? timeOf(left, latency) : undefined });
  }
}

/** So often an instance is read where it is another version each time. */
const mostPasses = 3;

/** So many objects in a row without an answer: the connection is lost, and the others would only take long to say so. */
const mostLost = 5;

/** By what is left to read; before that, kinds whose lists had it all. */
function largestFirst(works: readonly KindWork[]): readonly KindWork[] {
  const size = (work: KindWork): number => work.missing().length || Infinity;
  return works.toSorted((one, other) => (size(one) === size(other) ? 0 : size(other) - size(one)));
}

/** What ends what else is under way where it fails. */
function orStop<T>(work: (one: T) => Promise<void>, stop: () => void): (one: T) => Promise<void> {
  return async (one) => {
    try {
      await work(one);
    } catch (error) {
      stop();
      throw error;
    }
  };
}

/** The next thing to do: an object to read, or a kind whose objects are all there. */
interface Step {
  readonly work: KindWork;
  readonly id: string | undefined;
  readonly over: () => Promise<void>;
}

/** All objects of all kinds. The one that is over last of a kind makes the kind part of the snapshot. */
function* stepsOf(works: readonly KindWork[], commit: (work: KindWork) => Promise<void>): Generator<Step> {
  for (const work of works) {
    const missing = work.missing();
    let left = missing.length;
    const over = async (): Promise<void> => (--left <= 0 ? await commit(work) : undefined);
    if (left === 0) yield { work, id: undefined, over };
    for (const { id } of missing) yield { work, id, over };
  }
}

function totalOf(keys: readonly string[], committed: ReadonlyMap<string, Committed>): Pick<Refreshed, 'objects' | 'read' | 'kept'> {
  const all = keys.flatMap((key) => committed.get(key) ?? []);
  const sum = (of: 'objects' | 'read' | 'kept'): number => all.reduce((total, one) => total + one[of], 0);
  return { objects: sum('objects'), read: sum('read'), kept: sum('kept') };
}

function unreadIn(keys: readonly string[], committed: ReadonlyMap<string, Committed>): Refreshed['unread'] {
  return keys.flatMap((resource) =>
    (committed.get(resource)?.unread ?? []).map(({ id, unread }) => (id === undefined ? { resource, unread } : { resource, id, unread })),
  );
}

/** Which kinds are meant by the name of another one. */
function meantIn(catalogue: Catalogue): RunRecord['meant'] {
  const pairs = catalogue.resources.map(({ key, twin }) => {
    const behind = kindsBehind(catalogue, key);
    return [key, behind.length === 1 && behind[0] === key ? (twin === undefined ? [] : [twin]) : behind] as const;
  });
  const alone = catalogue.resources.flatMap(({ key, standsFor }) => (standsFor === undefined ? [] : [[standsFor, [key]] as const]));
  return Object.fromEntries([...pairs, ...alone].filter(([, kinds]) => kinds.length > 0));
}
