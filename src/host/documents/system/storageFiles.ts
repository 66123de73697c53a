import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { TextFiles } from '../../../app/keeping/keptDocuments.ts';
import type { WindowFolders } from '../../../app/keeping/windowFolder.ts';

/** A folder of small text files, made on first write. */
export function storageFiles(folder: Uri): TextFiles {
  const at = (name: string): Uri => Uri.joinPath(folder, name);
  return {
    async names(since) {
      const entries = await orAbsent(async () => await workspace.fs.readDirectory(folder));
      const names = (entries ?? []).filter(([, type]) => type === FileType.File).map(([name]) => name);
      if (since === undefined) return names;
      const stats = await Promise.all(names.map((name) => orAbsent(async () => await workspace.fs.stat(at(name)))));
      return names.filter((_, place) => (stats[place]?.mtime ?? 0) >= since);
    },
    async read(name) {
      const bytes = await orAbsent(async () => await workspace.fs.readFile(at(name)));
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
    async write(name, text) {
      await workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
    },
    async remove(name) {
      await orAbsent(async () => {
        await workspace.fs.delete(at(name));
      });
    },
  };
}

/** The folders in a folder, each of small text files. */
export function storageFolders(folder: Uri): WindowFolders {
  return {
    async ids() {
      const entries = await orAbsent(async () => await workspace.fs.readDirectory(folder));
      return (entries ?? []).filter(([, type]) => type === FileType.Directory).map(([name]) => name);
    },
    files: (id) => storageFiles(Uri.joinPath(folder, id)),
    async remove(id) {
      await orAbsent(async () => {
        await workspace.fs.delete(Uri.joinPath(folder, id), { recursive: true });
      });
    },
  };
}

async function orAbsent<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
