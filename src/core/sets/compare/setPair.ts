import type { Shape } from '../../shapes/shape.ts';
import type { Comparison } from '../canon/canonRules.ts';
import type { ObjectRef, ObjectSource, Unread } from '../source.ts';

/** The two sets that are compared. */
export type Side = 'left' | 'right';

/**
 * Why nobody can tell whether an object is on both sides, or whether it differs. `kind`: the other side has no objects of this kind at all.
 * `list`: the list of the other side was not read to its end. `unread`: the object itself was not. `text`: what stands there is no document.
 * `file`: a file in a pulled folder of which nothing says which object it is. `ambiguous`: several are called so, within one site, and
 * differ. `unnamed`: it differs at most in ids of which nobody knows what they name.
 */
export type WhyNot =
  | { readonly kind: 'kind'; readonly side: Side }
  | { readonly kind: 'list'; readonly side: Side; readonly unread: Unread | undefined }
  | { readonly kind: 'unread'; readonly side: Side; readonly unread: Unread }
  | { readonly kind: 'text'; readonly side: Side }
  | { readonly kind: 'file'; readonly side: Side }
  | { readonly kind: 'ambiguous'; readonly left: number; readonly right: number }
  | { readonly kind: 'unnamed'; readonly resources: readonly string[] };

/** An object of two sets. */
export interface SetPair {
  readonly state: 'onlyLeft' | 'onlyRight' | 'different' | 'same' | 'notCompared';
  /** As it is called on the left, or else on the right. */
  readonly name: string;
  /** What it is of, where objects of one name are told apart by that; undefined: of no site, or not known. */
  readonly site: string | undefined;
  readonly left: ObjectRef | undefined;
  readonly right: ObjectRef | undefined;
  /** Of `notCompared` alone. */
  readonly why: WhyNot | undefined;
  /** It holds secrets, and nobody can tell whether they differ. */
  readonly masked: boolean;
}

/** All objects of one kind in two sets. */
export interface ComparedKind {
  readonly resource: string;
  /** By name. */
  readonly pairs: readonly SetPair[];
  /** Fields, as paths with slashes, that only the Jamf Pro of this side has in objects of the kind: they were left out of the comparison. */
  readonly more: Readonly<Record<Side, readonly string[]>>;
  /** Why nothing at all is known of the kind on a side, even where there is no object to say it of. */
  readonly unknown: readonly Extract<WhyNot, { kind: 'kind' | 'list' }>[];
}

/** What documents of a kind may hold on either side; `anything` where it is not known. */
export interface SideShapes extends Readonly<Record<Side, Shape>> {
  /** The side of which it is not known and whose place the other one's takes, of an API that shows all fields of each object. */
  readonly guessed?: Side | undefined;
}

export interface CompareOptions {
  /** Keys of the kinds that are compared. Undefined: all that either side has. */
  readonly kinds?: readonly string[];
  /** Of what a read of one object answers; contacts nobody. */
  readonly shapesOf: (resource: string) => SideShapes | Promise<SideShapes>;
  /** `instances` if left out. */
  readonly comparison?: Comparison;
  /** Where an object may stand in a folder: it may be what is in a file there in which nothing can be read. Left out: no side is one. */
  readonly placesOf?: ((object: ObjectRef) => readonly string[]) | undefined;
}

/** Two sets, one kind of which is compared. */
export interface KindGround {
  readonly resource: string;
  readonly sources: Readonly<Record<Side, ObjectSource>>;
  readonly shapes: SideShapes;
  readonly comparison: Comparison;
  readonly placesOf: CompareOptions['placesOf'];
}

/** The other one of two sides. */
export function otherSide(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}

const ofFile = 'file:';

/** Stands for the id of what was found in a folder, and that nobody pulled. */
export function idOfFile(path: string): string {
  return `${ofFile}${path}`;
}

/** The path of what was found so; undefined: it has an id. */
export function foundFile({ id }: Pick<ObjectRef, 'id'>): string | undefined {
  return id.startsWith(ofFile) ? id.slice(ofFile.length) : undefined;
}
