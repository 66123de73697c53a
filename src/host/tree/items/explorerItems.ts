import { t } from '@vscode/l10n';
import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { deepLink } from '../../../core/resources/pages.ts';
import { oneLine } from '../../../core/catalog/plain.ts';
import type { ResourceList } from '../../../core/listing/resourceList.ts';
import { isSortedHere } from '../../../core/listing/sortHere.ts';
import type { Resource } from '../../../core/families/family.ts';
import { groupIcons } from '../../../core/resources/groups.ts';
import { apiAt } from '../../../core/families/apiAt.ts';
import type { PartForm } from '../../../core/resources/kind.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { filterWords } from '../../../app/lists/filterWords.ts';
import { sortWords } from '../../../core/rsql/sort.ts';
import { heldOn, lackedOn } from '../../../app/support/account.ts';
import { accountMay, spokenMay } from '../../../app/lists/accountMay.ts';
import type { Services } from '../../../app/support/services.ts';
import { instanceItem, type Drawn } from './instanceItem.ts';
import type { ListSettings } from '../../../app/lists/listSettings.ts';
import type { CommandId } from '../../../app/contributions/commandTypes.ts';
import { contextValue, type RowFlags } from '../../../app/contributions/rows.ts';
import type {
  ExplorerNode,
  GroupNode,
  MoreNode,
  NoticeNode,
  ObjectTreeNode,
  ResourceTreeNode,
  ShelfNode,
} from '../../../app/lists/nodes.ts';
import { actionOf, isRevealing } from '../../../app/lists/rowActions.ts';
import { isScoped } from '../../../core/objects/scope/scopePlaces.ts';
import type { NameClaims } from '../../../core/objects/address/claimedNames.ts';
import { rowCall, type RowCall } from '../../support/rowCall.ts';
import { documentCall, rowUri } from '../rowUri.ts';
import { isOnShelf, type Shelves } from '../../../app/lists/shelves.ts';
import { rowFragment, shelfRowFragment } from '../../../app/support/ids.ts';
import { leafItem, loadingItem, troubleItem } from './standInItems.ts';

/** What a node is drawn from. */
export interface About {
  readonly services: Services;
  readonly shelves: Shelves;
  readonly settings: ListSettings;
  readonly list: (node: ResourceTreeNode) => ResourceList | undefined;
  readonly claims: () => NameClaims;
  /** What there is of a snapshot of an instance, in a sentence. */
  readonly snapshotTold: (instanceId: string) => Promise<string | undefined>;
}

/** A node as VS Code draws it. Server text goes into labels and tooltips as plain strings only: never as Markdown. */
export function itemOf(node: ExplorerNode, about: About): TreeItem {
  return asItem(node, drawn(node, about));
}

export function asItem({ key }: { readonly key: string }, { label = '', ...rest }: Drawn): TreeItem {
  return Object.assign(new TreeItem(label), { id: key }, rest);
}

function drawn(node: ExplorerNode, about: About): Drawn {
  switch (node.kind) {
    case 'instance':
      return instanceItem(node, about.services);
    case 'shelf':
      return shelfItem(node, about);
    case 'group':
      return groupItem(node);
    case 'resource':
      return resourceItem(node, about);
    case 'object':
      return objectItem(node, about);
    case 'more':
      return moreItem(node, about);
    case 'loading':
      return loadingItem(node, about.services);
    case 'trouble': {
      const { parent, problem } = node;
      const isNoDocument = parent.kind === 'instance' && problem.kind === 'http' && problem.evidence.status === 404;
      const title = isNoDocument ? t`No API document found` : undefined;
      return troubleItem(node, {
        command: rowCall(t`Retry`, 'jamf.retry'),
        use: 'jamf.internal.useRow',
        ...(title === undefined ? {} : { title }),
      });
    }
    default:
      return noticeItem(node, 'jamf.internal.useRow');
  }
}

/** `use`: runs what the notice leads to. */
export function noticeItem({ text, more, icon, command }: NoticeNode, use: CommandId): Drawn {
  return {
    ...leafItem(text, icon),
    accessibilityInformation: { label: more === '' ? text : `${text}. ${more}` },
    ...(command === undefined ? {} : { command: rowCall(command.title, use) }),
  };
}

