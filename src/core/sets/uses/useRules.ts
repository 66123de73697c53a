import { textAt } from '../../catalog/fields.ts';
import { isRecord } from '../../json/wire.ts';
import { scopePlaces } from '../../objects/scope/scopePlaces.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { useFactsOf, usesSaid } from '../../resources/useKinds.ts';
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
    runBy: usesSaid('event')[0]?.key,
    walkerOf,
    traitsOf: (resource) => traitsIn(resource, shapeOfKind(catalogue, resource)),
    hasTexts: (resource) => walkerOf(resource).places.some(({ role }) => role === 'shell' || role === 'handed'),
    isSpokenOf: (resource) => spoken.has(ids(resource)),
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
  const { event, comparedBy } = useFactsOf(resource);
  const targets = targetsIn(shape).map(({ pointer, alls }) => ({ list: pathOf(pointer), alls: alls.map(pathOf) }));
  const alls = allsIn(shape);
  const flag = ['general.enabled', 'enabled'].find((path) => leafIn(shapeAt(shape, `/${path.replace('.', '/')}`))?.type === 'boolean');
  if ((event ?? comparedBy) === undefined && targets.length === 0 && flag === undefined) return undefined;
  return (document) => {
    if (!isRecord(document)) return undefined;
    const isSet = (path: string): boolean => textAt(document, path) === 'true';
    const isEmpty = (path: readonly string[]): boolean => {
      const list = path.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), document);
      return !Array.isArray(list) || list.length === 0;
    };
    return {
      event: event === undefined ? undefined : textAt(document, event)?.trim(),
      called: comparedBy === undefined ? undefined : textAt(document, comparedBy),
      isOff: flag !== undefined && textAt(document, flag) === 'false',
      isForNobody: targets.length > 0 && targets.every(({ list }) => isEmpty(list)) && !alls.some(isSet),
    };
  };
}

/** Dotted paths of the flags that put everything into a scope. */
function allsIn(shape: Shape): readonly string[] {
  const fields = recordIn(shapeAt(shape, '/scope'))?.fields();
  return [...(fields?.keys() ?? [])].filter((name) => name.startsWith('all_')).map((name) => `scope.${name}`);
}

function pathOf(pointer: string): readonly string[] {
  return pointer.slice(1).split('/');
}
