import { t } from '@vscode/l10n';
import type { Event, TreeDataProvider, TreeItem } from 'vscode';
import { inGroups } from '../../core/resources/groups.ts';
import { oneLine } from '../../core/catalog/plain.ts';
import { ResourceList } from '../../core/listing/resourceList.ts';
import type { NameClaims } from '../../core/objects/address/claimedNames.ts';
import type { Resource } from '../../core/families/family.ts';
import type { Catalogue } from '../../core/instances/session.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import type { Services } from '../../app/support/services.ts';
import { itemOf, tooltipOf } from './explorerItems.ts';
import { ExplorerNotices } from './explorerNotices.ts';
import type { ListSettings } from '../../app/lists/listSettings.ts';
import { isRevealing } from '../../app/lists/rowActions.ts';
import { Loads } from '../../app/lists/loads.ts';
import { NodePlaces } from '../../app/lists/nodePlaces.ts';
import type { ExplorerNode, GroupNode, InstanceTreeNode, ObjectTreeNode, ResourceTreeNode, ShelfNode } from '../../app/lists/nodes.ts';
import { shelfKey, type ShelfEntry, type Shelves } from '../../app/lists/shelves.ts';
import { schemaClaims } from '../support/schemaClaims.ts';
import { ViewChanges } from './viewChanges.ts';

/**
 * The instances view. Nothing is asked before a node is expanded; then one thing is. Children are kept until a refresh; so is
 * trouble, as a node.
 */
export class Explorer implements TreeDataProvider<ExplorerNode> {
  readonly #services: Services;
  readonly #shelves: Shelves;
  readonly #settings: ListSettings;
  readonly #changed = new ViewChanges<ExplorerNode>();
  readonly #places = new NodePlaces();
  readonly #lists = new Map<string, ResourceList>();
  readonly #loads = new Loads();
  readonly #notices: ExplorerNotices;
  /** As they were when rows were last asked for. */
  #claims: NameClaims | undefined;
  readonly onDidChangeTreeData: Event<ExplorerNode | undefined> = this.#changed.event;

  constructor(services: Services, shelves: Shelves, settings: ListSettings) {
    this.#services = services;
    this.#shelves = shelves;
    this.#settings = settings;
    this.#notices = new ExplorerNotices(services, this.#loads, this.#places);
  }

  /** What changes while nobody sees the view is drawn when somebody does. */
  setVisible(isVisible: boolean): void {
    this.#changed.setVisible(isVisible);
  }

