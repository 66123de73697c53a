import { t } from '@vscode/l10n';
import type { TreeView } from 'vscode';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { invalidProblem, ProblemError } from '../../../shared/problem.ts';
import type { ExplorerNode, ResourceTreeNode } from '../../../app/lists/nodes.ts';
import { isRevealing } from '../../../app/lists/rowActions.ts';
import { schemes, views } from '../../../app/support/ids.ts';
import { objectShownAt, type DocumentUri, type JamfNode, type ObjectNode } from '../../../app/support/nodes.ts';
import type { Services } from '../../../app/support/services.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import { say } from '../../support/say.ts';
import type { Explorer } from '../explorer.ts';
import { revealRow } from './revealRow.ts';
import { rowWith } from './rowSearch.ts';

interface SideBar {
  readonly services: Services;
  readonly view: Pick<TreeView<ExplorerNode>, 'reveal'>;
  readonly explorer: Explorer;
}

/** Unfolds the tree down to an object, or to its list where it stands in none of its rows, and says so. */
export async function revealObject(bar: SideBar, what: JamfNode | DocumentUri | undefined): Promise<void> {
  const object = objectIn(what);
  const { services, explorer } = bar;
  const { instanceId, resource } = object;
  const catalogue = await catalogueOf(services, services.instances.session(instanceId));
  const list = explorer.resourceNode(instanceId, resource);
  const { many } = kindOf(resource).label;
  const instance = services.instances.get(instanceId)?.name ?? instanceId;
  if (list === undefined && catalogue.resource(resource) !== undefined)
    throw invalidProblem(t`${many} is hidden in the side bar. Show Hidden… brings it back.`);
  if (list === undefined) throw invalidProblem(t`${instance} does not offer ${many}, so no row stands for it.`);
  const hasRows = list.of.kind === 'collection' && !isRevealing(list.of);
  const row = hasRows ? await rowOf(bar, list, object) : undefined;
  await revealRow(bar, row ?? list, { select: true, focus: true, expand: hasRows && row === undefined });
  if (hasRows && row === undefined && !explorer.isInTrouble(list)) void say.info(absence(bar, list, object));
}

function objectIn(what: JamfNode | DocumentUri | undefined): ObjectNode {
  const object = what !== undefined && 'kind' in what ? what : objectShownAt(what);
  if (object?.kind === 'object') return object;
  if (what !== undefined && 'scheme' in what && what.scheme === schemes.objects)
    throw invalidProblem(t`This object is not created yet, so no row stands for it.`);
  throw invalidProblem(t`Open a Jamf Pro object first, or choose one in a table.`);
}

async function rowOf(
  { services, explorer }: SideBar,
  list: ResourceTreeNode,
  { label, id }: ObjectNode,
): Promise<ExplorerNode | undefined> {
  const { instanceId } = list;
  const title = t`Looking for “${label}” in ${kindOf(list.resource).label.many}…`;
  return await services.waitFor({ title, instanceId, viewId: views.explorer }, async ({ signal }) => {
    signal.addEventListener('abort', () => explorer.stop(list));
    const row = await rowWith(explorer, list, id, signal);
    if (row === undefined && signal.aborted && !explorer.isInTrouble(list)) throw new ProblemError({ kind: 'cancelled' });
    return row;
  });
}

function absence({ explorer }: SideBar, list: ResourceTreeNode, { label }: ObjectNode): string {
  const { many } = kindOf(list.resource).label;
  if (!explorer.isListed(list)) return t`${many} is listed only with a filter, which “${label}” has to meet.`;
  const extent = explorer.extentOf(list);
  return extent.isCut
    ? t`“${label}” is not among the first ${extent.rows.toLocaleString('en-US')} of ${many}. Filter the list to see it.`
    : t`“${label}” is not among the ${extent.rows.toLocaleString('en-US')} rows of ${many}. Refresh the list, or clear its filter, to look again.`;
}
