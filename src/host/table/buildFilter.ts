import { t } from '@vscode/l10n';
import { kindOf } from '../../core/resources/kindOf.ts';
import { looksLikeRsql } from '../../shared/filterText.ts';
import { buildFilter } from '../lists/filterBuilder.ts';
import type { ListFacts } from '../../app/table/listing.ts';

/** The sidebar's filter builder over the fields of a table's list. Undefined: nothing was chosen, or the server has no filter. */
export async function buildFilterFor({ list }: ListFacts, resource: string, current: string): Promise<string | undefined> {
  if (!list.abilities.filters) return undefined;
  const title = t`Filter ${kindOf(resource).label.many}`;
  // Words are nothing to add a term to.
  const before = looksLikeRsql(current) ? current : '';
  const built = await buildFilter({ title, fields: list.fields('filter'), isNamed: list.namesFields('filter') }, before);
  return typeof built === 'string' ? built : undefined;
}
