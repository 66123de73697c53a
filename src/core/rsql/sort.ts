import { t } from '@vscode/l10n';

export interface SortTerm {
  readonly field: string;
  readonly descending: boolean;
}

/** As the server wants several: comma-separated in one parameter (facts 3.5). */
export function writeSort(terms: readonly SortTerm[]): string {
  return terms.map(({ field, descending }) => `${field}:${descending ? 'desc' : 'asc'}`).join(',');
}

/** Reads what {@link writeSort} writes, and the dot that some defaults of the document have for the colon. Nameless terms are dropped. */
export function readSort(text: string): readonly SortTerm[] {
  return text.split(',').flatMap((term) => {
    const found = /^\s*([\w.]+?)\s*(?:[:.]\s*(asc|desc))?\s*$/i.exec(term);
    return found?.[1] === undefined ? [] : [{ field: found[1], descending: found[2]?.toLowerCase() === 'desc' }];
  });
}

/** For people: `general.name, then id descending`. */
export function sortWords(text: string): string {
  const terms = readSort(text).map(({ field, descending }) => (descending ? t`${field} descending` : field));
  return terms.length === 0 ? '' : terms.reduce((first, next) => t`${first}, then ${next}`);
}
