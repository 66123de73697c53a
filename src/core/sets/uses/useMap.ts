import type { ObjectRef } from '../source.ts';
import type { UseHow, UsedThing } from './useTypes.ts';

/** A use as it is kept: without the text that it was found in. */
export interface KeptUse {
  readonly from: ObjectRef;
  readonly pointer: string;
  readonly how: UseHow;
  readonly by: UsedThing['by'];
  /** Key of the kind as it is named there. */
  readonly resource: string;
  readonly text: string;
  readonly called: string | undefined;
  /** The name of a criterion or a column, which need not be that of an object. */
  readonly isOpen: boolean;
  /** Of what was handed to a script: it need not be an event. */
  readonly isHanded: boolean;
  /** The next use of the same thing in the same kind. */
  readonly next: KeptUse | undefined;
}

/** Uses by what they are of: the first of each, with the others behind it. */
export class UseMap {
  readonly #maps = new Map<string, Record<UsedThing['by'], Map<string, KeptUse>>>();

  /** @param ids key that stands for all kinds with the same ids. */
  of(by: UsedThing['by'], ids: string): Map<string, KeptUse> {
    let maps = this.#maps.get(ids);
    if (maps === undefined) this.#maps.set(ids, (maps = { id: new Map(), name: new Map(), event: new Map() }));
    return maps[by];
  }

  get(by: UsedThing['by'], ids: string, text: string): KeptUse | undefined {
    return this.#maps.get(ids)?.[by].get(text);
  }

  /** The first use of each thing. */
  *values(): Generator<KeptUse> {
    for (const { id, name, event } of this.#maps.values()) for (const map of [id, name, event]) yield* map.values();
  }
}
