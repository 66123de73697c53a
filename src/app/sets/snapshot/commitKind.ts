import { abortError } from '../../../core/http/abort.ts';
import { headLine, readPiece, textLine, type KeptEntry, type KindHead } from '../../../core/sets/snapshot/kindLines.ts';
import type { Unread } from '../../../core/sets/source.ts';
import type { KindWork, ReadText } from './kindWork.ts';
import { openKind, type OpenKind } from './openKind.ts';
import { kindFile, newFile, type SnapshotFolder } from './snapshotFolder.ts';

/** What a kind of the snapshot is after a run. */
export interface Committed {
  readonly objects: number;
  readonly read: number;
  readonly kept: number;
  readonly unread: readonly { readonly id?: string; readonly unread: Unread }[];
}

interface Row extends KeptEntry {
  /** Where its document stands, as a line of the former file (a text) or as a piece. */
  readonly text: (ReadText & { readonly of: 'now' | 'before' }) | undefined;
}

/**
 * Makes a kind part of the snapshot: a new file in the place of the former one, whole, in the order of the list. What could not be read
 * stays as it was, with the reason; what a whole list does not name any more goes. An object that was gone when it was read goes, too.
 */
export async function commitKind(
  work: KindWork,
  gone: readonly KeptEntry[],
  { folder, token, version, place }: { folder: SnapshotFolder; token: string; version: string | undefined; place: number },
  signal: AbortSignal,
): Promise<Committed> {
  const name = kindFile(work.key);
  const former = await openKind(folder, name, signal);
  try {
    const before = former === undefined ? new Map<string, Row>() : await rowsOf(former, signal);
    const rows = rowsNow(work, gone, before);
    const isWhole = work.listUnread === undefined && !work.isPart;
    const head: KindHead = {
      resource: work.key,
      place,
      version: work.listUnread === undefined ? version : former?.head.version,
      listedAt: isWhole ? work.listedAt : former?.head.listedAt,
      unread: work.listUnread ?? work.partWhy,
      entries: rows.map(({ id, name, unread, text }) => ({ id, name, unread, isKept: text?.of === 'before' })),
    };
    const made = newFile(name, token);
    await writeKind(folder, made, head, rows, signal);
    await former?.file.close();
    await folder.replace(made, name);
    return reportOf(head, gone);
  } finally {
    await former?.file.close();
  }
}

function rowsNow(work: KindWork, gone: readonly KeptEntry[], before: ReadonlyMap<string, Row>): readonly Row[] {
  const isGone = new Set(gone.map(({ id }) => id));
  const listed = (work.entries ?? []).filter(({ id }) => !isGone.has(id));
  const rows = listed.map(({ id, name }): Row => {
    const text = work.texts.get(id);
    if (text !== undefined) return { id, name, text: { ...text, of: 'now' } };
    return { id, name, unread: work.unread.get(id) ?? { why: 'stopped' }, text: before.get(id)?.text };
  });
  const why = work.listUnread ?? work.partWhy;
  if (why === undefined) return rows;
  const named = new Set((work.entries ?? []).map(({ id }) => id));
  return [
    ...rows,
    ...[...before.values()].filter(({ id }) => !named.has(id)).map(({ id, name, text }) => ({ id, name, text, unread: why })),
  ];
}

async function writeKind(folder: SnapshotFolder, name: string, head: KindHead, rows: readonly Row[], signal: AbortSignal): Promise<void> {
  const writer = await folder.create(name);
  try {
    await writer.write(headLine(head));
    for (const { text } of rows) {
      if (signal.aborted) throw abortError(signal);
      await writer.write(text === undefined ? textLine(undefined) : await lineOf(text));
    }
  } finally {
    await writer.close();
  }
}

async function lineOf({ file, place, of }: NonNullable<Row['text']>): Promise<string> {
  const line = await file.slice(place);
  if (of === 'before') return line;
  const piece = readPiece(line);
  if (piece?.is !== 'text') throw new Error('A piece of a snapshot is not what was written.');
  return textLine(piece.text);
}

/** What the file of a kind says of the run that wrote it. `gone`: what was not there any more when it was to be read. */
export function reportOf({ unread, entries }: KindHead, gone: readonly KeptEntry[] = []): Committed {
  const ofKind = unread === undefined ? [] : [{ unread }];
  const isOfKind = (why: Unread): boolean => unread !== undefined && JSON.stringify(why) === JSON.stringify(unread);
  const ofObjects = entries.flatMap(({ id, unread: why }) => (why === undefined || isOfKind(why) ? [] : [{ id, unread: why }]));
  return {
    objects: entries.length,
    read: entries.filter((entry) => entry.unread === undefined).length,
    kept: entries.filter(({ isKept }) => isKept === true).length,
    unread: [...ofKind, ...ofObjects, ...gone.map(({ id }) => ({ id, unread: { why: 'gone' } as const }))],
  };
}

async function rowsOf({ head, file }: OpenKind, signal: AbortSignal): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  let index = -1;
  for await (const { text, from, to } of file.lines(signal)) {
    const entry = head.entries[index++];
    if (entry !== undefined)
      rows.set(entry.id, { ...entry, text: text === 'null' ? undefined : { file, place: { from, to }, of: 'before' } });
  }
  for (const entry of head.entries) if (!rows.has(entry.id)) rows.set(entry.id, { ...entry, text: undefined });
  return rows;
}
