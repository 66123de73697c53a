import { t } from '@vscode/l10n';
import { commandCall } from '../../app/contributions/commandTypes.ts';
import { isFilteredHere, type ListFilter } from '../../core/listing/listFilter.ts';
import { filterWords } from '../../app/lists/filterWords.ts';
import type { Loads } from '../../app/lists/loads.ts';
import type { NodePlaces } from '../../app/lists/nodePlaces.ts';
import {
  endKey,
  type ExplorerNode,
  type InstanceTreeNode,
  type NoticeNode,
  type ResourceTreeNode,
  type ShelfNode,
} from '../../app/lists/nodes.ts';
import { saidTrouble } from '../../app/lists/troubleTitle.ts';
import { mayBeSentAnyway } from '../../app/lists/wayOn.ts';
import type { Services } from '../../app/support/services.ts';
import type { Problem } from '../../shared/problem.ts';

const notAsked = (): string => t`A window that is opened again asks no server before you do.`;

/** What stands in the place of rows, or beside them: a load under way, what went wrong, what is to be known. */
export class ExplorerNotices {
  readonly #services: Services;
  readonly #loads: Loads;
  readonly #places: NodePlaces;

  constructor(services: Services, loads: Loads, places: NodePlaces) {
    this.#services = services;
    this.#loads = loads;
    this.#places = places;
  }

  /** `count`: how many rows stand above it. */
  loading(parent: ExplorerNode, count = 0): ExplorerNode {
    return this.#places.put({ kind: 'loading', key: endKey(parent, count), instanceId: parent.instanceId, parent }, parent);
  }

  async trouble(parent: ExplorerNode, couldNot: () => string, count = 0): Promise<ExplorerNode> {
    const problem = this.#loads.trouble(parent.key) ?? { kind: 'cancelled' };
    const trouble = await saidTrouble(this.#services, parent.instanceId, problem, couldNot);
    return this.#places.replace({ kind: 'trouble', key: endKey(parent, count), parent, ...trouble }, parent);
  }

  /** Below the rows of a node: that it loads, or what went wrong with that; nothing where all went well. */
  async busy(parent: ExplorerNode, couldNot: () => string, count: number): Promise<ExplorerNode | undefined> {
    if (this.#loads.isRunning(parent.key)) return this.loading(parent, count);
    return this.#loads.trouble(parent.key) === undefined ? undefined : await this.trouble(parent, couldNot, count);
  }

  async fromCache(node: InstanceTreeNode): Promise<readonly ExplorerNode[]> {
    const origin = this.#services.instances.session(node.instanceId).known().catalogue?.origin;
    if (origin?.kind !== 'cache') return [];
    const more = await this.#services.problems.words(origin.why, {
      instanceId: node.instanceId,
      couldNot: () => t`could not read the API document`,
    });
    return [this.notice(node, { text: t`Using a kept API document`, more, icon: 'archive' })];
  }

  /** `problem`: why there is no API document. */
  runnerAnyway(node: InstanceTreeNode, problem: Problem): readonly ExplorerNode[] {
    if (!mayBeSentAnyway(problem)) return [];
    const command = commandCall(t`New request`, 'jamf.newRequest', { instance: node.instanceId });
    const more = t`Requests can be sent without the document.`;
    return [this.notice(node, { text: t`Open the request runner anyway`, more, icon: 'send', command })];
  }

  /** First below a list that is filtered: what its few rows are, and the way back to all. */
  filtered(node: ResourceTreeNode, filter: ListFilter): ExplorerNode {
    const command = commandCall(t`Clear Filter`, 'jamf.clearFilter', node);
    const text = isFilteredHere(node.of, filter) ? t`Filtered here · Clear` : t`Filtered · Clear`;
    return this.notice(node, { text, more: filterWords(node.of, filter), icon: 'filter-filled', command });
  }

  /** Below an instance of a window that was opened again. `isKept`: what was known of it is shown. */
  notConnected(node: InstanceTreeNode, isKept: boolean): ExplorerNode {
    const command = commandCall(t`Connect`, 'jamf.retry', node);
    return this.notice(node, { text: isKept ? t`As last read · Connect` : t`Connect…`, more: notAsked(), icon: 'plug', command });
  }

  /** The same below a list. */
  notYetRead(node: ResourceTreeNode): ExplorerNode {
    const command = commandCall(t`Load`, 'jamf.retry', node);
    return this.notice(node, { text: t`Load…`, more: notAsked(), icon: 'cloud-download', command });
  }

  askForFilter(node: ResourceTreeNode): ExplorerNode {
    const command = commandCall(t`Filter`, 'jamf.filterResource', node);
    const more = t`Jamf Pro answers this list only with a filter.`;
    return this.notice(node, { text: t`Filter to see some…`, more, icon: 'filter', command });
  }

  emptyShelf(node: ShelfNode): ExplorerNode {
    if (node.shelf === 'recent')
      return this.notice(node, { text: t`Nothing yet`, more: t`The last ten objects that were opened stand here.`, icon: 'circle-slash' });
    const more = t`What is added with “Add to Favourites” in its menu stands here.`;
    return this.notice(node, { text: t`None yet`, more, icon: 'circle-slash' });
  }

  notice(parent: ExplorerNode, about: Pick<NoticeNode, 'text' | 'more' | 'icon' | 'command'>): ExplorerNode {
    return this.#places.replace(
      { kind: 'notice', key: `${parent.key}\nnotice ${about.text}`, instanceId: parent.instanceId, ...about },
      parent,
    );
  }
}
