import { JSONPathEnvironment, JSONPathError, JSONPathRecursionLimitError, type JSONValue } from 'json-p3';
import type { FoundNode } from './foundNode.ts';

/** As deep as the parser of the project goes. */
const deepest = 500;

/** The values that a JSONPath expression (RFC 9535) leads to, one after the other; or from which character on it is none. */
export function readJsonPath(expression: string): ((json: unknown) => Iterable<FoundNode>) | { readonly wrongAt: number } {
  try {
    const query = new JSONPathEnvironment({ maxRecursionDepth: deepest }).compile(expression);
    return (json) => (isJson(json) ? query.lazyQuery(json) : []);
  } catch (error) {
    if (error instanceof JSONPathError) return { wrongAt: error.token.index };
    throw error;
  }
}

/** What goes deeper than anything that Jamf Pro has. */
export function isTooDeep(error: unknown): boolean {
  return error instanceof JSONPathRecursionLimitError;
}

/** What `JSON.parse` makes is nothing else. */
function isJson(value: unknown): value is JSONValue {
  return value !== undefined;
}
