import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import type { Side } from '../../../core/sets/compare/setPair.ts';
import { ProblemError } from '../../../shared/problem.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import type { SetParts } from '../setParts.ts';
import { readSnapshot } from '../snapshot/readSnapshot.ts';
import type { ComparisonWish, SideRead, SideWish } from './comparisonWish.ts';
import { readFolder } from './readFolder.ts';

/**
 * `asks`: a person chooses of each instance whether what was read of it will do, told how old it is and what reading it anew takes. `anew`:
 * both are read, and nobody is asked, since whoever calls with data wants to know what is so now.
 */
export type HowToRead = 'asks' | 'anew';

type SidesRead = Readonly<Record<Side, SideRead>>;

/** Both sides, folders first: they say which kinds there are to compare. @throws `cancelled` where a person stepped back. */
export async function readSides(parts: SetParts, { left, right, resources }: ComparisonWish, how: HowToRead): Promise<SidesRead> {
  const folders = new Map<SideWish, SideRead>();
  for (const wish of [left, right]) if (wish.kind === 'folder') folders.set(wish, await readFolder(wish.uri));
  const kinds = resources ?? kindsOfFolders([...folders.values()]);
  const read = async (wish: SideWish): Promise<SideRead> =>
    wish.kind === 'instance' ? await readInstance(parts, wish.id, kinds, how) : (folders.get(wish) ?? (await readFolder(wish.uri)));
  // Two questions are asked one after the other.
  const first = read(left);
  if (how === 'asks') await first;
  const [one, other] = await Promise.all([first, read(right)]);
  return { left: one, right: other };
}

/** Keys of the kinds that both can have; of an instance those that a snapshot of it reads. */
export async function kindsOn(parts: SetParts, sides: Pick<ComparisonWish, 'left' | 'right'>): Promise<readonly string[]> {
  const [left = [], right = []] = await Promise.all([sides.left, sides.right].map(async (side) => await kindsOfSide(parts, side)));
  const there = new Set(right);
  return left.filter((key) => there.has(key));
}

async function kindsOfSide(parts: SetParts, side: SideWish): Promise<readonly string[]> {
  if (side.kind === 'folder') return kindsOfFolders([await readFolder(side.uri)]) ?? [];
  const snapshots = await parts.snapshots();
  const { name } = parts.services.instances.session(side.id).profile;
  const wait = { title: t`Asking ${oneLine(name, 60)} what it has…`, instanceId: side.id };
  return await parts.services.waitFor(wait, async ({ signal }) => (await snapshots.plan(side.id, undefined, signal)).resources);
}

/** Undefined: there is no folder. */
export function kindsOfFolders(folders: readonly SideRead[]): readonly string[] | undefined {
  const keys = folders.flatMap(({ source }) => source.kinds().map(({ resource }) => resource));
  return folders.length === 0 ? undefined : [...new Set(keys)];
}

async function readInstance(parts: SetParts, id: string, resources: readonly string[] | undefined, how: HowToRead): Promise<SideRead> {
  const session = parts.services.instances.session(id);
  const read = await readSnapshot(parts, { instanceId: id, how, ...(resources === undefined ? {} : { resources }) });
  if (read === undefined) throw new ProblemError({ kind: 'cancelled' });
  const { source } = read;
  const times = source.kinds().flatMap(({ resource, listedAt }) => (resources?.includes(resource) === false ? [] : (listedAt ?? [])));
  const readAt = times.length === 0 ? undefined : Math.min(...times);
  const side = { kind: 'instance', at: id, name: session.profile.name, version: source.version, readAt } as const;
  return { side, source, catalogue: await catalogueOf(parts.services, session) };
}
