import { lstat, mkdir, readdir, readFile, rmdir, unlink, writeFile } from 'node:fs/promises';
import { FileSystemError, FileType, workspace, type Uri } from 'vscode';

/** What a pulled folder needs of a file system. Absent is undefined; whatever else fails rejects with what the file system says. */
export interface TreeFiles {
  /** With the bit of a symbolic link, which is not followed. */
  type(uri: Uri): Promise<FileType | undefined>;
  list(folder: Uri): Promise<readonly (readonly [name: string, type: FileType])[] | undefined>;
  read(uri: Uri): Promise<Uint8Array | undefined>;
  /** Where nothing stands. */
  writeNew(uri: Uri, bytes: Uint8Array): Promise<void>;
  /** With what is above it. */
  makeFolder(uri: Uri): Promise<void>;
  remove(uri: Uri): Promise<void>;
  /** An empty one. */
  removeFolder(uri: Uri): Promise<void>;
}

/**
 * Thousands of files take many minutes by VS Code's file systems, where each step goes to another process and back, and seconds by Node's:
 * so what is on this machine's disk is read and written there.
 */
export function treeFiles(folder: Pick<Uri, 'scheme'>): TreeFiles {
  return folder.scheme === 'file' ? ofDisk : ofVscode;
}

const ofDisk: TreeFiles = {
  async type({ fsPath }) {
    const found = await orAbsent(lstat(fsPath));
    if (found === undefined) return undefined;
    return found.isSymbolicLink() ? FileType.SymbolicLink : typeOf(found);
  },
  async list({ fsPath }) {
    const entries = await orAbsent(readdir(fsPath, { withFileTypes: true }));
    return entries?.map((entry) => [entry.name, typeOf(entry)] as const);
  },
  read: async ({ fsPath }) => await orAbsent(readFile(fsPath)),
  writeNew: async ({ fsPath }, bytes) => await writeFile(fsPath, bytes, { flag: 'wx' }),
  makeFolder: async ({ fsPath }) => void (await mkdir(fsPath, { recursive: true })),
  remove: async ({ fsPath }) => await unlink(fsPath),
  removeFolder: async ({ fsPath }) => await rmdir(fsPath),
};

const ofVscode: TreeFiles = {
  type: async (uri) => (await orAbsent(workspace.fs.stat(uri)))?.type,
  list: async (folder) => await orAbsent(workspace.fs.readDirectory(folder)),
  read: async (uri) => await orAbsent(workspace.fs.readFile(uri)),
  writeNew: async (uri, bytes) => await workspace.fs.writeFile(uri, bytes),
  makeFolder: async (uri) => await workspace.fs.createDirectory(uri),
  remove: async (uri) => await workspace.fs.delete(uri),
  removeFolder: async (uri) => await workspace.fs.delete(uri),
};

function typeOf(found: { isFile(): boolean; isDirectory(): boolean }): FileType {
  return found.isFile() ? FileType.File : found.isDirectory() ? FileType.Directory : FileType.Unknown;
}

async function orAbsent<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const isAbsent = error instanceof FileSystemError ? error.code === 'FileNotFound' : isNoEntry(error);
    if (isAbsent) return undefined;
    throw error;
  }
}

function isNoEntry(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
