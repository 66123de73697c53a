import { t } from '@vscode/l10n';
import { oneLine } from '../../core/catalog/plain.ts';
import type { Resource } from '../../core/families/family.ts';
import { isFilteredHere, type ListFilter } from '../../core/listing/listFilter.ts';

/** What the rows of a list are, in few words: RSQL as it stands, words in quotes, and whether they are looked for here. */
export function filterWords(resource: Resource, filter: ListFilter): string {
  const text = oneLine(filter.text, 80);
  if (filter.kind === 'rsql') return text;
  return isFilteredHere(resource, filter) ? t`“${text}” (filtered here)` : t`“${text}”`;
}
