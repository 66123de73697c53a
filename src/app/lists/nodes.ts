import type { GroupName } from '../../core/resources/kind.ts';
import type { ShownRow } from '../../core/resources/rows.ts';
import type { OperationFacts, Resource } from '../../core/families/family.ts';
import type { Problem } from '../../shared/problem.ts';
import type { CommandCall } from '../support/commandCall.ts';
import type * as shared from '../support/nodes.ts';

export interface InstanceTreeNode extends shared.InstanceNode {
  readonly key: string;
}

/** Favourites or recently opened. */
export interface ShelfNode {
  readonly kind: 'shelf';
  readonly key: string;
  readonly instanceId: string;
  readonly shelf: 'favourites' | 'recent';
}

export interface GroupNode {
  readonly kind: 'group';
  readonly key: string;
  readonly instanceId: string;
  readonly group: GroupName;
  readonly resources: readonly Resource[];
  /** Those that few look for, behind one more row. */
  readonly rest: readonly Resource[];
  /** It is that row. */
  readonly isRest: boolean;
}

export interface ResourceTreeNode extends shared.ResourceNode {
  readonly key: string;
  readonly of: Resource;
}

export interface ObjectTreeNode extends shared.ObjectNode {
  readonly key: string;
  readonly row: Pick<ShownRow, 'facts' | 'icon' | 'fields'>;
  /** What the resource can do; undefined while the catalogue is not known, as for a favourite after a restart. */
  readonly of: Resource | undefined;
}

/** The way to the rest of a list. */
export interface MoreNode {
  readonly kind: 'more';
  readonly key: string;
  readonly instanceId: string;
  readonly parent: ResourceTreeNode;
}

/** A load under way; selecting it stops it. */
export interface LoadingNode {
  readonly kind: 'loading';
  readonly key: string;
  readonly instanceId: string;
  readonly parent: ExplorerNode;
}

/** A row of a view in whose place something failed. */
export interface Trouble {
  readonly instanceId: string;
  readonly problem: Problem;
  /** What is wrong, in few words and first: the row stands below what it is about and is cut off early. */
  readonly title: string;
  /** All words, for its tooltip. */
  readonly words: string;
}

/** What went wrong, in place of the children; selecting it tries again. */
export interface TroubleNode extends Trouble {
  readonly kind: 'trouble';
  readonly key: string;
  readonly parent: ExplorerNode;
}

/** A line that says something, perhaps with a command to go on. */
export interface NoticeNode {
  readonly kind: 'notice';
  readonly key: string;
  readonly instanceId: string;
  readonly text: string;
  readonly more: string;
  readonly icon: string;
  readonly command?: CommandCall;
}

export type ExplorerNode =
  | InstanceTreeNode
  | ShelfNode
  | GroupNode
  | ResourceTreeNode
  | ObjectTreeNode
  | MoreNode
  | LoadingNode
  | TroubleNode
  | NoticeNode;

/**
 * The place below the rows of a node: the way to more of them, a load under way or what went wrong. One takes the place of the other, and
 * the first row that is loaded then takes it from them, so that whoever chose it goes on there.
 *
 * @param count how many rows stand above it.
 */
export function endKey({ key }: ExplorerNode, count: number): string {
  return `${key}\nend/${count}`;
}

/** Whether the node that is drawn at a place may stay there: an object's name or facts may have changed meanwhile. */
export function standsFor<T extends ExplorerNode>(drawn: ExplorerNode | undefined, made: T): drawn is T {
  if (drawn?.kind !== made.kind) return false;
  return drawn.kind !== 'object' || made.kind !== 'object' || (drawn.label === made.label && drawn.row === made.row);
}

export interface TagNode {
  readonly kind: 'tag';
  readonly key: string;
  readonly instanceId: string;
  readonly tag: string;
  readonly operations: readonly OperationFacts[];
}

export interface OperationTreeNode extends shared.OperationNode {
  readonly key: string;
  readonly of: OperationFacts;
}

export type OperationsNode = TagNode | OperationTreeNode | NoticeNode | TroubleOfOperations;

export type TroubleOfOperations = Omit<TroubleNode, 'parent'>;
