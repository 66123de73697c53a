import { foldedPath, placeKey, stemsAmong, stemsOf } from '../../../core/sets/folder/layout.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import type { FolderObject, Theirs } from './folderObjects.ts';

/** What the folder has, and what Jamf Pro has as far as it is known, both by {@link placeKey}. */
interface BothSides {
  readonly objects: ReadonlyMap<string, FolderObject>;
  readonly theirs: ReadonlyMap<string, Theirs>;
}

/**
 * Where objects that are about to be taken go, by {@link placeKey}, without the endings of their files: where a pull of all that Jamf Pro has
 * would put them, so that the next one does not move them, or beside what stands there still.
 */
export function freePlaces({ objects, theirs }: BothSides, taken: readonly ObjectRef[]): ReadonlyMap<string, string> {
  const refs = new Map<string, ObjectRef>();
  const staying = new Map<string, string>();
  for (const [key, object] of objects) if (object.id !== '') refs.set(key, object);
  for (const [key, { ref, there }] of theirs) {
    if (there.kind === 'gone') refs.delete(key);
    else refs.set(key, ref);
  }
  for (const [key, object] of objects) if (object.id !== '' && stays(object, theirs.get(key))) staying.set(key, object.stem);
  const keys = new Set(taken.map(placeKey));
  for (const ref of taken) {
    refs.set(placeKey(ref), ref);
    staying.delete(placeKey(ref));
  }
  const stems = stemsAmong([...refs.values()], staying);
  const others = [...objects].flatMap(([key, { stem }]) => (keys.has(key) ? [] : [stem]));
  const full = new Set(others.map(foldedPath));
  const stemOfRef = (ref: ObjectRef): string => stems.get(placeKey(ref)) ?? '';
  const [late, free] = [
    taken.filter((ref) => full.has(foldedPath(stemOfRef(ref)))),
    taken.filter((ref) => !full.has(foldedPath(stemOfRef(ref)))),
  ];
  return new Map([...free.map((ref) => [placeKey(ref), stemOfRef(ref)] as const), ...stemsOf(late, [...others, ...free.map(stemOfRef)])]);
}

/** Its files were changed here, or nobody knows what is to be in them. */
function stays({ base, mine }: FolderObject, theirs: Theirs | undefined): boolean {
  if (theirs === undefined) return false;
  if (theirs.there.kind !== 'copy') return true;
  return [...mine].some(([ending, digest]) => digest !== base.get(ending) && digest !== theirs.files.get(ending));
}
