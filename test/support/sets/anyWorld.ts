import * as fc from 'fast-check';
import { isRecord } from '../../../src/core/json/wire.ts';
import type { Field, Shape } from '../../../src/core/shapes/shape.ts';
import { listIn, recordIn } from '../../../src/core/shapes/shapeAt.ts';

/** In the place of an id, before a world gives it one: the third object of a kind. */
class Reference {
  readonly resource: string;
  readonly place: number;
  readonly isText: boolean;

  constructor(resource: string, place: number, isText: boolean) {
    this.resource = resource;
    this.place = place;
    this.isText = isText;
  }
}

/** The name that stands beside the id of an object. */
const nameBeside = Symbol('name beside');

/** What another server has otherwise. */
const own = Symbol('own');

const places = 4;

/**
 * Documents of a shape, as they are before a world gives ids to what they name.
 *
 * @param shown fields that no write takes and that say something on every server, by their last names.
 */
export function anyDocument(shape: Shape, shown: ReadonlySet<string>, depth = 0): fc.Arbitrary<unknown> {
  const record = recordIn(shape);
  if (record !== undefined && depth < 6) return anyRecord(record.fields(), shown, depth);
  const list = listIn(shape);
  if (list !== undefined) return fc.array(anyDocument(list.entry(), shown, depth + 1), { maxLength: 3 });
  return anyLeaf(shape);
}

function anyRecord(fields: ReadonlyMap<string, Field>, shown: ReadonlySet<string>, depth: number): fc.Arbitrary<unknown> {
  const isReference = depth > 0 && fields.get('id')?.refersTo() !== undefined && fields.has('name');
  const model = Object.fromEntries(
    [...fields].map(([name, field]) => [name, anyField(name, field, { isBeside: isReference, shown, depth })]),
  );
  return fc.record(model, { requiredKeys: isReference ? ['id', 'name'] : [] });
}

interface Around {
  readonly isBeside: boolean;
  readonly shown: ReadonlySet<string>;
  readonly depth: number;
}

function anyField(name: string, field: Field, { isBeside, shown, depth }: Around): fc.Arbitrary<unknown> {
  if ((field.access === 'readOnly' && !shown.has(name)) || (depth === 0 && name === 'id')) return fc.constant(own);
  const resource = field.refersTo();
  if (resource !== undefined) return anyReference(resource, field.shape());
  return isBeside && name === 'name' ? fc.constant(nameBeside) : anyDocument(field.shape(), shown, depth + 1);
}

function anyReference(resource: string, shape: Shape): fc.Arbitrary<unknown> {
  const list = listIn(shape);
  if (list !== undefined) return fc.array(anyReference(resource, list.entry()), { maxLength: 3 });
  const isText = !(shape.kind === 'leaf' && shape.type === 'integer');
  return fc.nat({ max: places - 1 }).map((place) => new Reference(resource, place, isText));
}

function anyLeaf(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.kind !== 'leaf') return fc.constantFrom<unknown>('', 'x', 7, true, null);
  if (shape.choices !== undefined) return fc.constantFrom<unknown>(...shape.choices, '');
  if (shape.type === 'boolean') return fc.constantFrom<unknown>(true, false, 'true', 'false');
  if (shape.type === 'integer' || shape.type === 'number') return fc.constantFrom<unknown>(0, 1, 30, '30', -1);
  return fc.constantFrom('', 'a', 'b ', 'two\nlines', 'two\r\nlines', '10', 'None', '2026-01-31', '__proto__');
}

/** A server on which each object has an id of its own. */
export interface AnyWorld {
  readonly seed: number;
  readonly ids: readonly number[];
}

export const anyWorlds: fc.Arbitrary<readonly [AnyWorld, AnyWorld]> = fc
  .tuple(fc.shuffledSubarray([11, 12, 13, 14, 25, 26, 27, 28], { minLength: places, maxLength: places }), fc.nat())
  .chain(([ids, seed]) =>
    fc.shuffledSubarray([31, 32, 13, 14, 35, 11, 37, 12], { minLength: places, maxLength: places }).map(
      (others) =>
        [
          { seed, ids },
          { seed: seed + 1, ids: others },
        ] as const,
    ),
  );

/** What an object is called on a server, by its id. */
export function nameIn({ ids }: AnyWorld): (resource: string, id: string) => string | undefined {
  return (resource, id) => {
    const place = ids.indexOf(Number(id));
    return place === -1 ? undefined : `${resource} ${place}`;
  };
}

/** The document as a server has it: with its ids, and fields in an order that the server chose. */
export function documentIn(world: AnyWorld, document: unknown, told = ''): unknown {
  if (document === own) return `${world.seed}`;
  if (document === nameBeside) return told;
  if (document instanceof Reference) {
    const id = world.ids[document.place] ?? 0;
    return document.isText ? String(id) : id;
  }
  if (Array.isArray(document)) return document.map((item) => documentIn(world, item));
  if (!isRecord(document)) return document;
  const { id } = document;
  const name = id instanceof Reference ? `${id.resource} ${id.place}` : '';
  const entries = Object.entries(document).map(([key, value]) => [key, documentIn(world, value, name)] as const);
  return Object.fromEntries(world.seed % 2 === 0 ? entries : entries.toReversed());
}
