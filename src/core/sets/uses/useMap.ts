import type { ObjectRef } from '../source.ts';
import { alikeForm, type PartOfName } from './nameParts.ts';
import type { UseHow, UsedThing } from './useTypes.ts';

/** What all uses at one place of a kind's documents have in common: kept once. */
export interface SaidUse {
  readonly how: UseHow;
  readonly by: UsedThing['by'];
  /** Key of the kind as it is named there. */
  readonly resource: string;
  /** A pointer, `*` for what {@link UseSteps} say. */
  readonly at: string;
  /** The name of a criterion or a column, which need not be that of an object. */
  readonly isOpen: boolean;
  /** Of what was handed to a script: it need not be an event. */
  readonly isHanded: boolean;
  /** It is less than a name. */
  readonly part?: PartOfName;
}

/** What stands for each `*` of a place, in its order: the number of an entry, or a field's name as pointers have it. */
export type UseSteps = number | string | readonly (number | string)[] | undefined;

/** How many `*` a place has. */
export function depthOf(at: string): number {
  return at.split('/').filter((step) => step === '*').length;
}

/** The first so many steps, as they are kept. */
export function stepsOf(steps: readonly (number | string)[], depth: number): UseSteps {
  return depth === 0 ? undefined : depth === 1 ? steps[0] : steps.slice(0, depth);
}

export function pointerOfUse(at: string, steps: UseSteps): string {
  if (steps === undefined) return at;
  const left = typeof steps === 'object' ? [...steps] : [steps];
  return at.replace(/(?<=\/)\*(?=\/|$)/g, () => String(left.shift() ?? '*'));
}

/** A use as it is kept: without the text that it was found in. */
export interface KeptUse {
  readonly from: ObjectRef;
  readonly said: SaidUse;
  readonly steps: UseSteps;
  readonly text: string;
  readonly called: string | undefined;
}

/** Keeps a use by the object that {@link UseMap.begin} named last. A number is the same as its text. */
export type UseAdder = (said: SaidUse, text: string | number, steps: UseSteps, called: string | undefined) => void;

function ownText(text: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(text));
  return typeof copy === 'string' ? copy : text;
}

function groupedBy(texts: Iterable<string>, keyOf: (text: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const text of texts) {
    const key = keyOf(text);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [text]);
    else group.push(text);
  }
  return groups;
}

/** What things of one sort are used, each with a number. */
interface UsedThings {
  readonly byText: Map<string, number>;
  /** The same of small ids. */
  readonly byNumber: (number | undefined)[];
}

/** Ids that are smaller are looked up without a text. */
const mostSmall = 65_536;

/**
 * Uses by what they are of. There are hundreds of thousands: as numbers in a few arrays they take a tenth of what objects would, and no
 * time of whoever tidies memory up.
 */
export class UseMap {
  readonly #things = new Map<string, Record<UsedThing['by'], UsedThings>>();
  readonly #texts: string[] = [];
  /** The use of each thing that was found last. */
  readonly #last: number[] = [];
  readonly #froms: ObjectRef[] = [];
  readonly #saids: SaidUse[] = [];
  /** Where it stands in them. */
  readonly #numbers = new Map<SaidUse, number>();
  readonly #called: (string | undefined)[] = [undefined];
  readonly #steps: UseSteps[] = [undefined];
  /** Made when somebody asks, for as many uses as there were then. */
  readonly #spelled = new Map<string, { readonly size: number; readonly texts: ReadonlyMap<string, readonly string[]> }>();
  /** Five numbers for each use: see {@link UseMap.#at}. */
  #uses = new Int32Array(5 * 256);
  #size = 0;

  begin(from: ObjectRef): void {
    this.#froms.push(from);
  }

  /** @param ids key that stands for all kinds with the same ids. */
  adder(by: UsedThing['by'], ids: string): UseAdder {
    const { byText, byNumber } = this.#thingsOf(ids)[by];
    return (said, text, steps, called) => {
      const isSmall = typeof text === 'number' && text >= 0 && text < mostSmall;
      let thing = isSmall ? byNumber[text] : undefined;
      if (thing === undefined) {
        thing = this.#thingIn(byText, String(text), said.how === 'mentioned');
        if (isSmall) byNumber[text] = thing;
      }
      this.#add(thing, said, steps, called);
    };
  }

