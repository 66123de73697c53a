import { isRecord } from '../../core/json/wire.ts';
import { fromParts } from '../../core/objects/address/address.ts';
import { schemes } from './ids.ts';

/**
 * The shape of the sidebar's nodes that commands accept. Features of the host meet here: a view makes nodes that have
 * (at least) these members, a command reads them with the functions below and never by the view's own classes.
 *
 * VS Code calls a command of a context menu with `(node, selection)`.
 */
export type JamfNode = InstanceNode | ResourceNode | ObjectNode | OperationNode;

export interface InstanceNode {
  readonly kind: 'instance';
  readonly instanceId: string;
}

export interface ResourceNode {
  readonly kind: 'resource';
  readonly instanceId: string;
  /** The resource's key: `computer-groups/smart-groups`. */
  readonly resource: string;
}

export interface ObjectNode {
  readonly kind: 'object';
  readonly instanceId: string;
  readonly resource: string;
  /** `-` for a resource that has one object only. */
  readonly id: string;
  /** What people call it. Server text. */
  readonly label: string;
  /** Of a device, where its row tells it. */
  readonly serial?: string;
  /** The place of its row: a favourite has another one than the same object in its list. */
  readonly key?: string;
}

export interface OperationNode {
  readonly kind: 'operation';
  readonly instanceId: string;
  /** `METHOD /v1/path/{id}`. */
  readonly operationKey: string;
}

/** What a key in the rows of a view passes: VS Code tells it of no row. */
export const chosenRows = 'chosen';

type Kinds = { readonly [N in JamfNode as N['kind']]: N };

const membersByKind: Readonly<Record<string, readonly string[]>> = {
  instance: ['instanceId'],
  resource: ['instanceId', 'resource'],
  object: ['instanceId', 'resource', 'id', 'label'],
  operation: ['instanceId', 'operationKey'],
} satisfies Record<keyof Kinds, readonly string[]>;

function isNode(argument: unknown): argument is JamfNode {
  if (!isRecord(argument) || typeof argument['kind'] !== 'string') return false;
  if (!Object.hasOwn(membersByKind, argument['kind'])) return false;
  return membersByKind[argument['kind']]?.every((member) => typeof argument[member] === 'string') ?? false;
}

/** The node in a command's argument, if it is one. */
export function nodeOf(argument: unknown): JamfNode | undefined {
  return isNode(argument) ? argument : undefined;
}

/** The node of one kind in a command's argument. */
export function nodeOfKind<K extends keyof Kinds>(argument: unknown, kind: K): Kinds[K] | undefined {
  const isKind = (node: JamfNode | undefined): node is Kinds[K] => node?.kind === kind;
  const node = nodeOf(argument);
  return isKind(node) ? node : undefined;
}

/** The instance that a command is called with: its id as text, or any node of it. */
export function instanceIdOf(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : nodeOf(argument)?.instanceId;
}

/**
 * All objects that a context-menu command is meant for, each once: the selection where the clicked node is part of it, else that node. One
 * object may have several rows: in its list, in another one that shows it, among the favourites.
 */
export function objectsOf(argument: unknown, selection: unknown): readonly ObjectNode[] {
  const clicked = nodeOfKind(argument, 'object');
  const selected = Array.isArray(selection)
    ? eachOnce(selection.map((item) => nodeOfKind(item, 'object')).filter((node): node is ObjectNode => node !== undefined))
    : [];
  if (clicked === undefined) return selected;
  return selected.some((node) => sameObject(node, clicked)) ? selected : [clicked];
}

function eachOnce(nodes: readonly ObjectNode[]): readonly ObjectNode[] {
  return [...new Map(nodes.map((node) => [`${node.instanceId} ${node.resource} ${node.id}`, node])).values()];
}

function sameObject(a: ObjectNode, b: ObjectNode): boolean {
  return a.instanceId === b.instanceId && a.resource === b.resource && a.id === b.id;
}

/** The object of a `jamf:` document as a row has it; undefined for one that is not created yet. */
export function objectShownAt(uri: DocumentUri | undefined): ObjectNode | undefined {
  if (uri?.scheme !== schemes.objects) return undefined;
  const { instanceId, resource, target, label } = fromParts(uri);
  return target.kind === 'new' ? undefined : { kind: 'object', instanceId, resource, id: target.kind === 'one' ? target.id : '-', label };
}

/** What of a `Uri` names a document or a file; VS Code's own fits. */
export interface DocumentUri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}
