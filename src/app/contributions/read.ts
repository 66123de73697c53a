import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import { scopeRoles } from '../../core/objects/scope/scopePlaces.ts';
import { isUri, memberIn, uriIn } from './memberIn.ts';
import { isListFilter } from '../lists/listSettings.ts';
import type { ExplorerNode } from '../lists/nodes.ts';
import { isDataArgument } from '../support/guarded.ts';
import {
  chosenRows,
  nodeOf,
  nodeOfKind,
  objectShownAt,
  type JamfNode,
  type ObjectNode,
  type ResourceNode,
  type DocumentUri,
} from '../support/nodes.ts';
import type {
  InstanceArgument,
  KeptRequest,
  ListNames,
  ObjectNames,
  ObjectArgument,
  PlaceArgument,
  RequestArgument,
  ScopeForm,
  SentRequest,
  ShownList,
} from './arguments.ts';

/*
 * What commands are called with is read here, where it comes in, and has a type from then on. VS Code passes the clicked row and the
 * selection, or the address of an editor; other extensions pass whatever they like. What is none of what a command takes counts as nothing,
 * so that the command asks.
 */

type Given = readonly unknown[];

export function readNothing(): [] {
  return [];
}

/** The number of a wait that stands. */
export function readWait([argument]: Given): [wait: number | undefined] {
  return [typeof argument === 'number' ? argument : undefined];
}

export function readInstanceId([argument]: Given): [instance: string | undefined] {
  return [textIn(argument)];
}

export function readInstance([argument]: Given): [instance: InstanceArgument | undefined] {
  return [textIn(argument) ?? nodeOf(argument)];
}

export function readSignIn([argument, how]: Given): [instance: InstanceArgument | undefined, how: 'same' | undefined] {
  return [...readInstance([argument]), how === 'same' ? how : undefined];
}

export function readAdded([id, how]: Given): [instance: string | undefined, how: 'unfolded' | undefined] {
  return [textIn(id), how === 'unfolded' ? how : undefined];
}

/** Privileges stand in a second argument, where a menu passes the selection: its rows are no names. */
export function readInstanceAndPrivileges([argument, names]: Given): [
  instance: InstanceArgument | undefined,
  privileges: readonly string[],
] {
  return [...readInstance([argument]), Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []];
}

export function readRows([argument, selection]: Given): [row: JamfNode | undefined, selection: readonly JamfNode[]] {
  const items: readonly unknown[] = Array.isArray(selection) ? selection : [];
  return [nodeOf(argument), items.map(nodeOf).filter((node) => node !== undefined)];
}

/** The same, or what a key in the view passes. */
export function readRowsOrChosen([argument, selection]: Given): [
  row: JamfNode | typeof chosenRows | undefined,
  selection: readonly JamfNode[],
] {
  return argument === chosenRows ? [chosenRows, []] : readRows([argument, selection]);
}

export function readOneObject([argument]: Given): [object: ObjectArgument | undefined] {
  return [objectIn(argument)];
}

/** Another instance stands in a second argument, where a menu passes the selection. */
export function readOneObjectAndInstance([argument, other]: Given): [object: ObjectArgument | undefined, instance: string | undefined] {
  return [objectIn(argument), textIn(other)];
}

export function readObjects([argument, selection]: Given): [object: ObjectArgument | undefined, selection: readonly ObjectNode[]] {
  const items: readonly unknown[] = Array.isArray(selection) ? selection : [];
  return [objectIn(argument), items.map((item) => nodeOfKind(item, 'object')).filter((node) => node !== undefined)];
}

/** An object as a row has it, by whatever it is named. */
export function readObjectRow([argument]: Given): [object: ObjectNode | 'nothing' | undefined] {
  const named = objectIn(argument);
  if (named === undefined) return [argument === undefined || argument === null ? undefined : 'nothing'];
  if (typeof named === 'string') return ['nothing'];
  if ('scheme' in named) return [objectShownAt(named) ?? 'nothing'];
  if (!('kind' in named)) return [{ kind: 'object', instanceId: named.instance, resource: named.resource, id: named.id, label: '' }];
  return [named.kind === 'object' ? named : 'nothing'];
}

