import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { fileDigest } from '../../../core/sets/folder/fileDigests.ts';
import { placeKey, pulledEnding } from '../../../core/sets/folder/layout.ts';
import type { DriftParts } from './driftParts.ts';
import type { DriftRow, FolderDrift } from './folderDrift.ts';
import { asPulledBefore, baseText, nameNow } from './objectTexts.ts';
import { refOfRow, type Sending } from './sendMine.ts';
import { pathsOfBoth, readSeen, refuseOtherFolder, writeTheirs, type SeenFiles, type TheirObject } from './writeTheirs.ts';

/** What a person is asked before files are written: their paths. */
export interface Loss {
  /** Hold what was changed here. */
  readonly edited: readonly string[];
  /** Go, since their object is gone, and hold nothing of a person's. */
  readonly gone: readonly string[];
}

export interface Taking extends Pick<Sending, 'copyOf' | 'instance' | 'isDirty'> {
  /** Whether to go on. */
  readonly agree: (loss: Loss) => Promise<boolean>;
}

interface Task {
  readonly object: TheirObject;
  readonly seen: SeenFiles;
}

/**
 * Writes into the files what Jamf Pro has. What was changed here goes only after a question that names its files; what is changed while that
 * is answered stays.
 *
 * @returns the paths of files that are left as they are, since they were changed meanwhile.
 * @throws `invalid` where an editor holds unsaved changes of a file; then nothing was written.
 */
export async function takeTheirs(
  parts: DriftParts,
  drift: FolderDrift,
  rows: readonly DriftRow[],
  { copyOf, instance, isDirty, agree }: Taking,
): Promise<readonly string[]> {
  const refs = rows.flatMap((row) => refOfRow(row) ?? []);
  await refuseOtherFolder(parts, drift, instance.url, refs);
  const tasks: Task[] = [];
  for (const ref of refs) {
    const object = await theirObject(parts, drift, ref, copyOf);
    tasks.push({ object, seen: await readSeen(parts, pathsOfBoth(drift, object)) });
  }
  const unsaved = tasks.flatMap(({ seen }) => [...seen.keys()]).find(isDirty);
  if (unsaved !== undefined) throw invalidProblem(t`${unsaved} holds changes that are not saved. Save the file, or revert it, first.`);
  const loss = lossOf(parts, drift, tasks);
  if (loss.edited.length + loss.gone.length > 0 && !(await agree(loss))) return [];
  const left: string[] = [];
  for (const { object, seen } of tasks) {
    const isBusy = [...seen.keys()].some(isDirty);
    if (isBusy || !(await writeTheirs(parts, drift, object, seen))) left.push(...seen.keys());
  }
  return left;
}

/** What was read with the last check; a file that differs from nobody's copy but its own is asked for now. */
export async function theirObject(parts: DriftParts, drift: FolderDrift, ref: ObjectRef, copyOf: Taking['copyOf']): Promise<TheirObject> {
  const key = placeKey(ref);
  if (drift.there(key).kind === 'gone') return { ...ref, text: undefined };
  const known = drift.theirText(key);
  if (known !== undefined) return { ...ref, text: known };
  const copy = await copyOf(ref);
  const object = drift.object(key);
  const text = copy === undefined ? undefined : await asPulledBefore(parts, object, { ...ref, text: copy });
  const base = object === undefined ? undefined : await baseText(parts, drift, object);
  const now = text === undefined ? ref : { ...ref, name: nameNow(ref, text, base) };
  drift.learn(now, text);
  return { ...now, text };
}

function lossOf({ sha256 }: DriftParts, drift: FolderDrift, tasks: readonly Task[]): Loss {
  const edited: string[] = [];
  const gone: string[] = [];
  for (const { object, seen } of tasks) {
    for (const [path, text] of seen) {
      if (text === undefined) continue;
      const pulled = drift.ids.get(path)?.sha256;
      const digest = fileDigest(path, text, pulled, sha256);
      const theirs = object.text === undefined ? undefined : drift.digestsOf(object.resource, object.text).get(pulledEnding(path) ?? '');
      if (digest !== pulled && digest !== theirs) edited.push(path);
      else if (object.text === undefined) gone.push(path);
    }
  }
  return { edited, gone };
}
