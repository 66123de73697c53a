import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { abortError } from '../../../core/http/abort.ts';
import type { Line, LinePlace, LineWriter, OpenLines, SnapshotFolder } from '../../../app/sets/snapshot/snapshotFolder.ts';
import { orAbsent, moveOver } from '../diskSteps.ts';
import { takenLock } from '../fileLock.ts';

/** Nobody else on this computer reads what an instance is set up like. */
const [ownFolder, ownFile] = [0o700, 0o600];

const lock = 'reading.lock';

/** The snapshots of all instances: `snapshots/<instance>-<server>`, by hashes, so that no name or address stands in a path. */
export function snapshotFolders(globalStorage: { readonly fsPath: string }) {
  const root = join(globalStorage.fsPath, 'snapshots');
  const nameOf = (instanceId: string, url: string): string => `${hashOf(instanceId)}-${hashOf(url)}`;
  const foldersOf = async (instanceId: string): Promise<readonly string[]> =>
    ((await orAbsent(readdir(root))) ?? []).filter((name) => name.startsWith(`${hashOf(instanceId)}-`));
  return {
    folderOf: (instanceId: string, url: string): SnapshotFolder => diskFolder(root, nameOf(instanceId, url)),
    async removeAll(instanceId: string): Promise<void> {
      const names = await foldersOf(instanceId);
      if (names.length === 0) return;
      // A window that is writing one right now, or this one, may end before all of it is gone.
      const mark = join(root, `${hashOf(instanceId)}${removed}`);
      // A disk that takes nothing any more keeps nobody from taking away what is there.
      await writeFile(mark, '', { mode: ownFile }).catch(() => undefined);
      let isWritten = false;
      for (const name of names) {
        const giveFree = await diskFolder(root, name)
          .take()
          .catch(() => undefined);
        isWritten ||= giveFree === undefined;
        await rm(join(root, name), { recursive: true, force: true });
        await giveFree?.();
      }
      if (!isWritten) await rm(mark, { force: true });
    },
    async removeOthers(instanceId: string, url: string): Promise<void> {
      for (const name of await foldersOf(instanceId))
        if (name !== nameOf(instanceId, url)) await rm(join(root, name), { recursive: true, force: true });
    },
    removeLeft: async (instanceIds: readonly string[], now: number): Promise<void> =>
      await removeLeft(root, new Set(instanceIds.map((id) => hashOf(id))), now),
  };
}

/** What says that an instance was removed, by its hash. */
const removed = '.removed';
/** Nobody writes what belongs to a removed instance for longer than a day, in milliseconds. */
const longestEnd = 24 * 60 * 60 * 1000;

/** Removes what windows that ended too early left of removed instances: nothing of one that is there, or that a window is writing. */
async function removeLeft(root: string, there: ReadonlySet<string>, now: number): Promise<void> {
  const names = (await orAbsent(readdir(root))) ?? [];
  for (const mark of names.filter((name) => name.endsWith(removed))) {
    const instance = mark.slice(0, -removed.length);
    const madeAt = (await orAbsent(stat(join(root, mark))))?.mtimeMs ?? now;
    const left = there.has(instance) ? [] : names.filter((name) => name.startsWith(`${instance}-`));
    let isWritten = false;
    for (const name of left) {
      const giveFree = await diskFolder(root, name).take();
      if (giveFree === undefined) isWritten = true;
      else {
        await rm(join(root, name), { recursive: true, force: true });
        await giveFree();
      }
    }
    if (!isWritten && now - madeAt > longestEnd) await rm(join(root, mark), { force: true });
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function diskFolder(root: string, name: string): SnapshotFolder {
  const folder = join(root, name);
  const at = (file: string): string => join(folder, file);
  const make = async (): Promise<void> => {
    for (const path of [root, folder]) await mkdir(path, { recursive: true, mode: ownFolder });
  };
  return {
    async files() {
      const names = (await orAbsent(readdir(folder))) ?? [];
      const stats = await Promise.all(names.map(async (file) => await orAbsent(stat(at(file)))));
      return names.flatMap((file, index) => {
        const found = stats[index];
        return found?.isFile() === true ? [{ name: file, stamp: `${found.ino} ${found.size} ${found.mtimeMs}` }] : [];
      });
    },
    async open(file) {
      const handle = await orAbsent(open(at(file), 'r'));
      return handle === undefined ? undefined : new DiskLines(handle);
    },
    async create(file) {
      await make();
      return new DiskWriter(await open(at(file), 'w', ownFile));
    },
    async replace(from, to) {
      const handle = await open(at(from), 'r+');
      try {
        // A machine that loses its power keeps names before contents.
        await handle.sync();
      } finally {
        await handle.close();
      }
      await moveOver(at(from), at(to));
    },
    remove: async (file) => await rm(at(file), { force: true }),
    async take() {
      await make();
      const held = await takenLock(at(lock));
      return held === undefined ? undefined : async () => await held.giveFree();
    },
  };
}

/** Once a line failed, so does every one behind it: none stands in what the disk took of that one. */
class DiskWriter implements LineWriter {
  readonly #handle: FileHandle;
  #size = 0;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(text: string): Promise<LinePlace> {
    const bytes = Buffer.from(`${text}\n`);
    const turn = this.#tail.then(async () => {
      const from = this.#size;
      await this.#handle.appendFile(bytes);
      this.#size = from + bytes.length;
      return { from, to: from + bytes.length - 1 };
    });
    this.#tail = turn;
    return await turn;
  }

  async close(): Promise<void> {
    await this.#tail.catch(() => undefined);
    await this.#handle.close();
  }
}

const chunkBytes = 256 * 1024;

class DiskLines implements OpenLines {
  readonly #handle: FileHandle;
  #isOpen = true;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async *lines(signal: AbortSignal): AsyncIterable<Line> {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let rest: Buffer[] = [];
    let from = 0;
    for (let at = 0; ;) {
      if (signal.aborted) throw abortError(signal);
      const { bytesRead } = await this.#handle.read(chunk, 0, chunkBytes, at);
      if (bytesRead === 0) return;
      let start = 0;
      for (let end = chunk.indexOf(10, start); end !== -1 && end < bytesRead; end = chunk.indexOf(10, start)) {
        const text = Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8');
        rest = [];
        yield { text, from, to: at + end };
        start = end + 1;
        from = at + start;
      }
      if (start < bytesRead) rest.push(Buffer.from(chunk.subarray(start, bytesRead)));
      at += bytesRead;
    }
  }

  async slice({ from, to }: LinePlace): Promise<string> {
    const bytes = Buffer.allocUnsafe(to - from);
    let got = 0;
    while (got < bytes.length) {
      const { bytesRead } = await this.#handle.read(bytes, got, bytes.length - got, from + got);
      if (bytesRead === 0) throw new Error('A file of a snapshot ends too early.');
      got += bytesRead;
    }
    return bytes.toString('utf8');
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#handle.close();
  }
}
