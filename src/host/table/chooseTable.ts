import { t } from '@vscode/l10n';
import { window, type QuickPickItem } from 'vscode';
import { groupOf } from '../../core/resources/groups.ts';
import { oneLine } from '../../core/catalog/plain.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { readSort } from '../../core/rsql/sort.ts';
import type { TableQuery, TableSettings } from '../../app/table/protocol.ts';
import { oneInstance } from '../support/pickInstance.ts';
import { catalogueOf } from '../support/catalogueOf.ts';
import { shownKinds } from '../support/shownKinds.ts';
import type { ListNames } from '../../app/contributions/arguments.ts';
import type { ResourceNode } from '../../app/support/nodes.ts';
import type { Services } from '../../app/support/services.ts';
import type { ListSettings } from '../../app/lists/listSettings.ts';
import { pickText } from '../../app/lists/pickText.ts';

/** Which table a command is for: a row of the sidebar with its filter and order, data of another extension, or by asking. */
export async function tableFrom(
  services: Services,
  settings: ListSettings,
  list?: ResourceNode | ListNames,
): Promise<TableSettings | undefined> {
  if (list !== undefined && 'kind' in list) {
    const { instanceId, resource } = list;
    const { filter, sort } = settings.get(instanceId, resource);
    return { instanceId, resource, query: { filter: filter?.text ?? '', sort: sortOf(sort) } };
  }
  if (list !== undefined) {
    const { instance: instanceId, resource, filter = '' } = list;
    // Throws the sentence for an id that is none.
    services.instances.session(instanceId);
    return { instanceId, resource, query: { ...sortless, filter } };
  }
  const instanceId = await oneInstance(services.instances.all(), { title: t`Open as table`, placeHolder: t`Of which instance?` });
  const resource = instanceId === undefined ? undefined : await chooseResource(services, instanceId);
  return instanceId === undefined || resource === undefined ? undefined : { instanceId, resource, query: sortless };
}

const sortless: TableQuery = { filter: '', sort: [] };

function sortOf(sort: string | undefined): TableQuery['sort'] {
  return readSort(sort ?? '').map(({ field, descending }) => ({ column: field, descending }));
}

async function chooseResource({ instances, waitFor }: Services, instanceId: string): Promise<string | undefined> {
  const session = instances.session(instanceId);
  const name = oneLine(session.profile.name, 60);
  const { resources } = await catalogueOf({ waitFor }, session);
  const items = shownKinds(resources)
    .filter(({ can }) => can.list !== undefined)
    .map(({ key, tag }): QuickPickItem & { readonly key: string } => ({
      key,
      label: `$(${kindOf(key).icon}) ${pickText(kindOf(key).label.many)}`,
      description: groupOf(key, tag),
    }))
    .toSorted((one, other) => kindOf(one.key).label.many.localeCompare(kindOf(other.key).label.many, 'en'));
  const options = { title: t`Open as table: ${name}`, placeHolder: t`Which list?`, matchOnDescription: true };
  return (await window.showQuickPick(items, options))?.key;
}
