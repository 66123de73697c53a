import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Uri } from 'vscode';
import type { TextFiles } from '../../../app/keeping/keptDocuments.ts';
import type { WindowFolders } from '../../../app/keeping/windowFolder.ts';

/** Of a file that is being written. */
const partEnding = '.part';

/** How many files this process has begun: two that are written at once under one name are two. */
let parts = 0;

/** A folder of small text files, made on first write. */
export function storageFiles(folder: Pick<Uri, 'fsPath'>): TextFiles {
  const at = (name: string): string => join(folder.fsPath, name);
  return {
    async names(since) {
      const entries = await orAbsent(readdir(folder.fsPath, { withFileTypes: true }));
      const files = (entries ?? []).filter((entry) => entry.isFile() && !entry.name.endsWith(partEnding));
      const names = files.map(({ name }) => name);
      if (since === undefined) return names;
      const stats = await Promise.all(names.map((name) => orAbsent(stat(at(name)))));
      return names.filter((_, place) => (stats[place]?.mtimeMs ?? 0) >= since);
    },
    read: async (name) => await orAbsent(readFile(at(name), 'utf8')),
    async write(name, text) {
      await mkdir(folder.fsPath, { recursive: true });
      // Renamed into place: nobody ever reads half a text, nor is one left where the disk is full or the window ends.
      const part = at(`${name}.${process.pid}-${++parts}${partEnding}`);
      try {
        await writeFile(part, text);
        await moveOver(part, at(name));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    remove: async (name) => await rm(at(name), { force: true }),
  };
}

/** The folders in a folder, each of small text files. */
export function storageFolders(folder: Pick<Uri, 'fsPath'>): WindowFolders {
  const at = (id: string): string => join(folder.fsPath, id);
  return {
    async ids() {
      const entries = await orAbsent(readdir(folder.fsPath, { withFileTypes: true }));
      return (entries ?? []).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    },
    files: (id) => storageFiles({ fsPath: at(id) }),
    remove: async (id) => await rm(at(id), { recursive: true, force: true }),
  };
}

/** Windows moves nothing over a file that another program, a virus scanner say, just reads: there it is copied. */
async function moveOver(part: string, target: string): Promise<void> {
  try {
    await rename(part, target);
  } catch (error) {
    if (!hasCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
    await copyFile(part, target);
    await rm(part, { force: true });
  }
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

async function orAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