function groupItem({ group, resources, rest, isRest }: GroupNode): Drawn {
  const count = resources.length + rest.length;
  const lists = count === 1 ? t`1 list or page of settings` : t`${count} lists and settings`;
  return {
    label: isRest ? t`More` : t(group),
    ...(isRest ? { description: String(count) } : {}),
    collapsibleState: TreeItemCollapsibleState.Collapsed,
    contextValue: contextValue('group', { rest: isRest }),
    iconPath: new ThemeIcon(isRest ? 'ellipsis' : groupIcons[group]),
    accessibilityInformation: { label: isRest ? t`More of ${t(group)}, ${lists}` : t`Group ${t(group)}, ${lists}` },
  };
}

function shelfItem({ shelf, instanceId }: ShelfNode, { shelves }: About): Drawn {
  const label = shelf === 'favourites' ? t`Favourites` : t`Recently Opened`;
  const count = shelves.of(shelf, instanceId).length;
  return {
    label,
    accessibilityInformation: { label: `${label}, ${count} ${count === 1 ? 'entry' : 'entries'}` },
    collapsibleState: TreeItemCollapsibleState.Collapsed,
    iconPath: new ThemeIcon(shelf === 'favourites' ? 'star-full' : 'history'),
  };
}

function resourceItem(node: ResourceTreeNode, about: About): Drawn {
  const { of, instanceId } = node;
  const { many } = kindOf(of.key).label;
  const description = resourceDescription(node, about);
  const isOpen = of.kind === 'collection' && !isRevealing(of);
  const may = accountMay(of, heldOn(about.services.instances, instanceId));
  const isFiltered = about.settings.get(instanceId, node.resource).filter !== undefined;
  // Where the description is cut away, a list of few does not look like all there are.
  const icon = may.unread.length > 0 ? 'lock' : isFiltered ? 'filter-filled' : kindOf(of.key).icon;
  return {
    label: many,
    description,
    iconPath: new ThemeIcon(icon, of.deprecated ? new ThemeColor('disabledForeground') : undefined),
    collapsibleState: isOpen ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    contextValue: contextValue('resource', resourceFlags(node, about)),
    accessibilityInformation: {
      label: [spokenKinds()[of.kind], many, description, spokenMay(of, may)].filter((text) => text !== '').join(', '),
    },
    ...(isOpen ? {} : { command: resourceCommand(node, about) }),
    ...(of.kind === 'singleton' ? { resourceUri: rowUri({ instanceId, resource: of.key, id: '-', label: '' }) } : {}),
  };
}

const spokenKinds = (): Readonly<Record<Resource['kind'], string>> => ({
  collection: t`List`,
  singleton: t`Settings`,
  itemOnly: t`Objects by id`,
});

/** What cannot be expanded is opened: a settings page, one object by its id, or, for what reveals secrets, a request that is not yet sent. */
function resourceCommand(node: ResourceTreeNode, about: About): RowCall {
  const action = actionOf(node);
  if (action !== undefined) return rowCall(action.title, 'jamf.internal.useRow');
  const row = { instanceId: node.instanceId, resource: node.resource, id: '-', label: '' };
  return documentCall(row, about.claims(), instanceNameOf(node, about));
}

