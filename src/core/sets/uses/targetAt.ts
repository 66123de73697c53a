import { jsonIn } from '../../json/parse.ts';
import { fromPointer, pointerAt, toPointer } from '../../json/pointers.ts';
import { jsonValue } from '../../json/wire.ts';
import { calledPointer, idPointers, namePointers } from '../../resources/identity.ts';
import type { ObjectRef } from '../source.ts';
import { alikeForm } from './nameParts.ts';
import { pointerOfUse } from './useMap.ts';
import type { UsesIndex } from './usesIndex.ts';
import type { UseRules } from './useRules.ts';
import type { UsedThing } from './useTypes.ts';

/** What stands at a place of an object's document. `own`: the object's own id or name. */
export type ThingAt = 'own' | UsedThing;

/** What the cursor is on in the document of an object: what it names there, or the object itself; undefined: neither. */
export function thingAt(rules: UseRules, resource: string, text: string, offset: number): ThingAt | undefined {
  const root = jsonIn(text);
  if (root === undefined) return undefined;
  const pointer = pointerAt(root, offset);
  if ([...idPointers(resource), ...namePointers(resource), calledPointer(resource)].includes(pointer)) return 'own';
  const around = toPointer(fromPointer(pointer).slice(0, -1));
  const found: { readonly thing: UsedThing; readonly at: string }[] = [];
  rules.walkerOf(resource).walk?.(jsonValue(text), {
    use: ({ resource: named, by, at }, said, steps) =>
      found.push({ thing: { resource: named, by, text: String(said) }, at: pointerOfUse(at, steps) }),
    text: () => undefined,
  });
  // The name beside an id says the same.
  const beside = found.filter(({ at, thing }) => thing.by === 'id' && toPointer(fromPointer(at).slice(0, -1)) === around && around !== '');
  const isBeside = /\/(?:id|name)$/.test(pointer) && beside.length === 1;
  return (found.find(({ at }) => at === pointer) ?? (isBeside ? beside[0] : undefined))?.thing;
}

/** The objects that a thing means, as far as they were read; one that is named by its id is there in any case. */
export function objectsMeant(index: UsesIndex | undefined, { resource, by, text }: UsedThing): readonly ObjectRef[] {
  const ids = index?.rules.ids(resource);
  const named = (isIt: (said: string | undefined) => boolean): readonly ObjectRef[] =>
    [...(index?.kinds ?? [])].flatMap(([key, { objects, traits }]) => {
      if (index?.rules.ids(key) !== ids) return [];
      return objects.filter(({ id, name }) =>
        isIt(by === 'id' ? id : by === 'name' ? (traits.get(id)?.called ?? name) : traits.get(id)?.event),
      );
    });
  const exact = named((said) => said === text);
  const isAlike = (said: string | undefined): boolean => said !== undefined && alikeForm(said) === alikeForm(text);
  const found = exact.length > 0 || by === 'id' ? exact : named(isAlike);
  return found.length > 0 || by !== 'id' ? found : [{ resource, id: text, name: '' }];
}