/** @throws `invalid` for data of which something is missing, or means nothing. */
export function readScope([argument, selection]: Given): [
  object: ObjectArgument | ScopeForm | undefined,
  selection: readonly ObjectNode[],
] {
  if (typeof argument !== 'object' || argument === null || !isDataArgument(argument) || !('what' in argument))
    return readObjects([argument, selection]);
  const [as, objects] = [memberIn(argument, 'as'), 'objects' in argument ? argument.objects : undefined];
  const role = scopeRoles.find((one) => one === as);
  const what = Array.isArray(argument.what) ? argument.what.map(scopeThingIn) : [];
  if (role === undefined || what.length === 0) {
    throw invalidProblem(t('A change of scope needs “as”: target, limitation or exclusion, and “what”: a list of resource and id.'));
  }
  return [{ as: role, what, ...(objects === undefined ? {} : { objects: namesIn(objects) }) }, []];
}

function scopeThingIn(one: unknown): ScopeForm['what'][number] {
  const [resource, id, name] = [memberIn(one, 'resource'), memberIn(one, 'id'), memberIn(one, 'name')];
  if (resource !== undefined && id !== undefined) return { resource, id, ...(name === undefined ? {} : { name }) };
  throw invalidProblem(t('What is added to a scope, or removed from it, needs resource and id, each a text.'));
}

function namesIn(objects: unknown): readonly ObjectNames[] {
  const all: readonly unknown[] = Array.isArray(objects) ? objects : [objects];
  return all.map((one) => {
    const named = objectIn(one);
    if (typeof named === 'object' && 'instance' in named) return named;
    throw invalidProblem(t('The argument needs instance, resource and id, each a text.'));
  });
}

export function readSecret([argument, pointer]: Given): [object: ObjectArgument | undefined, pointer: string | undefined] {
  return [objectIn(argument), textIn(pointer)];
}

export function readRowOrDocument([argument]: Given): [what: JamfNode | DocumentUri | 'nothing' | undefined] {
  if (argument === undefined || argument === null) return [undefined];
  return [nodeOf(argument) ?? uriIn(argument) ?? 'nothing'];
}

/** Whoever calls with data is asked for what is missing, and for nothing else. */
export function readPlace([argument]: Given): [place: PlaceArgument | undefined] {
  const node = nodeOf(argument);
  if (node !== undefined || !isDataArgument(argument)) return [node];
  const [resource, ofInstance] = [memberIn(argument, 'resource'), memberIn(argument, 'instance')];
  return [{ ...(ofInstance === undefined ? {} : { instance: ofInstance }), ...(resource === undefined ? {} : { resource }) }];
}

/** A text stands in a second argument, where a menu passes the selection. */
export function readPlaceAndText([argument, text]: Given): [place: PlaceArgument | undefined, text: string | undefined] {
  return [...readPlace([argument]), textIn(text)];
}

export function readListAsShown([argument, shown]: Given): [list: ResourceNode | undefined, shown: ShownList | undefined] {
  return [nodeOfKind(argument, 'resource'), isShownList(shown) ? shown : undefined];
}

/** The list of a resource, by whichever row or feature. */
export function readList([argument]: Given): [list: ResourceNode | undefined] {
  return [nodeOfKind(argument, 'resource')];
}

/** A list, and the key of a row that was perhaps one of it. */
export function readRowGone([argument, key]: Given): [list: ResourceNode | undefined, key: string | undefined] {
  return [...readList([argument]), textIn(key)];
}

/** The column of a table's header, from its menu. */
export function readColumn([argument]: Given): [column: string | undefined] {
  return [memberIn(argument, 'column')];
}

