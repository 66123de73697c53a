import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { t } from '@vscode/l10n';
import type { Uri } from 'vscode';
import type { FolderTree } from '../../../core/sets/folder/folderTree.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { sha256 } from '../../support/sha256.ts';
import { takenLock, type HeldLock } from '../fileLock.ts';

/** The same folder, into which is written only as long as this window has its lock. */
export type WhileOurs = (tree: FolderTree) => FolderTree;

/**
 * Does something with a folder that no other window of this VS Code does at the same time. The lock stands in the extension's storage, so
 * that nothing is written into a folder in which nothing is to be done; a window that is gone has none.
 *
 * @param work gets what makes a tree of the folder one that is written only as long as this window has the lock.
 * @throws `invalid` where another one, of any window, does something with it.
 */
export async function holdingFolder<T>(
  { globalStorageUri }: { readonly globalStorageUri: Pick<Uri, 'fsPath'> },
  folder: Pick<Uri, 'scheme' | 'fsPath' | 'path' | 'toString'>,
  work: (whileOurs: WhileOurs) => Promise<T>,
): Promise<T> {
  const locks = join(globalStorageUri.fsPath, 'pulling');
  const identity = await identityOf(folder);
  // Storage that takes no file holds nobody up: each file of a folder is written whole, and only over what it was looked at.
  const lock = await lockAt(locks, sha256(identity)).catch(() => nothingHeld);
  if (lock === undefined) {
    const name = folder.path.split('/').findLast((step) => step !== '') ?? folder.path;
    throw invalidProblem(
      t`The folder “${name}” is being written by another pull, or by another window. Nothing was written. Try again when that is done.`,
    );
  }
  try {
    return await work((tree) => heldTree(tree, lock));
  } finally {
    // What cannot be taken away is taken over by whoever comes next, once this window gives no sign any more.
    await lock.giveFree().catch(() => undefined);
  }
}

const nothingHeld: HeldLock = { isOurs: () => Promise.resolve(true), giveFree: () => Promise.resolve() };

/** A computer that slept may have lost its lock to another window: nothing is written beside that. */
function heldTree(tree: FolderTree, lock: HeldLock): FolderTree {
  const ours = async (): Promise<void> => {
    if (await lock.isOurs()) return;
    throw invalidProblem(
      t`Nothing more was written into “${tree.name}”: this window gave no sign for ten minutes, as when a computer sleeps, and another window has taken the folder over. Try again when that is done.`,
    );
  };
  return {
    name: tree.name,
    list: async (folder) => await tree.list(folder),
    read: async (path) => await tree.read(path),
    async write(path, bytes, isStill) {
      await ours();
      return await tree.write(path, bytes, isStill);
    },
    async remove(path, isStill) {
      await ours();
      return await tree.remove(path, isStill);
    },
    async rename(from, to) {
      await ours();
      await tree.rename(from, to);
    },
    clearUp: async () => await tree.clearUp(),
  };
}

async function lockAt(locks: string, name: string): Promise<HeldLock | undefined> {
  await mkdir(locks, { recursive: true, mode: 0o700 });
  return await takenLock(join(locks, `${name}.lock`));
}

/** The same for all ways to one folder of a disk. */
async function identityOf(folder: Pick<Uri, 'scheme' | 'fsPath' | 'toString'>): Promise<string> {
  return folder.scheme === 'file' ? await realPathOf(folder.fsPath) : folder.toString().replace(/\/$/, '');
}

/** Also of a folder that is not there yet: what is above it may be reached in several ways. */
async function realPathOf(fsPath: string): Promise<string> {
  const real = await realpath(fsPath).catch(() => undefined);
  if (real !== undefined || dirname(fsPath) === fsPath) return real ?? fsPath;
  return join(await realPathOf(dirname(fsPath)), basename(fsPath));
}
