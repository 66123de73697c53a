import { isRecord } from '../../json/wire.ts';
import { scopePlaces } from '../../objects/scope/scopePlaces.ts';
import { kindOf, kindsWith } from '../../resources/kindOf.ts';
import { usesSaid } from '../../resources/useKinds.ts';
import { anything, type Shape } from '../../shapes/shape.ts';
import { leafIn, recordIn, shapeAt } from '../../shapes/shapeAt.ts';
import { idsOf, type UseCatalogue } from './sameObjects.ts';
import { useWalkerOf, type UseWalker } from './useWalker.ts';

/** What tells that an object does nothing, or how it is called upon. */
export interface ObjectTraits {
  /** The event that scripts run it by. */
  readonly event: string | undefined;
  /** What criteria compare with in the place of its name. */
  readonly called: string | undefined;
  readonly isOff: boolean;
  /** It has a scope in which nothing stands. */
  readonly isForNobody: boolean;
}

/** What can use what, by the shapes of an instance's kinds. Made once for each catalogue. */
export interface UseRules {
  readonly catalogue: UseCatalogue;
  /** The key that stands for all kinds with the same ids. */
  readonly ids: (resource: string) => string;
  /** Key of the kind whose objects scripts run by an event. */
  readonly runBy: string | undefined;
  walkerOf(resource: string): UseWalker;
  /** Undefined: its objects have none. */
  traitsOf(resource: string): ((document: unknown) => ObjectTraits | undefined) | undefined;
  /** Its documents have texts that are run, or handed to what is run. */
  hasTexts(resource: string): boolean;
  isSpokenOf(resource: string): boolean;
  /** Scripts run its objects. */
  isRun(resource: string): boolean;
  isScoped(resource: string): boolean;
}

const made = new WeakMap<UseCatalogue, UseRules>();

export function useRules(catalogue: UseCatalogue): UseRules {
  const found = made.get(catalogue) ?? makeRules(catalogue);
  made.set(catalogue, found);
  return found;
}

function makeRules(catalogue: UseCatalogue): UseRules {
  const ids = idsOf(catalogue);
  const runBy = kindsWith('calledBy').find(({ calledBy }) => calledBy?.as === 'event')?.key;
  const walkers = new Map<string, UseWalker>();
  const spoken = new Set(usesSaid('isSpokenOf').map(({ key }) => ids(key)));
  const walkerOf = (resource: string): UseWalker => {
    const walker = walkers.get(resource) ?? useWalkerOf(kindOf(resource), shapeOfKind(catalogue, resource));
    walkers.set(resource, walker);
    return walker;
  };
  return {
    catalogue,
    ids,
    runBy,
    walkerOf,
    traitsOf: (resource) => traitsIn(resource, shapeOfKind(catalogue, resource)),
    hasTexts: (resource) => walkerOf(resource).places.some(({ role }) => role === 'shell' || role === 'handed'),
    isSpokenOf: (resource) => spoken.has(ids(resource)),
    isRun: (resource) => runBy !== undefined && ids(runBy) === ids(resource),
    isScoped: (resource) => targetsIn(shapeOfKind(catalogue, resource)).length > 0,
  };
}

/** Of what a read answers; where there is only a list, of its rows. */
function shapeOfKind(catalogue: UseCatalogue, key: string): Shape {
  const resource = catalogue.resource(key);
  if (resource === undefined) return anything;
  const { family, kind, can } = resource;
  if (can.read === undefined) return family.list(resource)?.rowShape() ?? anything;
  return family.object(resource, kind === 'singleton' ? { kind: 'only' } : { kind: 'one', id: '1' })?.readShape ?? anything;
}

function targetsIn(shape: Shape): ReturnType<typeof scopePlaces> {
  return scopePlaces(shape).filter(({ role }) => role === 'target');
}

function traitsIn(resource: string, shape: Shape): ((document: unknown) => ObjectTraits | undefined) | undefined {
  const { calledBy } = kindOf(resource);
  const lists = targetsIn(shape).map(({ pointer }) => pathOf(pointer));
  const alls = allsIn(shape);
  const flag = ['general.enabled', 'enabled'].find((path) => leafIn(shapeAt(shape, `/${path.replace('.', '/')}`))?.type === 'boolean');
  if (calledBy === undefined && lists.length === 0 && flag === undefined) return undefined;
  const [calledAt, flagAt] = [calledBy?.at, flag].map((path) => path?.split('.'));
  return (document) => {
    if (!isRecord(document)) return undefined;
    const isEmpty = (path: readonly string[]): boolean => {
      const list = at(document, path);
      return !Array.isArray(list) || list.length === 0;
    };
    const called = textIn(document, calledAt);
    return {
      event: calledBy?.as === 'event' ? called?.trim() : undefined,
      called: calledBy?.as === 'name' ? called : undefined,
      isOff: flagAt !== undefined && String(at(document, flagAt)) === 'false',
      isForNobody: lists.length > 0 && lists.every(isEmpty) && !alls.some((path) => String(at(document, path)) === 'true'),
    };
  };
}

function at(document: unknown, path: readonly string[]): unknown {
  let value = document;
  for (const name of path) value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value;
}

function textIn(document: unknown, path: readonly string[] | undefined): string | undefined {
  const value = path === undefined ? undefined : at(document, path);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Paths of the flags that put everything into a scope. */
function allsIn(shape: Shape): readonly (readonly string[])[] {
  const fields = recordIn(shapeAt(shape, '/scope'))?.fields();
  return [...(fields?.keys() ?? [])].filter((name) => name.startsWith('all_')).map((name) => ['scope', name]);
}

function pathOf(pointer: string): readonly string[] {
  return pointer.slice(1).split('/');
}
