import type { Resource } from '../families/family.ts';
import { looksLikeRsql, straightQuotes } from '../../shared/filterText.ts';
import { kindOf } from '../resources/kindOf.ts';
import { soughtWords } from './searchText.ts';
import { searchedFields, searchTerms } from './searchPlan.ts';

/** `rsql`: as the server takes it. `text`: plain words, which the server is asked for where it can be, and rows are compared with here where not. */
export type ListFilter = { readonly kind: 'rsql'; readonly text: string } | { readonly kind: 'text'; readonly text: string };

/** What somebody typed as the filter of a list: RSQL where the list takes any and it is meant as such, else words. */
export function typedFilter(resource: Resource, typed: string): ListFilter {
  const text = typed.trim();
  return takesFilter(resource) && looksLikeRsql(text) ? { kind: 'rsql', text: straightQuotes(text) } : { kind: 'text', text };
}

/**
 * What the server is asked for: RSQL as it stands; of words that each is in one of the fields by which the kind is searched. Undefined:
 * the server has no filter for this, so the rows are compared here.
 */
export function serverFilter(resource: Resource, { kind, text }: ListFilter): string | undefined {
  if (!takesFilter(resource)) return undefined;
  if (kind === 'rsql') return text;
  const words = soughtWords(text);
  const terms = words.map((word) => searchTerms(resource, word));
  if (terms.length === 0 || terms.some((own) => own === undefined)) return undefined;
  const written = terms.map((own = []) => (own.length > 1 && terms.length > 1 ? `(${own.join(',')})` : own.join(',')));
  return written.join(';');
}

/** Whether the rows of the list are compared here. */
export function isFilteredHere(resource: Resource, filter: ListFilter | undefined): boolean {
  return filter?.kind === 'text' && serverFilter(resource, filter) === undefined;
}

/** Whether a list can be looked through for words: by the server, or by reading it whole. */
export function takesWords(resource: Resource): boolean {
  return searchedFields(resource).length > 0 || !kindOf(resource.key).needsFilter;
}

/** Whether the server answers a list with no more of a filter than this: some refuse to without one of their own. */
export function mayBeListed(resource: Resource, filter: ListFilter | undefined): boolean {
  return !kindOf(resource.key).needsFilter || (filter !== undefined && serverFilter(resource, filter) !== undefined);
}

function takesFilter(resource: Resource): boolean {
  return resource.family.list(resource)?.abilities.filters === true;
}