  has(by: UsedThing['by'], ids: string, text: string): boolean {
    return this.#things.get(ids)?.[by].byText.has(text) === true;
  }

  /** Uses by other spellings of a name or an event. */
  *alike(by: UsedThing['by'], ids: string, text: string): Generator<KeptUse> {
    for (const spelled of this.#spellings(by, ids).get(alikeForm(text)) ?? []) if (spelled !== text) yield* this.of(by, ids, spelled);
  }

  #spellings(by: UsedThing['by'], ids: string): ReadonlyMap<string, readonly string[]> {
    const key = `${by}\n${ids}`;
    const known = this.#spelled.get(key);
    if (known?.size === this.#size) return known.texts;
    const texts = groupedBy(this.#things.get(ids)?.[by].byText.keys() ?? [], alikeForm);
    this.#spelled.set(key, { size: this.#size, texts });
    return texts;
  }

  /** In no order that means anything. */
  *of(by: UsedThing['by'], ids: string, text: string): Generator<KeptUse> {
    const thing = this.#things.get(ids)?.[by].byText.get(text);
    if (thing !== undefined) yield* this.#usesOf(thing);
  }

  /** All uses of one thing after the other. */
  *each(): Generator<Iterable<KeptUse>> {
    for (let thing = 0; thing < this.#texts.length; thing += 1) yield { [Symbol.iterator]: () => this.#usesOf(thing) };
  }

  #thingsOf(ids: string): Record<UsedThing['by'], UsedThings> {
    const found = this.#things.get(ids);
    const none = (): UsedThings => ({ byText: new Map(), byNumber: [] });
    const things = found ?? { id: none(), name: none(), event: none() };
    if (found === undefined) this.#things.set(ids, things);
    return things;
  }

  /** @param isCut it is a piece of a text, all of which an engine may hold as long as it holds the piece: kept as a text of its own. */
  #thingIn(byText: Map<string, number>, text: string, isCut: boolean): number {
    let thing = byText.get(text);
    if (thing === undefined) {
      const own = isCut ? ownText(text) : text;
      thing = this.#texts.push(own) - 1;
      this.#last.push(-1);
      byText.set(own, thing);
    }
    return thing;
  }

  #add(thing: number, said: SaidUse, steps: UseSteps, called: string | undefined): void {
    const before = this.#last[thing] ?? -1;
    const place = this.#size * 5;
    if (place === this.#uses.length) this.#grow();
    const uses = this.#uses;
    uses[place] = this.#froms.length - 1;
    uses[place + 1] = this.#numberOf(said);
    uses[place + 2] = typeof steps === 'number' ? steps : steps === undefined ? -1 : -this.#steps.push(steps);
    uses[place + 3] = called === undefined ? 0 : this.#nameAs(before, called);
    uses[place + 4] = before;
    this.#last[thing] = this.#size;
    this.#size += 1;
  }

  #grow(): void {
    const uses = new Int32Array(this.#uses.length * 2);
    uses.set(this.#uses);
    this.#uses = uses;
  }

  #numberOf(said: SaidUse): number {
    let number = this.#numbers.get(said);
    if (number === undefined) this.#numbers.set(said, (number = this.#saids.push(said) - 1));
    return number;
  }

  /** The same object is called the same wherever it is used: kept once. */
  #nameAs(before: number, called: string): number {
    const known = before < 0 ? 0 : (this.#uses[before * 5 + 3] ?? 0);
    return this.#called[known] === called ? known : this.#called.push(called) - 1;
  }

  *#usesOf(thing: number): Generator<KeptUse> {
    const text = this.#texts[thing] ?? '';
    for (let use = this.#last[thing] ?? -1; use >= 0; use = this.#uses[use * 5 + 4] ?? -1) {
      const found = this.#at(use, text);
      if (found !== undefined) yield found;
    }
  }

  /** The numbers of its object, its place, its steps or where these are kept, what the other object is called, and the use before. */
  #at(use: number, text: string): KeptUse | undefined {
    const [fromAt = 0, saidAt = 0, stepsAt = 0, calledAt = 0] = this.#uses.subarray(use * 5, use * 5 + 5);
    const [from, said] = [this.#froms[fromAt], this.#saids[saidAt]];
    if (from === undefined || said === undefined) return undefined;
    return { from, said, steps: stepsAt < 0 ? this.#steps[-stepsAt - 1] : stepsAt, text, called: this.#called[calledAt] };
  }
}
