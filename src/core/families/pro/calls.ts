import { wellFormed } from '../../../shared/urlText.ts';
import type { Method } from '../../http/message.ts';
import type { Target } from '../../objects/address/address.ts';
import { answerShape, rowsPlace } from './answers.ts';
import type { ApiDocument, Operation, ResourceOperations } from './types.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { shapeOf } from '../../shapes/ofSchema.ts';
import { anything } from '../../shapes/shape.ts';
import { jsonCodec } from '../../wire/jsonCodec.ts';
import type { Call, CreateCall, ObjectCalls, RowsCall, WriteCall } from '../family.ts';
import { proApi } from './proApi.ts';
import { successorOf } from './successor.ts';

const mergePatch = 'application/merge-patch+json';

/**
 * Finds the operations for one object. PATCH is preferred to PUT where there are both: it leaves alone what the document
 * does not show, secrets above all.
 */
export function objectCalls(document: ApiDocument, resource: ResourceOperations, target: Target): Omit<ObjectCalls, 'history'> {
  const { read } = resource;
  const exists = target.kind !== 'new';
  return {
    read: exists ? callOn(document, read, target) : undefined,
    readShape: read === undefined ? anything : (answerShape(document, read) ?? anything),
    write: exists ? writeCall(document, resource.update ?? resource.replace, target) : undefined,
    create: exists ? undefined : createCall(writeCall(document, resource.create, target)),
    remove: exists ? callOn(document, resource.remove, target) : undefined,
    members: () => memberCalls(document, resource.key, target),
  };
}

/** @param path the operation's, with what belongs into it. */
export function callOf(document: ApiDocument, operation: Operation, path: string): Call {
  return {
    endpoint: operation,
    path,
    accept: acceptOf(document, operation),
    codec: jsonCodec,
    outdated: () =>
      operation.deprecated
        ? { operation: operation.key, date: operation.deprecationDate, successor: successorOf(document, operation)?.key }
        : undefined,
  };
}

/** JSON, unless the operation answers with something else alone: then that, and JSON for its errors. A strict server answers 406 else. */
function acceptOf(document: ApiDocument, operation: Operation): string {
  const accept = proApi.accept(document.detail(operation).responses);
  return accept.startsWith('application/json') ? 'application/json' : accept;
}

export function writeCall(document: ApiDocument, operation: Operation | undefined, target: Target): WriteCall | undefined {
  const found = callOn(document, operation, target);
  if (operation === undefined || found === undefined) return undefined;
  const contents = document.detail(operation).request;
  const content = contents.find(({ mediaType }) => /[/+]json\b/.test(mediaType));
  if (content === undefined && contents.length > 0) return undefined;
  const mediaType = content?.mediaType ?? 'application/json';
  const style = operation.method === 'PATCH' || mediaType === mergePatch ? 'merge' : 'replace';
  return { ...found, mediaType, shape: shapeOf(document, content?.schema), style, rules: undefined };
}

function createCall(call: WriteCall | undefined): CreateCall | undefined {
  return call && { ...call, below: undefined, pathOf: () => call.path };
}

function callOn(document: ApiDocument, operation: Operation | undefined, target: Target): Call | undefined {
  if (operation === undefined) return undefined;
  const names = operation.path.match(/\{[^{}]+\}/g) ?? [];
  if (target.kind !== 'one') return names.length > 0 ? undefined : callOf(document, operation, operation.path);
  if (names.length !== 1 || ['', '.', '..'].includes(target.id)) return undefined;
  return callOf(document, operation, withId(operation.path, wellFormed(target.id)));
}

function memberCalls(document: ApiDocument, resourceKey: string, target: Target): ReturnType<ObjectCalls['members']> {
  const id = target.kind === 'one' ? target.id : '';
  const area = resourceKey.split('/')[0] ?? '';
  const own = newestOf(document, 'GET', (route) => route.startsWith(area) && /(^|\/)static-group-membership\/\{[^}]+\}$/.test(route));
  const { of, told } = kindOf(resourceKey).guards.members;
  const inventory = told === undefined ? undefined : newestOf(document, 'GET', (route) => route === of);
  return {
    own: own && rowsCall(document, own, withId(own.path, id)),
    inventory: inventory && rowsCall(document, inventory, inventory.path),
  };
}

function rowsCall(document: ApiDocument, operation: Operation, path: string): RowsCall {
  return { ...callOf(document, operation, path), rowsAt: () => rowsPlace(document, operation) };
}

export function withId(path: string, id: string): string {
  return path.replace(/\{[^{}]+\}/, () => encodeURIComponent(id));
}

/** The newest live operation of a method whose path without its version is wanted. */
export function newestOf(document: ApiDocument, wanted: Method, isWanted: (route: string) => boolean): Operation | undefined {
  const found = document.operations.filter(({ method, route }) => method === wanted && isWanted(route));
  return found.sort((a, b) => Number(a.deprecated) - Number(b.deprecated) || rank(b.version) - rank(a.version))[0];
}

function rank(version: string): number {
  return Number(/^v(\d+)$/.exec(version)?.[1] ?? 0);
}
