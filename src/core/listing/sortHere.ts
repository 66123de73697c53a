import { textAt } from '../catalog/fields.ts';
import type { Resource } from '../families/family.ts';
import { likelyIdOf, nameOf } from '../resources/identity.ts';
import { kindOf } from '../resources/kindOf.ts';
import { readSort } from '../rsql/sort.ts';

/** Whether the list comes whole and in the server's own order, so that its rows are put in another one here. */
export function isSortedHere(resource: Resource): boolean {
  const abilities = resource.family.list(resource)?.abilities;
  return abilities !== undefined && !abilities.sorts && !abilities.pages;
}

/** What a list can be sorted by, whoever does it; empty where nobody knows a field. */
export function sortFields(resource: Resource): readonly string[] {
  if (!isSortedHere(resource))
    return (
      resource.family
        .list(resource)
        ?.fields('sort')
        .map(({ name }) => name) ?? []
    );
  const { name, id } = kindOf(resource.key).identity;
  return [name, id];
}

/** Rows in the order of these terms, equals as they came; numbers in texts by size. Where the server sorts, as they came. */
export function sortedHere<Row>(resource: Resource, rows: readonly Row[], sort: string | undefined): readonly Row[] {
  const terms = sort === undefined || !isSortedHere(resource) ? [] : readSort(sort);
  if (terms.length === 0) return rows;
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const keyed = rows.map((row) => ({ row, keys: terms.map(({ field }) => keyOf(resource.key, row, field)) }));
  const compare = (one: readonly string[], other: readonly string[]): number => {
    for (const [index, { descending }] of terms.entries()) {
      const order = collator.compare(one[index] ?? '', other[index] ?? '');
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };
  return keyed.toSorted((a, b) => compare(a.keys, b.keys)).map(({ row }) => row);
}

/** Rows may have their name elsewhere than the documents of their objects. */
function keyOf(resourceKey: string, row: unknown, field: string): string {
  const { name, id } = kindOf(resourceKey).identity;
  if (field === name) return nameOf(resourceKey, row) ?? '';
  return (field === id ? likelyIdOf(resourceKey, row) : textAt(row, field)) ?? '';
}
