import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Uri } from 'vscode';
import type { FolderTree } from '../../../../../src/core/sets/folder/folderTree.ts';
import { baseFiles, knownOfOneServer } from '../../../../../src/host/sets/pull/baseFiles.ts';
import { lend } from '../../../../support/host/lent.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

interface At {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
}

const at = (fsPath: string, scheme = 'file'): At => ({ scheme, path: fsPath, fsPath });

/** VS Code's own disk: what stands where a file goes is taken away first, and the window ends then. */
const diskOfVscode = {
  stat: async ({ fsPath, scheme }: At) => {
    asked.push(scheme);
    const found = statSync(fsPath, { throwIfNoEntry: false });
    if (found === undefined) throw absent();
    return { type: found.isFile() ? 1 : 2 };
  },
  readFile: async ({ fsPath, scheme }: At) => {
    asked.push(scheme);
    return await readFile(fsPath).catch(() => Promise.reject(absent()));
  },
  writeFile: async ({ fsPath }: At, bytes: Uint8Array) => await writeFile(fsPath, bytes),
  createDirectory: async ({ fsPath }: At) => void (await mkdir(fsPath, { recursive: true })),
  readDirectory: async ({ fsPath }: At) => (await readdir(fsPath).catch(() => Promise.reject(absent()))).map((name) => [name, 1] as const),
  delete: async ({ fsPath }: At) => (statSync(fsPath).isDirectory() ? await rmdir(fsPath) : await rm(fsPath)),
  rename: async (from: At, to: At, { overwrite }: { readonly overwrite: boolean }) => {
    if (overwrite && from.scheme === 'file' && statSync(to.fsPath, { throwIfNoEntry: false }) !== undefined) {
      await rm(to.fsPath);
      throw new Error('the window ended');
    }
    await rename(from.fsPath, to.fsPath);
  },
};

/** Schemes of what VS Code was asked for. */
const asked: string[] = [];
let absent: () => Error = () => new Error('not lent yet');

