export function isJsonType(mediaType: string): boolean {
  return /^[^;]*[/+]json\s*(?:;|$)/i.test(mediaType);
}

export function isXmlType(mediaType: string): boolean {
  return /^[^;]*[/+]xml\s*(?:;|$)/i.test(mediaType);
}

/** The media types that an operation takes or answers with, with the document's own slip undone: one key names two (facts 4.8). */
export function splitTypes(types: readonly string[]): readonly string[] {
  return [...new Set(types.flatMap((type) => type.split(',').map((part) => part.trim())).filter((type) => type !== ''))];
}
