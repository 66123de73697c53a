import { valueOf } from '../../json/exact.ts';
import { parseJson } from '../../json/parse.ts';

/** A text has more levels of brackets than any document. */
export class TooDeep extends Error {}

/** Where a number may be that is another one as a double: sixteen digits or more, or an exponent. Also sees some inside of texts. */
const delicate = /[\s:,[]-?(?:\d(?:\.?\d){15}|\d[\d.]*[eE][-+\d])/;

/**
 * A JSON text as values, every number the one that was written, by `JSON.parse` where that keeps it.
 *
 * @throws `SyntaxError` or `invalid` for a text that is no JSON.
 */
export function exactValue(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return delicate.test(text) ? valueOf(parseJson(text)) : value;
}