describe('a pulled folder on a disk', () => {
  let folder: string;
  let tree: FolderTree;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  before(async () => {
    await withVscodeModule(async () => {
      const { diskTree } = await import('../../../../../src/host/sets/pull/diskTree.ts');
      const code: { workspace: object; Uri: object; FileSystemError: new () => Error } = await import('vscode');
      absent = () => Object.assign(new code.FileSystemError(), { code: 'FileNotFound' });
      given.push(lend(code.workspace, { fs: diskOfVscode, textDocuments: [] }));
      given.push(lend(code.Uri, { joinPath: (base: At, below: string) => at(path.join(base.fsPath, below), base.scheme) }));
      make = (scheme) => diskTree(at(folder, scheme) as unknown as Uri);
    });
  });
  const given: (() => void)[] = [];
  after(() => {
    for (const back of given) back();
  });
  let make: (scheme?: string) => FolderTree;
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

  for (const scheme of ['file', 'vscode-remote']) {
    it(`is written, read, listed and emptied as ${scheme}, by VS Code only where it is not on this machine`, async () => {
      asked.length = 0;
      const there = make(scheme);
      assert.equal(await there.read('buildings/Main.json'), undefined);
      assert.deepEqual(await there.list('buildings'), []);
      assert.equal(await there.write('buildings/Main.json', bytes('new'), (now) => now === undefined), true);
      assert.equal(new TextDecoder().decode(await there.read('buildings/Main.json')), 'new');
      assert.deepEqual(await there.list('buildings'), ['Main.json']);
      assert.equal(await there.write('buildings/Main.json', bytes('newer'), () => false), false);
      assert.equal(await there.remove('buildings/Main.json', () => true), true);
      assert.deepEqual(readdirSync(folder), ['.jamf']);
      assert.deepEqual(readdirSync(path.join(folder, '.jamf')), []);
      assert.deepEqual([...new Set(asked)], scheme === 'file' ? [] : [scheme]);
    });
  }

  it('says what is wrong where a file stands for a folder', async () => {
    await writeFile(path.join(folder, 'buildings'), 'a file');
    await assert.rejects(
      tree.write('buildings/Main.json', bytes('new'), () => true),
      /A folder stands where a file is to be, or a file/,
    );
  });

  it('keeps a script that somebody made a program of one', async () => {
    const file = path.join(folder, 'scripts', 'Fix.sh');
    const isProgram = (): boolean => (statSync(file).mode & 0o111) !== 0;
    await tree.write('scripts/Fix.sh', bytes('echo 1'), () => true);
    assert.equal(isProgram(), false);
    await chmod(file, 0o755);
    await tree.write('scripts/Fix.sh', bytes('echo 2'), () => true);
    if (process.platform !== 'win32') assert.equal(isProgram(), true);
  });

  it('is left by no link', async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'elsewhere-'));
    try {
      symlinkSync(elsewhere, path.join(folder, 'buildings'));
      await assert.rejects(
        tree.write('buildings/Main.json', bytes('new'), () => true),
        /is a symbolic link/,
      );
      symlinkSync(path.join(elsewhere, 'absent'), path.join(folder, 'One.json'));
      await assert.rejects(tree.read('One.json'), /is a symbolic link/);
      assert.deepEqual(await tree.list('.'), []);
      await assert.rejects(
        tree.write('One.json', bytes('new'), () => true),
        /is a symbolic link/,
      );
      assert.deepEqual(readdirSync(path.join(folder, '.jamf')), []);
      rmSync(path.join(folder, '.jamf'), { recursive: true });
      symlinkSync(elsewhere, path.join(folder, '.jamf'));
      await assert.rejects(
        tree.write('Two.json', bytes('new'), () => true),
        /is a symbolic link/,
      );
      assert.deepEqual(readdirSync(elsewhere), []);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
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

  it('tell whose a folder is only where none of another server are kept for it', async () => {
    const globalStorageUri = { fsPath: mkdtempSync(path.join(tmpdir(), 'bases-')) };
    const folder = (uri: string) => ({ toString: () => uri });
    const put = async (server: string, uri: string, digest: string): Promise<void> =>
      await baseFiles({ globalStorageUri, log: { warn: () => undefined } }, server, folder(uri)).put(digest, 'text');
    const known = async (): Promise<readonly string[]> => [
      ...(await knownOfOneServer({ globalStorageUri }, 'https://acme.test', folder('file:///fleet/pulled'))),
    ];
    assert.deepEqual(await known(), []);
    await put('https://acme.test', 'file:///fleet/pulled/', 'one');
    await put('https://other.test', 'file:///fleet/other', 'two');
    assert.deepEqual(await known(), ['one']);
    await put('https://other.test', 'file:///fleet/pulled', 'one');
    assert.deepEqual(await known(), []);
    rmSync(globalStorageUri.fsPath, { recursive: true });
  });

  it('are kept, for nobody else, also where their folder was taken away between two of them', async () => {
    const storage = mkdtempSync(path.join(tmpdir(), 'bases-'));
    const told: string[] = [];
    const parts = { globalStorageUri: { fsPath: storage }, log: { warn: (text: string) => void told.push(text) } };
    const bases = baseFiles(parts, 'https://acme.test', { toString: () => 'file:///fleet/pulled' });
    const digests = {
      foo: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
      bar: 'fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9',
    };
    await bases.put(digests.foo, 'foo');
    rmSync(path.join(storage, 'pulled'), { recursive: true });
    await bases.put(digests.bar, 'bar');
    assert.equal(await bases.get(digests.bar), 'bar');
    assert.deepEqual([...(await bases.known())], [digests.bar]);
    assert.deepEqual(told, []);
    if (process.platform !== 'win32') assert.equal(statSync(path.join(storage, 'pulled')).mode & 0o777, 0o700);
    rmSync(storage, { recursive: true });
  });
});
