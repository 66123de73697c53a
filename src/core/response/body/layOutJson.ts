import { isSecretName, looksSecret, maskText } from '../../../shared/secretNames.ts';

/** A value that is hidden until someone asks for it: its place in the raw text, quotation marks included. */
export interface Mask {
  /** JSON pointer; for XML the ordinal of the element, `#3`. */
  readonly pointer: string;
  readonly from: number;
  readonly to: number;
}

/**
 * An array at the root or one step below: a list's rows, by their places in the raw text as from, to, from, to, … Where there is none, and
 * the root has one member alone, an array of objects with ids in that: what a search of the Classic API finds (facts 8.23).
 */
export interface RowList {
  /** Name of the property; undefined for an array at the root. */
  readonly name: string | undefined;
  readonly places: readonly number[];
}

export interface LaidOut {
  readonly pretty: string;
  readonly masks: readonly Mask[];
  readonly lists: readonly RowList[];
}

/** The raw text is not one JSON value: where it stops being one. */
export interface Broken {
  readonly brokenAt: number;
}

interface Frame {
  readonly isObject: boolean;
  /** The current key as written, with its quotation marks. */
  key: string;
  index: number;
  /** Where the current member or item started. */
  from: number;
  readonly rows: number[] | undefined;
}

const sliceLength = 1_000_000;
const deepest = 64;
const partsInPage = 4096;
const keysRemembered = 1000;

/**
 * Lays JSON out by white space alone and finds secrets and rows on the way, in one pass, without parsing a number: no digit
 * changes. Yields after each million characters, so that whoever runs it can let others in.
 */
export function* layOutAnswer(raw: string, isSecretField: (name: string) => boolean): Generator<undefined, LaidOut | Broken> {
  const pass = new Pass(raw, isSecretField);
  let pause = sliceLength;
  while (pass.step()) {
    if (pass.at < pause) continue;
    pause = pass.at + sliceLength;
    yield undefined;
  }
  return pass.result();
}

/** Runs to the end at once: for texts that are known to be short. */
export function layOutJsonNow(raw: string, isSecretField: (name: string) => boolean = () => false): LaidOut | Broken {
  const run = layOutAnswer(raw, isSecretField);
  for (;;) {
    const next = run.next();
    if (next.done === true) return next.value;
  }
}

type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'after' | 'end' | 'broken';

/** One pass over one text. `state` is what may come next. */
class Pass {
  at = 0;
  readonly #raw: string;
  readonly #isSecretField: (name: string) => boolean;
  /** The latest parts, which are put together while they are young: millions of them cost more in the end than all the rest. */
  #parts: string[] = [];
  readonly #pages: string[] = [];
  readonly #masks: Mask[] = [];
  readonly #secretKeys = new Map<string, boolean>();
  readonly #lists: RowList[] = [];
  readonly #inner: RowList[] = [];
  /** The root has no second member. */
  #hasOne = true;
  readonly #frames: Frame[] = [];
  #state: Expected = 'value';

  constructor(raw: string, isSecretField: (name: string) => boolean) {
    this.#raw = raw;
    this.#isSecretField = isSecretField;
  }

