import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ReportRow } from './useReports.ts';
import type { ShownUse } from './usesShown.ts';
import { placeWords } from './useWords.ts';

/** Whether each word of a filter stands in what is said; an empty filter lets all through. */
function hasAllWords(filter: string): (said: readonly string[]) => boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return (said) => {
    if (words.length === 0) return true;
    const all = said.join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  };
}

/** Those that a filter lets through: by name, id, kind and where they use it. */
export function filteredUses(uses: readonly ShownUse[], filter: string): readonly ShownUse[] {
  const isMeant = hasAllWords(filter);
  return uses.filter(({ name, id, resource, places }) => isMeant([name, id, ...kindWords(resource), ...places.map(placeWords)]));
}

/** The same of a report: by name, id, kind and why it is in it. */
export function filteredRows(rows: readonly ReportRow[], filter: string): readonly ReportRow[] {
  const isMeant = hasAllWords(filter);
  return rows.filter(({ name, id, resource, why }) => isMeant([name, id, ...kindWords(resource), why]));
}

function kindWords(resource: string): readonly string[] {
  const { one, many } = kindOf(resource).label;
  return [one, many];
}
