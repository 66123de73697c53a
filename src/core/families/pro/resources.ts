import type { Method } from '../../http/message.ts';
import { isJsonType } from '../../request/mediaType.ts';
import { lastParameter } from '../../request/path.ts';
import { answersEnvelope, answersJson, answersList, answersObject, needsMoreThanPath } from './answers.ts';
import type { ApiDocument, Operation, ResourceOperations } from './types.ts';

/** Operations of one path without its version; parameter names may differ between versions, so they do not count. */
interface Place {
  readonly shape: string;
  readonly segments: readonly string[];
  /** By method, in the version to use. */
  readonly verbs: Partial<Record<Method, Operation>>;
}

/**
 * What an instance has objects of, derived from its operations alone: nothing is known here about particular resources or versions.
 * In the order of the document.
 */
export function resourcesOf(document: ApiDocument): readonly ResourceOperations[] {
  const places = placesOf(document.operations);
  const bases = new Map<string, string>();
  for (const { shape, segments } of places.values()) {
    if (!shape.includes('{}')) bases.set(shape, shape);
    else if (segments.indexOf('{}') === segments.length - 1) bases.set(segments.slice(0, -1).join('/'), shape);
  }
  const resources: ResourceOperations[] = [];
  for (const key of bases.keys()) {
    const resource = resourceAt(document, places, key);
    if (resource !== undefined) resources.push(resource);
  }
  return resources;
}

/** Same method and path in the newest live version, if that is a newer one. */
export function newerVersionOf(document: ApiDocument, operation: Operation): Operation | undefined {
  const shape = shapeOf(operation.route);
  const newer = document.operations.filter(
    (other) => !other.deprecated && other.method === operation.method && shapeOf(other.route) === shape && other.key !== operation.key,
  );
  const best = newer.sort(byPreference)[0];
  return best !== undefined && rankOf(best.version) > rankOf(operation.version) ? best : undefined;
}

function placesOf(operations: readonly Operation[]): ReadonlyMap<string, Place> {
  const candidates = new Map<string, Operation[]>();
  for (const operation of operations) {
    const key = `${operation.method} ${shapeOf(operation.route)}`;
    const found = candidates.get(key);
    if (found === undefined) candidates.set(key, [operation]);
    else found.push(operation);
  }
  const places = new Map<string, Place>();
  for (const versions of candidates.values()) {
    const best = versions.sort(byPreference)[0];
    if (best === undefined) continue;
    const shape = shapeOf(best.route);
    const place = places.get(shape) ?? { shape, segments: shape.split('/'), verbs: {} };
    place.verbs[best.method] = best;
    places.set(shape, place);
  }
  return places;
}

/** Live before deprecated, then the newest. */
function byPreference(one: Operation, other: Operation): number {
  if (one.deprecated !== other.deprecated) return one.deprecated ? 1 : -1;
  return rankOf(other.version) - rankOf(one.version);
}

function rankOf(version: string): number {
  if (version.startsWith('v')) return Number(version.slice(1));
  return version === 'preview' ? 0 : -1;
}

function shapeOf(route: string): string {
  return route.replaceAll(/\{[^{}]*\}/g, '{}');
}

function resourceAt(document: ApiDocument, places: ReadonlyMap<string, Place>, key: string): ResourceOperations | undefined {
  const verbs = places.get(key)?.verbs ?? {};
  const item = places.get(`${key}/{}`)?.verbs ?? {};
  // A split path: the whole object and its change live beside the list (facts 4.10). `x-detail` is part of `x` then.
  if (key.endsWith('-detail') && isListed(document, places, key.slice(0, -'-detail'.length))) return undefined;
  const list = isList(document, verbs) ? verbs.GET : undefined;
  const hasItem = Object.values(item).some((operation) => !operation.isAction);
  if (list !== undefined || (hasItem && !isSettings(document, verbs))) return collection(document, places, key, list, verbs, item);
  return isSettings(document, verbs) ? singleton(places, key, verbs) : undefined;
}

