import { exactJson, exactText, mayBeInexact } from '../../json/exact.ts';
import { isRecord, jsonValue } from '../../json/wire.ts';
import { rowsOf } from '../../listing/rowsOf.ts';
import type { FoundNode } from './foundNode.ts';
import { isTooDeep, readJsonPath } from './jsonPath.ts';
import { membersWith } from './members.ts';

export type Found =
  | {
      readonly kind: 'found';
      /** JSON: by a path the list of its values, by words an object of the members that hold them, each under its path. */
      readonly json: string;
      readonly count: number;
      /** There is more than what is here. */
      readonly isCut: boolean;
      /** Each of them is a row of the answer's list. */
      readonly areRows: boolean;
    }
  /** No JSONPath expression: from this character on. */
  | { readonly kind: 'wrong'; readonly at: number }
  /** The answer is not JSON, or nested deeper than can be followed. */
  | { readonly kind: 'unreadable' };

/** More is no answer to anything: whoever asks will ask for less. */
export interface FindLimits {
  readonly results: number;
  readonly characters: number;
}

const usualLimits: FindLimits = { results: 10_000, characters: 20_000_000 };

/** What begins like a JSONPath expression (RFC 9535) is one; anything else is words. */
export function isJsonPath(sought: string): boolean {
  return /^\s*\$\s*(?:[.[]|$)/.test(sought);
}

/**
 * Looks in JSON for a JSONPath expression, or for members that hold all words. Takes as long as it takes, which for an answer of
 * megabytes are seconds, and for some expressions for ever: it is run beside everything else, and ended from there.
 */
export function findInJson(json: string, sought: string, limits: FindLimits = usualLimits): Found {
  const isPath = isJsonPath(sought);
  const found = isPath ? readJsonPath(sought.trim()) : (plain: unknown) => membersWith(plain, sought);
  if ('wrongAt' in found) return { kind: 'wrong', at: found.wrongAt + (sought.length - sought.trimStart().length) };
  const plain = jsonValue(json);
  if (plain === undefined) return { kind: 'unreadable' };
  try {
    return gathered(found(plain), plain, { json, isPath, limits });
  } catch (error) {
    if (isTooDeep(error)) return { kind: 'unreadable' };
    throw error;
  }
}

function gathered(
  nodes: Iterable<FoundNode>,
  plain: unknown,
  { json, isPath, limits }: { readonly json: string; readonly isPath: boolean; readonly limits: FindLimits },
): Extract<Found, { kind: 'found' }> {
  const exact = mayBeInexact(json) ? exactly(json, plain) : plain;
  const parts: string[] = [];
  const isRow = rowCheck(plain);
  let [characters, areRows, isCut] = [0, isPath, false];
  for (const { location } of nodes) {
    isCut = parts.length >= limits.results || characters >= limits.characters;
    if (isCut) break;
    const value = exactText(valueIn(exact, location));
    const part = isPath ? value : `${JSON.stringify(shortPath(location))}:${value}`;
    areRows &&= isRow(location);
    characters += part.length;
    parts.push(part);
  }
  const all = parts.join(',');
  return { kind: 'found', json: isPath ? `[${all}]` : `{${all}}`, count: parts.length, isCut, areRows: areRows && parts.length > 0 };
}

/** With the digits as they came, unless it names a property twice, where only the last counts. */
function exactly(json: string, plain: unknown): unknown {
  try {
    return exactJson(json);
  } catch {
    return plain;
  }
}

function valueIn(root: unknown, location: FoundNode['location']): unknown {
  let at = root;
  for (const step of location) at = Array.isArray(at) ? at[Number(step)] : isRecord(at) ? at[step] : undefined;
  return at;
}

function rowCheck(json: unknown): (location: FoundNode['location']) => boolean {
  const rows = rowsOf(json);
  if (rows === undefined) return () => false;
  const { name } = rows;
  return (location) => (name === undefined ? location.length === 1 : location.length === 2 && location[0] === name);
}

/** As people write it: `$.results[0].name`; a name that is no word in quotes, `$.results[0]['asset tag']`. */
export function shortPath(location: FoundNode['location']): string {
  const steps = location.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(step)) return `.${step}`;
    return `['${JSON.stringify(step)
      .slice(1, -1)
      .replaceAll(String.raw`\"`, '"')
      .replaceAll("'", String.raw`\'`)}']`;
  });
  return `$${steps.join('')}`;
}
