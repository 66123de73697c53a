import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storageFiles, storageFolders } from '../../../../src/host/documents/system/storageFiles.ts';

describe('small texts on disk', () => {
  let root: string;

  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'texts-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  it('come back as they were written, in a folder that is made for them', async () => {
    const files = storageFiles({ fsPath: join(root, 'a', 'b') });
    assert.deepEqual([await files.names(), await files.read('x')], [[], undefined]);
    await files.write('x', 'ä');
    await files.write('x', 'ö\n');
    assert.deepEqual([await files.names(), await files.read('x')], [['x'], 'ö\n']);
    await files.remove('x');
    await files.remove('x');
    assert.deepEqual(await files.names(), []);
  });

  it('are told by when they were written', async () => {
    const files = storageFiles({ fsPath: root });
    await files.write('old', '');
    await files.write('new', '');
    utimesSync(join(root, 'old'), 1000, 1000);
    assert.deepEqual(await files.names(2_000_000), ['new']);
  });

  it('are whole or as they were: one that cannot be written leaves nothing behind', async () => {
    const files = storageFiles({ fsPath: root });
    mkdirSync(join(root, 'x', 'in the way'), { recursive: true });
    await assert.rejects(files.write('x', 'text'));
    assert.deepEqual(readdirSync(root), ['x']);
    await assert.rejects(files.read('x'));
  });

  it('are whole also where two of one name are written at once', async () => {
    const files = storageFiles({ fsPath: root });
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(100_000));
    await Promise.all(texts.map((text) => files.write('x', text)));
    assert.ok(texts.includes((await files.read('x')) ?? ''));
    assert.deepEqual(readdirSync(root), ['x']);
  });

  it('are none as long as they are being written', async () => {
    writeFileSync(join(root, 'x.1.part'), 'hal');
    assert.deepEqual(await storageFiles({ fsPath: root }).names(), []);
  });

  it('have folders, which go with what is in them', async () => {
    const folders = storageFolders({ fsPath: join(root, 'all') });
    assert.deepEqual(await folders.ids(), []);
    await folders.files('one').write('x', 'text');
    await folders.files('two').write('x', 'text');
    await folders.remove('one');
    await folders.remove('gone');
    assert.deepEqual(await folders.ids(), ['two']);
  });
});
