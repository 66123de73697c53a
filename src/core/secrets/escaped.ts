import type { SecretPlace } from './places.ts';

/** Deeper than this, nothing is escaped any more. */
const deepest = 4;

const entity = /&(?:lt|gt|quot|apos|amp|#x[0-9a-f]{1,6}|#\d{1,7});/gi;

/** What may begin a tag or a name once it is no more escaped. */
const isWorthIt = /&(?:lt|quot|apos|amp|#x(?:22|26|27|3c)|#(?:34|38|39|60));/i;

/** What `find` finds in a text once it is no more escaped, as places of the text: a property list in a string of another one. */
export function escapedPlaces(text: string, find: (plain: string) => readonly SecretPlace[], depth = 0): readonly SecretPlace[] {
  if (depth === deepest || !isWorthIt.test(text)) return [];
  const { plain, placeIn } = unescaped(text);
  const found = [...find(plain), ...escapedPlaces(plain, find, depth + 1)];
  return found.map(({ name, from, to }) => ({ name, from: placeIn(from), to: placeIn(to) }));
}

/** The text as it was before it was escaped, and where in the escaped one a place of it is. */
function unescaped(text: string): { readonly plain: string; readonly placeIn: (at: number) => number } {
  const parts: string[] = [];
  /** Where each run without entities begins: in what comes out, and in the text. */
  const runs: (readonly [plain: number, raw: number])[] = [[0, 0]];
  let [at, length] = [0, 0];
  for (const { 0: found, index } of text.matchAll(entity)) {
    const run = text.slice(at, index) + charOf(found.slice(1, -1).toLowerCase());
    parts.push(run);
    length += run.length;
    at = index + found.length;
    runs.push([length, at]);
  }
  parts.push(text.slice(at));
  const placeIn = (place: number): number => {
    let [low, high] = [0, runs.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((runs[middle]?.[0] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    const [plain, raw] = runs[low] ?? [0, 0];
    return raw + place - plain;
  };
  return { plain: parts.join(''), placeIn };
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function charOf(name: string): string {
  const known = named[name];
  if (known !== undefined) return known;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ';
}
