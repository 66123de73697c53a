import { t } from '@vscode/l10n';
import { oneLine } from '../../core/catalog/plain.ts';
import type { Resource } from '../../core/families/family.ts';
import type { KeptCatalogue } from '../../core/instances/session.ts';
import type { ResourceList } from '../../core/listing/resourceList.ts';
import { inGroups } from '../../core/resources/groups.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import type { NodePlaces } from '../../app/lists/nodePlaces.ts';
import {
  endKey,
  type ExplorerNode,
  type GroupNode,
  type InstanceTreeNode,
  type ObjectTreeNode,
  type ResourceTreeNode,
  type ShelfNode,
} from '../../app/lists/nodes.ts';
import { arrangedGroups, type RowLayout } from '../../app/lists/layout/rowLayout.ts';
import type { ListSettings } from '../../app/lists/listSettings.ts';
import type { UnfoldedRows } from '../../app/lists/layout/unfoldedRows.ts';
import { ShelfRows } from '../../app/lists/shelfRows.ts';
import { shelfKey, type ShelfEntry, type Shelves } from '../../app/lists/shelves.ts';
import { knownOn } from '../../app/support/account.ts';
import type { Services } from '../../app/support/services.ts';
import { shownKinds } from '../support/shownKinds.ts';
import type { ExplorerNotices } from './explorerNotices.ts';

/** What is kept of the view from one window to the next. */
export interface KeptOfView {
  readonly shelves: Shelves;
  readonly settings: ListSettings;
  readonly unfolded: UnfoldedRows;
  readonly layout: RowLayout;
}

/** The rows of the view of instances, of what is known already: none of them asks a server. */
export class ExplorerRows {
  readonly #services: Services;
  readonly #shelves: Shelves;
  readonly #layout: RowLayout;
  readonly #places: NodePlaces;
  readonly #notices: ExplorerNotices;
  /** Below how many rows the way to more of them stood, by the place of their list. */
  readonly #ends = new Map<string, Set<number>>();
  /** What each instance had when its groups were last drawn. */
  readonly #drawn = new Map<string, readonly Resource[]>();
  readonly opened = new ShelfRows();

  constructor(
    services: Services,
    { shelves, layout }: Pick<KeptOfView, 'shelves' | 'layout'>,
    places: NodePlaces,
    notices: ExplorerNotices,
  ) {
    this.#services = services;
    this.#shelves = shelves;
    this.#layout = layout;
    this.#places = places;
    this.#notices = notices;
  }

