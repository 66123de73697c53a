import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Uri } from 'vscode';
import type { FolderTree } from '../../../../../src/core/sets/folder/folderTree.ts';
import { baseFiles } from '../../../../../src/host/sets/pull/baseFiles.ts';
import { lend } from '../../../../support/host/lent.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

interface At {
  readonly scheme: 'file';
  readonly path: string;
  readonly fsPath: string;
}

const at = (fsPath: string): At => ({ scheme: 'file', path: fsPath, fsPath });

/** VS Code's own disk: what stands where a file goes is taken away first, and the window ends then. */
const diskOfVscode = {
  stat: async ({ fsPath }: At) => ({ type: statSync(fsPath).isFile() ? 1 : 2 }),
  readFile: async ({ fsPath }: At) => await readFile(fsPath),
  writeFile: async ({ fsPath }: At, bytes: Uint8Array) => await writeFile(fsPath, bytes),
  createDirectory: async ({ fsPath }: At) => void (await mkdir(fsPath, { recursive: true })),
  readDirectory: async ({ fsPath }: At) => (await readdir(fsPath)).map((name) => [name, 1] as const),
  delete: async ({ fsPath }: At) => await rm(fsPath),
  rename: async (from: At, to: At, { overwrite }: { readonly overwrite: boolean }) => {
    if (overwrite && statSync(to.fsPath, { throwIfNoEntry: false }) !== undefined) {
      await rm(to.fsPath);
      throw new Error('the window ended');
    }
    await rename(from.fsPath, to.fsPath);
  },
};

describe('a pulled folder on a disk', () => {
  let folder: string;
  let tree: FolderTree;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  before(async () => {
    await withVscodeModule(async () => {
      const { diskTree } = await import('../../../../../src/host/sets/pull/diskTree.ts');
      const code: { workspace: object; Uri: object } = await import('vscode');
      given.push(lend(code.workspace, { fs: diskOfVscode, textDocuments: [] }));
      given.push(lend(code.Uri, { joinPath: (base: At, below: string) => at(path.join(base.fsPath, below)) }));
      make = () => diskTree(at(folder) as unknown as Uri);
    });
  });
  const given: (() => void)[] = [];
  after(() => {
    for (const back of given) back();
  });
  let make: () => FolderTree;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pulled-'));
    tree = make();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('always has a file that is written over, the old one or the new one, and nothing is left of its parts', async () => {
    await mkdir(path.join(folder, 'buildings'));
    await writeFile(path.join(folder, 'buildings/Main.json'), 'old');
    assert.equal(await tree.write('buildings/Main.json', bytes('new'), (now) => now !== undefined), true);
    assert.equal(readFileSync(path.join(folder, 'buildings/Main.json'), 'utf8'), 'new');
    assert.deepEqual(readdirSync(path.join(folder, '.jamf')), []);
  });
});

describe('the texts that were pulled into a folder', () => {
  it('are the same ones for the folder with and without a slash at its end', async () => {
    const storage = mkdtempSync(path.join(tmpdir(), 'bases-'));
    const of = (uri: string) =>
      baseFiles({ globalStorageUri: { fsPath: storage }, log: { warn: () => undefined } }, 'https://acme.test', { toString: () => uri });
    const digest = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';
    await of('file:///fleet/pulled/').put(digest, 'foo');
    assert.equal(await of('file:///fleet/pulled').get(digest), 'foo');
    assert.equal(await of('file:///fleet/other').get(digest), undefined);
    rmSync(storage, { recursive: true });
  });
});
