/**
 * The same for names that a database or a person may take for one: in other letters, in another form of Unicode, with other quotation marks
 * or dashes, with other blanks or more of them. Whether Jamf Pro does is not known.
 */
export function alikeForm(name: string): string {
  const plain = name.normalize('NFC').trim().toLowerCase();
  if (!isUnusual.test(plain)) return plain;
  return plain
    .replaceAll(/[\u2018\u2019\u201a\u201b\u2032`\u00b4]/g, "'")
    .replaceAll(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u200b-\u200d\ufeff]/g, '')
    .replaceAll(/\s{1,400}/g, ' ')
    .trim();
}

const isUnusual = /[^ -_a-~]|\s\s/;

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
 * where none of the words that it asks for stands in the name, it means another one.
 */
export function mayMean(part: PartOfName, text: string, name: string): boolean {
  const [own, sought] = [alikeForm(name), alikeForm(text)];
  if (own === '' || sought === '') return false;
  return part === 'text' ? own.includes(sought) : mayMatch(sought, own);
}

/** It asks for what is not there, or names characters by their numbers, their kind, or as they are: any name may be meant. */
const isHard = /\(\?<?!|\\[xucpq0]/;

const hasWord = /[\p{L}\p{N}]/u;

function mayMatch(pattern: string, name: string): boolean {
  if (isHard.test(pattern)) return true;
  const plain = pattern
    .replaceAll(/\\./g, ' ')
    .replaceAll(/\[\^?\]?[^\]]{0,200}\]/g, ' ')
    .replaceAll(/\(\?(?:<\w{0,80}>|<=|[a-z-]{0,20}[:)]|[=>|])/g, '(')
    // What need not be there.
    .replaceAll(/\)\{0[^}]{0,20}\}/g, ')?')
    .replaceAll(/[^()?*+](?:[?*]|\{0[^}]{0,20}\})/g, ' ')
    .replaceAll(/\{[\d,]{0,20}\}/g, ' ');
  if (!needsWord(plain)) return true;
  return plain.split(/[|()]/).some((piece) => wordsOf(piece).some((word) => name.includes(word)));
}

/** Whether each way through a pattern comes by a word, those that lead past a group that need not be there as well. */
function needsWord(pattern: string): boolean {
  const allHave = (ways: string): boolean => ways.split('|').every((way) => hasWord.test(way));
  let rest = pattern;
  for (let deep = 0; deep < mostDeep && rest.includes('('); deep += 1) {
    rest = rest.replaceAll(/\(([^()]{0,400})\)([?*]?)/g, (_group, inside: string, free: string) =>
      free === '' && allHave(inside) ? 'x' : ' ',
    );
  }
  return allHave(rest);
}

/** Patterns have fewer groups in one another. */
const mostDeep = 10;

/** Short ones stand in too many names, so that they count only where there is no other. */
function wordsOf(piece: string): readonly string[] {
  const words = piece.match(/[\p{L}\p{N}]+/gu) ?? [];
  const long = words.filter((word) => word.length >= 3);
  return long.length > 0 ? long : words;
}