  getTreeItem(node: ExplorerNode): TreeItem {
    return itemOf(node, this.#about());
  }

  resolveTreeItem(item: TreeItem, node: ExplorerNode): TreeItem {
    const tooltip = tooltipOf(node, this.#about());
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  getParent(node: ExplorerNode): ExplorerNode | undefined {
    return this.#places.parentOf(node);
  }

  async getChildren(node?: ExplorerNode): Promise<ExplorerNode[]> {
    if (node === undefined) return this.#services.instances.all().map((profile) => this.instanceNode(profile.id));
    // VS Code may still ask for the rows of an instance that has just been removed.
    if (this.#services.instances.get(node.instanceId) === undefined) return [];
    this.#claims = undefined;
    switch (node.kind) {
      case 'instance':
        return this.#partsOf(node);
      case 'shelf':
        return this.#shelves.of(node.shelf, node.instanceId).map((entry) => this.#shelfChild(node, entry));
      case 'group':
        return node.resources.map((resource) => this.#resourceChild(node, resource));
      case 'resource':
        return this.#objectsOf(node);
      default:
        return [];
    }
  }

  instanceNode(instanceId: string): InstanceTreeNode {
    return this.#places.put({ kind: 'instance', key: instanceId, instanceId });
  }

  /** The list behind a resource that was expanded; none before. */
  list(node: ResourceTreeNode): ResourceList | undefined {
    return this.#lists.get(node.key);
  }

  /** The node of a resource in its group, if the instance's catalogue is known. */
  resourceNode(instanceId: string, key: string): ResourceTreeNode | undefined {
    const instance = this.instanceNode(instanceId);
    const resource = this.#known(instanceId)?.resource(key);
    const group = resource && this.#groups(instance).find((node) => node.resources.includes(resource));
    return resource && group && this.#resourceChild(group, resource);
  }

  /** Adds the next page to a resource's list. */
  async loadMore(node: ResourceTreeNode): Promise<void> {
    const list = this.#lists.get(node.key);
    if (list === undefined) return;
    const isOver = this.#load(node, (signal) => list.load(signal));
    this.#changed.fire(node);
    await isOver;
    this.#changed.fire(node);
  }

  /** Loads what is below a node, which is drawn anew where that took long. False: it was forgotten meanwhile. */
  #load(node: ExplorerNode, work: (signal: AbortSignal) => Promise<unknown>): Promise<boolean> {
    return this.#loads.run(node.key, work, () => this.#changed.fire(node));
  }

  stop(node: ExplorerNode): void {
    this.#loads.stop(node.key);
  }

  /** Tries again what ended in trouble, and keeps what was loaded before it. */
  async retry(node: ExplorerNode): Promise<void> {
    this.#loads.forget((key) => key === node.key);
    if (node.kind === 'resource' && this.#lists.get(node.key)?.isLoaded === true) await this.loadMore(node);
    else this.#changed.fire(node);
  }

  /** Forgets what was loaded at and below a node: it is asked for again when it is next shown. */
  refresh(node: ExplorerNode): void {
    const isInside = (key: string): boolean => key === node.key || key.startsWith(`${node.key}\n`);
    this.#loads.forget(isInside);
    for (const key of this.#lists.keys()) if (isInside(key)) this.#lists.delete(key);
    this.#changed.fire(node);
  }

  /** The same for all instances: of what was loaded, only what is on the screen is asked for again. */
  refreshAll(): void {
    for (const { id } of this.#services.instances.all()) this.refresh(this.instanceNode(id));
  }

  /** Draws a node, or all, anew with what is known: no request. */
  redraw(node?: ExplorerNode): void {
    this.#changed.fire(node);
  }

  /** The same for an instance's line, if the instance is shown at all. */
  redrawInstance(instanceId: string): void {
    const node = this.#places.at(instanceId);
    if (node !== undefined) this.#changed.fire(node);
  }

  /** What stands on a shelf has changed. Below a row that is drawn anew VS Code knows no row for a moment, so it is no more than needed. */
  redrawShelf(instanceId: string, shelf: ShelfNode['shelf']): void {
    const node = this.#places.at(shelfKey(instanceId, shelf));
    if (node === undefined) this.redrawInstance(instanceId);
    else this.#changed.fire(node);
  }

  /** What the loads of an instance wait for has changed. */
  redrawLoading(instanceId: string): void {
    for (const node of this.#places.loadingOf(instanceId)) this.#changed.fire(node);
  }

  forgetInstance(instanceId: string): void {
    this.refresh(this.instanceNode(instanceId));
    this.#places.leaveInstance(instanceId);
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#loads.dispose();
    this.#changed.dispose();
  }

  #about(): Parameters<typeof itemOf>[1] {
    return {
      services: this.#services,
      shelves: this.#shelves,
      settings: this.#settings,
      list: (node) => this.#lists.get(node.key),
      claims: () => (this.#claims ??= schemaClaims()),
    };
  }

  #known(instanceId: string): Catalogue | undefined {
    if (this.#services.instances.get(instanceId) === undefined) return undefined;
    return this.#services.instances.session(instanceId).known().catalogue;
  }

  async #partsOf(node: InstanceTreeNode): Promise<ExplorerNode[]> {
    if (this.#known(node.instanceId) === undefined) {
      const session = this.#services.instances.session(node.instanceId);
      if (!(await this.#load(node, (signal) => session.catalogue(signal)))) return await this.getChildren(node);
      if (this.#loads.isRunning(node.key)) return [this.#notices.loading(node), ...this.#shownBefore(node)];
      const trouble = this.#loads.trouble(node.key);
      if (trouble !== undefined)
        return [this.#notices.trouble(node, () => t`could not read the API document`), ...this.#notices.runnerAnyway(node, trouble)];
    }
    this.#learnPrivileges(node);
    return [...this.#notices.fromCache(node), ...this.#shelvesOf(node), ...this.#groups(node)];
  }

  /** What stood there before a refresh stays while it lasts: VS Code folds what is gone for a moment. Nothing at the first time. */
  #shownBefore(node: InstanceTreeNode): readonly ExplorerNode[] {
    const groups = this.#places.groupsOf(node.instanceId);
    return groups.length === 0 ? [] : [...this.#shelvesOf(node), ...groups];
  }

  #shelvesOf(node: InstanceTreeNode): readonly ShelfNode[] {
    return (['favourites', 'recent'] as const).flatMap((shelf) => {
      const key = shelfKey(node.instanceId, shelf);
      if (this.#shelves.of(shelf, node.instanceId).length > 0)
        return [this.#places.put<ShelfNode>({ kind: 'shelf', key, instanceId: node.instanceId, shelf }, node)];
      this.#places.leave(key);
      return [];
    });
  }

  /**
   * What the account may do marks the rows that it may not use. Nobody waits for it, it is asked for once, and where it cannot be
   * read, nothing is marked.
   */
  #learnPrivileges({ instanceId, key }: InstanceTreeNode): void {
    const session = this.#services.instances.session(instanceId);
    if (session.known().signedIn !== undefined) return;
    const asking = `${key}\nprivileges`;
    if (this.#loads.isRunning(asking)) return;
    void this.#loads.run(
      asking,
      async (signal) => {
        await session.signedIn(signal);
        this.redrawInstance(instanceId);
      },
      () => undefined,
    );
  }

  #groups(node: InstanceTreeNode): readonly GroupNode[] {
    const { instanceId } = node;
    return inGroups(this.#known(instanceId)?.resources ?? []).map(([group, own]) => {
      const key = `${node.key}\ngroup ${group}`;
      const old = this.#places.at(key);
      const isSame = old?.kind === 'group' && own.length === old.resources.length && own.every((of, index) => of === old.resources[index]);
      if (!isSame) this.#places.leave(key);
      return this.#places.put<GroupNode>({ kind: 'group', key, instanceId, group, resources: own }, node);
    });
  }

  async #objectsOf(node: ResourceTreeNode): Promise<ExplorerNode[]> {
    const { instanceId, resource } = node;
    // It has no way to be expanded; this holds whoever asks.
    if (isRevealing(node.of)) return [];
    const { filter } = this.#settings.get(instanceId, resource);
    if (kindOf(resource).needsFilter && filter === undefined) return [this.#notices.askForFilter(node)];
    const list = this.#listOf(node);
    if (!list.isLoaded) {
      const isMeant = await this.#load(node, (signal) => list.load(signal));
      if (!isMeant) return this.#known(instanceId) === undefined ? [] : await this.getChildren(node);
      this.#drawCount(node, list);
    }
    const rows = list.rows.map((row, index): ObjectTreeNode => {
      const of = this.#known(instanceId)?.resource(row.home) ?? node.of;
      const key = `${node.key}\n${row.id === '' ? `row ${index}` : `id ${row.id}`}`;
      return this.#places.put({ kind: 'object', key, instanceId, resource: of.key, id: row.id, label: row.label, row, of }, node);
    });
    return [...rows, ...this.#endOf(node, list)];
  }

  /** The count beside the resource's name is known only now; the node itself is drawn before its children are asked for. */
  #drawCount(node: ResourceTreeNode, list: ResourceList): void {
    if (list.isLoaded) queueMicrotask(() => this.#changed.fire(node));
  }

  #endOf(node: ResourceTreeNode, list: ResourceList): ExplorerNode[] {
    if (this.#loads.isRunning(node.key)) return [this.#notices.loading(node)];
    if (this.#loads.trouble(node.key) !== undefined)
      return [this.#notices.trouble(node, () => t`could not list ${kindOf(node.resource).label.many}`)];
    if (list.more !== 'none')
      return [this.#places.put({ kind: 'more', key: `${node.key}\nmore`, instanceId: node.instanceId, parent: node }, node)];
    if (list.rows.length > 0) return [];
    const text = list.filter === undefined ? t`None` : t`None that the filter lets through`;
    return [this.#notices.notice(node, { text, more: '', icon: 'circle-slash' })];
  }

  #listOf(node: ResourceTreeNode): ResourceList {
    const found = this.#lists.get(node.key);
    if (found !== undefined) return found;
    const session = this.#services.instances.session(node.instanceId);
    const list = new ResourceList(session, node.of, this.#settings.get(node.instanceId, node.resource));
    this.#lists.set(node.key, list);
    return list;
  }

  #shelfChild(node: ShelfNode, { instanceId, resource, id, label }: ShelfEntry): ExplorerNode {
    const of = this.#known(instanceId)?.resource(resource);
    if (id === undefined && of !== undefined) return this.#resourceChild(node, of);
    const key = `${node.key}\n${resource} ${id ?? ''}`;
    const row = { facts: [kindOf(resource).label.one], icon: id === undefined ? 'list-unordered' : 'symbol-object', fields: [] };
    if (id === undefined)
      return this.#notices.notice(node, { text: oneLine(label), more: t`Not offered by this instance`, icon: 'circle-slash' });
    return this.#places.put({ kind: 'object', key, instanceId, resource, id, label, row, of }, node);
  }

  #resourceChild(node: GroupNode | ShelfNode, of: Resource): ResourceTreeNode {
    const key = `${node.key}\n${of.key}`;
    const old = this.#places.at(key);
    if (old?.kind === 'resource' && old.of !== of) this.#places.leave(key);
    return this.#places.put({ kind: 'resource', key, instanceId: node.instanceId, resource: of.key, of }, node);
  }
}
