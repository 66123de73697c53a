/**
 * The same for names that a database may take for one: in other letters, in another form of Unicode, with blanks around. Whether Jamf Pro
 * does is not known.
 */
export function alikeForm(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

/** How a criterion compares with less than a whole name: with a part of it, or with a pattern. */
export type PartOfName = 'text' | 'pattern';

/** By the operator of a criterion; undefined: it compares with whole names. */
export function partBy(operator: unknown): PartOfName | undefined {
  if (typeof operator !== 'string' || operator === '') return undefined;
  if (/regex/i.test(operator)) return 'pattern';
  return /^(?:is|is not|has|does not have|member of|not member of)$/i.test(operator) ? undefined : 'text';
}

/**
 * Whether what a criterion compares with may mean an object of that name. What a pattern matches is not tried, since it may take for ever:
 * where none of its words stands in the name, it means another one.
 */
export function mayMean(part: PartOfName, text: string, name: string): boolean {
  const [own, sought] = [alikeForm(name), alikeForm(text)];
  if (own === '' || sought === '') return false;
  if (part === 'text') return own.includes(sought);
  const words = sought.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return words.length === 0 || words.some((word) => own.includes(word));
}
