import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mock } from 'node:test';
import type { FolderTree } from '../../../../../src/core/sets/folder/folderTree.ts';
import { DriftDesk } from '../../../../support/sets/driftDesk.ts';
import { holdingFolder } from '../../../../../src/host/sets/pull/folderLock.ts';

describe('a folder that two windows pull into at the same time', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'lock-'));
    mkdirSync(path.join(root, 'fleet'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const uri = (fsPath: string) => ({ scheme: 'file', fsPath, path: fsPath, toString: () => `file://${fsPath}` });
  const ours = () => ({ globalStorageUri: { fsPath: path.join(root, 'storage') } });
  const fleet = () => uri(path.join(root, 'fleet'));
  const held =
    /The folder “fleet” is being written by another pull, or by another window. Nothing was written. Try again when that is done\./;
  const locks = () => path.join(root, 'storage/pulling');

  it('is written by one of them, the other one is told, and it is free again afterwards, whatever came of it', async () => {
    await holdingFolder(ours(), fleet(), async () => {
      await assert.rejects(
        holdingFolder(ours(), fleet(), () => assert.fail()),
        held,
      );
      await holdingFolder(ours(), uri(path.join(root, 'other')), () => Promise.resolve());
    });
    await assert.rejects(
      holdingFolder(ours(), fleet(), () => Promise.reject(new Error('full'))),
      /full/,
    );
    assert.equal(await holdingFolder(ours(), fleet(), () => Promise.resolve('done')), 'done');
  });

  it('is the same one by a link, with a slash at its end, and before it is made', async () => {
    symlinkSync(path.join(root, 'fleet'), path.join(root, 'link'));
    await holdingFolder(ours(), fleet(), async () => {
      await assert.rejects(
        holdingFolder(ours(), uri(path.join(root, 'link')), () => assert.fail()),
        /The folder “link” is being written/,
      );
      await assert.rejects(
        holdingFolder(ours(), uri(`${path.join(root, 'fleet')}/`), () => assert.fail()),
        held,
      );
    });
    const fresh = path.join(root, 'link/fresh/pulled');
    await holdingFolder(ours(), uri(fresh), async () => {
      for (const made of [false, true]) {
        if (made) mkdirSync(fresh, { recursive: true });
        await assert.rejects(
          holdingFolder(ours(), uri(path.join(root, 'fleet/fresh/pulled')), () => assert.fail()),
          /“pulled”/,
        );
      }
    });
    const memory = (text: string) => ({ scheme: 'memfs', fsPath: text, path: '/fleet', toString: () => text });
    await holdingFolder(ours(), memory('memfs:/fleet'), async () => {
      await assert.rejects(
        holdingFolder(ours(), memory('memfs:/fleet/'), () => assert.fail()),
        held,
      );
    });
  });

  it('is held by one window at a time, however many ask in the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      let [inside, most, refused] = [0, 0, 0];
      const work = async (): Promise<void> => {
        most = Math.max(most, (inside += 1));
        for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
        inside -= 1;
      };
      const all = Array.from({ length: 6 }, async () => {
        await holdingFolder(ours(), fleet(), work).catch((error: Error) => {
          assert.match(error.message, held);
          refused += 1;
        });
      });
      await Promise.all(all);
      assert.equal(most, 1);
      assert.ok(refused < 6);
    }
  });

  it('is taken over from a window that is gone, or gave no sign for long', async () => {
    let lock = '';
    await holdingFolder(ours(), fleet(), () => Promise.resolve(void (lock = path.join(locks(), readdirSync(locks())[0] ?? ''))));
    const { pid: dead } = spawnSync(process.execPath, ['--eval', '']);
    writeFileSync(lock, `${dead} left`);
    await holdingFolder(ours(), fleet(), () => Promise.resolve());
    assert.deepEqual(readdirSync(locks()), []);
    writeFileSync(lock, `${process.ppid} left`);
    await assert.rejects(
      holdingFolder(ours(), fleet(), () => assert.fail()),
      held,
    );
    const long = new Date(Date.now() - 11 * 60 * 1000);
    utimesSync(lock, long, long);
    await holdingFolder(ours(), fleet(), () => Promise.resolve());
    assert.deepEqual(readdirSync(locks()), []);
  });

  it('is not written any more by a window that slept until another one took it over, which is left alone', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    try {
      const desk = new DriftDesk([]);
      const write = async (tree: FolderTree, file: string) => await tree.write(file, new Uint8Array(), () => true);
      await holdingFolder(ours(), fleet(), async (whileOurs) => {
        const tree = whileOurs(desk.tree);
        const lock = path.join(locks(), readdirSync(locks())[0] ?? '');
        mock.timers.tick(11 * 60 * 1000);
        // Nobody came meanwhile: it is this window's still, and says so.
        assert.equal(await write(tree, 'a/One.json'), true);
        assert.equal(Math.abs(statSync(lock).mtimeMs - Date.now()) < 2000, true);
        mock.timers.tick(11 * 60 * 1000);
        writeFileSync(lock, `${process.ppid} another`);
        await assert.rejects(write(tree, 'a/Two.json'), /Nothing more was written into “acme”: this window gave no sign/);
        await assert.rejects(
          tree.remove('a/One.json', () => true),
          /Nothing more was written/,
        );
        await assert.rejects(tree.rename('a/One.json', 'a/ONE.json'), /Nothing more was written/);
      });
      assert.deepEqual(
        [...desk.files.keys()].filter((file) => file.startsWith('a/')),
        ['a/One.json'],
      );
      assert.equal(readdirSync(locks()).length, 1);
    } finally {
      mock.timers.reset();
    }
  });

  it('is pulled into all the same where the storage takes no file', async () => {
    writeFileSync(path.join(root, 'storage'), 'no folder');
    assert.equal(await holdingFolder(ours(), fleet(), () => Promise.resolve('done')), 'done');
  });
});