  result(): LaidOut | Broken {
    return this.#state === 'end'
      ? { pretty: this.#pages.join('') + this.#parts.join(''), masks: this.#masks, lists: this.#rowLists() }
      : { brokenAt: this.at };
  }

  #rowLists(): readonly RowList[] {
    if (this.#lists.length > 0 || !this.#hasOne) return this.#lists;
    return this.#inner.filter(({ places: [from = 0, to = 0] }) =>
      /^\{[^{}]*"id"\s*:/.test(this.#raw.slice(from, Math.min(to, from + 1000))),
    );
  }

  /** Takes one token; false when there is none, or a wrong one. */
  step(): boolean {
    this.at = skipBlank(this.#raw, this.at);
    if (this.at >= this.#raw.length || this.#state === 'broken') return false;
    const char = this.#raw.charAt(this.at);
    const good = this.#take(char);
    if (!good) this.#state = 'broken';
    return good;
  }

  #take(char: string): boolean {
    switch (this.#state) {
      case 'firstKey':
        return char === '}' ? this.#close(false) : this.#key(char);
      case 'key':
        return this.#key(char);
      case 'colon':
        return char === ':' && this.#move('value', ': ');
      case 'firstValue':
        return char === ']' ? this.#close(false) : this.#value(char);
      case 'value':
        return this.#value(char);
      case 'after':
        return this.#after(char);
      default:
        return false;
    }
  }

  #emit(part: string): void {
    if (this.#parts.push(part) < partsInPage) return;
    this.#pages.push(this.#parts.join(''));
    this.#parts = [];
  }

  #move(state: Expected, part: string): true {
    this.#emit(part);
    this.at += 1;
    this.#state = state;
    return true;
  }

  #key(char: string): boolean {
    const frame = this.#frames.at(-1);
    const end = char === '"' ? stringEnd(this.#raw, this.at) : -1;
    if (frame === undefined || end === -1) return false;
    frame.key = this.#raw.slice(this.at, end);
    this.#begin();
    this.#emit(frame.key);
    this.at = end;
    this.#state = 'colon';
    return true;
  }

  #value(char: string): boolean {
    const frame = this.#frames.at(-1);
    if (frame?.isObject === false) this.#begin();
    if (frame !== undefined) frame.from = this.at;
    if (char === '{' || char === '[') return this.#open(char === '{');
    const end = char === '"' ? stringEnd(this.#raw, this.at) : literalEnd(this.#raw, this.at);
    if (end === -1) return false;
    const leaf = this.#raw.slice(this.at, end);
    this.#emit(this.#isSecret(char, leaf) ? this.#mask(end) : leaf);
    this.at = end;
    return this.#finished();
  }

  /** A member or an item starts on its own line. */
  #begin(): void {
    this.#emit(newLine(this.#frames.length));
  }

  #open(isObject: boolean): true {
    const depth = this.#frames.length;
    const name = depth === 1 && this.#frames[0]?.isObject === true ? unquote(this.#frames[0].key) : undefined;
    const isInner = depth === 2 && this.#frames.every((frame) => frame.isObject);
    const rows = !isObject && (depth === 0 || name !== undefined || isInner) ? [] : undefined;
    if (rows !== undefined)
      (isInner ? this.#inner : this.#lists).push({ name: isInner ? unquote(this.#frames[1]?.key ?? '') : name, places: rows });
    this.#frames.push({ isObject, key: '', index: 0, from: 0, rows });
    return this.#move(isObject ? 'firstKey' : 'firstValue', isObject ? '{' : '[');
  }

  #close(onOwnLine: boolean): boolean {
    const frame = this.#frames.pop();
    if (frame === undefined) return false;
    if (onOwnLine) this.#begin();
    this.#emit(frame.isObject ? '}' : ']');
    this.at += 1;
    return this.#finished();
  }

  #after(char: string): boolean {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return false;
    if (char === ',') {
      this.#hasOne &&= this.#frames.length > 1;
      frame.index += 1;
      return this.#move(frame.isObject ? 'key' : 'value', ',');
    }
    return char === (frame.isObject ? '}' : ']') && this.#close(true);
  }

  #finished(): true {
    const frame = this.#frames.at(-1);
    frame?.rows?.push(frame.from, this.at);
    this.#state = frame === undefined ? 'end' : 'after';
    return true;
  }

  #isSecret(char: string, leaf: string): boolean {
    if (char !== '"' && !(char >= '0' && char <= '9')) return false;
    if (leaf.length <= 2 && char === '"') return false;
    const key = this.#frames.findLast((frame) => frame.isObject)?.key;
    if (key !== undefined && this.#isSecretKey(key)) return true;
    return leaf.length > 40 && looksSecret(leaf.slice(1, -1));
  }

  /** Rows have the same few keys again and again. */
  #isSecretKey(key: string): boolean {
    const known = this.#secretKeys.get(key);
    if (known !== undefined) return known;
    const name = unquote(key);
    const isSecret = isSecretName(name) || this.#isSecretField(name);
    if (this.#secretKeys.size < keysRemembered) this.#secretKeys.set(key, isSecret);
    return isSecret;
  }

  #mask(end: number): string {
    const pointer = this.#frames.map((frame) => `/${frame.isObject ? escapePointer(unquote(frame.key)) : frame.index}`).join('');
    this.#masks.push({ pointer, from: this.at, to: end });
    return `"${maskText}"`;
  }
}

const indents: readonly string[] = Array.from({ length: deepest + 1 }, (_, depth) => `\n${'  '.repeat(depth)}`);

function newLine(depth: number): string {
  return indents[Math.min(depth, deepest)] ?? '\n';
}

function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at += 1;
  }
}

/** After the closing quotation mark; -1 where there is none. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return -1;
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function literalEnd(text: string, from: number): number {
  literal.lastIndex = from;
  return literal.test(text) ? literal.lastIndex : -1;
}

function unquote(key: string): string {
  if (!key.includes('\\')) return key.slice(1, -1);
  try {
    return String(JSON.parse(key));
  } catch {
    return key.slice(1, -1);
  }
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