/** @throws `invalid` for names that are no text. */
export function readListNames([argument]: Given): [list: ResourceNode | ListNames | undefined] {
  const node = nodeOfKind(argument, 'resource');
  if (node !== undefined || typeof argument !== 'object' || argument === null || !isDataArgument(argument)) return [node];
  const at = (name: string): unknown => Reflect.get(argument, name);
  const [ofInstance, resource, filter] = [at('instance'), at('resource'), at('filter') ?? ''];
  if (typeof ofInstance !== 'string' || typeof resource !== 'string' || typeof filter !== 'string') {
    throw invalidProblem(t('A table needs the id of an instance and the key of a resource, as text.'));
  }
  return [{ instance: ofInstance, resource, filter }];
}

/** Only rows of the view of instances have a `key`: what other features pass has not, and is not meant. */
export function readExplorerRow([argument]: Given): [row: ExplorerNode | undefined] {
  return [isExplorerRow(argument) ? argument : undefined];
}

/** A row, and all that are selected with it. */
export function readExplorerRows([argument, selection]: Given): [row: ExplorerNode | undefined, selection: readonly ExplorerNode[]] {
  const items: readonly unknown[] = Array.isArray(selection) ? selection : [];
  return [...readExplorerRow([argument]), items.filter(isExplorerRow)];
}

/** A row, or what a key in the view passes. */
export function readRowOrChosen([argument]: Given): [row: ExplorerNode | typeof chosenRows | undefined] {
  return argument === chosenRows ? [chosenRows] : readExplorerRow([argument]);
}

/** A row, or the list of a resource by whichever feature; what is neither is not taken for all there is. */
export function readRefreshed([argument]: Given): [what: ExplorerNode | ResourceNode | 'nothing' | undefined] {
  if (argument === undefined || argument === null) return [undefined];
  return [isExplorerRow(argument) ? argument : (nodeOfKind(argument, 'resource') ?? 'nothing')];
}

/** @throws `invalid` for names of which one is missing. */
function objectIn(argument: unknown): ObjectArgument | undefined {
  const known = textIn(argument) ?? nodeOf(argument) ?? uriIn(argument);
  if (known !== undefined) return known;
  const [ofInstance, resource, id] = ['instance', 'resource', 'id'].map((name) => memberIn(argument, name));
  if (ofInstance === undefined && resource === undefined && id === undefined) return undefined;
  if (ofInstance === undefined || resource === undefined || id === undefined) {
    throw invalidProblem(t('The argument needs instance, resource and id, each a text.'));
  }
  return { instance: ofInstance, resource, id };
}

export function readKeptRequest([argument]: Given): [request: RequestArgument | undefined] {
  return [textIn(argument) ?? uriIn(argument) ?? (isKeptRequest(argument) ? argument : undefined)];
}

export function readSentRequest([argument]: Given): [sent: SentRequest | undefined] {
  return [isKeptRequest(argument) && argument.kind === 'entry' ? argument : undefined];
}

/** Rows of our own view: nothing else has these members. */
function isKeptRequest(value: unknown): value is KeptRequest {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return (value.kind === 'file' && 'uri' in value && isUri(value.uri)) || (value.kind === 'entry' && 'entry' in value);
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isShownList(value: unknown): value is ShownList {
  if (typeof value !== 'object' || value === null) return false;
  const at = (name: string): unknown => Reflect.get(value, name);
  const [filter, sort, columns, rows] = [at('filter'), at('sort'), at('columns'), at('rows')];
  const isOrder = sort === undefined || typeof sort === 'string';
  const isQuestion = (filter === undefined || isListFilter(filter)) && isOrder && (rows === undefined || isRows(rows));
  return isQuestion && Array.isArray(columns) && columns.every((one) => typeof one === 'string');
}

/** Nothing but a table of ours passes a function. */
function isRows(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'read' in value && typeof value.read === 'function';
}

const explorerKinds: ReadonlySet<string> = new Set([
  'instance',
  'shelf',
  'group',
  'resource',
  'object',
  'more',
  'loading',
  'trouble',
  'notice',
]);

function isExplorerRow(value: unknown): value is ExplorerNode {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('key' in value)) return false;
  return typeof value.kind === 'string' && explorerKinds.has(value.kind) && typeof value.key === 'string';
}
