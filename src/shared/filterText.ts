/**
 * A filter with straight quotes where a word processor or a web page has put typographic ones around a value, as no server takes them.
 * What stands within straight quotes is data and stays.
 */
export function straightQuotes(filter: string): string {
  return filter.replaceAll(quoted, (found, doubles?: string, singles?: string) => {
    const inside = doubles ?? singles;
    return inside === undefined ? found : `"${inside}"`;
  });
}

const quoted =
  /"(?:\\.|[^"\\])*(?:"|\\?$)|'(?:\\.|[^'\\])*(?:'|\\?$)|(?<=[=(,\s])[“”„‟]([^“”„‟"]*)[“”„‟"]|(?<=[=(,\s])[‘’‚‛]([^‘’‚‛"']*)[‘’‚‛'](?=[\s;,)]|$)/gs;

/** Whether a text is meant as RSQL: it compares something. Anything else is words. */
export function looksLikeRsql(text: string): boolean {
  return /[=!<>]/.test(text);
}
