import { t } from '@vscode/l10n';

/** Which names of files JSON schemas are for. Made once for all the names that are looked at. */
export interface NameClaims {
  readonly patterns: readonly RegExp[];
  /** What all of them match: most names are claimed by none. */
  readonly any: RegExp;
}

/** @param claims file patterns of schemas, as extensions and settings give them. */
export function nameClaims(claims: readonly string[]): NameClaims {
  const patterns = claims.filter((claim) => !claim.startsWith('!')).map(patternOf);
  return { patterns, any: new RegExp(patterns.map(({ source }) => source).join('|') || '$^', 'i') };
}

/**
 * VS Code chooses JSON schemas by the names of files, in folders of any scheme. An object that is called `package` would get
 * the warnings of an npm manifest, from a schema that may be fetched from a public site.
 *
 * @param folder what stands before the file's name in its address, without the slash.
 * @param id tells the object apart; `new` for one that has none.
 * @returns the label, or one of its kind that no pattern claims. A pattern for all names claims each of them: that is wanted.
 */
export function unclaimedLabel(label: string, folder: string, id: string, { patterns, any }: NameClaims): string {
  const fileOf = (name: string): string => `${folder}/${name}.json`;
  if (!any.test(fileOf(label))) return label;
  const claiming = (name: string): number => patterns.filter((pattern) => pattern.test(fileOf(name))).length;
  const unavoidable = claiming('\u0000');
  const candidates = [label, `${label} (${id})`, t`Jamf ${label}`, t`Jamf ${label} (${id})`];
  return candidates.find((name) => claiming(name) <= unavoidable) ?? label;
}

/** A file pattern, as VS Code's JSON support reads it: of any folder, unless it names one. */
function patternOf(claim: string): RegExp {
  const source = claim.replace(/^\//, '').replaceAll(/\*\*\/|\*+|[?{},]|[^*?{},]+/g, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part.startsWith('*')) return part === '*' ? '[^/]*' : '.*';
    if (part === '?') return '[^/]';
    if (part === '{') return '(?:';
    if (part === '}') return ')';
    if (part === ',') return claim.includes('{') ? '|' : ',';
    return part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  });
  try {
    return new RegExp(`^(?:.*/)?${source}$`, 'i');
  } catch {
    // A bracket that has no other half.
    return /$^/;
  }
}
