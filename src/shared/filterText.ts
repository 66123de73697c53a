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

/**
 * Whether a text is meant as RSQL: somewhere in it a field is compared. Anything else is words, also “R&D <Lab>”, “Wow! Mac” and “a=b”: a
 * bare < or > stands against the field before it, or apart from what is behind it.
 */
export function looksLikeRsql(text: string): boolean {
  return /(?:^|[\s(;,])[\p{L}_][\p{L}\p{N}_.$-]*(?:\s{0,9}(?:==|!=|=[a-z]{2,3}=|[<>]=)|[<>]|\s{1,9}[<>](?=[\s\d"]|$))/iu.test(text);
}
