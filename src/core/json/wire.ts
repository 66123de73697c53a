/**
 * A value as it came over the wire: believed in nothing. Every reader below turns what has the wrong shape into absence,
 * because one odd entry of a foreign document must not cost the other 800.
 */
export type Wire = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a text of JSON says; undefined where it is none. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value as an object, or an empty one. */
export function asRecord(value: unknown): Wire {
  return isRecord(value) ? value : {};
}

/** The value as an array, or an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text, or empty text. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
