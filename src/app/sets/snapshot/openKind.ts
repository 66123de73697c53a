import { readHead, type KindHead } from '../../../core/sets/snapshot/kindLines.ts';
import { kindFile, type OpenLines, type SnapshotFolder } from './snapshotFolder.ts';

/** The file of a kind as it is now. */
export interface OpenKind {
  readonly head: KindHead;
  readonly file: OpenLines;
}

/** Undefined: there is none, or none that anybody can read. Close its file. */
export async function openKind(folder: SnapshotFolder, name: string, signal: AbortSignal): Promise<OpenKind | undefined> {
  const file = await folder.open(name);
  if (file === undefined) return undefined;
  try {
    for await (const { text } of file.lines(signal)) {
      const head = readHead(text);
      if (head !== undefined && kindFile(head.resource) === name) return { head, file };
      break;
    }
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  return undefined;
}
