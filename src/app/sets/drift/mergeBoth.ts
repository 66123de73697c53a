import { t } from '@vscode/l10n';
import { mergedFile } from '../../../core/sets/merge/mergedFile.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { DriftParts } from './driftParts.ts';
import type { DriftRow, FolderDrift } from './folderDrift.ts';
import { asPulledBefore, baseTexts, mineTexts, nameNow, refuseOtherObject } from './objectTexts.ts';
import { refuseUnsaved, type Sending } from './sendMine.ts';
import { pathsOfBoth, readSeen, refuseOtherFolder, writeTheirs } from './writeTheirs.ts';

/** What came of bringing both sides of one object together. */
export interface MergedRow {
  /** Its first file, as it is called now. */
  readonly path: string;
  /** Files that hold conflicts. */
  readonly conflicts: readonly string[];
}

/**
 * Writes into the files of an object what both sides changed, over what Jamf Pro has now: after that it is one that was changed here alone.
 * What both changed to something else stands there twice, between marks as those of git. Sends nothing.
 *
 * @throws `invalid` where there are no two texts to be brought together, or nobody knows what they were made from; then nothing was written.
 */
export async function mergeBoth(
  parts: DriftParts,
  drift: FolderDrift,
  row: DriftRow,
  sending: Pick<Sending, 'copyOf' | 'instance' | 'isDirty'>,
): Promise<MergedRow> {
  const object = drift.object(row.key);
  if (object === undefined || row.drift.here !== 'changed' || row.drift.there !== 'changed')
    throw invalidProblem(t`Not merged: “${row.name}” was not changed on both sides. Take Jamf's, or send yours.`);
  refuseUnsaved(object, sending);
  const { resource, id, name, stem } = object;
  const ref = { resource, id, name };
  await refuseOtherFolder(parts, drift, sending.instance.url, [ref]);
  const paths = pathsOfBoth(drift, { ...ref, text: undefined });
  const seen = await readSeen(parts, paths);
  const [base, mine] = [await baseTexts(parts, object), await mineTexts(parts, object)];
  if (base === undefined)
    throw invalidProblem(
      t`Not merged: what was pulled of “${name}” is not kept on this computer, so nobody can tell which side changed what. Compare them, take Jamf's, and make your change once more.`,
    );
  const read = await sending.copyOf(ref);
  if (read === undefined) throw invalidProblem(t`“${row.name}” does not exist in Jamf Pro any more. Check for changes again.`);
  const copy = await asPulledBefore(parts, object, { resource, text: read });
  refuseOtherObject(
    object,
    copy,
    [base, mine].flatMap((texts) => texts.get('.json') ?? []),
  );
  const theirs = new Map(drift.filesOf(resource, copy).map((file) => [file.ending, file.text]));
  const endings = [...new Set([...base.keys(), ...mine.keys(), ...theirs.keys()])];
  const lone = endings.find((ending) => ![base, mine, theirs].every((texts) => texts.has(ending)));
  if (lone !== undefined)
    throw invalidProblem(t`Not merged: ${stem}${lone} is not on both sides. Compare them, and take Jamf's, or send yours.`);
  const names = { mine: t`Changed here`, theirs: t`Changed in Jamf` };
  const merged = endings.map((ending) => {
    const texts = { base: base.get(ending) ?? '', mine: mine.get(ending) ?? '', theirs: theirs.get(ending) ?? '' };
    return { ending, file: mergedFile(texts, ending === '.json' ? parts.shapeOf(resource) : undefined, names) };
  });
  const theirObject = { ...ref, name: nameNow(ref, copy, base.get('.json')), text: copy };
  const all = new Map([...(await readSeen(parts, pathsOfBoth(drift, theirObject))), ...seen]);
  // A file that stands where the object goes by its new name is a person's.
  const isTaken = [...all].some(([path, text]) => text !== undefined && !seen.has(path));
  const isDone =
    !isTaken && (await writeTheirs(parts, drift, theirObject, all, new Map(merged.map(({ ending, file }) => [ending, file.text]))));
  if (!isDone) throw invalidProblem(t`Left as they are, since they were changed meanwhile: ${paths.join(', ')}.`);
  const now = drift.stemFor(theirObject);
  return { path: `${now}.json`, conflicts: merged.flatMap(({ ending, file }) => (file.conflicts === 0 ? [] : [`${now}${ending}`])) };
}
