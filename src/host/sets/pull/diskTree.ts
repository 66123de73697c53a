import { chmod, rename as nodeRename, stat as nodeStat } from 'node:fs/promises';
import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import { linkTrouble, treeTrouble, type FileDeed } from '../../../app/sets/folder/treeTrouble.ts';
import type { FolderTree, IsStill } from '../../../core/sets/folder/folderTree.ts';
import { isRunning } from '../processes.ts';
import { treeFiles, type TreeFiles } from './treeFiles.ts';

/** Names of files that are being written begin so. */
const partName = '.jamf/part-';

/** Grows with each file that this window begins: no two have one name, nor what a window left whose number this one has by now. */
let parts = Date.now();

/** A folder of VS Code's file systems. What an editor holds of a file and has not saved is what stands there. */
export function diskTree(folder: Uri): FolderTree {
  return new DiskTree(folder);
}

/** What stands at a path. */
interface Standing {
  readonly isThere: boolean;
  /** The first link on the way to it, or itself. */
  readonly link: string | undefined;
}

class DiskTree implements FolderTree {
  readonly name: string;
  readonly #folder: Uri;
  readonly #files: TreeFiles;
  /** Folders that are looked at just now: many files of one are at once. */
  readonly #looks = new Map<string, Promise<Standing>>();

  constructor(folder: Uri) {
    this.#folder = folder;
    this.#files = treeFiles(folder);
    this.name = folder.path.split('/').findLast((step) => step !== '') ?? folder.path;
  }

  async list(folder: string): Promise<readonly string[]> {
    return await this.#doing('read', folder, async () => {
      await this.#refuseLinks(folder, folder);
      const entries = (await this.#files.list(this.#at(folder))) ?? [];
      return entries.flatMap(([name, type]) => (type === FileType.File ? [name] : []));
    });
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return await this.#doing('read', path, async () => {
      const isThere = await this.#refuseLinks(path, path);
      return isThere ? await this.#now(path) : undefined;
    });
  }

  async write(path: string, bytes: Uint8Array, isStill: IsStill): Promise<boolean> {
    return await this.#doing('write', path, async () => {
      await this.#make(parentOf(path));
      const part = this.#at(`${partName}${process.pid}-${++parts}`);
      let isPart = true;
      try {
        await this.#files.writeNew(part, bytes);
        if (await this.#refuseLinks(path, path)) await this.#keepMode(path, part);
        if (!isStill(await this.#now(path))) return false;
        await this.#replace(part, this.#at(path));
        isPart = false;
        return true;
      } finally {
        if (isPart) await orNothing(this.#files.remove(part));
      }
    });
  }

  async remove(path: string, isStill: IsStill): Promise<boolean> {
    return await this.#doing('remove', path, async () => {
      await this.#refuseLinks(path, path);
      const now = await this.#now(path);
      if (!isStill(now)) return false;
      if (now === undefined) return true;
      await this.#files.remove(this.#at(path));
      for (let above = parentOf(path); above !== ''; above = parentOf(above)) {
        const rest = await this.#files.list(this.#at(above));
        if (rest === undefined || rest.length > 0) break;
        await orNothing(this.#files.removeFolder(this.#at(above)));
      }
      return true;
    });
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#doing('write', to, async () => {
      await this.#refuseLinks(from, to);
      await this.#refuseLinks(to, to);
      await this.#make(parentOf(to));
      await workspace.fs.rename(this.#at(from), this.#at(to), { overwrite: false });
    });
  }

  /** A window that goes on may still be writing. */
  async clearUp(): Promise<void> {
    const folder = parentOf(partName);
    for (const name of (await orNothing(this.list(folder))) ?? []) {
      const path = `${folder}/${name}`;
      if (isLeft(path)) await orNothing(this.#files.remove(this.#at(path)));
    }
  }

  /** With what is above it, and with the folder for parts of files. */
  async #make(folder: string): Promise<void> {
    for (const one of [folder, parentOf(partName)]) {
      if (one !== '' && !(await this.#refuseLinks(one, one))) await this.#files.makeFolder(this.#at(one));
    }
  }

  #at(path: string): Uri {
    return Uri.joinPath(this.#folder, path);
  }

  async #now(path: string): Promise<Uint8Array | undefined> {
    const uri = this.#at(path);
    const held = workspace.textDocuments.find((document) => document.isDirty && document.uri.toString() === uri.toString());
    if (held !== undefined) return new TextEncoder().encode(held.getText());
    return await this.#files.read(uri);
  }

  /** Whether something stands at a path, nothing on the way to which is a link. */
  async #refuseLinks(path: string, told: string): Promise<boolean> {
    const { link, isThere } = await this.#lookAt(path);
    if (link !== undefined) throw linkTrouble(told, link);
    return isThere;
  }

  async #lookAt(path: string): Promise<Standing> {
    const above = parentOf(path);
    if (above !== '') {
      const look = this.#looks.get(above) ?? this.#lookAt(above).finally(() => this.#looks.delete(above));
      this.#looks.set(above, look);
      const standing = await look;
      if (standing.link !== undefined) return standing;
    }
    const found = await this.#files.type(this.#at(path));
    const isLink = found !== undefined && (found & FileType.SymbolicLink) !== 0;
    return { isThere: found !== undefined, link: isLink ? path : undefined };
  }

  /** VS Code takes what stands there away first: for a moment, and for good where the window ends then, there would be no file. */
  async #replace(part: Uri, to: Uri): Promise<void> {
    if (part.scheme === 'file') {
      try {
        return await nodeRename(part.fsPath, to.fsPath);
      } catch (error) {
        // On Windows another program holds files for a moment, and VS Code tries again.
        if (process.platform !== 'win32') throw error;
      }
    }
    await workspace.fs.rename(part, to, { overwrite: true });
  }

  /** A script that somebody made a program of stays one. */
  async #keepMode(path: string, part: Uri): Promise<void> {
    if (this.#folder.scheme !== 'file') return;
    const before = await orNothing(nodeStat(this.#at(path).fsPath));
    if (before !== undefined) await orNothing(chmod(part.fsPath, before.mode));
  }

  async #doing<T>(deed: FileDeed, path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // Anything else is told already, or is no failure of a disk.
      throw error instanceof FileSystemError || isDiskError(error) ? treeTrouble(deed, path, error) : error;
    }
  }
}

function isDiskError(error: unknown): boolean {
  return error instanceof Error && error.constructor === Error;
}

/** Whether nobody writes it any more: the window that did is gone. */
function isLeft(path: string): boolean {
  const [, pid] = /^(\d{1,10})-\d+$/.exec(path.startsWith(partName) ? path.slice(partName.length) : '') ?? [];
  return pid !== undefined && !isRunning(Number(pid));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

async function orNothing<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch {
    return undefined;
  }
}
