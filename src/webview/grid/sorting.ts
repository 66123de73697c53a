import type { TableSort } from '../../app/table/protocol.ts';

/** What a press on a header makes of the order: ascending, descending, not at all. `more`: beside what it is sorted by already. */
export function nextSort(sort: readonly TableSort[], column: string, more: boolean): readonly TableSort[] {
  const known = sort.find((one) => one.column === column);
  const next: readonly TableSort[] = known?.descending === true ? [] : [{ column, descending: known !== undefined }];
  if (!more) return next;
  return known === undefined ? [...sort, ...next] : sort.flatMap((one) => (one === known ? next : [one]));
}
