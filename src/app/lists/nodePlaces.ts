import { standsFor, type ExplorerNode } from './nodes.ts';

/** The nodes of a view by their place. One node object lives as long as its place: VS Code finds a node again by identity. */
export class NodePlaces {
  readonly #nodes = new Map<string, ExplorerNode>();
  readonly #parents = new WeakMap<ExplorerNode, ExplorerNode>();

  at(key: string): ExplorerNode | undefined {
    return this.#nodes.get(key);
  }

  parentOf(node: ExplorerNode): ExplorerNode | undefined {
    return this.#parents.get(node);
  }

  /** The rows of an instance that stand for a load under way. */
  loadingOf(instanceId: string): readonly ExplorerNode[] {
    return [...this.#nodes.values()].filter((node) => node.kind === 'loading' && node.instanceId === instanceId);
  }

  /** The node at the place of this one, which takes the place where it shows what that one does not. */
  put<T extends ExplorerNode>(made: T, parent?: ExplorerNode): T {
    const old = this.#nodes.get(made.key);
    const node = standsFor(old, made) ? old : made;
    this.#nodes.set(made.key, node);
    if (parent !== undefined) this.#parents.set(node, parent);
    return node;
  }

  /** The same for one that always takes the place: its words are new. */
  replace<T extends ExplorerNode>(made: T, parent?: ExplorerNode): T {
    this.#nodes.delete(made.key);
    return this.put(made, parent);
  }

  leave(key: string): void {
    this.#nodes.delete(key);
  }

  leaveInstance(instanceId: string): void {
    for (const key of this.#nodes.keys()) if (key === instanceId || key.startsWith(`${instanceId}\n`)) this.#nodes.delete(key);
  }
}

/** Tells the places at and below a node. */
export function isInside(node: ExplorerNode): (key: string) => boolean {
  return (key) => key === node.key || key.startsWith(`${node.key}\n`);
}
