import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FolderTree } from '../../../src/core/sets/folder/folderTree.ts';
import type { Pulled } from '../../../src/core/sets/folder/pullRun.ts';
import { diskUri, RealDisk } from './realDisk.ts';
import { withVscodeModule } from '../vscodeModule.ts';
import { MemoryBases } from '../sets/memoryTree.ts';
import { pullAll, type PulledWorld, type PullWishes } from '../sets/pullDesk.ts';

/** A folder on a real disk, below a temporary one. */
export class DiskDesk {
  readonly disk = new RealDisk();
  readonly bases = new MemoryBases();
  /** What is around the folder. */
  readonly above: string;
  root: string;
  readonly #treeOf: (root: string) => FolderTree;

  constructor(treeOf: (root: string) => FolderTree) {
    this.#treeOf = treeOf;
    this.above = mkdtempSync(path.join(tmpdir(), 'pulled-'));
    this.root = path.join(this.above, 'fleet');
    mkdirSync(this.root);
  }

  /** One for each test of a suite, which it takes away again. `scheme`: as of a file system of another extension, which fails as it is told to. */
  static inEachTest(scheme?: string): { readonly now: DiskDesk } {
    const held: { now?: DiskDesk } = {};
    let treeOf: (root: string) => FolderTree;
    let vscode: Parameters<RealDisk['lendTo']>[0];
    let back: () => void;
    before(async () => {
      await withVscodeModule(async () => {
        const { diskTree } = await import('../../../src/host/sets/pull/diskTree.ts');
        treeOf = (root) => diskTree(diskUri(root, scheme));
        vscode = (await import('vscode')) as unknown as typeof vscode;
      });
    });
    beforeEach(() => {
      held.now = new DiskDesk(treeOf);
      back = held.now.disk.lendTo(vscode);
    });
    afterEach(() => {
      back();
      rmSync(held.now?.above ?? '', { recursive: true });
    });
    return {
      get now() {
        return held.now ?? new DiskDesk(treeOf);
      },
    };
  }

  /** As a window has it that was opened now. */
  tree(): FolderTree {
    return this.#treeOf(this.root);
  }

  async pull(kinds: PulledWorld, more: PullWishes = {}): Promise<Pulled> {
    return await pullAll(this.tree(), this.bases, kinds, more);
  }

  at(below: string): string {
    return path.join(this.root, below);
  }

  /** What a person writes. */
  put(below: string, text: string): void {
    mkdirSync(path.dirname(this.at(below)), { recursive: true });
    writeFileSync(this.at(below), text);
  }

  text(below: string): string {
    return readFileSync(this.at(below), 'utf8');
  }

  /** Of all files but git’s own, by path. */
  texts(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#files().map((file) => [file, this.text(file)]));
  }

  /** When each file was written, and which one on the disk it is. */
  stamps(): Readonly<Record<string, string>> {
    const stamp = (file: string): string => [statSync(this.at(file)).mtimeMs, statSync(this.at(file)).ino].join(' ');
    return Object.fromEntries(this.#files().map((file) => [file, stamp(file)]));
  }

  /** Of objects alone. */
  paths(): readonly string[] {
    return this.#files().filter((file) => !file.startsWith('.jamf/'));
  }

  #files(): readonly string[] {
    const all = readdirSync(this.root, { recursive: true, withFileTypes: true });
    const files = all
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.relative(this.root, path.join(parentPath, name)));
    const own = files.map((file) => file.split(path.sep).join('/')).filter((file) => !file.startsWith('.git/'));
    return own.toSorted((one, other) => (one < other ? -1 : 1));
  }
}
