import type { ResourceKind } from '../resources/kind.ts';
import { kindOf, kindsWith } from '../resources/kindOf.ts';
import { pathOfList } from './apiAt.ts';
import type { Resource } from './family.ts';
import { searchWords, wordsIn, type SearchWord } from './searchWords.ts';

/** A kind that Jamf Pro has, and that an instance offers in none of the APIs that are listed. */
export interface OtherKind extends Pick<ResourceKind, 'key' | 'label' | 'icon'> {
  /** What its list is asked for at, from the host's root: `/JSSResource/policies`. */
  readonly path: string;
  /** None of the instance's own kinds is named as well by the words. A part of another kind is none that a bare word names. */
  readonly isNearest: boolean;
}

type Worded = Exclude<SearchWord, { readonly path: string }>;

/**
 * Kinds that somebody who types this looks for, among those that the instance's own resources have not: each word has to be one of the
 * name, or the begin of one, and the last word of the name has to be among them: “computer” alone means no configuration profile. Verbs
 * do not count.
 */
export function otherKinds(text: string, resources: readonly Pick<Resource, 'key'>[]): readonly OtherKind[] {
  const words = searchWords(text).flatMap((word) => ('typed' in word && !(word.isVerb && word.methods.length > 0) ? [word] : []));
  if (words.length === 0 || words.some(({ typed }) => typed.length < 3)) return [];
  const own = resources.map(({ key }) => ({ key, label: kindOf(key).label.many }));
  const listed = new Set(own.map(({ label }) => label));
  const nearest = Math.min(...own.map(({ key, label }) => (key.includes('/') ? Infinity : unnamedIn(label, words))));
  return kindsWith('label').flatMap(({ key, label, icon }): OtherKind[] => {
    const path = pathOfList(key);
    if (path === undefined || listed.has(label.many)) return [];
    const unnamed = unnamedIn(label.many, words);
    return unnamed === Infinity ? [] : [{ key, label, icon, path, isNearest: unnamed < nearest }];
  });
}

/** How many words of a kind's name are not among those that mean it. Infinity: they do not mean it. */
function unnamedIn(label: string, words: readonly Worded[]): number {
  const own = wordsIn(label);
  const says = ({ typed, alike }: Worded, word = ''): boolean => alike.includes(word) || word.startsWith(typed);
  const isMeant = words.every((one) => own.some((word) => says(one, word))) && words.some((one) => says(one, own.at(-1)));
  return isMeant ? own.filter((word) => !words.some((one) => says(one, word))).length : Infinity;
}
