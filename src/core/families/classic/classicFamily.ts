import { jsonCodec } from '../../wire/jsonCodec.ts';
import { xmlCodec } from '../../wire/xmlCodec.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { anything } from '../../shapes/shape.ts';
import type { Method } from '../../http/message.ts';
import type { Target } from '../../objects/address/address.ts';
import type { Codec } from '../../wire/codec.ts';
import type { RecordShape } from '../../shapes/shape.ts';
import type {
  Abilities,
  ApiFamily,
  Call,
  CreateCall,
  Endpoint,
  ListCall,
  ObjectCalls,
  OperationFacts,
  Resource,
  WriteCall,
  WriteRules,
} from '../family.ts';
import { deprecationOf, endpointAt, operationsOf, rowShapeOf, unasked } from './classicOperations.ts';
import { classicRoots, type ClassicRoot } from './roots.ts';
import { classicShape } from './shapes.ts';

/** What a write to it needs beside its shape. A chunk of its own. */
export interface ClassicWriting {
  rulesOf(root: ClassicRoot, shape: RecordShape): WriteRules;
  /** How its objects are written down, by how their elements are, at the path of one of them. */
  codecOf(root: ClassicRoot, codec: Codec, path: string): Codec;
  /** Where its objects are created, and what they begin with. */
  creationOf(root: ClassicRoot, call: Pick<WriteCall, 'endpoint' | 'shape'>): Pick<CreateCall, 'below' | 'pathOf' | 'begun' | 'apart'>;
}

/**
 * The Classic API, which describes none of its bodies itself (facts 8.24): its kinds are a table.
 *
 * @param pro the Jamf Pro API of the same instance: what it can do better is told of each kind.
 */
export function classicFamily(pro: ApiFamily, writing: ClassicWriting): ApiFamily {
  const operations = classicRoots().flatMap((root) => operationsOf(root, classicShape));
  const byKey = new Map(operations.map((operation) => [operation.key, operation]));
  const own = new Map(classicRoots().map((root) => [root.key, root]));
  const resources: Resource[] = [];
  const family: ApiFamily = {
    resources,
    operations,
    operation: (key) => byKey.get(key),
    describe: (method, path) => described(operations, method, path),
    list: ({ key }) => {
      const root = own.get(key);
      return root && listCall(writing, root);
    },
    object: ({ key }, target) => {
      const root = own.get(key);
      return root && objectCalls(writing, root, target);
    },
    listAt: (route, _, target) => {
      const root = classicRoots().find(({ key }) => route.startsWith(key));
      const list = root && listCall(writing, root);
      // `classic/policies/category/{}`
      const endpoint = operations.find(
        ({ path, method }) => method === 'GET' && route === path.replace(/^\/\w+/, 'classic').replace(/\{\w+\}/, '{}'),
      );
      if (list === undefined || endpoint === undefined || target.kind !== 'one' || !isId.test(target.id)) return undefined;
      return { ...list, endpoint, path: endpoint.path.replace(/\{\w+\}/, target.id) };
    },
  };
  for (const root of own.values()) {
    const can = abilitiesOf(root);
    if (can.read === undefined || (can.list === undefined && !root.isSingle)) continue;
    const kind = root.isSingle ? 'singleton' : 'collection';
    const isAlone = root.twin !== undefined && !pro.resources.some(({ key }) => key === root.twin);
    const named = isAlone ? { standsFor: root.twin } : {};
    resources.push({ key: root.key, family, tag: root.key, kind, can, ...deprecationOf(root), twin: twinOf(root, pro), ...named });
  }
  return family;
}

/**
 * Key of the kind of the Classic API that has the objects of a resource of the Jamf Pro API, and can do more with them (facts 8.26).
 *
 * @param edits whether the Jamf Pro API shows and changes objects of a kind: a list whose rows it does not open is worth less.
 */
export function betterInClassic({ key, can }: Pick<Resource, 'key' | 'can'>, edits: (key: string) => boolean): string | undefined {
  const { home } = kindOf(key);
  const meant = typeof home === 'object' && !edits(home.yes) ? home.yes : key;
  const root = classicRoots().find(({ twin }) => twin === meant);
  return root === undefined || isWhole(root, can) || abilitiesOf(root).edit === undefined ? undefined : root.key;
}

function twinOf(root: ClassicRoot, pro: ApiFamily): string | undefined {
  const other = pro.resources.find(({ key }) => key === root.twin);
  return other !== undefined && isWhole(root, other.can) ? other.key : undefined;
}

/** The Jamf Pro API is better where it lists, reads and changes what the Classic API does: some of it only reads. */
function isWhole({ isSingle }: ClassicRoot, { list, read, edit }: Abilities): boolean {
  return (isSingle || list !== undefined) && read !== undefined && edit !== undefined;
}

