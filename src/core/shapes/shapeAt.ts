import { fromPointer } from '../json/pointers.ts';
import { joinedLists, joinedRecords, takesOthers } from './joined.ts';
import { anything, type Field, type LeafShape, type ListShape, type RecordShape, type Shape } from './shape.ts';

/** More alternatives inside alternatives than this go in circles. */
const mostOptions = 500;

/**
 * The fields that an object of this shape may have; of alternatives those of all of them. Undefined for what is no object, and for what
 * nothing is known of.
 */
export function recordIn(shape: Shape | undefined): RecordShape | undefined {
  if (shape?.kind === 'record') return shape;
  const records = optionsIn(shape).flatMap((option) => (option.kind === 'record' ? option : []));
  return records.length === 0 ? undefined : records.reduce((all, option) => joinedRecords(all, option, 'either'));
}

/** The same for a list. */
export function listIn(shape: Shape | undefined): ListShape | undefined {
  if (shape?.kind === 'list') return shape;
  const lists = optionsIn(shape).flatMap((option) => (option.kind === 'list' ? option : []));
  return lists.length === 0 ? undefined : lists.reduce(joinedLists);
}

function optionsIn(shape: Shape | undefined): readonly Shape[] {
  if (shape?.kind !== 'either') return [];
  const found = new Set<Shape>([shape]);
  for (const one of found) if (one.kind === 'either') for (const option of one.options()) if (found.size < mostOptions) found.add(option);
  return [...found];
}

/** Whether an object of this shape may have fields that it does not name: a map, or a shape that says nothing. */
export function isOpen(shape: Shape | undefined): boolean {
  const found = recordIn(shape);
  return found === undefined || takesOthers(found.others) || found.fields().size === 0;
}

/** The field at a pointer; an entry of a list belongs to the list's. Undefined where the shape names nothing there. */
export function fieldAt(shape: Shape | undefined, pointer: string): Field | undefined {
  const whole: Field = { shape: () => shape ?? anything, access: 'both', isSecret: () => false, refersTo: () => undefined };
  return fromPointer(pointer).reduce<Field | undefined>((field, step) => field && fieldInside(field, step), whole);
}

function fieldInside(field: Field, step: string): Field | undefined {
  const shape = field.shape();
  const list = listIn(shape);
  return recordIn(shape)?.fields().get(step) ?? (list && { ...field, shape: list.entry });
}

/** The shape of what stands at a pointer; undefined where the shape names nothing there. */
export function shapeAt(shape: Shape | undefined, pointer: string): Shape | undefined {
  return fieldAt(shape, pointer)?.shape();
}

/** A value without anything inside, or the entries of a list of such. */
export function leafIn(shape: Shape | undefined): LeafShape | undefined {
  const value = shape?.kind === 'list' ? shape.entry() : shape;
  return value?.kind === 'leaf' ? value : undefined;
}
