import { filesDigest } from '../../../core/sets/folder/fileDigests.ts';
import { learnedFields, type UpgradedObject } from '../../../core/sets/folder/learnedFields.ts';
import type { FileText } from '../../../core/sets/folder/pulledText.ts';
import type { DriftParts } from './driftParts.ts';
import { textOfBytes, type FolderObject, type Theirs } from './folderObjects.ts';

/** What an upgrade of Jamf Pro brought of fields, by kind: paths with slashes. */
export interface Upgraded {
  readonly resource: string;
  readonly fields: readonly string[];
}

/** A pulled folder that was looked at. */
interface LookedAt {
  object(key: string): FolderObject | undefined;
  /** The files that a document would be pulled into. */
  filesOf(resource: string, text: string): readonly FileText[];
}

/**
 * Takes objects of one kind for unchanged that differ by no more than what Jamf Pro shows since it was upgraded, or no longer shows.
 *
 * @param theirs by the key of the object, with their documents; those that are unchanged are changed in it.
 */
export async function foldUpgrade(
  parts: Pick<DriftParts, 'bases' | 'tree'>,
  drift: LookedAt,
  { resource, theirs }: { readonly resource: string; readonly theirs: Map<string, Theirs> },
): Promise<Upgraded> {
  const objects: UpgradedObject[] = [];
  for (const [key, { ref, text, there }] of theirs) {
    const object = ref.resource === resource && there.kind === 'copy' ? drift.object(key) : undefined;
    const before = object === undefined ? undefined : await pulledJson(parts, object);
    // Without a text it is as it was pulled.
    const now = text === undefined ? before : drift.filesOf(resource, text).find(({ ending }) => ending === '.json')?.text;
    if (before !== undefined && now !== undefined) objects.push({ key, before, now });
  }
  const { fields, same } = learnedFields(objects);
  for (const key of same) {
    const [object, one] = [drift.object(key), theirs.get(key)];
    if (object === undefined || one === undefined) continue;
    const files = new Map([...one.files, ['.json', object.base.get('.json') ?? ''] as const]);
    if (filesDigest(files) !== filesDigest(object.base)) continue;
    theirs.set(key, { ...one, files, there: { kind: 'copy', digest: filesDigest(files) ?? '' }, text: undefined, unfolded: one });
  }
  return { resource, fields };
}

/** Once a pull has written what an upgrade brought, it is what Jamf Pro has. */
export function unfoldPulled(theirs: Map<string, Theirs>, drift: Pick<LookedAt, 'object'>): void {
  for (const [key, { unfolded }] of theirs) {
    const object = unfolded === undefined ? undefined : drift.object(key);
    if (unfolded !== undefined && object !== undefined && filesDigest(unfolded.files) === filesDigest(object.base)) {
      theirs.set(key, { ...unfolded, text: undefined });
    }
  }
}

/** The JSON as it was pulled: also where it is kept in the folder alone. */
async function pulledJson(
  { bases, tree }: Pick<DriftParts, 'bases' | 'tree'>,
  { base, mine, stem }: FolderObject,
): Promise<string | undefined> {
  const digest = base.get('.json');
  const kept = digest === undefined ? undefined : await bases.get(digest);
  if (kept !== undefined || digest === undefined || mine.get('.json') !== digest) return kept;
  const bytes = await tree.read(`${stem}.json`);
  return bytes === undefined ? undefined : textOfBytes(bytes);
}
