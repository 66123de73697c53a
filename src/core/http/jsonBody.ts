export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body as a JSON object, or undefined for anything else: HTML, text, a list, nothing. */
export function jsonOf(response: { readonly body: Uint8Array }): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(response.body));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a body that should have been JSON is instead, as words for a sentence. */
export function shapeOf(response: { readonly body: Uint8Array }): string {
  if (response.body.byteLength === 0) return 'an empty answer';
  return /^\s*</.test(new TextDecoder().decode(response.body.subarray(0, 256))) ? 'a web page' : 'something that is not JSON';
}
