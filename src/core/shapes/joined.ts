import { anything, lazily, untold } from './shape.ts';
import type { EitherShape, Field, LeafShape, ListShape, RecordShape, Shape, Told } from './shape.ts';

/** How two shapes of one value belong together: both hold, or either does. */
export type Joint = 'all' | 'either';

/**
 * Two shapes of one value as one, of which neither hides what the other says: a field of any of them is a field. What one of two that
 * hold together forbids is forbidden; what one of two alternatives takes is taken. Where they differ in kind, an alternative is kept
 * beside the other, and of two that hold together the one with something inside counts.
 */
function joined(a: Shape, b: Shape, joint: Joint): Shape {
  if (a === b || b === anything) return a;
  if (a === anything) return b;
  if (a.kind === 'any') return joint === 'all' ? { ...b, ...toldOver(a, b) } : b;
  if (b.kind === 'any') return joint === 'all' ? { ...a, ...toldOver(a, b) } : a;
  if (a.kind === 'record' && b.kind === 'record') return joinedRecords(a, b, joint);
  if (a.kind === 'list' && b.kind === 'list') return joinedLists(a, b);
  if (a.kind === 'leaf' && b.kind === 'leaf') return joint === 'either' ? b : joinedLeaves(a, b);
  if (joint === 'either') return { kind: 'either', ...untold, options: () => [a, b], by: undefined };
  if (a.kind === 'either') return eachJoined(a, (option) => joined(option, b, joint));
  if (b.kind === 'either') return eachJoined(b, (option) => joined(a, option, joint));
  return b.kind === 'record' || a.kind === 'leaf' ? b : a;
}

/** Two records as one. */
export function joinedRecords(a: RecordShape, b: RecordShape, joint: Joint): RecordShape {
  const fields = lazily(() => {
    const all = new Map(a.fields());
    for (const [name, field] of b.fields()) {
      const known = all.get(name);
      all.set(name, known === undefined ? field : joinedFields(known, field, joint));
    }
    return all;
  });
  const required = new Set([...a.required, ...b.required]);
  return { kind: 'record', ...untold, fields, required, others: [a.others, b.others].find(takesOthers) ?? b.others ?? a.others };
}

/** Whether a record takes fields that it does not name. */
export function takesOthers(others: RecordShape['others']): boolean {
  return others !== undefined && others !== false;
}

function joinedFields(a: Field, b: Field, joint: Joint): Field {
  const says = (access: Field['access']): boolean => {
    const [one, other] = [a.access === access, b.access === access];
    return joint === 'all' ? one || other : one && other;
  };
  return {
    ...b,
    shape: lazily(() => joined(a.shape(), b.shape(), joint)),
    access: says('readOnly') ? 'readOnly' : says('writeOnly') ? 'writeOnly' : 'both',
  };
}

/** Two lists as one: an entry is one of either. */
export function joinedLists(a: ListShape, b: ListShape): ListShape {
  return { ...b, entry: lazily(() => joined(a.entry(), b.entry(), 'either')) };
}

/** What the later one says counts; where that says no type, it adds to the other. */
function joinedLeaves(a: LeafShape, b: LeafShape): LeafShape {
  if (b.type !== 'unknown') return b;
  return {
    ...a,
    ...toldOver(a, b),
    choices: b.choices ?? a.choices,
    format: b.format ?? a.format,
    pattern: b.pattern ?? a.pattern,
    minimum: b.minimum ?? a.minimum,
    maximum: b.maximum ?? a.maximum,
    minLength: b.minLength ?? a.minLength,
    maxLength: b.maxLength ?? a.maxLength,
  };
}

/** What the later one tells, and of what it does not tell what the other does. */
export function toldOver(a: Told, b: Told): Told {
  return {
    description: b.description || a.description,
    default: b.default ?? a.default,
    example: b.example ?? a.example,
    nullable: b.nullable || a.nullable,
    deprecated: b.deprecated || a.deprecated,
  };
}

function eachJoined(either: EitherShape, join: (option: Shape) => Shape): EitherShape {
  return {
    ...either,
    options: lazily(() => either.options().map(join)),
    by: either.by && {
      field: either.by.field,
      shapes: lazily(() => new Map([...(either.by?.shapes() ?? [])].map(([value, shape]) => [value, join(shape)]))),
    },
  };
}

/** Several shapes that hold together. */
export function joinedAll(shapes: readonly Shape[]): Shape {
  return shapes.reduce((all, shape) => joined(all, shape, 'all'), anything);
}
