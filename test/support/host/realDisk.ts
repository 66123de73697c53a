import { mkdir, readdir, readFile, rename, rmdir, lstat, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Uri } from 'vscode';
import { lend } from './lent.ts';

/** A URI of a file, as far as a disk is asked by it. */
export interface DiskUri {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
  toString(): string;
}

/** `scheme`: of any other file system but this computer's, each step is asked of VS Code. */
export function diskUri(fsPath: string, scheme = 'file'): Uri & DiskUri {
  return { scheme, path: fsPath, fsPath, toString: () => `${scheme}://${fsPath}` } as unknown as Uri & DiskUri;
}

/** What an editor holds of a file. */
export interface HeldDocument {
  readonly uri: DiskUri;
  isDirty: boolean;
  getText(): string;
}

export type DiskDeed = 'stat' | 'readFile' | 'writeFile' | 'createDirectory' | 'readDirectory' | 'delete' | 'rename';

/** A real disk, as VS Code gives it to extensions. */
export class RealDisk {
  readonly textDocuments: HeldDocument[] = [];
  /** Asked before each deed: what it throws is what the disk fails with. */
  watch: (deed: DiskDeed, fsPath: string) => void = () => undefined;

  /** Puts it into the stand-in for VS Code; what comes back takes it out again. */
  lendTo(vscode: { readonly workspace: object; readonly Uri: object; readonly FileSystemError: typeof Error }): () => void {
    const wrapped = <Rest extends readonly unknown[], Result>(deed: DiskDeed, work: (fsPath: string, ...rest: Rest) => Promise<Result>) => {
      return async ({ fsPath }: DiskUri, ...rest: Rest): Promise<Result> => {
        this.watch(deed, fsPath);
        return await work(fsPath, ...rest).catch((error: unknown) => Promise.reject(asVscode(vscode.FileSystemError, error)));
      };
    };
    const fs = {
      stat: wrapped('stat', typeAt),
      readFile: wrapped('readFile', async (fsPath) => new Uint8Array(await readFile(fsPath))),
      writeFile: wrapped('writeFile', async (fsPath, bytes: Uint8Array) => {
        await mkdir(path.dirname(fsPath), { recursive: true });
        await writeFile(fsPath, bytes);
      }),
      createDirectory: wrapped('createDirectory', async (fsPath) => void (await mkdir(fsPath, { recursive: true }))),
      readDirectory: wrapped('readDirectory', async (fsPath) => {
        const names = await readdir(fsPath);
        return await Promise.all(names.map(async (name) => [name, (await typeAt(path.join(fsPath, name))).type] as const));
      }),
      delete: wrapped('delete', async (fsPath) => await ((await lstat(fsPath)).isDirectory() ? rmdir(fsPath) : unlink(fsPath))),
      rename: wrapped('rename', async (fsPath, to: DiskUri, { overwrite }: { readonly overwrite: boolean }) => {
        const isThere = (await lstat(to.fsPath).catch(() => undefined)) !== undefined;
        if (isThere && !overwrite) throw Object.assign(new Error('EEXIST: file already exists'), { code: 'EEXIST' });
        await rename(fsPath, to.fsPath);
      }),
    };
    const back = [
      lend(vscode.workspace, { fs, textDocuments: this.textDocuments }),
      lend(vscode.Uri, { joinPath: (base: DiskUri, below: string) => diskUri(path.join(base.fsPath, below), base.scheme) }),
    ];
    return () => back.forEach((one) => one());
  }
}

/** A link is told as one, with what it leads to. */
async function typeAt(fsPath: string): Promise<{ readonly type: number }> {
  const found = await lstat(fsPath);
  const isLink = found.isSymbolicLink();
  const behind = isLink ? await stat(fsPath).catch(() => undefined) : found;
  return { type: (behind?.isFile() === true ? 1 : behind?.isDirectory() === true ? 2 : 0) | (isLink ? 64 : 0) };
}

const codes: Readonly<Record<string, string>> = {
  ENOENT: 'FileNotFound',
  EISDIR: 'FileIsADirectory',
  ENOTDIR: 'FileNotADirectory',
  EEXIST: 'FileExists',
  EPERM: 'NoPermissions',
  EACCES: 'NoPermissions',
};

function asVscode(FileSystemError: typeof Error, error: unknown): Error {
  const { code = '', message } = error as { readonly code?: string; readonly message: string };
  return Object.assign(new FileSystemError(message), { code: codes[code] ?? 'Unknown' });
}
