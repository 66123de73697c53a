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

interface Node {
  readonly next: Map<number, Node>;
  names: SpokenName[];
}

/** Longer names are not looked for: a text would be read as often as one is long. */
const longestName = 255;
/** Shorter ones are any word; between quotation marks they may be meant. */
const shortestWord = 4;

/** Finds in texts which of some names they hold, as whole words: one pass over a text, however many names there are. */
export class NameFinder {
  readonly #root: Node = { next: new Map(), names: [] };
  /** Of the first two characters of each name: spares most places of a text more than a glance. */
  readonly #begins = new Uint8Array(4096);

  constructor(names: readonly SpokenName[]) {
    for (const one of names) {
      if (one.name.length === 0 || one.name.length > longestName) continue;
      this.#begins[pairAt(one.name, 0)] = 1;
      if (one.name.length === 1) this.#begins.fill(1);
      let node = this.#root;
      for (let at = 0; at < one.name.length; at += 1) {
        const unit = one.name.charCodeAt(at);
        const next: Node = node.next.get(unit) ?? { next: new Map(), names: [] };
        node.next.set(unit, next);
        node = next;
      }
      node.names.push(one);
    }
  }

  /** Each name once. */
  in(text: string): readonly SpokenName[] {
    if (this.#root.next.size === 0) return [];
    const found = new Set<SpokenName>();
    let wasWord = false;
    for (let at = 0; at < text.length; at += 1) {
      const isNow = isWord(text.charCodeAt(at));
      if (!(isNow && wasWord) && this.#begins[pairAt(text, at)] === 1) this.#walk(text, at, found);
      wasWord = isNow;
    }
    return [...found];
  }

  #walk(text: string, from: number, found: Set<SpokenName>): void {
    let node: Node | undefined = this.#root;
    for (let at = from; at < text.length; at += 1) {
      node = node.next.get(text.charCodeAt(at));
      if (node === undefined) return;
      if (node.names.length > 0 && isWhole(text, from, at + 1)) for (const one of node.names) found.add(one);
    }
  }
}

function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) << 6) ^ (at + 1 < text.length ? text.charCodeAt(at + 1) : 0)) & 4095;
}

function isWhole(text: string, from: number, to: number): boolean {
  const [before, after] = [from === 0 ? 0 : text.charCodeAt(from - 1), to === text.length ? 0 : text.charCodeAt(to)];
  if (to - from < shortestWord) return (before === 34 || before === 39) && after === before;
  return !(isWord(before) && isWord(text.charCodeAt(from))) && !(isWord(after) && isWord(text.charCodeAt(to - 1)));
}

/** Letters, digits and the underscore; beyond ASCII, everything. */
function isWord(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || unit > 127;
}
