import { t } from '@vscode/l10n';
import type { Uri } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindsBehind } from '../../../core/resources/kindsBehind.ts';
import { setupKinds } from '../../../core/sets/snapshot/setupKinds.ts';
import { ProblemError, problemOf } from '../../../shared/problem.ts';
import { Turns } from '../../../app/support/turns.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import type { SetParts } from '../setParts.ts';
import { readSnapshot, type InTurn, type SnapshotWish } from '../snapshot/readSnapshot.ts';
import type { ComparisonWish, SideRead, SidesRead, SideWish } from './comparisonWish.ts';

/**
 * `asks`: a person chooses of each instance whether what was read of it will do, told how old it is and what reading it anew takes. `anew`:
 * both are read, and nobody is asked, since whoever calls with data wants to know what is so now.
 */
export type HowToRead = 'asks' | 'anew';

/** How two sides are read, and who is told how far that is. */
export interface SidesReading {
  readonly how: HowToRead;
  readonly signal: AbortSignal;
  /** Called when all questions before it are answered. */
  readonly begins: () => void;
  readonly onKind: () => void;
}

/**
 * Both sides at once, but folders first: they say which kinds there are to compare. Questions are asked one after the other. Where one side
 * is not to be had, the other one is read no further.
 *
 * @throws `cancelled` where a person stepped back.
 */
export async function readSides(parts: SetParts, { left, right, resources }: ComparisonWish, reading: SidesReading): Promise<SidesRead> {
  const folders = new Map<SideWish, SideRead>();
  for (const wish of [left, right]) if (wish.kind === 'folder') folders.set(wish, await folderAt(wish.uri));
  const kinds = resources ?? kindsOfFolders([...folders.values()]);
  const stop = new AbortController();
  const signal = AbortSignal.any([reading.signal, stop.signal]);
  let open = 2 - folders.size;
  if (open === 0) reading.begins();
  // Where one side is not to be had, what still comes of the other one tells nothing.
  const onKind = (): void => (signal.aborted ? undefined : reading.onKind());
  const onAnswer = (): void => {
    if (signal.aborted) return;
    open -= 1;
    if (open === 0) reading.begins();
  };
  const questions = questionsInTurn(signal);
  const read = async (wish: SideWish, inTurn: InTurn, answered: () => void): Promise<SideRead> => {
    if (wish.kind === 'folder') return folders.get(wish) ?? (await folderAt(wish.uri));
    const tell = (): void => {
      onAnswer();
      answered();
    };
    try {
      return await readInstance(parts, wish.id, kinds, { ...reading, signal, onKind, onAnswer: tell, inTurn });
    } catch (error) {
      stop.abort();
      throw error;
    }
  };
  // Whichever is known sooner, people are asked of the left side first.
  let pass = (): void => undefined;
  const isFirstAsked = new Promise<void>((resolve) => (pass = resolve));
  const first = read(left, questions, pass).finally(pass);
  const second = read(
    right,
    async (question) => await isFirstAsked.then(async () => await questions(question)),
    () => undefined,
  );
  const [one, other] = await Promise.all([first, second]);
  // A folder and the server that it was pulled from have the same ids, and so have two accounts of one server.
  return { left: one, right: other, comparison: one.server === other.server ? 'drift' : 'instances' };
}

/** None is asked any more once the signal says that nobody needs the answer. */
function questionsInTurn(signal: AbortSignal): InTurn {
  const turns = new Turns();
  return async (question) =>
    await turns.run(async () => {
      if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
      return await question();
    });
}

/** What reads folders comes with the first of them: most comparisons are of two instances. */
async function folderAt(uri: Uri): Promise<SideRead> {
  const { readFolder } = await import('./readFolder.ts');
  return await readFolder(uri);
}

/** Keys of the kinds that both can have; of an instance those that a snapshot of it reads. */
export async function kindsOn(parts: SetParts, sides: Pick<ComparisonWish, 'left' | 'right'>): Promise<readonly string[]> {
  const [left = [], right = []] = await Promise.all([sides.left, sides.right].map(async (side) => await kindsOfSide(parts, side)));
  const there = new Set(right);
  return left.filter((key) => there.has(key));
}

