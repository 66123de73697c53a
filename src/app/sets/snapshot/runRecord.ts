import { asList, isRecord, jsonValue } from '../../../core/json/wire.ts';
import { firstLine, writeWhole, type SnapshotFolder } from './snapshotFolder.ts';

/** What is known of the last run, whether it came to its end or was stopped. */
export interface RunRecord {
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Of the Jamf Pro that it began to read. */
  readonly version: string | undefined;
  /** Keys of the kinds that it is to read, and of those that are there. */
  readonly resources: readonly string[];
  readonly done: readonly string[];
  readonly isOver: boolean;
  /** Milliseconds that an answer took, on average; undefined: nothing was asked. */
  readonly latency: number | undefined;
  /** Which kinds of a name are meant by another one: a list that is a view of others, or the same objects in another API. */
  readonly meant: Readonly<Record<string, readonly string[]>>;
}

const file = 'run.json';

/** A stopped run that began longer ago than this is begun anew: a day, in milliseconds. */
const longestPause = 24 * 60 * 60 * 1000;

export async function readRun(folder: SnapshotFolder, signal: AbortSignal): Promise<RunRecord | undefined> {
  const run = jsonValue((await firstLine(folder, file, signal)) ?? '');
  if (!isRecord(run) || typeof run['startedAt'] !== 'number') return undefined;
  const texts = (list: unknown): readonly string[] => asList(list).filter((one) => typeof one === 'string');
  const meant = isRecord(run['meant']) ? run['meant'] : {};
  return {
    startedAt: run['startedAt'],
    version: typeof run['version'] === 'string' ? run['version'] : undefined,
    resources: texts(run['resources']),
    done: texts(run['done']),
    isOver: run['isOver'] === true,
    latency: typeof run['latency'] === 'number' ? run['latency'] : undefined,
    meant: Object.fromEntries(Object.entries(meant).map(([key, kinds]) => [key, texts(kinds)])),
  };
}

export async function writeRun(folder: SnapshotFolder, token: string, run: RunRecord): Promise<void> {
  await writeWhole(folder, file, token, JSON.stringify(run));
}

/**
 * The kinds that a stopped run did, which this one does not read again: none of another version of Jamf Pro, none of a run of long ago, and
 * none where all that is asked for was done, since whoever asks for it once more wants it anew.
 */
export function doneBefore(
  run: RunRecord | undefined,
  asked: readonly string[],
  { version, now }: { readonly version: string | undefined; readonly now: number },
): readonly string[] {
  if (run === undefined || !goesOn(run, { version, now })) return [];
  const done = new Set(run.done);
  return asked.every((key) => done.has(key)) ? [] : asked.filter((key) => done.has(key));
}

/** Whether pieces that a stopped run left may be gone on with. */
export function goesOn(
  run: RunRecord | undefined,
  { version, now }: { readonly version: string | undefined; readonly now: number },
): boolean {
  return run !== undefined && !run.isOver && run.version === version && now - run.startedAt <= longestPause && now >= run.startedAt;
}
