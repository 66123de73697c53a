import { t } from '@vscode/l10n';
import { TreeItemCollapsibleState, type Event, type TreeDataProvider, type TreeItem } from 'vscode';
import { connectionKey } from '../../core/instances/profile.ts';
import { ResourceList } from '../../core/listing/resourceList.ts';
import { mayHold } from '../../core/resources/rows.ts';
import type { NameClaims } from '../../core/objects/address/claimedNames.ts';
import { mayBeListed } from '../../core/listing/listFilter.ts';
import type { Services } from '../../app/support/services.ts';
import { itemOf } from './items/explorerItems.ts';
import { ExplorerNotices } from './explorerNotices.ts';
import { ExplorerRows, type KeptOfView } from './explorerRows.ts';
import type { ListSettings } from '../../app/lists/listSettings.ts';
import { isRevealing } from '../../app/lists/rowActions.ts';
import { Loads } from '../../app/lists/loads.ts';
import { isInside, NodePlaces } from '../../app/lists/nodePlaces.ts';
import type { ExplorerNode, InstanceTreeNode, ObjectTreeNode, ResourceTreeNode, ShelfNode } from '../../app/lists/nodes.ts';
import { shelfKey, type Shelves } from '../../app/lists/shelves.ts';
import { runCommand } from '../support/commands.ts';
import { schemaClaims } from '../support/schemaClaims.ts';
import { ShownLists } from '../../app/lists/shownLists.ts';
import type { UnfoldedRows } from '../../app/lists/layout/unfoldedRows.ts';
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
  readonly #lists = new ShownLists();
  /** What is gone for a while, as during a sign-in or between two windows, comes back as it was. */
  readonly #unfolded: UnfoldedRows;
  readonly #loads = new Loads();
  readonly #notices: ExplorerNotices;
  readonly #rows: ExplorerRows;
  /** As they were when rows were last asked for. */
  #claims: NameClaims | undefined;
  readonly onDidChangeTreeData: Event<ExplorerNode | undefined> = this.#changed.event;
  /** The rows that are revealed just now, by their keys. */
  readonly revealing = new Set<string>();

  constructor(services: Services, { shelves, settings, unfolded, layout }: KeptOfView) {
    this.#services = services;
    this.#shelves = shelves;
    this.#settings = settings;
    this.#unfolded = unfolded;
    this.#notices = new ExplorerNotices(services, this.#loads, this.#places);
    this.#rows = new ExplorerRows(services, { shelves, layout }, this.#places, this.#notices);
  }

  /** What changes while nobody sees the view is drawn when somebody does. */
  setVisible(isVisible: boolean): void {
    this.#changed.setVisible(isVisible);
    if (isVisible) return;
    const shelves = this.#rows.opened.foldAll().map((key) => this.#places.at(key));
    for (const shelf of shelves) if (shelf !== undefined) this.#changed.fire(shelf);
  }

  /** What was held back is drawn by VS Code before it shows a row: it knows none that it was not told of. */
  drawHeld(): void {
    this.#changed.flush();
  }

  getTreeItem(node: ExplorerNode): TreeItem {
    const item = itemOf(node, this.#about());
    if (node.kind === 'shelf') this.#rows.opened.drawn(node.key, this.#shelves.of(node.shelf, node.instanceId).length);
    if (item.collapsibleState === TreeItemCollapsibleState.Collapsed && this.#unfolded.has(node.key))
      item.collapsibleState = TreeItemCollapsibleState.Expanded;
    return item;
  }

  /** A person folded a row. */
  folded(node: ExplorerNode): void {
    const isRestored = this.#unfolded.isRestored(node.key);
    this.#unfolded.fold(node.key);
    if (node.kind === 'shelf') this.#rows.opened.fold(node.key);
    // VS Code asks no second time for what it knows.
    if (node.kind === 'shelf' || isRestored) this.#changed.fire(node);
  }

  /** A person unfolded a row. */
  unfolded(node: ExplorerNode): void {
    this.#unfolded.unfold(node.key);
  }

  async resolveTreeItem(item: TreeItem, node: ExplorerNode): Promise<TreeItem> {
    const { tooltipOf } = await import('./items/explorerTooltips.ts');
    const tooltip = await tooltipOf(node, this.#about());
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  getParent(node: ExplorerNode): ExplorerNode | undefined {
    return this.#places.parentOf(node);
  }

  async getChildren(node?: ExplorerNode): Promise<ExplorerNode[]> {
    if (node === undefined) return this.#services.instances.all().map((profile) => this.instanceNode(profile.id));
    // VS Code asks below a row that is unfolded, and its word of that is lost where the row is just drawn anew. What it asks below a folded
    // row is from before that was folded.
    const above = this.getParent(node);
    if (this.#isThere(node) && (above === undefined || this.#unfolded.has(above.key))) this.#unfolded.unfold(node.key);
    return await this.#below(node);
  }

  /** VS Code may still ask for the rows of an instance that has just been removed. */
  #isThere({ instanceId }: ExplorerNode): boolean {
    return this.#services.instances.get(instanceId) !== undefined;
  }

  /** Asks where nothing is known, whether the row is unfolded or was folded meanwhile: VS Code keeps what it is answered. */
  async #below(node: ExplorerNode): Promise<ExplorerNode[]> {
    if (!this.#isThere(node)) return [];
    this.#claims = undefined;
    switch (node.kind) {
      case 'instance':
        return this.#partsOf(node);
      case 'shelf':
        return this.#rows.onShelf(node);
      case 'group':
        return this.#rows.inGroup(node);
      case 'resource':
        return this.#objectsOf(node);
      default:
        return [];
    }
  }

  instanceNode(instanceId: string): InstanceTreeNode {
    return this.#places.put({ kind: 'instance', key: instanceId, instanceId });
  }

  /** The node of a resource in its group, if the instance's catalogue is known. */
  resourceNode(instanceId: string, key: string): ResourceTreeNode | undefined {
    const instance = this.instanceNode(instanceId);
    const resource = this.#rows.known(instanceId)?.resource(key);
    const group = resource && this.#rows.groupWith(instance, resource);
    return resource && group && this.#rows.resource(group, resource);
  }

  /** Adds the next page to a resource's list. */
  async loadMore(node: ResourceTreeNode): Promise<void> {
    const list = this.#lists.at(node.key);
    if (list === undefined) return;
    await this.#load(node, (signal) => list.load(signal));
    this.#changed.fire(node);
  }

  /** Somebody asks for what is below it, which an earlier window left. */
  wake(node: ExplorerNode): void {
    this.#unfolded.wake((key) => key === node.key);
  }

  /** Reads a list, if that is not done, or waits until it is. Resolves to what there is more of it: `none` where it cannot be read. */
  async read(node: ResourceTreeNode): Promise<ResourceList['more'] | 'renewed'> {
    const asked = this.#below(node);
    const list = this.#lists.at(node.key);
    await asked;
    await this.#loads.over(node.key);
    if (list === undefined || this.isInTrouble(node)) return 'none';
    return this.#lists.at(node.key) === list ? list.more : 'renewed';
  }

  /** Whether a list is answered as it is filtered now. */
  isListed({ of, instanceId, resource }: ResourceTreeNode): boolean {
    return mayBeListed(of, this.#settings.get(instanceId, resource).filter);
  }

  /** What is below it could not be read, which a row says. */
  isInTrouble({ key }: ExplorerNode): boolean {
    return this.#loads.trouble(key) !== undefined;
  }

  /** How many rows of a list are shown. `isCut`: it has more than the tree shows. */
  extentOf({ key }: ResourceTreeNode): { readonly rows: number; readonly isCut: boolean } {
    const list = this.#lists.shownAt(key);
    return { rows: list?.rows.length ?? 0, isCut: list?.more === 'most' };
  }

  /** Objects of a kind are no longer what the lists show that are read: its own, and those that have such objects among others. */
  objectsChanged({ instanceId, resource }: Pick<ResourceTreeNode, 'instanceId' | 'resource'>): void {
    const nodes = this.#lists.places().map((key) => this.#places.at(key));
    for (const node of nodes)
      if (node?.kind === 'resource' && node.instanceId === instanceId && mayHold(node.resource, resource)) this.refresh(node);
  }

  nodeAt(key: string): ExplorerNode | undefined {
    return this.#places.at(key);
  }

  objectsIn(node: ResourceTreeNode): readonly ObjectTreeNode[] {
    const list = this.#lists.shownAt(node.key);
    return list === undefined ? [] : this.#rows.objectsIn(node, list);
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
    this.wake(node);
    this.#loads.forget((key) => key === node.key);
    const list = this.#lists.at(node.key);
    if (node.kind === 'resource' && list?.isLoaded === true && this.#lists.shownAt(node.key) === list) await this.loadMore(node);
    else {
      // What was read of a list that is to take the place of another is read again.
      this.#lists.renew((key) => key === node.key);
      this.#changed.fire(node);
    }
  }

  /** What was loaded at and below a node is asked for again when it is next shown; its rows stay until the new ones are there. */
  refresh(node: ExplorerNode): void {
    this.#unfolded.wake(isInside(node));
    this.renew(node);
  }

  /** The same where nobody asked for it: what an earlier window left stays as it is. */
  renew(node: ExplorerNode): void {
    this.#loads.forget(isInside(node));
    this.#lists.renew(isInside(node));
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
    if (node === undefined || !this.#rows.opened.isOutdated(node.key, this.#shelves.of(shelf, instanceId))) return;
    this.#changed.fire(node);
  }

  /** What the loads of an instance wait for has changed. */
  redrawLoading(instanceId: string): void {
    for (const node of this.#places.loadingOf(instanceId)) this.#changed.fire(node);
  }

  forgetInstance(instanceId: string): void {
    const node = this.instanceNode(instanceId);
    this.#loads.forget(isInside(node));
    this.#lists.forget(isInside(node));
    this.#unfolded.forget(isInside(node));
    this.#rows.forgetInstance(instanceId);
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
      list: (node) => this.#lists.shownAt(node.key),
      claims: () => (this.#claims ??= schemaClaims()),
      snapshotTold: (id) => runCommand('jamf.internal.snapshotTold', id),
    };
  }

  async #partsOf(node: InstanceTreeNode): Promise<ExplorerNode[]> {
    const session = this.#services.instances.session(node.instanceId);
    if (session.known().catalogue === undefined) {
      if (this.#unfolded.isRestored(node.key)) return [...(await this.#rows.asLastRead(node)), ...this.#rows.parts(node)];
      if (!(await this.#load(node, (signal) => session.catalogue(signal)))) return await this.#below(node);
      // Below what is there, which stays in its place.
      if (this.#loads.isRunning(node.key)) return [...this.#rows.shownBefore(node), this.#notices.loading(node)];
      const trouble = this.#loads.trouble(node.key);
      if (trouble !== undefined)
        return [await this.#notices.trouble(node, () => t`could not read the API document`), ...this.#notices.runnerAnyway(node, trouble)];
    }
    return [...(await this.#notices.fromCache(node)), ...this.#rows.parts(node)];
  }

  async #objectsOf(node: ResourceTreeNode): Promise<ExplorerNode[]> {
    const { instanceId, resource } = node;
    // It has no way to be expanded; this holds whoever asks.
    if (isRevealing(node.of)) return [];
    if (!this.isListed(node)) return [this.#notices.askForFilter(node)];
    if (this.#unfolded.isRestored(node.key)) return [this.#notices.notYetRead(node)];
    const { filter } = this.#settings.get(instanceId, resource);
    const list = this.#listOf(node);
    if (this.#lists.shownAt(node.key) !== list || !list.isLoaded) {
      const isMeant = await this.#load(node, async (signal) => {
        await this.#connect(node, signal);
        await list.loadTo(this.#lists.wanted(node.key), signal);
        // Not before the server took it.
        if (filter?.kind === 'rsql') await this.#settings.remember(resource, filter.text);
        this.#lists.arrived(node.key);
      });
      if (!isMeant) return this.#rows.known(instanceId) === undefined ? [] : await this.#below(node);
      this.#drawCount(node, list);
    }
    const rows = this.#rows.objectsIn(node, this.#lists.shownAt(node.key) ?? list);
    const above = filter === undefined ? [] : [this.#notices.filtered(node, filter)];
    return [...above, ...rows, ...(await this.#rows.endOf(node, list, rows.length))];
  }

  /** A list may be asked for below an instance of which only the kept document is known so far. */
  async #connect({ instanceId }: ResourceTreeNode, signal: AbortSignal): Promise<void> {
    const session = this.#services.instances.session(instanceId);
    if (session.known().catalogue !== undefined) return;
    await session.catalogue(signal);
    this.#changed.fire(this.instanceNode(instanceId));
  }

  /** The count beside the resource's name is known only now; the node itself is drawn before its children are asked for. */
  #drawCount(node: ResourceTreeNode, list: ResourceList): void {
    if (this.#lists.shownAt(node.key) === list && list.isLoaded) queueMicrotask(() => this.#changed.fire(node));
  }

  #listOf(node: ResourceTreeNode): ResourceList {
    const found = this.#lists.at(node.key);
    if (found !== undefined) return found;
    const session = this.#services.instances.session(node.instanceId);
    const list = new ResourceList(session, node.of, this.#settings.get(node.instanceId, node.resource));
    this.#lists.begin(node.key, list, connectionKey(session.profile));
    return list;
  }
}
