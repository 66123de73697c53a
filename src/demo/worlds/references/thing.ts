/** Something that others name. Its id is known once it is made. */
export interface Thing {
  /** Key of its kind, as the product has it. */
  readonly resource: string;
  readonly id: string;
  readonly name: string;
}

/** How an object names another one: by its id, by its name, or in a text that may mean it. */
export type How = 'id' | 'name' | 'mentioned';

/** A value of a row that names a thing. */
export class Naming {
  readonly thing: Thing;
  readonly how: How;
  readonly value: unknown;

  constructor(thing: Thing, how: How, value: unknown) {
    this.thing = thing;
    this.how = how;
    this.value = value;
  }
}

/** A text that mentions several things. */
export class Mentions {
  readonly things: readonly Thing[];
  readonly value: string;

  constructor(value: string, ...things: readonly Thing[]) {
    this.value = value;
    this.things = things;
  }
}

/** Its id as a text, as the Jamf Pro API has it. */
export const byId = (thing: Thing): Naming => new Naming(thing, 'id', thing.id);

/** Its id as a number. */
export const byNumber = (thing: Thing): Naming => new Naming(thing, 'id', Number(thing.id));

export const byName = (thing: Thing): Naming => new Naming(thing, 'name', thing.name);

/** Its id and its name, as the Classic API has it. */
export const both = (thing: Thing, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  id: byNumber(thing),
  name: thing.name,
  ...more,
});

/** A criterion that compares with the name of a thing; without one, with a value. */
export function criterion(name: unknown, searchType: string, value: unknown, isClassic = false): Readonly<Record<string, unknown>> {
  const own = isClassic
    ? { and_or: 'and', search_type: searchType }
    : { andOr: 'and', searchType, openingParen: false, closingParen: false };
  return { name, priority: 0, value, ...own };
}
