import { maskText, secretMask } from '../../shared/secretNames.ts';
import { keptPlaces } from './kept.ts';
import { replacePlaces, type SecretPlace } from './places.ts';

/** A text whose secrets are masked, and the text itself. */
export interface MaskedCopy {
  readonly masked: string;
  readonly real: string;
}

/** What became of a text with masks in it. */
export interface Unmasked {
  readonly text: string;
  /** The first line with a mask of which nobody can tell which secret it was, counted from 1; undefined: there is none. */
  readonly unclear: number | undefined;
}

/**
 * A text with the secrets put back that it masks, of one line or of several, by the lines that their masks stand in. A mask stays where its
 * line is no more as it was, or where several lines are like it, stand for different secrets, and nothing around tells which it is.
 */
export function unmaskedText(text: string, { masked, real }: MaskedCopy): Unmasked {
  const ends = masked.includes('<plist') ? plistEnds : lineEnds;
  const shown = masked.split(ends);
  const full = linesBehind(shown, { masked, real }, ends);
  const own = new Set(real.split(ends));
  const lines = text.split(ends);
  const between = Array.from(text.matchAll(ends), ([end]) => end);
  const found = placesOf(lines, shown, full);
  const known = lines.map((line, index) => found.get(index) ?? line);
  // What is there of masks in the real text is no secret.
  const unclear = known.findIndex((line, index) => line === lines[index] && line.includes(maskText) && !own.has(line));
  return {
    text: known.map((line, index) => line + (between[index] ?? '')).join(''),
    unclear: unclear < 0 ? undefined : between.slice(0, unclear).filter((end) => end !== '').length + 1,
  };
}

/** Where lines end. Jamf Pro writes a property list in one line: in such a text, what stands between two tags is one. */
const lineEnds = /\r?\n/g;
const plistEnds = /\r?\n|(?<=>)(?=<)/g;

/** What each masked line stands for, of as many lines as it hides; undefined: nobody can tell. */
function linesBehind(shown: readonly string[], { masked, real }: MaskedCopy, ends: RegExp): readonly string[] | undefined {
  const places = keptPlaces(real);
  const isKnown = replacePlaces(real, places, () => secretMask) === masked;
  const full = isKnown ? linesAround(real, places, ends) : real.split(ends);
  const isOf = (line: string, index: number): boolean => line.includes(maskText) || line === full[index];
  return full.length === shown.length && shown.every(isOf) ? full : undefined;
}

/** The lines of a text, of which those are one that a place reaches over. */
function linesAround(text: string, places: readonly SecretPlace[], ends: RegExp): readonly string[] {
  const lines: string[] = [];
  let [from, next] = [0, 0];
  for (const { index: end, 0: mark } of text.matchAll(ends)) {
    while ((places[next]?.to ?? Infinity) <= end) next += 1;
    if ((places[next]?.from ?? Infinity) < end + mark.length) continue;
    lines.push(text.slice(from, end));
    from = end + mark.length;
  }
  return [...lines, text.slice(from)];
}

/** What lines with masks stand for, by their index, as far as that is certain. */
function placesOf(lines: readonly string[], shown: readonly string[], full: readonly string[] | undefined): ReadonlyMap<number, string> {
  const places = new Places(lines, shown);
  const found = new Map<number, string>();
  const claimed = new Map<number, number[]>();
  for (const [index, line] of lines.entries()) {
    if (!line.includes(maskText) || full === undefined) continue;
    const same = places.like(line);
    const [only, ...others] = new Set(same.map((at) => full[at] ?? line));
    if (only !== undefined && others.length === 0) found.set(index, only);
    const at = others.length === 0 || same.length > mostLines ? undefined : places.of(index, same);
    if (at !== undefined) claimed.set(at, [...(claimed.get(at) ?? []), index]);
  }
  // Two lines that seem to be the same one: either may be another one.
  for (const [at, [index, ...others]] of claimed) if (index !== undefined && others.length === 0) found.set(index, full?.[at] ?? '');
  return found;
}

/** No more lines around one are looked at, and no more that are like it. */
const mostLines = 200;

/** Where the lines of a text stood before it was changed. */
class Places {
  readonly #lines: readonly string[];
  readonly #shown: readonly string[];
  readonly #at = new Map<string, number[]>();

  constructor(lines: readonly string[], shown: readonly string[]) {
    [this.#lines, this.#shown] = [lines, shown];
    for (const [index, line] of shown.entries()) {
      const all = this.#at.get(line);
      if (all === undefined) this.#at.set(line, [index]);
      else all.push(index);
    }
  }

  like(line: string): readonly number[] {
    return this.#at.get(line) ?? [];
  }

  /** That to which unchanged lines lead, or whose neighbours are the same; undefined: none or several. */
  of(index: number, like: readonly number[]): number | undefined {
    const led = like.filter((at) => this.#isLedTo(at, index, -1) || this.#isLedTo(at, index, 1));
    const near = like.filter((at) => [-1, 1].every((by) => this.#shown[at + by] === this.#lines[index + by]));
    const [at, ...others] = led.length === 0 ? near : led;
    return others.length === 0 ? at : undefined;
  }

  /** Whether all lines from here to one that is there once, or to the end, are as they were. */
  #isLedTo(at: number, index: number, step: number): boolean {
    for (let by = step; Math.abs(by) <= mostLines; by += step) {
      const [before, now] = [this.#shown[at + by], this.#lines[index + by]];
      if (before !== now) return false;
      if (now === undefined || this.like(now).length === 1) return true;
    }
    return false;
  }
}
