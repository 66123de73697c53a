import { t } from '@vscode/l10n';
import { QuickPickItemKind, window, workspace, type QuickPickItem } from 'vscode';
import type { InstanceArgument, RefreshForm, RefreshReport } from '../../../app/contributions/arguments.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { refreshedWords, snapshotWords, readTakes, unreadLines } from '../../../app/sets/snapshot/refreshWords.ts';
import type { Refreshed, Snapshots } from '../../../app/sets/snapshots.ts';
import { unreadWords } from '../../../app/sets/unreadWords.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { instanceIdOf } from '../../../app/support/nodes.ts';
import { oneLine } from '../../../core/catalog/plain.ts';
import { inGroups } from '../../../core/resources/groups.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { setupKinds } from '../../../core/sets/snapshot/setupKinds.ts';
import type { Resource } from '../../../core/families/family.ts';
import { problemOf } from '../../../shared/problem.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import { oneInstance } from '../../support/pickInstance.ts';
import { say } from '../../support/say.ts';
import type { SetParts } from '../setParts.ts';
import { refreshShown, type SnapshotWish } from './readSnapshot.ts';

/** `jamf.refreshSnapshot`: with data nothing is asked, and what came of it is told to whoever called. */
export async function refreshSnapshot(
  parts: SetParts,
  what: InstanceArgument | RefreshForm | undefined,
): Promise<RefreshReport | undefined> {
  const snapshots = await parts.snapshots();
  if (typeof what === 'object' && 'instance' in what) {
    const { instance: instanceId, resources } = what;
    return reportOfRefresh(await refreshShown(parts, snapshots, { instanceId, resources, how: 'anew' }));
  }
  const ages = await agesOf(parts, snapshots);
  const question = { title: t`Read Snapshot`, note: ({ id }: { readonly id: string }) => ages.get(id) ?? '' };
  const instanceId = instanceIdOf(what) ?? (await oneInstance(parts.services.instances.all(), question));
  if (instanceId === undefined) return undefined;
  const chosen = await askKinds(parts, snapshots, instanceId);
  if (chosen === undefined) return undefined;
  const refreshed = await untilRead(parts, snapshots, { instanceId, resources: chosen.resources, how: 'asks' });
  if (refreshed === undefined) return undefined;
  inBackground(
    parts.services.log,
    'tell what came of a snapshot',
    tell(refreshed, parts.services.instances.get(instanceId)?.name ?? instanceId),
  );
  return reportOfRefresh(refreshed);
}

/** What was read, without anything that only this window knows. */
function reportOfRefresh({ objects, read, kept, unread }: Refreshed): RefreshReport {
  const told = unread.map(({ resource, id, unread: why }) => {
    const reason = unreadWords(why);
    return id === undefined ? { resource, reason } : { resource, id, reason };
  });
  return { objects, read, kept, unread: told };
}

async function agesOf({ services }: SetParts, snapshots: Snapshots): Promise<ReadonlyMap<string, string>> {
  const ages = new Map<string, string>();
  for (const { id } of services.instances.all()) {
    const source = await snapshots.of(id).catch(() => undefined);
    if (source !== undefined) ages.set(id, pickText(snapshotWords(source, Date.now())));
  }
  return ages;
}

/** Goes on after each stop, as often as the person wants. Undefined: given up. */
async function untilRead(parts: SetParts, snapshots: Snapshots, wish: SnapshotWish): Promise<Refreshed | undefined> {
  for (;;) {
    try {
      return await refreshShown(parts, snapshots, wish);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind === 'bug') throw error;
      const words =
        problem.kind === 'cancelled'
          ? (problem.message ?? t`Reading was stopped.`)
          : await parts.services.problems.words(problem, { instanceId: wish.instanceId, couldNot: () => t`could not read the instance` });
      const kept = t`What was read is kept, and the next time goes on there.`;
      if ((await say.warning(`${words} ${kept}`, { resume: t`Resume` })) !== 'resume') return undefined;
    }
  }
}

interface Scope extends QuickPickItem {
  readonly isAll: boolean;
}

interface KindItem extends QuickPickItem {
  readonly key?: string;
}

async function askKinds(
  { services }: SetParts,
  snapshots: Snapshots,
  instanceId: string,
): Promise<{ readonly resources: readonly string[] | undefined } | undefined> {
  const session = services.instances.session(instanceId);
  const name = oneLine(session.profile.name, 60);
  const catalogue = await catalogueOf(services, session);
  const [source, plan] = await services.waitFor({ title: t`Looking at what is known of ${name}…`, instanceId }, async ({ signal }) => [
    await snapshots.of(instanceId),
    await snapshots.plan(instanceId, undefined, signal),
  ]);
  const all: Scope = { label: t`Everything That Says How It Is Set Up`, detail: pickText(readTakes(plan)), isAll: true };
  const some: Scope = { label: t`Choose Kinds…`, detail: t`Those that are not chosen stay as they are`, isAll: false };
  const title = t`Read a Snapshot of ${name}`;
  const placeHolder = source === undefined ? t`Nothing was read yet` : pickText(snapshotWords(source, Date.now()));
  const scope = await window.showQuickPick([all, some], { title, placeHolder });
  if (scope === undefined) return undefined;
  if (scope.isAll) return { resources: undefined };
  const options = { title, placeHolder: t`Kinds`, canPickMany: true as const, ignoreFocusOut: true, matchOnDescription: true };
  const chosen = await window.showQuickPick(kindItems(setupKinds(catalogue)), options);
  const resources = (chosen ?? []).flatMap(({ key }) => key ?? []);
  return resources.length === 0 ? undefined : { resources };
}

function kindItems(resources: readonly Resource[]): KindItem[] {
  const items: KindItem[] = [];
  for (const { group, main, rest } of inGroups(resources)) {
    items.push({ label: t(group), kind: QuickPickItemKind.Separator });
    for (const { key } of [...main, ...rest]) items.push({ label: pickText(kindOf(key).label.many), key });
  }
  return items;
}

/** Not waited for: the command is over. */
async function tell(refreshed: Refreshed, name: string): Promise<void> {
  const words = refreshedWords(refreshed, name);
  const lines = unreadLines(refreshed.unread);
  const isWhole = refreshed.unread.every(({ unread }) => unread.why === 'unsupported');
  const answer =
    lines.length === 0 || (isWhole && refreshed.objects > 0) ? await say.info(words) : await say.warning(words, { show: t`Show All` });
  if (answer !== undefined) await window.showTextDocument(await workspace.openTextDocument({ content: `${lines.join('\n')}\n` }));
}
