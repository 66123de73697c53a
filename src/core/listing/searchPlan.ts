import type { Resource } from '../families/family.ts';
import { escapeWildcards, writeTerm } from '../rsql/write.ts';
import { sensitivityOf } from '../catalog/sensitive.ts';
import type { SearchField } from '../resources/kind.ts';
import { kindOf, kindsWith } from '../resources/kindOf.ts';
import { looseQuotes } from './searchText.ts';

/** One list to ask. Without a filter its first page is compared here. */
export interface SearchStep {
  readonly resource: Resource;
  readonly filter: string | undefined;
}

/**
 * Which lists to ask for a text, and how: names that hold it, serial numbers and user names that begin with it, an id that is it.
 * Only fields that the instance's own lists take; never a list that reveals secrets.
 */
export function searchPlan(resources: readonly Resource[], text: string): readonly SearchStep[] {
  const ranked = kindsWith('searchRank').toSorted((one, other) => (one.searchRank ?? 0) - (other.searchRank ?? 0));
  return ranked.flatMap(({ key }) => {
    const own = resources.find((other) => other.key === key);
    // What is found is opened: by the API that can do more with it.
    const resource = resources.find((other) => other.key === own?.twin) ?? own;
    const list = resource?.family.list(resource);
    if (resource === undefined || list === undefined || sensitivityOf(list.endpoint).level === 'reveal') return [];
    const terms = searchTerms(resource, text) ?? [];
    if (terms.length === 0 && kindOf(key).needsFilter) return [];
    return [{ resource, filter: terms.length === 0 ? undefined : terms.join(',') }];
  });
}

/**
 * The terms of which one holds for each object that a text may mean, as its list takes them: by the fields that its kind is searched by.
 * Undefined: the list takes none of them but the id.
 */
export function searchTerms(resource: Resource, text: string): readonly string[] | undefined {
  const fields = fieldsOf(resource);
  const { id } = kindOf(resource.key).identity;
  return fields.length === 0 ? undefined : fields.flatMap((one) => termFor(one, id, text));
}

/** The names of the fields that words are looked for in, as the list takes them; none where it takes none, or only the id. */
export function searchedFields(resource: Resource): readonly string[] {
  return fieldsOf(resource).map(nameOf);
}

function fieldsOf(resource: Resource): readonly SearchField[] {
  const { searchBy, identity } = kindOf(resource.key);
  const taken = new Set(
    resource.family
      .list(resource)
      ?.fields('filter')
      .map(({ name }) => name),
  );
  const fields = searchBy.filter((one) => taken.has(nameOf(one)));
  return fields.every((one) => one === identity.id) ? [] : fields;
}

function nameOf(field: SearchField): string {
  return typeof field === 'string' ? field : field.begins;
}

function termFor(field: SearchField, id: string, text: string): readonly string[] {
  if (field === id) return /^\d{1,12}$/.test(text) ? [writeTerm(id, '==', [text])] : [];
  return [writeTerm(nameOf(field), '==', [looseQuotes(`${typeof field === 'string' ? '*' : ''}${escapeWildcards(text)}*`)])];
}