function resourceDescription(node: ResourceTreeNode, about: About): string {
  const { of } = node;
  const list = about.list(node);
  const { filter, sort } = about.settings.get(node.instanceId, node.resource);
  const missing = lackedOn(about.services.instances, node.instanceId, of.can.list ?? of.can.read);
  const shown = list?.isLoaded === true ? (list.total ?? list.rows.length) : undefined;
  const parts = [
    shown === undefined ? '' : `${shown.toLocaleString('en-US')}${list?.total === undefined && list?.more !== 'none' ? '+' : ''}`,
    filter === undefined ? '' : filterWords(of, filter),
    sort === undefined ? '' : sortedWords(of, oneLine(sortWords(sort), 80)),
    missing.length === 0 ? '' : t`needs ${oneLine(missing.join(', '))}`,
    isRevealing(of) ? t`shown only on request` : '',
    of.deprecated ? deprecatedWords(of.deprecationDate) : '',
    of.kind === 'itemOnly' && !isRevealing(of) ? t`by id` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function sortedWords(of: Resource, by: string): string {
  return isSortedHere(of) ? t`by ${by} (sorted here)` : t`by ${by}`;
}

function resourceFlags({ key, of, instanceId, resource }: ResourceTreeNode, about: About): RowFlags<'resource'> {
  const { filter, sort } = about.settings.get(instanceId, resource);
  const link = deepLink(about.services.instances.get(instanceId)?.url ?? '', of.key, of.kind === 'singleton' ? '-' : '1');
  return {
    list: of.can.list !== undefined && !isRevealing(of),
    create: of.can.create !== undefined,
    sort: of.family.list(of)?.abilities.sorts === true || isSortedHere(of),
    filtered: filter !== undefined,
    sorted: sort !== undefined,
    favourite: about.shelves.isFavourite({ instanceId, resource }),
    link: of.kind === 'singleton' && link !== undefined,
    grouped: !isOnShelf({ key, instanceId }),
    xml: isWrittenInXml(of),
  };
}

function deprecatedWords(since: string | undefined): string {
  return since === undefined ? t`deprecated` : t`deprecated since ${oneLine(since, 30)}`;
}

function objectItem(node: ObjectTreeNode, about: About): Drawn {
  const { resource, id, row, of } = node;
  const label = oneLine(node.label);
  const description = row.facts.join(' · ');
  const isShelved = isOnShelf(node);
  const spoken = [kindOf(resource).label.one, label, ...row.facts, ...(isShelved ? [instanceNameOf(node, about)] : [])];
  const canOpen = id !== '' && (of === undefined || of.can.read !== undefined);
  return {
    label,
    description,
    iconPath: new ThemeIcon(row.icon),
    collapsibleState: TreeItemCollapsibleState.None,
    contextValue: contextValue('object', objectFlags(node, canOpen, about)),
    resourceUri: rowUri(node, isShelved ? shelfRowFragment : rowFragment),
    accessibilityInformation: { label: [...new Set(spoken)].join(', ') },
    ...(canOpen ? { command: documentCall(node, about.claims(), instanceNameOf(node, about)) } : {}),
  };
}

/** The name of a row's instance. */
export function instanceNameOf({ instanceId }: Pick<ObjectTreeNode, 'instanceId'>, { services }: About): string {
  return oneLine(services.instances.get(instanceId)?.name ?? instanceId, 80);
}

function objectFlags({ instanceId, resource, id, serial, of }: ObjectTreeNode, canOpen: boolean, about: About): RowFlags<'object'> {
  const url = about.services.instances.get(instanceId)?.url;
  const { part } = kindOf(resource);
  const opens = (form: PartForm): boolean => canOpen && part !== undefined && part.when === undefined && (part.form ?? 'script') === form;
  return {
    read: canOpen,
    edit: of?.can.edit !== undefined,
    remove: of?.can.remove !== undefined,
    create: of?.can.create !== undefined,
    scope: of !== undefined && isScoped(of),
    script: opens('script'),
    profile: opens('profile'),
    configuration: opens('configuration'),
    ppd: opens('ppd'),
    serial: serial !== undefined,
    favourite: about.shelves.isFavourite({ instanceId, resource, id }),
    link: url !== undefined && deepLink(url, resource, id) !== undefined,
    xml: of !== undefined && isWrittenInXml(of),
    applies: kindOf(resource).applied !== undefined,
    results: kindOf(resource).results !== undefined,
  };
}

function isWrittenInXml({ can }: Resource): boolean {
  return apiAt((can.read ?? can.create)?.path ?? '').mediaType === 'application/xml';
}

function moreItem(node: MoreNode, about: About): Drawn {
  const list = about.list(node.parent);
  const shown = (list?.rows.length ?? 0).toLocaleString('en-US');
  const description = list?.total === undefined ? t`${shown} shown` : t`${shown} of ${list.total.toLocaleString('en-US')}`;
  if (list?.more === 'most')
    return {
      ...leafItem(t`Filter…`, 'filter'),
      description,
      accessibilityInformation: { label: t`Filter to see others, ${description}` },
      command: rowCall(t`Filter`, 'jamf.internal.useRow'),
    };
  return {
    ...leafItem(t`Load more`, 'ellipsis'),
    description,
    accessibilityInformation: { label: t`Load more, ${description}` },
    command: rowCall(t`Load more`, 'jamf.loadMore'),
  };
}
