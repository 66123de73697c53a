/** What is told of a value wherever it stands. */
export interface Told {
  /** Server text: may hold HTML, shown as text only. Empty where nothing is said. */
  readonly description: string;
  readonly default: unknown;
  readonly example: unknown;
  readonly nullable: boolean;
  readonly deprecated: boolean;
}

/**
 * What a document may hold, in words of our own: whatever an API writes it down in, a family of it makes this of it. Lazy, since real ones
 * go in circles: what is inside is a function, and gives the same answer each time.
 */
export type Shape = RecordShape | ListShape | LeafShape | AnyShape | EitherShape;

/** An object with fields. */
export interface RecordShape extends Told {
  readonly kind: 'record';
  /** In the order in which people are shown them. */
  readonly fields: () => ReadonlyMap<string, Field>;
  /** Names of the fields that a write must hold. */
  readonly required: ReadonlySet<string>;
  /** What fields without a name here hold, or whether there are any; undefined where nothing is said of them. */
  readonly others: Shape | boolean | undefined;
}

/** A field of a record. */
export interface Field {
  readonly shape: () => Shape;
  /** `readOnly`: only the server sets it. `writeOnly`: the server never shows it. */
  readonly access: 'both' | 'readOnly' | 'writeOnly';
  /** Whether its name tells that it holds a secret. */
  readonly isSecret: () => boolean;
  /** The resource whose object it names by id. */
  readonly refersTo: () => string | undefined;
}

/** A list of values of one shape. */
export interface ListShape extends Told {
  readonly kind: 'list';
  readonly entry: () => Shape;
  /** Fields that tell one entry from the others, the surest first. */
  readonly identity: readonly string[];
  /** The order of its entries means nothing, and each is told from the others: what two people did to it is brought together entry by entry. */
  readonly isSet: boolean;
  /** Each entry is told from the others, and their order may mean something: where nobody moved one, it is as with a set. */
  readonly isTold?: boolean;
  /**
   * How XML writes it down, by the name of the element that each entry is: `wrapped`: inside of one that is called as the list is.
   * `inline`: among the other fields of its record, once or several times. Undefined: no XML is known of it.
   */
  readonly xml: { readonly entry: string; readonly way: 'wrapped' | 'inline' } | undefined;
  readonly least: number | undefined;
  readonly most: number | undefined;
}

/** A value without anything inside. */
export interface LeafShape extends Told {
  readonly kind: 'leaf';
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'unknown';
  /** The only values it takes, if it takes only some. */
  readonly choices: readonly unknown[] | undefined;
  readonly format: string | undefined;
  readonly pattern: string | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
}

/** Nothing is known: any value will do. */
export interface AnyShape extends Told {
  readonly kind: 'any';
}

/** One of several shapes. */
export interface EitherShape extends Told {
  readonly kind: 'either';
  readonly options: () => readonly Shape[];
  /** The field whose value decides, and the shape that each value means. */
  readonly by: { readonly field: string; shapes: () => ReadonlyMap<string, Shape> } | undefined;
}

/** Nothing is told. */
export const untold: Told = { description: '', default: undefined, example: undefined, nullable: false, deprecated: false };

/** The shape of what nothing is known of. */
export const anything: AnyShape = { kind: 'any', ...untold };

/** A value of which no more is known. */
export function bareLeaf(type: LeafShape['type'], choices?: LeafShape['choices']): LeafShape {
  const none = { format: undefined, pattern: undefined, minimum: undefined, maximum: undefined };
  return { kind: 'leaf', ...untold, type, choices, ...none, minLength: undefined, maxLength: undefined };
}

/** Makes something when it is first asked for, and once. */
export function lazily<T>(make: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: make() }).value;
}