/** What may be asked: to write, only what has a shape, since without one nobody knows what the server would drop. */
function abilitiesOf(root: ClassicRoot): Abilities {
  const none = { create: undefined, edit: undefined, remove: undefined };
  if (root.element === '') return { list: undefined, read: undefined, ...none };
  const at = root.isSingle ? '' : '/id/{id}';
  const written = (method: Method): Endpoint | undefined =>
    classicShape(root.element) === undefined ? undefined : endpointOf(root, at, method);
  // A new object is written to an id, or to what it is created below.
  const born = root.places.find(({ methods, element }) => methods.includes('POST') && element === root.element);
  const create = born === undefined || classicShape(root.element) === undefined ? undefined : endpointAt(root, born, 'POST');
  const edit = { create, edit: written('PUT'), remove: written('DELETE') };
  return { list: root.isSingle ? undefined : endpointOf(root, '', 'GET'), read: endpointOf(root, at, 'GET'), ...edit };
}

function endpointOf(root: ClassicRoot, below: string, method: Method): Endpoint | undefined {
  const place = root.places.find(({ path, methods }) => path === `/JSSResource/${root.path}${below}` && methods.includes(method));
  return place && endpointAt(root, place, method);
}

function listCall(writing: ClassicWriting, root: ClassicRoot): ListCall | undefined {
  const endpoint = abilitiesOf(root).list;
  if (endpoint === undefined) return undefined;
  const row = rowShapeOf(root);
  return {
    ...unasked,
    ...callOf(writing, root, endpoint, endpoint.path),
    accept: 'application/json',
    codec: jsonCodec,
    abilities: { pages: false, sorts: false, filters: false, sections: [] },
    query: () => [],
    rowsAt: () => ({ name: root.listElement, isCounted: false }),
    rowShape: () => row,
  };
}

function objectCalls(writing: ClassicWriting, root: ClassicRoot, target: Target): ObjectCalls {
  const { read, edit, create, remove } = abilitiesOf(root);
  const path = target.kind === 'new' ? undefined : pathOf(read, target);
  return {
    read: read !== undefined && path !== undefined ? callOf(writing, root, read, path) : undefined,
    readShape: classicShape(root.element) ?? anything,
    write: path === undefined ? undefined : writeOf(writing, root, edit, path),
    create: createOf(writing, root, create),
    remove: remove !== undefined && path !== undefined ? callOf(writing, root, remove, path) : undefined,
    history: () => ({ list: undefined, note: undefined }),
    members: () => ({ own: undefined, inventory: undefined }),
  };
}

function writeOf(writing: ClassicWriting, root: ClassicRoot, endpoint: Endpoint | undefined, path: string): WriteCall | undefined {
  const shape = classicShape(root.element);
  if (shape === undefined || endpoint === undefined) return undefined;
  const rules = writing.rulesOf(root, shape);
  return { ...callOf(writing, root, endpoint, path), mediaType: 'application/xml', shape, style: 'sections', rules };
}

function createOf(writing: ClassicWriting, root: ClassicRoot, endpoint: Endpoint | undefined): CreateCall | undefined {
  const call = writeOf(writing, root, endpoint, '');
  return call && { ...call, ...writing.creationOf(root, call) };
}

const isId = /^\d{1,12}$/;

/** Undefined: nothing can be there. Its ids are whole numbers. */
function pathOf(endpoint: Endpoint | undefined, target: Exclude<Target, { readonly kind: 'new' }>): string | undefined {
  if (target.kind === 'one') return isId.test(target.id) ? endpoint?.path.replace('{id}', target.id) : undefined;
  return endpoint?.path.includes('{') === false ? endpoint.path : undefined;
}

function callOf(writing: ClassicWriting, root: ClassicRoot, endpoint: Endpoint, path: string): Call {
  const { deprecated, deprecationDate } = deprecationOf(root);
  const codec = xmlCodec(root.element, classicShape(root.element) ?? anything, kindOf(root.key).results?.field);
  return {
    endpoint,
    path,
    accept: 'application/xml',
    codec: writing.codecOf(root, codec, path),
    outdated: () => (deprecated ? { operation: endpoint.key, date: deprecationDate, successor: undefined } : undefined),
  };
}

/** Of those that a path may be of, the one with the most fixed segments. */
function described(operations: readonly OperationFacts[], method: Method, path: string): OperationFacts | undefined {
  const segments = path.split('/');
  const names = (operation: OperationFacts): number => operation.path.split('{').length;
  return operations
    .filter((operation) => operation.method === method && isAt(operation.path.split('/'), segments))
    .toSorted((one, other) => names(one) - names(other))[0];
}

function isAt(own: readonly string[], segments: readonly string[]): boolean {
  if (own.length !== segments.length) return false;
  return own.every((name, index) => {
    const segment = segments[index] ?? '';
    return name.startsWith('{') ? segment !== '' && (!name.includes('_{') || segment.includes('_')) : name === segment;
  });
}
