import type { Line, LinePlace, LineWriter, OpenLines, SnapshotFolder } from '../../../src/app/sets/snapshot/snapshotFolder.ts';

/** What a disk does to one step. `cut`: the window ended in the middle of it, so that half of a line may be there. */
export type DiskFault = 'cut' | Error | undefined;

interface File {
  bytes: Buffer;
  readonly stamp: number;
}

/**
 * A folder of a snapshot in memory, which a test may look at, tear and break. A file that something took the place of stays as it was for
 * whoever has it open, as on a disk.
 */
export class MemoryFolder implements SnapshotFolder {
  readonly all = new Map<string, File>();
  /** Asked before each step that writes. */
  fault: (step: string) => DiskFault = () => undefined;
  isTaken = false;
  /** Files that are open. */
  openCount = 0;
  #stamps = 0;

  /** By name, as text: what a later window would find. */
  texts(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, { bytes }]) => [name, bytes.toString()]));
  }

  files = async (): Promise<readonly { readonly name: string; readonly stamp: string }[]> =>
    [...this.all].map(([name, { stamp, bytes }]) => ({ name, stamp: `${stamp} ${bytes.length}` }));

  open = async (name: string): Promise<OpenLines | undefined> => {
    const file = this.all.get(name);
    if (file === undefined) return undefined;
    this.openCount += 1;
    let isOpen = true;
    return {
      lines: () => linesOf(file),
      slice: async ({ from, to }) => file.bytes.subarray(from, to).toString(),
      close: async () => {
        if (isOpen) this.openCount -= 1;
        isOpen = false;
      },
    };
  };

  create = async (name: string): Promise<LineWriter> => {
    this.#step(`create ${name}`);
    const file: File = { bytes: Buffer.alloc(0), stamp: ++this.#stamps };
    this.all.set(name, file);
    this.openCount += 1;
    let isOpen = true;
    return {
      write: async (text): Promise<LinePlace> => {
        const bytes = Buffer.from(`${text}\n`);
        this.#step(`write ${name}`, () => (file.bytes = Buffer.concat([file.bytes, bytes.subarray(0, bytes.length >> 1)])));
        const from = file.bytes.length;
        file.bytes = Buffer.concat([file.bytes, bytes]);
        return { from, to: file.bytes.length - 1 };
      },
      close: async () => {
        if (isOpen) this.openCount -= 1;
        isOpen = false;
      },
    };
  };

  replace = async (from: string, to: string): Promise<void> => {
    this.#step(`replace ${to}`);
    const file = this.all.get(from);
    if (file === undefined) throw Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
    this.all.delete(from);
    this.all.set(to, { bytes: file.bytes, stamp: ++this.#stamps });
  };

  remove = async (name: string): Promise<void> => {
    this.#step(`remove ${name}`);
    this.all.delete(name);
  };

  take = async (): Promise<(() => Promise<void>) | undefined> => {
    if (this.isTaken) return undefined;
    this.isTaken = true;
    return async () => void (this.isTaken = false);
  };

  #step(step: string, cut: () => void = () => undefined): void {
    const fault = this.fault(step);
    if (fault === undefined) return;
    if (fault !== 'cut') throw fault;
    cut();
    throw new WindowEnded();
  }
}

/** The window that did this is gone: nothing that it does afterwards reaches the disk. */
export class WindowEnded extends Error {}

async function* linesOf({ bytes }: File): AsyncIterable<Line> {
  let from = 0;
  for (let to = bytes.indexOf(10, from); to !== -1; to = bytes.indexOf(10, from)) {
    yield { text: bytes.subarray(from, to).toString(), from, to };
    from = to + 1;
  }
}
