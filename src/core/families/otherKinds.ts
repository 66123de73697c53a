import type { ResourceKind } from '../resources/kind.ts';
import { kindOf, kindsWith } from '../resources/kindOf.ts';
import { singularOf } from '../resources/words.ts';
import { pathOfList } from './apiAt.ts';
import type { Resource } from './family.ts';
import { searchWords } from './searchWords.ts';

/** A kind that Jamf Pro has, and that an instance offers in none of the APIs that are listed. */
export interface OtherKind extends Pick<ResourceKind, 'key' | 'label' | 'icon'> {
  /** What its list is asked for at, from the host's root: `/JSSResource/policies`. */
  readonly path: string;
}

/**
 * Kinds that somebody who types this looks for, among those that the instance's own resources have not: each word has to be one of the
 * name, or the begin of one, and the last word of the name has to be among them: “computer” alone means no configuration profile. Verbs
 * do not count.
 */
export function otherKinds(text: string, resources: readonly Pick<Resource, 'key'>[]): readonly OtherKind[] {
  const words = searchWords(text).flatMap((word) => ('typed' in word && !(word.isVerb && word.methods.length > 0) ? [word] : []));
  if (words.length === 0 || words.some(({ typed }) => typed.length < 3)) return [];
  const listed = new Set(resources.map(({ key }) => kindOf(key).label.many));
  return kindsWith('label').flatMap(({ key, label, icon }): OtherKind[] => {
    const path = pathOfList(key);
    if (path === undefined || listed.has(label.many)) return [];
    const own = (label.many.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => singularOf(word.toLowerCase()));
    const says = ({ typed, alike }: (typeof words)[number], word = ''): boolean => alike.includes(word) || word.startsWith(typed);
    const isMeant = words.every((one) => own.some((word) => says(one, word))) && words.some((one) => says(one, own.at(-1)));
    return isMeant ? [{ key, label, icon, path }] : [];
  });
}
