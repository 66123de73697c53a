import { assignedPlaces } from './assigned.ts';
import { isBlank } from './blank.ts';
import { placeOf, type IsSecret, type SecretPlace } from './places.ts';

/** Deeper nesting is not told apart. */
const deepest = 1000;

/**
 * Secrets in XML, or in what looks like it: elements with a telling name and with any prefix, their text and their CDATA,
 * attributes, and the values of a property list. Comments are looked into like the rest. Goes through the text once.
 */
export function markupPlaces(text: string, isSecret: IsSecret): readonly SecretPlace[] {
  const scan = new Scan(text, isSecret);
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) at = scan.tag(at);
  return scan.places;
}

class Scan {
  readonly places: SecretPlace[] = [];
  readonly #text: string;
  readonly #isSecret: IsSecret;
  readonly #open: string[] = [];
  /** What the last `<key>` of a property list said. */
  #key = '';

  constructor(text: string, isSecret: IsSecret) {
    this.#text = text;
    this.#isSecret = isSecret;
  }

  /** Takes the tag at a `<`; where to look on. */
  tag(at: number): number {
    const name = /^<\/?(?:[\w.-]{1,100}:)?([\w.-]{1,100})/.exec(this.#text.slice(at, at + 210))?.[1];
    if (name === undefined) return at + 1;
    const end = endOfTag(this.#text, at);
    if (this.#text.charAt(at + 1) === '/') {
      this.#open.pop();
      return end;
    }
    this.places.push(...assignedPlaces(this.#text, this.#isSecret, at, end));
    return this.#text.charAt(end - 2) === '/' ? end : this.#content(name, end);
  }

  #content(name: string, from: number): number {
    const isListed = name !== 'key' && this.#key !== '' && this.#isSecret(this.#key);
    const isNamed = isListed || this.#isSecret(name, this.#open.at(-1));
    let at = from;
    for (const [start, stop, end] of runs(this.#text, from)) {
      this.places.push(...placeOf(this.#text, isListed ? this.#key : name, start, stop, isNamed));
      at = end;
    }
    this.#key = name === 'key' && at - from < 200 ? this.#text.slice(from, at).trim() : '';
    if (this.#open.length < deepest) this.#open.push(name);
    return at;
  }
}

/** The runs of text and CDATA that follow each other: where each begins, where it stops, where the next begins. */
function* runs(text: string, from: number): Generator<readonly [from: number, to: number, end: number]> {
  let at = from;
  for (;;) {
    const isCdata = text.startsWith('<![CDATA[', at);
    if (text.charAt(at) === '<' && !isCdata) return;
    const start = isCdata ? at + 9 : at;
    const found = text.indexOf(isCdata ? ']]>' : '<', start);
    const stop = found === -1 ? text.length : found;
    at = found === -1 ? stop : stop + (isCdata ? 3 : 0);
    yield [start, stop, at];
    if (at >= text.length) return;
  }
}

/** Behind the `>` of a tag, where one between quotation marks is none; else at the next `<`, which no value may hold. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  let previous = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '<') return at;
    if (quote === '' && char === '>') return at + 1;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (previous === '=' && (char === '"' || char === "'")) quote = char;
    if (!isBlank(text.charCodeAt(at))) previous = char;
  }
  return text.length;
}
