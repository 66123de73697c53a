/** A name that scripts may speak of, and the kind that it is of. */
export interface SpokenName {
  readonly resource: string;
  readonly name: string;
}

/** Longer names are not looked for: a text would be read as often as one is long. */
const longestName = 255;
/** Shorter ones are any word; between quotation marks they may be meant. */
const shortestWord = 4;
/** Names as long as this are looked for by themselves: the shorter a name may be, the fewer characters can be passed over. */
const longWord = 8;
/** No more of a name is looked at to tell how far to go on. */
const widest = 16;

/**
 * Finds in texts which of some names they hold, as whole words. Wu and Manber's way: by three characters it is known how far off the next
 * name can begin at the least, so that most characters of a text are never looked at.
 */
export class NameFinder {
  readonly #tree: NameTree;
  readonly #skips: readonly Skips[];
  readonly #short = new Map<string, SpokenName[]>();

  constructor(names: readonly SpokenName[]) {
    const words = names.filter(({ name }) => name.length >= shortestWord && name.length <= longestName);
    for (const one of names) if (one.name.length < shortestWord) this.#short.set(one.name, [...(this.#short.get(one.name) ?? []), one]);
    this.#tree = new NameTree(words);
    const long = words.filter(({ name }) => name.length >= longWord);
    const others = words.filter(({ name }) => name.length < longWord);
    this.#skips = [long, others].flatMap((some) => (some.length === 0 ? [] : [skipsOf(some)]));
  }

  /** Each name once. */
  in(text: string): readonly SpokenName[] {
    const found = new Set<SpokenName>();
    for (const skips of this.#skips) this.#search(text, skips, found);
    if (this.#short.size > 0) for (const mark of ['"', "'"]) this.#quoted(text, mark, found);
    return [...found];
  }

  #search(text: string, { width, longest, by, begins }: Skips, found: Set<SpokenName>): void {
    for (let at = 0; at + width <= text.length;) {
      const skip = by[threeAt(text, at + width - 3)] ?? 0;
      if (skip === 0 && begins[threeAt(text, at)] === 1 && isEdge(text, at))
        this.#tree.walk(text, at, Math.min(at + longest, text.length), found);
      at += skip === 0 ? 1 : skip;
    }
  }

  /** A short name between two quotation marks, of which one is known. */
  #quoted(text: string, mark: string, found: Set<SpokenName>): void {
    for (let from = text.indexOf(mark); from >= 0; from = text.indexOf(mark, from + 1)) {
      for (let length = 1; length < shortestWord; length += 1) {
        if (text[from + length + 1] !== mark) continue;
        for (const one of this.#short.get(text.slice(from + 1, from + length + 1)) ?? []) found.add(one);
      }
    }
  }
}

interface Skips {
  /** As many characters as the shortest name has, at most {@link widest}. */
  readonly width: number;
  readonly longest: number;
  /** By the last three characters of so many: how much further on a name can begin. */
  readonly by: Uint8Array;
  /** By the first three: a name may begin so. */
  readonly begins: Uint8Array;
}

function skipsOf(names: readonly SpokenName[]): Skips {
  const width = names.reduce((least, { name }) => Math.min(least, name.length), widest);
  const longest = names.reduce((most, { name }) => Math.max(most, name.length), 0);
  const [by, begins] = [new Uint8Array(65_536).fill(width - 2), new Uint8Array(65_536)];
  for (const { name } of names) {
    begins[threeAt(name, 0)] = 1;
    for (let at = 0; at + 3 <= width; at += 1) {
      const three = threeAt(name, at);
      by[three] = Math.min(by[three] ?? 0, width - 3 - at);
    }
  }
  return { width, longest, by, begins };
}

/** Three characters as a number below 65,536, which others may have as well. */
function threeAt(text: string, at: number): number {
  return ((text.charCodeAt(at) << 10) ^ (text.charCodeAt(at + 1) << 5) ^ text.charCodeAt(at + 2)) & 65_535;
}

/** All names, what they begin with alike kept once: a table with a place for each step from a node by a character. */
class NameTree {
  readonly #mask: number;
  readonly #from: Int32Array;
  readonly #unit: Uint16Array;
  /** The node that a step leads to; 0: there is none. */
  readonly #to: Int32Array;
  /** What ends at a node. */
  readonly #names: (SpokenName[] | undefined)[] = [];
  #size = 0;

  constructor(names: readonly SpokenName[]) {
    const least = names.reduce((sum, { name }) => sum + name.length, 1) * 2;
    const size = 2 ** Math.ceil(Math.log2(least));
    this.#mask = size - 1;
    [this.#from, this.#unit, this.#to] = [new Int32Array(size), new Uint16Array(size), new Int32Array(size)];
    for (const one of names) this.#add(one);
  }

  #add(one: SpokenName): void {
    let node = 0;
    for (let at = 0; at < one.name.length; at += 1) {
      const unit = one.name.charCodeAt(at);
      const place = this.#placeOf(node, unit);
      if (this.#to[place] === 0) {
        this.#from[place] = node;
        this.#unit[place] = unit;
        this.#size += 1;
        this.#to[place] = this.#size;
        this.#names.push(undefined);
      }
      node = this.#to[place] ?? 0;
    }
    (this.#names[node - 1] ??= []).push(one);
  }

  /** Where a step stands, or would. */
  #placeOf(node: number, unit: number): number {
    let place = (Math.imul(node, 0x9e_37_79_b1) ^ Math.imul(unit, 0x85_eb_ca_6b)) >>> 7;
    for (place &= this.#mask; this.#to[place] !== 0; place = (place + 1) & this.#mask) {
      if (this.#from[place] === node && this.#unit[place] === unit) break;
    }
    return place;
  }

  /** Adds the names that begin there. */
  walk(text: string, from: number, to: number, found: Set<SpokenName>): void {
    let node = 0;
    for (let at = from; at < to; at += 1) {
      node = this.#to[this.#placeOf(node, text.charCodeAt(at))] ?? 0;
      if (node === 0) return;
      const ending = this.#names[node - 1];
      if (ending !== undefined && isEdge(text, at + 1)) for (const one of ending) found.add(one);
    }
  }
}

/** Not within a word. */
function isEdge(text: string, at: number): boolean {
  return at === 0 || at === text.length || !(isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at)));
}

/** Letters, digits and the underscore; beyond ASCII, everything. */
function isWord(unit: number): boolean {
  return unit > 127 || words[unit] === 1;
}

const words = Uint8Array.from({ length: 128 }, (_, unit) => (/\w/.test(String.fromCharCode(unit)) ? 1 : 0));