async function kindsOfSide(parts: SetParts, side: SideWish): Promise<readonly string[]> {
  if (side.kind === 'folder') return kindsOfFolders([await folderAt(side.uri)]) ?? [];
  const snapshots = await parts.snapshots();
  const { name } = parts.services.instances.session(side.id).profile;
  const wait = { title: t`Asking ${oneLine(name, 60)} what it has…`, instanceId: side.id };
  return await parts.services.waitFor(wait, async ({ signal }) => (await snapshots.plan(side.id, undefined, signal)).resources);
}

/** Undefined: there is no folder. */
function kindsOfFolders(folders: readonly SideRead[]): readonly string[] | undefined {
  const keys = folders.flatMap(({ source }) => source.kinds().map(({ resource }) => resource));
  return folders.length === 0 ? undefined : [...new Set(keys)];
}

/** Keys of the kinds that are compared: those that were asked for, else what a folder has, else all that say how an instance is set up. */
export function comparedKinds({ resources }: ComparisonWish, { left, right }: SidesRead): readonly string[] {
  const folders = [left, right].filter(({ side }) => side.kind === 'folder');
  const all = [left, right].flatMap(({ catalogue }) => (catalogue === undefined ? [] : setupKinds(catalogue).map(({ key }) => key)));
  return resources ?? kindsOfFolders(folders) ?? [...new Set(all)];
}

/**
 * The same sides, with the names of objects of these kinds as far as they can be had: where an id stands whose name is not known, nobody can
 * tell whether two objects are the same. What cannot be read, or was stopped, stays unnamed.
 */
export async function withNames(parts: SetParts, sides: SidesRead, keys: readonly string[], signal: AbortSignal): Promise<SidesRead> {
  const named = async (one: SideRead): Promise<SideRead> => {
    const { side, catalogue, source } = one;
    if (catalogue === undefined) return one;
    const listed = new Set(source.kinds().flatMap(({ resource, listedAt }) => (listedAt === undefined ? [] : [resource])));
    // An id may be told to be of a list that shows the objects of others, or that the other API has.
    const meant = new Set(keys.flatMap((key) => [key, catalogue.resource(key)?.twin ?? key, ...kindsBehind(catalogue, key)]));
    const wanted = setupKinds(catalogue).filter(({ key, standsFor = '' }) => meant.has(key) || meant.has(standsFor));
    const resources = wanted.map(({ key }) => key).filter((key) => !listed.has(key));
    if (resources.length === 0) return one;
    try {
      const read = await readSnapshot(parts, { instanceId: side.at, how: 'kept', resources, signal });
      return read === undefined ? one : { ...one, source: read.source };
    } catch (error) {
      if (problemOf(error).kind === 'bug') throw error;
      return one;
    }
  };
  const [left, right] = await Promise.all([named(sides.left), named(sides.right)]);
  return { ...sides, left, right };
}

async function readInstance(
  parts: SetParts,
  id: string,
  resources: readonly string[] | undefined,
  how: Omit<SnapshotWish, 'instanceId' | 'resources'>,
): Promise<SideRead> {
  const session = parts.services.instances.session(id);
  const read = await readSnapshot(parts, { ...how, instanceId: id, ...(resources === undefined ? {} : { resources }) });
  if (read === undefined) throw new ProblemError({ kind: 'cancelled' });
  const { source } = read;
  const times = source.kinds().flatMap(({ resource, listedAt }) => (resources?.includes(resource) === false ? [] : (listedAt ?? [])));
  const readAt = times.length === 0 ? undefined : Math.min(...times);
  const side = { kind: 'instance', at: id, name: session.profile.name, version: source.version, readAt } as const;
  return { side, source, server: session.profile.url, catalogue: await catalogueOf(parts.services, session) };
}
