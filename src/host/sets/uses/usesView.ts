import { EventEmitter, type Event, type TreeDataProvider, type TreeItem } from 'vscode';
import {
  answerNodes,
  placeNodes,
  usedNode,
  useNodes,
  usesPortion,
  type UseKindNode,
  type UsesNode,
} from '../../../app/sets/uses/usesNodes.ts';
import type { ShownUse, UsesShown } from '../../../app/sets/uses/usesShown.ts';
import type { Services } from '../../../app/support/services.ts';
import { ChosenRows } from './chosenRows.ts';
import { usesItem } from './usesItems.ts';

/** Adds the lines at which uses stand, which are read with the objects themselves: for those that are looked at. */
export type LocateUses = (instanceId: string, uses: readonly ShownUse[]) => Promise<readonly ShownUse[]>;

/** Who uses one object, as rows. */
export class UsesView implements TreeDataProvider<UsesNode> {
  readonly #services: Services;
  readonly #locate: LocateUses;
  readonly #changed = new EventEmitter<UsesNode | undefined>();
  readonly #parents = new WeakMap<UsesNode, UsesNode>();
  readonly #now: () => number;
  #shown: UsesShown | undefined;
  readonly chosen = new ChosenRows(() => this.#changed.fire(undefined));
  readonly onDidChangeTreeData: Event<UsesNode | undefined> = this.#changed.event;

  constructor(services: Services, locate: LocateUses, now: () => number) {
    this.#services = services;
    this.#locate = locate;
    this.#now = now;
  }

  show(shown: UsesShown | undefined): void {
    const before = this.#shown;
    if (before?.of.id !== shown?.of.id || before?.of.resource !== shown?.of.resource || before?.instanceId !== shown?.instanceId) {
      this.chosen.reset();
    }
    this.#shown = shown;
    this.#changed.fire(undefined);
  }

  /** Another portion of a kind. */
  more({ resource, shown }: UseKindNode): void {
    this.chosen.showUpTo(resource, shown + usesPortion);
  }

  getTreeItem(node: UsesNode): TreeItem {
    return usesItem(node, this.#services);
  }

  getParent(node: UsesNode): UsesNode | undefined {
    return this.#parents.get(node);
  }

  async getChildren(node?: UsesNode): Promise<UsesNode[]> {
    const below = await this.#below(node);
    for (const child of below) if (node !== undefined) this.#parents.set(child, node);
    return [...below];
  }

  async #below(node: UsesNode | undefined): Promise<readonly UsesNode[]> {
    const shown = this.#shown;
    if (shown === undefined) return [];
    if (node === undefined) return [usedNode(shown)];
    switch (node.kind) {
      case 'object':
        return node.role === 'used' ? answerNodes(shown, this.#now(), this.chosen) : placeNodes(node);
      case 'useLine':
        return node.below;
      case 'useKind': {
        const seen = await this.#locate(shown.instanceId, node.uses.slice(0, node.shown));
        return useNodes({ ...node, uses: [...seen, ...node.uses.slice(node.shown)] }, shown.instanceId);
      }
      default:
        return [];
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
