import { assignedPlaces } from './assigned.ts';
import { isBlank } from './blank.ts';
import { isCriterionField, isPairName, isPairValue } from '../../shared/secretNames.ts';
import { placeOf, type IsSecret, type SecretPlace } from './places.ts';

/** Deeper nesting is not told apart. */
const deepest = 1000;

/**
 * Secrets in XML, or in what looks like it: elements with a telling name and with any prefix, their text and their CDATA,
 * attributes, and the values of a property list. Comments are looked into like the rest. Goes through the text once.
 *
 * @param isThorough also what a text between tags assigns, what stands beside a telling name, `<name>token</name><value>`, and keys in a
 *   certificate's file: for what is kept, which may rather lack a word.
 */
export function markupPlaces(text: string, isSecret: IsSecret, isThorough = false): readonly SecretPlace[] {
  const scan = new Scan(text, isSecret, isThorough);
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) at = scan.tag(at);
  scan.end();
  return scan.places;
}

/** What is known of an element that is open. */
interface Frame {
  /** It is a list, and what is in it is called so. */
  readonly list: string;
  /** The key of a property list that it stands behind. */
  readonly behind: string;
  readonly pair: PairBeside;
}

/** Payloads that hold a key with its certificate, and where. */
const bundles: Readonly<Record<string, string>> = { 'com.apple.security.pkcs12': 'PayloadContent', 'com.apple.eas.account': 'Certificate' };

class Scan {
  readonly places: SecretPlace[] = [];
  readonly #text: string;
  readonly #isSecret: IsSecret;
  readonly #isThorough: boolean;
  readonly #open: string[] = [];
  readonly #frames: Frame[] = [];
  /** What the last `<key>` of a property list said. */
  #key = '';

  constructor(text: string, isSecret: IsSecret, isThorough: boolean) {
    this.#text = text;
    this.#isSecret = isSecret;
    this.#isThorough = isThorough;
  }

  /** What is still open ends with the text. */
  end(): void {
    while (this.#frames.length > 0) this.#close();
  }

  /** Takes the tag at a `<`; where to look on. */
  tag(at: number): number {
    const name = /^<\/?(?:[\w.-]{1,100}:)?([\w.-]{1,100})/.exec(this.#text.slice(at, at + 210))?.[1];
    if (name === undefined) return at + 1;
    const end = endOfTag(this.#text, at);
    if (this.#text.charAt(at + 1) === '/') {
      this.#close();
      return end;
    }
    this.places.push(...assignedPlaces(this.#text, this.#isSecret, at, end));
    return this.#text.charAt(end - 2) === '/' ? end : this.#content(name, end);
  }

  #close(): void {
    this.#open.pop();
    const frame = this.#frames.pop();
    if (frame !== undefined && this.#isThorough) this.places.push(...frame.pair.places(this.#isSecret));
  }

  #content(name: string, from: number): number {
    const above = this.#frames.at(-1);
    const key = name === 'key' ? '' : this.#key === '' ? (above?.list ?? '') : this.#key;
    const isListed = key !== '' && this.#isSecret(key, above?.behind);
    const isNamed = isListed || this.#isSecret(name, this.#open.at(-1));
    let at = from;
    for (const [start, stop, end] of runs(this.#text, from)) {
      this.places.push(...placeOf(this.#text, isListed ? key : name, start, stop, isNamed));
      if (this.#isThorough) {
        if (!isNamed) this.places.push(...assignedPlaces(this.#text, this.#isSecret, start, stop));
        // A key of a property list is no name of its own.
        if (name !== 'key' || this.#open.at(-1) !== 'dict')
          above?.pair.note(this.#key === '' ? name : this.#key, placeOf(this.#text, name, start, stop, true));
      }
      at = end;
    }
    const said = at - from < 200 ? this.#text.slice(from, at).trim() : '';
    this.#key = name === 'key' ? said : this.#isThorough && !isNamed ? optionIn(said) : '';
    if (this.#open.length < deepest) {
      this.#open.push(name);
      this.#frames.push({ list: name === 'array' && isListed ? key : '', behind: key, pair: new PairBeside(this.#text) });
    }
    return at;
  }
}

/** An argument of a program that says what the next one is: `--password`. */
function optionIn(said: string): string {
  return /^--?[A-Za-z][\w-]{1,60}$/.test(said) ? said : '';
}

/** What stands beside each other in one element: a name and its value, a payload's type and its content. */
class PairBeside {
  readonly #text: string;
  readonly #values: SecretPlace[] = [];
  readonly #bundle: { readonly member: string; readonly place: SecretPlace }[] = [];
  #name = '';
  #type = '';
  #isCriterion = false;

  constructor(text: string) {
    this.#text = text;
  }

  note(member: string, places: readonly SecretPlace[]): void {
    if (isCriterionField(member)) this.#isCriterion = true;
    for (const place of places) {
      if (isPairName(member)) this.#name = this.#text.slice(place.from, place.to);
      else if (isPairValue(member)) this.#values.push(place);
      else if (member === 'PayloadType') this.#type = this.#text.slice(place.from, place.to);
      else if (member === 'PayloadContent' || member === 'Certificate') this.#bundle.push({ member, place });
    }
  }

  places(isSecret: IsSecret): readonly SecretPlace[] {
    const ofName = !this.#isCriterion && this.#name !== '' && isSecret(this.#name) ? this.#values : [];
    return [...ofName, ...this.#bundle.filter(({ member }) => bundles[this.#type] === member).map(({ place }) => place)];
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
