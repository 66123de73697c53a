import { t } from '@vscode/l10n';
import type { Event, TreeDataProvider, TreeItem } from 'vscode';
import type { Problem } from '../../../shared/problem.ts';
import { readWhatApplies, type Applied } from '../../../core/objects/applies/whatApplies.ts';
import { appliesNodes, type AppliesNode } from '../../../app/lists/applies/appliesNodes.ts';
import { Loads } from '../../../app/lists/loads.ts';
import { knownOn } from '../../../app/support/account.ts';
import type { ObjectNode } from '../../../app/support/nodes.ts';
import { saidTrouble } from '../../../app/lists/troubleTitle.ts';
import type { Services } from '../../../app/support/services.ts';
import { ViewChanges } from '../viewChanges.ts';
import { appliesItem } from './appliesItems.ts';

/** What applies to one computer, as its server works it out. One request for each that is asked for, and no other. */
export class AppliesView implements TreeDataProvider<AppliesNode> {
  readonly #services: Services;
  readonly #loads = new Loads();
  readonly #changed = new ViewChanges<AppliesNode>();
  #of: ObjectNode | undefined;
  /** Counts what was asked for: an answer to another question is none. */
  #asked = 0;
  #applied: Applied | undefined;
  readonly onDidChangeTreeData: Event<AppliesNode | undefined> = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
  }

  get of(): ObjectNode | undefined {
    return this.#of;
  }

  /** Why nothing is shown. */
  get trouble(): Problem | undefined {
    return this.#loads.trouble(String(this.#asked));
  }

  /** What changes while nobody sees the view is drawn when somebody does. */
  setVisible(isVisible: boolean): void {
    this.#changed.setVisible(isVisible);
  }

  /** Another computer takes the place of the one before; the same one is read anew. */
  show(computer: ObjectNode | undefined): void {
    this.#of = computer;
    this.#asked += 1;
    this.#applied = undefined;
    this.#loads.forget(() => true);
    this.#changed.fire(undefined);
  }

  stop(): void {
    this.#loads.stop(String(this.#asked));
  }

  /** What the server asks to wait. */
  redraw(): void {
    if (this.#loads.isRunning(String(this.#asked))) this.#changed.fire(undefined);
  }

  getTreeItem(node: AppliesNode): TreeItem {
    return appliesItem(node, this.#services);
  }

  resolveTreeItem(item: TreeItem, node: AppliesNode): TreeItem {
    if (node.kind === 'trouble') item.tooltip = node.words;
    return item;
  }

  /** Only what stands at the root has rows below it. */
  getParent(): undefined {
    return undefined;
  }

  async getChildren(node?: AppliesNode): Promise<AppliesNode[]> {
    if (node !== undefined) return node.kind === 'applies' ? [...node.rows] : [];
    const of = this.#of;
    if (of === undefined) return [];
    const { instanceId } = of;
    const key = String(this.#asked);
    if (this.#applied === undefined) {
      const isMeant = await this.#loads.run(
        key,
        async (signal) => this.#read(of, key, signal),
        () => this.#changed.fire(undefined),
      );
      if (!isMeant) return await this.getChildren();
      if (this.#loads.isRunning(key)) return [{ kind: 'loading', key: `${key}\nloading`, instanceId }];
      const problem = this.#loads.trouble(key);
      if (problem !== undefined) {
        const trouble = await saidTrouble(this.#services, instanceId, problem, () => t`could not read what applies`);
        return [{ kind: 'trouble', key: `${key}\ntrouble`, ...trouble }];
      }
    }
    const { catalogue, kept } = knownOn(this.#services.instances, instanceId);
    return this.#applied === undefined ? [] : [...appliesNodes(this.#applied, instanceId, (one) => (catalogue ?? kept)?.resource(one))];
  }

  dispose(): void {
    this.#loads.dispose();
    this.#changed.dispose();
  }

  async #read({ instanceId, resource, id }: ObjectNode, key: string, signal: AbortSignal): Promise<void> {
    const session = this.#services.instances.session(instanceId);
    const applied = await readWhatApplies(session, resource, id, signal);
    if (key === String(this.#asked)) this.#applied = applied;
  }
}