  known(instanceId: string): KeptCatalogue | undefined {
    const { catalogue, kept } = knownOn(this.#services.instances, instanceId);
    return catalogue ?? kept;
  }

  /** What an instance is known to have by what was kept of it: contacts nobody. The row that says so, and leads on. */
  async asLastRead(node: InstanceTreeNode): Promise<readonly ExplorerNode[]> {
    const kept = await this.#services.instances.session(node.instanceId).keptCatalogue();
    return [this.#notices.notConnected(node, kept !== undefined)];
  }

  /** All that stands below an instance, as far as it is known. */
  parts(node: InstanceTreeNode): readonly ExplorerNode[] {
    return [...this.shelvesOf(node), ...this.groups(node)];
  }

  /** What stood there before a refresh stays while it lasts: VS Code folds what is gone for a moment. Nothing at the first time. */
  shownBefore(node: InstanceTreeNode): readonly ExplorerNode[] {
    const resources = this.#drawn.get(node.instanceId) ?? [];
    return resources.length === 0 ? [] : [...this.shelvesOf(node), ...this.#arranged(node, resources)];
  }

  /** Both are always there: a row that comes moves those below it away from under the pointer. */
  shelvesOf(node: InstanceTreeNode): readonly ShelfNode[] {
    const { instanceId } = node;
    return (['favourites', 'recent'] as const).map((shelf) =>
      this.#places.put<ShelfNode>({ kind: 'shelf', key: shelfKey(instanceId, shelf), instanceId, shelf }, node),
    );
  }

  groups(node: InstanceTreeNode): readonly GroupNode[] {
    const resources = shownKinds(this.known(node.instanceId)?.resources ?? []);
    this.#drawn.set(node.instanceId, resources);
    return this.#arranged(node, resources);
  }

  #arranged(node: InstanceTreeNode, resources: readonly Resource[]): readonly GroupNode[] {
    const { instanceId } = node;
    return arrangedGroups(inGroups(resources), this.#layout.get()).map(({ group, main, rest }) =>
      this.#group({ kind: 'group', key: `${node.key}\ngroup ${group}`, instanceId, group, resources: main, rest, isRest: false }, node),
    );
  }

  /** What is in a group: what is looked for, and the way to the rest. */
  inGroup(node: GroupNode): ExplorerNode[] {
    const main = node.resources.map((resource) => this.resource(node, resource));
    return node.rest.length === 0 ? main : [...main, this.#restOf(node)];
  }

  /** The group, or the row in it, that a resource stands below. */
  groupWith(node: InstanceTreeNode, resource: Resource): GroupNode | undefined {
    const group = this.groups(node).find(({ resources, rest }) => resources.includes(resource) || rest.includes(resource));
    return group?.rest.includes(resource) === true ? this.#restOf(group) : group;
  }

  forgetInstance(instanceId: string): void {
    this.#places.leaveInstance(instanceId);
    this.#drawn.delete(instanceId);
  }

  #restOf(node: GroupNode): GroupNode {
    return this.#group({ ...node, key: `${node.key}\nmore`, resources: node.rest, rest: [], isRest: true }, node);
  }

  #group(made: GroupNode, parent: ExplorerNode): GroupNode {
    const old = this.#places.at(made.key);
    const isSame = old?.kind === 'group' && isAlike(old.resources, made.resources) && isAlike(old.rest, made.rest);
    if (!isSame) this.#places.leave(made.key);
    return this.#places.put(made, parent);
  }

  objectsIn(node: ResourceTreeNode, list: ResourceList): ObjectTreeNode[] {
    const { instanceId } = node;
    const ends = this.#ends.get(node.key);
    return list.rows.map((row, index): ObjectTreeNode => {
      const of = this.known(instanceId)?.resource(row.home) ?? node.of;
      const own = `${node.key}\n${row.id === '' ? `row/${index}` : `id/${row.id}`}`;
      const key = ends?.has(index) === true ? endKey(node, index) : own;
      const { id, label, serial } = row;
      const named = { instanceId, resource: of.key, id, label, ...(serial === undefined ? {} : { serial }) };
      return this.#places.put({ kind: 'object', key, ...named, row, of }, node);
    });
  }

  /** What stands below the rows of a list, of which there are so many. */
  async endOf(node: ResourceTreeNode, list: ResourceList, count: number): Promise<readonly ExplorerNode[]> {
    const busy = await this.#notices.busy(node, () => t`could not list ${kindOf(node.resource).label.many}`, count);
    if (busy !== undefined) return [busy];
    if (list.more !== 'none') return [this.#more(node, count)];
    if (list.rows.length > 0) return [];
    const text = list.filter === undefined ? t`None` : t`None that the filter lets through`;
    return [this.#notices.notice(node, { text, more: '', icon: 'circle-slash' })];
  }

  /** The way to more rows than these. */
  #more(node: ResourceTreeNode, count: number): ExplorerNode {
    this.#ends.set(node.key, (this.#ends.get(node.key) ?? new Set()).add(count));
    return this.#places.put({ kind: 'more', key: endKey(node, count), instanceId: node.instanceId, parent: node }, node);
  }

  onShelf(node: ShelfNode): ExplorerNode[] {
    const now = this.#shelves.of(node.shelf, node.instanceId);
    const entries = node.shelf === 'recent' ? this.opened.unfold(node.key, now) : now;
    return entries.length === 0 ? [this.#notices.emptyShelf(node)] : entries.map((entry) => this.#shelfChild(node, entry));
  }

  #shelfChild(node: ShelfNode, { instanceId, resource, id, label }: ShelfEntry): ExplorerNode {
    const of = this.known(instanceId)?.resource(resource);
    if (id === undefined && of !== undefined) return this.resource(node, of);
    const key = `${node.key}\n${resource} ${id ?? ''}`;
    const { icon, label: kind } = kindOf(resource);
    const row = { facts: [kind.one], icon, fields: [] };
    if (id === undefined)
      return this.#notices.notice(node, { text: oneLine(label), more: t`Not offered by this instance`, icon: 'circle-slash' });
    return this.#places.put({ kind: 'object', key, instanceId, resource, id, label, row, of }, node);
  }

  resource(node: GroupNode | ShelfNode, of: Resource): ResourceTreeNode {
    const key = `${node.key}\n${of.key}`;
    const old = this.#places.at(key);
    if (old?.kind === 'resource' && old.of !== of) this.#places.leave(key);
    return this.#places.put({ kind: 'resource', key, instanceId: node.instanceId, resource: of.key, of }, node);
  }
}

function isAlike(one: readonly Resource[], other: readonly Resource[]): boolean {
  return one.length === other.length && one.every((of, index) => of === other[index]);
}
