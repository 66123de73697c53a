import { t } from '@vscode/l10n';
import { window, type Uri } from 'vscode';
import type { KindState, ObjectSource } from '../../../core/sets/source.ts';
import { localTime } from '../../../shared/localTime.ts';
import { ProblemError } from '../../../shared/problem.ts';
import type { ComparedSide } from '../../../app/sets/compare/compared.ts';
import { numberWords } from '../../../app/sets/compare/comparedWords.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import type { SetParts } from '../setParts.ts';

/** A side as a person, or other code, wants it. */
export type SideWish = { readonly kind: 'instance'; readonly id: string } | { readonly kind: 'folder'; readonly uri: Uri };

/** What is to be compared. Without `resources`: all kinds that a snapshot has, or those of the folder where one is among the two. */
export interface ComparisonWish {
  readonly left: SideWish;
  readonly right: SideWish;
  readonly resources?: readonly string[];
}

/** A side with what it holds. */
export interface SideRead {
  readonly side: ComparedSide;
  readonly source: ObjectSource;
}

/**
 * Whether what was read of an instance is good enough. `asked`: a person says so, told how old it is and what reading it anew takes. `anew`:
 * it is not, and nobody is asked, since whoever calls with data wants to know what is so now. `told`: it is not, and what it takes is asked.
 */
export type HowToRead = 'asked' | 'anew' | 'told';

/** Both sides, a folder first: it says which kinds there are to compare. @throws `cancelled` where a person stepped back. */
export async function readSides(
  parts: SetParts,
  { left, right, resources }: ComparisonWish,
  how: HowToRead,
  signal: AbortSignal,
): Promise<{ readonly left: SideRead; readonly right: SideRead }> {
  const folders = new Map<SideWish, SideRead>();
  for (const wish of [left, right]) if (wish.kind === 'folder') folders.set(wish, await readFolder(parts, wish.uri));
  const kinds = resources ?? kindsOfFolders([...folders.values()]);
  const read = async (wish: SideWish): Promise<SideRead> =>
    wish.kind === 'folder'
      ? (folders.get(wish) ?? (await readFolder(parts, wish.uri)))
      : await readInstance(parts, wish.id, kinds, how, signal);
  return { left: await read(left), right: await read(right) };
}

function kindsOfFolders(folders: readonly SideRead[]): readonly string[] | undefined {
  const keys = folders.flatMap(({ source }) => source.kinds().map(({ resource }) => resource));
  return folders.length === 0 ? undefined : [...new Set(keys)];
}

async function readInstance(
  parts: SetParts,
  id: string,
  resources: readonly string[] | undefined,
  how: HowToRead,
  signal: AbortSignal,
): Promise<SideRead> {
  const snapshots = await parts.snapshots();
  const known = await snapshots.of(id);
  const { name } = parts.services.instances.session(id).profile;
  if (known !== undefined && how === 'asked' && holds(known, resources)) {
    const plan = await parts.services.waitFor({ title: t`Asking ${name} what it has…`, instanceId: id }, ({ signal }) =>
      snapshots.plan(id, resources, signal),
    );
    const age = readAtOf(known.kinds(), resources);
    const since = age === undefined ? '' : t`read ${localTime(new Date(age).toISOString())}`;
    const items = [
      { label: t`Use What Was Read`, description: since, detail: t`Contacts nobody`, isAnew: false },
      { label: t`Read Anew`, description: requestWords(plan), detail: t`What is so on ${pickText(name, 60)} now`, isAnew: true },
    ] as const;
    const chosen = await window.showQuickPick(items, {
      title: t`Compare ${pickText(name, 60)}`,
      placeHolder: t`As it was read, or as it is`,
    });
    if (chosen === undefined) throw new ProblemError({ kind: 'cancelled' });
    if (!chosen.isAnew) return sideOf(parts, id, known, resources);
    return sideOf(parts, id, await readSnapshot(parts, id, resources, { ask: false }, signal), resources);
  }
  return sideOf(parts, id, await readSnapshot(parts, id, resources, { ask: how !== 'anew' }, signal), resources);
}
