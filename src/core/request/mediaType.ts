/** Of an operation: by status, the media types of what it answers with. */
export type Answers = readonly { readonly status: string; readonly content: readonly { readonly mediaType: string }[] }[];

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

/**
 * What to ask for. JSON where the operation has it; else what it answers with first, since an export refuses a request
 * that does not name CSV (facts 5.18), and JSON after that for errors. Classic answers XML, whose JSON loses data (facts 8.1).
 */
export function acceptFor(path: string, answers: Answers | undefined): string {
  if (path.startsWith('/JSSResource')) return 'application/xml';
  const good = answers?.filter(({ status }) => status.startsWith('2')) ?? [];
  const types = splitTypes(good.flatMap((response) => response.content.map((content) => content.mediaType)));
  const first = types[0];
  if (answers === undefined) return 'application/json, */*;q=0.5';
  if (first === undefined || first === '*/*' || types.some(isJsonType)) {
    return types.every(isJsonType) ? 'application/json' : 'application/json, */*;q=0.5';
  }
  return `${types.join(', ')}, application/json;q=0.5`;
}
