import { textEndings } from '../../objects/address/address.ts';
import { englishName } from '../../resources/kindOf.ts';
import type { ObjectRef } from '../source.ts';
import { foldedName, plainFileName, withIdBehind } from './plainFileName.ts';

/** The id of the only object of a settings page. */
const onlyId = '-';

/** An object, and which of its files: `.json` is the object, any other ending a text in it. */
export interface FilePlace {
  readonly resource: string;
  readonly id: string;
  readonly ending: string;
}

/** One key per object. */
export function placeKey({ resource, id }: Pick<ObjectRef, 'resource' | 'id'>): string {
  return JSON.stringify([resource, id]);
}

/** The folder of a kind, with `/`: its key, wherever that can be a path on any system. */
export function folderOf(resource: string): string {
  return resource.split('/').map(folderName).join('/');
}

/** Never called like a file of an object. */
function folderName(step: string): string {
  const plain = plainFileName(step);
  return pulledEnding(plain) === undefined ? plain : `${plain}_`;
}

/** The same for two paths that some disk takes for one. */
export function foldedPath(path: string): string {
  return path.split('/').map(foldedName).join('/');
}

/** The ending of a file of an object, with its dot; undefined for a name of another file. */
export function pulledEnding(path: string): string | undefined {
  const dot = path.lastIndexOf('.');
  const ending = dot < 0 ? '' : path.slice(dot).toLowerCase();
  return ending === '.json' || Object.hasOwn(textEndings, ending) ? ending : undefined;
}

/** A path without the ending of its file: what all files of an object share. */
export function stemOf(path: string): string {
  return path.slice(0, path.length - (pulledEnding(path) ?? '').length);
}

/** Whether a path can be one of a file of an object in a pulled folder: below it, and fit for any system. */
export function isPulledPath(path: string): boolean {
  const steps = stemOf(path).split('/');
  return pulledEnding(path) !== undefined && steps.length > 1 && steps.every((step) => step !== '' && plainFileName(step) === step);
}

/**
 * Where objects stand in a pulled folder, by {@link placeKey}: the path of each without the ending of its file, `scripts/Fix printers`. An
 * object has its id behind its name where some disk would take its file for that of another one, and only there. The same for the same
 * objects, in whatever order they come.
 *
 * @param taken stems at which others stay.
 */
export function stemsOf(objects: readonly ObjectRef[], taken: readonly string[] = []): ReadonlyMap<string, string> {
  const kept = new Set(taken.map(foldedPath));
  const places = Array.from(new Map(objects.map((object) => [placeKey(object), object])), ([key, object]) => new Place(key, object));
  for (let met = meeting(places, kept); met.length > 0; met = meeting(places, kept)) {
    const bare = met.filter((place) => !place.hasId);
    for (const place of bare) place.addId();
    if (bare.length === 0) countThrough(met, new Set([...kept, ...places.map(({ folded }) => folded)]));
  }
  return new Map(places.map(({ key, stem }) => [key, stem]));
}

/**
 * The same for objects in a folder, of which some stay where they are: what a pull writes, and what is taken of one object alone, so that
 * the next pull does not move it.
 *
 * @param staying stems by {@link placeKey}.
 * @param taken other stems at which something stays.
 */
export function stemsAmong(
  objects: readonly ObjectRef[],
  staying: ReadonlyMap<string, string>,
  taken: readonly string[] = [],
): ReadonlyMap<string, string> {
  const fixed = new Map<string, string>();
  let stems = stemsOf(objects, taken);
  // Whoever goes around one that stays may go where another one does.
  for (let isOver = false; !isOver;) {
    isOver = true;
    for (const [key, stem] of staying) {
      if (stems.get(key) === stem) continue;
      fixed.set(key, stem);
      isOver = false;
    }
    if (!isOver) stems = new Map([...stemsOf(objects, [...fixed.values(), ...taken]), ...fixed]);
  }
  return stems;
}

class Place {
  readonly key: string;
  readonly #object: ObjectRef;
  stem = '';
  folded = '';
  hasId = false;

  constructor(key: string, object: ObjectRef) {
    this.key = key;
    this.#object = object;
    this.#called(plainFileName(this.#name));
  }

  addId(): void {
    this.hasId = true;
    this.#called(withIdBehind(this.#name, this.#object.id));
  }

  /** For ids that are different to Jamf Pro alone. */
  count(number: number): void {
    this.#called(withIdBehind(this.#name, `${number}-${this.#object.id}`));
  }

  /** A settings page is called as its kind, in English: no language moves its file. */
  get #name(): string {
    return this.#object.id === onlyId ? englishName(this.#object.resource) : this.#object.name;
  }

  #called(name: string): void {
    this.stem = `${folderOf(this.#object.resource)}/${name}`;
    this.folded = foldedPath(this.stem);
  }
}

/** Those that stand where another one does. */
function meeting(places: readonly Place[], kept: ReadonlySet<string>): readonly Place[] {
  const counts = new Map<string, number>();
  for (const { folded } of places) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  return places.filter(({ folded }) => kept.has(folded) || counts.get(folded) !== 1);
}

/** All have their id behind them, and are still the same to some disk: they are counted in the order of their keys. */
function countThrough(met: readonly Place[], taken: Set<string>): void {
  for (const place of met.toSorted((one, other) => (one.key < other.key ? -1 : 1))) {
    for (let number = 2; taken.has(place.folded); number += 1) place.count(number);
    taken.add(place.folded);
  }
}
