import { sensitivityOf } from '../catalog/sensitive.ts';
import { exactText } from '../json/exact.ts';
import type { ReadSession } from '../instances/session.ts';
import type { Resource } from '../families/family.ts';
import { isSecretName } from '../../shared/secretNames.ts';
import { maskedValues } from '../secrets/values.ts';
import { csvHeader, csvRecord, type CsvOptions } from './csv.ts';
import { rowsWith } from './filterHere.ts';
import { isFilteredHere, serverFilter, type ListFilter } from './listFilter.ts';
import { sectionsOf } from './sections.ts';
import { sortedHere } from './sortHere.ts';
import { walkPages, type RowSink, type WalkProgress, type WalkResult } from './walkPages.ts';

export type ExportFormat = { readonly kind: 'json' } | ({ readonly kind: 'csv' } & CsvOptions);

export interface ExportOptions {
  readonly format: ExportFormat;
  /** What of it the server does not do, is done here. */
  readonly filter?: ListFilter;
  readonly sort?: string;
  /** Default: 200, or 100 where rows have sections, which make them wide (facts 3.3). */
  readonly pageSize?: number;
  /** Hands on the rows instead: some of the list, or in an order of one's own. Default: all of it, page by page. */
  readonly read?: RowReader;
}

/**
 * Rows with these sections at least, from the one at `from` on. Their number is the count of the progress; those that are no longer there
 * make the result `partial`. Throws what {@link walkPages} throws.
 */
export type RowReader = (sections: readonly string[], from: number, sink: RowSink, signal: AbortSignal) => Promise<WalkResult>;

/** How far an export came. Pass the same one again to go on where it broke off. */
export interface ExportState {
  offset: number;
  started: boolean;
  /** Rows that were written. */
  rows: number;
  /** A secret stood in them and was masked. */
  masked: boolean;
  readonly seen: Set<string>;
}

export function newExport(): ExportState {
  return { offset: 0, started: false, rows: 0, masked: false, seen: new Set() };
}

/**
 * Writes a list, or what `read` hands on of it, as JSON (an array) or CSV, page by page, secrets masked as wherever a list is shown. Memory does not grow with the rows but for their ids.
 *
 * @throws what {@link walkPages} throws. What was written by then is whole rows: call again with the same state and the same
 * `write`, and it goes on behind them.
 */
export async function exportList(
  session: ReadSession,
  resource: Resource,
  options: ExportOptions,
  state: ExportState,
  to: { readonly write: (text: string) => Promise<void>; readonly progress: (progress: WalkProgress) => void },
  signal: AbortSignal,
): Promise<WalkResult> {
  const list = resource.family.list(resource);
  const known = list?.abilities.sections ?? [];
  const { format } = options;
  const sections = format.kind === 'csv' ? sectionsOf(format.columns, known) : known;
  if (!state.started) {
    await to.write(format.kind === 'csv' ? csvHeader(format) : '[');
    state.started = true;
  }
  const secretFields = new Set(list === undefined ? [] : sensitivityOf(list.endpoint).secretFields);
  const isSecret = (name: string, parent?: string): boolean => secretFields.has(name) || isSecretName(name, parent);
  const sink: RowSink = async (rows, progress) => {
    const kept = rows.map((row) => maskedValues(row, isSecret));
    const records = kept.map((row, index) =>
      format.kind === 'csv' ? csvRecord(row, format) : jsonRecord(row, state.rows === 0 && index === 0),
    );
    await to.write(records.join(''));
    state.rows += rows.length;
    state.masked ||= kept.some((row, index) => row !== rows[index]);
    state.offset = progress.offset;
    to.progress(progress);
    return undefined;
  };
  const read = options.read ?? wholeList(session, resource, options, state);
  const result = await read(sections, state.offset, sink, signal);
  if (format.kind === 'json') await to.write('\n]\n');
  return { ...result, rows: state.rows };
}

function wholeList(session: ReadSession, resource: Resource, options: ExportOptions, { seen }: ExportState): RowReader {
  const known = resource.family.list(resource)?.abilities.sections ?? [];
  const { filter, sort } = options;
  const asked = filter === undefined ? undefined : serverFilter(resource, filter);
  const walk = {
    pageSize: options.pageSize ?? (known.length > 0 ? 100 : 200),
    seen,
    ...(asked === undefined ? {} : { filter: asked }),
    ...(sort === undefined ? {} : { sort }),
  };
  const isMeant = filter !== undefined && isFilteredHere(resource, filter) ? rowsWith(resource, filter.text) : undefined;
  return (sections, from, sink, signal) => {
    const asShown: RowSink = (rows, progress) => {
      const meant = isMeant === undefined ? rows : rows.filter(isMeant);
      return sink(sortedHere(resource, meant, sort), progress);
    };
    return walkPages(session, resource, { ...walk, from, sections }, asShown, signal);
  };
}

function jsonRecord(row: unknown, isFirst: boolean): string {
  return `${isFirst ? '' : ','}\n${exactText(row)}`;
}