function isListed(document: ApiDocument, places: ReadonlyMap<string, Place>, key: string): boolean {
  return isList(document, places.get(key)?.verbs ?? {});
}

/** A lone array in an object that can be written back is a setting that happens to be a list. */
function isList(document: ApiDocument, verbs: Place['verbs']): boolean {
  if (verbs.GET === undefined || !answersList(document, verbs.GET)) return false;
  return answersEnvelope(document, verbs.GET) || (verbs.PUT ?? verbs.PATCH) === undefined;
}

function isSettings(document: ApiDocument, verbs: Place['verbs']): boolean {
  return verbs.GET !== undefined && !verbs.GET.isAction && answersObject(document, verbs.GET);
}

function collection(
  document: ApiDocument,
  places: ReadonlyMap<string, Place>,
  key: string,
  list: Operation | undefined,
  verbs: Place['verbs'],
  item: Place['verbs'],
): ResourceOperations | undefined {
  const beside = places.get(`${key}-detail/{}`)?.verbs ?? {};
  const below = places.get(`${key}/{}/detail`)?.verbs ?? {};
  const isObject = (operation: Operation | undefined): boolean =>
    operation !== undefined && answersJson(document, operation) && !needsMoreThanPath(document, operation);
  const object = [below.GET, beside.GET, item.GET].find(isObject);
  const parts = {
    list,
    create: creation(document, verbs.POST, item),
    read: object,
    replace: item.PUT ?? beside.PUT,
    update: item.PATCH ?? beside.PATCH,
    remove: item.DELETE,
  };
  if (list === undefined && parts.read === undefined && parts.create === undefined) return undefined;
  const own = Object.values(parts).filter((operation) => operation !== undefined);
  return {
    key,
    ...described(own),
    kind: list === undefined ? 'itemOnly' : 'collection',
    ...parts,
    idParameter: lastParameter((parts.read ?? parts.replace ?? parts.update ?? parts.remove)?.path ?? ''),
    below: belowOf(places, key),
  };
}

/**
 * What adds an object to a collection. Where single objects have a path of their own, a POST on the list adds one, whatever the document
 * calls it: it marks the creation of extension attributes, API roles and accounts as actions. An action that takes no JSON begins
 * something else, such as an upload.
 */
function creation(document: ApiDocument, post: Operation | undefined, item: Place['verbs']): Operation | undefined {
  if (post?.isAction !== true) return post;
  const takesJson = (): boolean => document.detail(post).request.some(({ mediaType }) => isJsonType(mediaType));
  return item.GET !== undefined && takesJson() ? post : undefined;
}

function singleton(places: ReadonlyMap<string, Place>, key: string, verbs: Place['verbs']): ResourceOperations {
  const parts = {
    list: undefined,
    create: verbs.POST?.isAction === true ? undefined : verbs.POST,
    read: verbs.GET,
    replace: verbs.PUT,
    update: verbs.PATCH,
    remove: verbs.DELETE,
  };
  const own = Object.values(parts).filter((operation) => operation !== undefined);
  return { key, ...described(own), kind: 'singleton', ...parts, idParameter: undefined, below: belowOf(places, key) };
}

function described(own: readonly Operation[]): Pick<ResourceOperations, 'tag' | 'deprecated' | 'deprecationDate'> {
  const newest = own.toSorted(byPreference)[0];
  const deprecated = own.every((operation) => operation.deprecated);
  return { tag: newest?.tag ?? '', deprecated, deprecationDate: deprecated ? newest?.deprecationDate : undefined };
}

function belowOf(places: ReadonlyMap<string, Place>, key: string): readonly Operation[] {
  const prefix = `${key}/{}/`;
  const found: Operation[] = [];
  for (const place of places.values()) if (place.shape.startsWith(prefix)) found.push(...Object.values(place.verbs));
  return found;
}
