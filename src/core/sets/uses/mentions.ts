/** What a text says that may mean an object. */
export interface Mention {
  readonly by: 'id' | 'name' | 'event';
  readonly text: string;
}

/** What a shell is told to run: policies by their id or by an event, and whether it runs some whose event nobody can read there. */
export interface PolicyCalls {
  readonly mentions: readonly Mention[];
  /** The event or the id stands in a variable. */
  readonly hasUnknown: boolean;
}

/** A call goes on to the end of its line; one that is longer is no call. */
const longestCall = 400;
const callWord = /(?<![\w.-])policy(?![\w.-])/g;
const callFlag = /(?<![\w-])-{1,2}(event|trigger|id)["']?[\s,=]{1,20}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^\s"',;)\]|&]{1,200}))/g;
/** A link that opens something in Self Service. */
const selfService = /jamfselfservice:\/\/content\?([^\s"'<>)]{1,200})/g;

/** Calls of policies in a script or a command: `jamf policy -event X`, `-trigger X`, `-id N`, also as the parts of a list (facts 8.42). */
export function policyCallsIn(text: string): PolicyCalls {
  const found = new Map<string, Mention>();
  let hasUnknown = false;
  const add = (by: Mention['by'], said: string): void => {
    if (/[$`]/.test(said)) hasUnknown = true;
    else if (by !== 'id' || /^[1-9]\d{0,11}$/.test(said)) found.set(`${by} ${said}`, { by, text: said });
  };
  if (text.includes('policy')) {
    callWord.lastIndex = 0;
    while (callWord.exec(text) !== null) {
      const from = callWord.lastIndex;
      const to = endOfCommand(text, from);
      for (const [, flag = '', ...said] of text.slice(from, to).matchAll(callFlag)) {
        add(flag === 'id' ? 'id' : 'event', (said.find((one) => one !== undefined) ?? '').trim());
      }
      callWord.lastIndex = Math.max(from, to);
    }
    for (const [, query = ''] of text.matchAll(selfService)) {
      const id = /(?:^|&)id=(\d{1,12})(?:&|$)/.exec(query)?.[1];
      if (id !== undefined && /(?:^|&)entity=policy(?:&|$)/.test(query)) add('id', id);
    }
  }
  return { mentions: [...found.values()], hasUnknown };
}

/** Where the line ends that an offset is in; a line that ends in a backslash goes on in the next. */
function endOfCommand(text: string, from: number): number {
  const most = Math.min(text.length, from + longestCall);
  for (let at = from; at < most; at += 1) {
    if (text[at] === '\n' && text[at - 1] !== '\\' && !(text[at - 1] === '\r' && text[at - 2] === '\\')) return at;
  }
  return most;
}

/** Ids of extension attributes whose values are put into a payload: `$EXTENSIONATTRIBUTE_12` (facts 8.41). */
export function attributesIn(payload: string): readonly string[] {
  if (!payload.includes('EXTENSIONATTRIBUTE_')) return [];
  return [...new Set(Array.from(payload.matchAll(/\$EXTENSIONATTRIBUTE_(\d{1,12})(?!\d)/g), ([, id = '']) => id))];
}

/** A name that scripts may speak of, and the kind that it is of. */
export interface SpokenName {
  readonly resource: string;
  readonly name: string;
}

/** Longer names are not looked for: a text would be read as often as one is long. */
const longestName = 255;
/** Shorter ones are any word; between quotation marks they may be meant. */
const shortestWord = 4;
/** Of UTF-16. */
const units = 65_536;

/** Finds in texts which of some names they hold, as whole words: one pass over a text, however many names there are. */
export class NameFinder {
  /** From the number of a node and a character to the next node: the first is 0. */
  readonly #next = new Map<number, number>();
  /** What ends at a node. */
  readonly #names = new Map<number, SpokenName[]>();
  readonly #short = new Map<string, SpokenName[]>();
  /** Of the first three characters of each name: spares most places of a text more than a glance. */
  readonly #begins = new Uint8Array(65_536);

  constructor(names: readonly SpokenName[]) {
    for (const one of names) {
      if (one.name.length < shortestWord) this.#short.set(one.name, [...(this.#short.get(one.name) ?? []), one]);
      else if (one.name.length <= longestName) this.#add(one);
    }
  }

  #add(one: SpokenName): void {
    this.#begins[beginOf(unitAt(one.name, 0), unitAt(one.name, 1), unitAt(one.name, 2))] = 1;
    let node = 0;
    for (let at = 0; at < one.name.length; at += 1) {
      const step = node * units + one.name.charCodeAt(at);
      node = this.#next.get(step) ?? this.#next.size + 1;
      this.#next.set(step, node);
    }
    const ending = this.#names.get(node);
    if (ending === undefined) this.#names.set(node, [one]);
    else ending.push(one);
  }

  /** Each name once. */
  in(text: string): readonly SpokenName[] {
    const found = new Set<SpokenName>();
    const [begins, hasShort] = [this.#begins, this.#short.size > 0];
    let wasWord = false;
    let [unit, next] = [unitAt(text, 0), unitAt(text, 1)];
    for (let at = 0; at < text.length; at += 1) {
      const then = at + 2 < text.length ? text.charCodeAt(at + 2) : 0;
      const isNow = isWord(unit);
      if (!(isNow && wasWord) && begins[beginOf(unit, next, then)] === 1) this.#walk(text, at, found);
      if (hasShort && (unit === 34 || unit === 39)) this.#quoted(text, at, unit, found);
      wasWord = isNow;
      unit = next;
      next = then;
    }
    return [...found];
  }

  #walk(text: string, from: number, found: Set<SpokenName>): void {
    let node = 0;
    for (let at = from; at < text.length; at += 1) {
      const next = this.#next.get(node * units + text.charCodeAt(at));
      if (next === undefined) return;
      node = next;
      const ending = this.#names.get(node);
      if (ending !== undefined && isWhole(text, from, at + 1)) for (const one of ending) found.add(one);
    }
  }

  /** A short name between two quotation marks, of which one is known. */
  #quoted(text: string, from: number, mark: number, found: Set<SpokenName>): void {
    for (let length = 1; length < shortestWord; length += 1) {
      if (text.charCodeAt(from + length + 1) !== mark) continue;
      for (const one of this.#short.get(text.slice(from + 1, from + length + 1)) ?? []) found.add(one);
    }
  }
}

function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

function beginOf(unit: number, next: number, then: number): number {
  return ((unit << 10) ^ (next << 5) ^ then) & 65_535;
}

function isWhole(text: string, from: number, to: number): boolean {
  const [before, after] = [from === 0 ? 0 : text.charCodeAt(from - 1), to === text.length ? 0 : text.charCodeAt(to)];
  return !(isWord(before) && isWord(text.charCodeAt(from))) && !(isWord(after) && isWord(text.charCodeAt(to - 1)));
}

/** Letters, digits and the underscore; beyond ASCII, everything. */
function isWord(unit: number): boolean {
  return unit > 127 || words[unit] === 1;
}

const words = Uint8Array.from({ length: 128 }, (_, unit) => (/\w/.test(String.fromCharCode(unit)) ? 1 : 0));
