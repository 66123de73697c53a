import { t } from '@vscode/l10n';
import { window, type QuickPickItem } from 'vscode';
import { groupOf } from '../../core/resources/groups.ts';
import { oneLine } from '../../core/catalog/plain.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { readSort } from '../../core/rsql/sort.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { TableQuery, TableState } from '../../app/table/protocol.ts';
import { isData } from '../../app/support/guarded.ts';
import { nodeOfKind } from '../../app/support/nodes.ts';
import { catalogueOf } from '../support/catalogueOf.ts';
import type { Services } from '../../app/support/services.ts';
import type { ListSettings } from '../../app/lists/listSettings.ts';
import { pickText } from '../../app/lists/pickText.ts';

/** Which table a command is for: a node of the sidebar with its filter and order, data of another extension, or by asking. */
export async function tableFrom(services: Services, settings: ListSettings, argument: unknown): Promise<TableState | undefined> {
  const node = nodeOfKind(argument, 'resource');
  if (node !== undefined) {
    const { instanceId, resource } = node;
    const { filter, sort } = settings.get(instanceId, resource);
    return { instanceId, resource, query: { filter: filter?.text ?? '', sort: sortOf(sort) } };
  }
  if (typeof argument === 'object' && argument !== null && isData(argument)) return fromData(services, argument);
  const instanceId = await chooseInstance(services);
  const resource = instanceId === undefined ? undefined : await chooseResource(services, instanceId);
  return instanceId === undefined || resource === undefined ? undefined : { instanceId, resource, query: sortless };
}

const sortless: TableQuery = { filter: '', sort: [] };

/** `{ instance, resource, filter? }` */
function fromData({ instances }: Services, argument: object): TableState {
  const at = (name: string): unknown => Reflect.get(argument, name);
  const [instanceId, resource, filter] = [at('instance'), at('resource'), at('filter') ?? ''];
  if (typeof instanceId !== 'string' || typeof resource !== 'string' || typeof filter !== 'string') {
    throw new ProblemError({ kind: 'invalid', message: t`A table needs the id of an instance and the key of a resource, as text.` });
  }
  // Throws the sentence for an id that is none.
  instances.session(instanceId);
  return { instanceId, resource, query: { ...sortless, filter } };
}

function sortOf(sort: string | undefined): TableQuery['sort'] {
  return readSort(sort ?? '').map(({ field, descending }) => ({ column: field, descending }));
}

async function chooseInstance({ instances }: Services): Promise<string | undefined> {
  const all = instances.all();
  if (all.length === 0) throw new ProblemError({ kind: 'invalid', message: t`There is no instance yet. Add one first.` });
  if (all.length === 1) return all[0]?.id;
  const items = all.map(({ id, name, url, environment }) => ({
    id,
    label: pickText(name, 80),
    description: `${new URL(url).host} · ${environment}`,
  }));
  return (await window.showQuickPick(items, { title: t`Open as table`, placeHolder: t`Of which instance?` }))?.id;
}

async function chooseResource({ instances }: Services, instanceId: string): Promise<string | undefined> {
  const session = instances.session(instanceId);
  const name = oneLine(session.profile.name, 60);
  const { resources } = await catalogueOf(session);
  const items = resources
    .filter(({ list }) => list !== undefined)
    .map(({ key, tag }): QuickPickItem & { readonly key: string } => ({
      key,
      label: `$(${kindOf(key).icon}) ${pickText(kindOf(key).label.many)}`,
      description: groupOf(key, tag),
    }))
    .toSorted((one, other) => kindOf(one.key).label.many.localeCompare(kindOf(other.key).label.many, 'en'));
  const options = { title: t`Open as table: ${name}`, placeHolder: t`Which list?`, matchOnDescription: true };
  return (await window.showQuickPick(items, options))?.key;
}
