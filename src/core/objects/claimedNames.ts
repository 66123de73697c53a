/**
 * VS Code chooses JSON schemas by the names of files, in folders of any scheme. An object that is called `package` would get
 * the warnings of an npm manifest, from a schema that may be fetched from a public site.
 *
 * @param claims file patterns of schemas, as extensions and settings give them.
 * @param id tells the object apart; `new` for one that has none.
 * @returns the label, or one of its kind that no pattern claims. A pattern for all names claims each of them: that is wanted.
 */
export function unclaimedLabel(label: string, id: string, claims: readonly string[]): string {
  const patterns = claims.filter((claim) => !claim.startsWith('!')).map(patternOf);
  const isClaimed = (name: string): boolean => patterns.some((pattern) => pattern.test(`/${name}.json`));
  const candidates = [label, `${label} (${id})`, `Jamf ${label}`, `Jamf ${label} (${id})`];
  return candidates.find((name) => !isClaimed(name)) ?? label;
}

/** A file pattern; what it says of folders counts for any folder. */
function patternOf(claim: string): RegExp {
  const name = claim.slice(claim.lastIndexOf('/') + 1);
  const source = name.replaceAll(/\*+|[?{},]|[^*?{},]+/g, (part) => {
    if (part.startsWith('*')) return '[^/]*';
    if (part === '?') return '[^/]';
    if (part === '{') return '(?:';
    if (part === '}') return ')';
    if (part === ',') return claim.includes('{') ? '|' : ',';
    return part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  });
  try {
    return new RegExp(`/${source}$`, 'i');
  } catch {
    // Brackets that have no other half.
    return /$^/;
  }
}
