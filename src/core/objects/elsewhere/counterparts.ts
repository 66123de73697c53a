import { oneLine } from '../../catalog/plain.ts';
import { textAt } from '../../catalog/fields.ts';
import type { ReadSession } from '../../instances/session.ts';
import { walkPages } from '../../listing/walkPages.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { siteIdOf } from '../../resources/lookups.ts';
import { listRowOf } from '../../resources/rows.ts';
import { wellFormed } from '../../../shared/urlText.ts';
import type { ObjectPlan } from '../plan/plan.ts';

/** By what objects are looked for. */
export interface Sought {
  /** `name`: as people call it. Otherwise a field by which the same thing is known everywhere, dotted. */
  readonly field: string;
  readonly text: string;
}

/** An object that may be the same one on another instance. */
export interface Counterpart {
  readonly id: string;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly facts: readonly string[];
  /** The site that its row names by id. */
  readonly siteId: string | undefined;
}

/**
 * The objects of a list of which this is so. White space around a name aside: servers trim it. Lists without a filter are looked through to
 * their end.
 */
export async function findCounterparts(
  session: ReadSession,
  { resource }: Pick<ObjectPlan, 'resource'>,
  { field, text }: Sought,
  signal: AbortSignal,
): Promise<readonly Counterpart[]> {
  if (resource.can.list === undefined) return [];
  const { serial } = kindOf(resource.key);
  const wanted = oneLine(wellFormed(text).trim());
  const found: Counterpart[] = [];
  const take = (rows: readonly unknown[]): undefined => {
    for (const row of rows) {
      const { id, label, facts } = listRowOf(resource.key, row);
      const said = field === serial ? textAt(row, field) : label;
      if (id !== '' && said?.trim() === wanted) found.push({ id, label, facts, siteId: siteIdOf(row) });
    }
  };
  const quoted = `"${text.trim().replaceAll(/["\\*]/g, String.raw`\$&`)}"`;
  await walkPages(session, resource, { pageSize: 200, filter: `${field}==${quoted}`, lane: 'document' }, take, signal);
  return found;
}

/** Those of the same site, where sites tell them apart. @param siteName of the object that they are like; undefined: it has none. */
export function ofSameSite(
  found: readonly Counterpart[],
  siteName: string | undefined,
  nameOf: (siteId: string) => string | undefined,
): readonly Counterpart[] {
  const same = found.filter(({ siteId }) => (siteId === undefined ? undefined : nameOf(siteId)) === siteName);
  return same.length === 0 ? found : same;
}
