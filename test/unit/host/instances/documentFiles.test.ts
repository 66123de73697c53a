import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Uri } from 'vscode';
import { documentFiles, type DocumentFiles } from '../../../../src/host/instances/registry/documentFiles.ts';

describe('kept API documents', () => {
  let folder: string;
  let warnings: string[];
  let files: DocumentFiles;
  const kept = (): string[] => readdirSync(join(folder, 'openapi/acme'));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'documents-'));
    warnings = [];
    files = documentFiles({ fsPath: folder } as Uri, { warn: (line) => void warnings.push(line) });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('come back by version, or any', async () => {
    const store = files.from('https://acme.example');
    assert.equal(await store.read('acme', undefined), undefined);
    await store.write('acme', '11.30.1-t1/*', 'text');
    assert.deepEqual(await store.read('acme', '11.30.1-t1/*'), { version: '11.30.1-t1/*', text: 'text' });
    assert.deepEqual(await store.read('acme', undefined), { version: '11.30.1-t1/*', text: 'text' });
    assert.equal(await store.read('acme', '11.31.0'), undefined);
    assert.deepEqual(warnings, []);
  });

  it('are one per instance: an older version is of no use', async () => {
    const store = files.from('https://acme.example');
    await store.write('acme', '11.29.0', 'old');
    await store.write('acme', '11.30.0', 'new');
    assert.equal(kept().length, 1);
    assert.equal((await store.read('acme', undefined))?.text, 'new');
  });

  it('are never served for another server, be it of the same version under the same id', async () => {
    await files.from('https://acme.example').write('acme', '11.30.1', 'of the first');
    const other = files.from('https://other.example');
    assert.equal(await other.read('acme', '11.30.1'), undefined);
    assert.equal(await other.read('acme', undefined), undefined);
    assert.equal(await files.from('https://acme.example/jss').read('acme', undefined), undefined);
    await other.write('acme', '11.30.1', 'of the other');
    assert.equal((await other.read('acme', '11.30.1'))?.text, 'of the other');
    assert.equal(kept().length, 1);
  });

  it('of an older layout, which names no server, are not served, and go with the next one', async () => {
    mkdirSync(join(folder, 'openapi/acme'), { recursive: true });
    writeFileSync(join(folder, 'openapi/acme/11.30.1.json'), 'of whom');
    const store = files.from('https://acme.example');
    assert.equal(await store.read('acme', '11.30.1'), undefined);
    assert.equal(await store.read('acme', undefined), undefined);
    await store.write('acme', '11.30.1', 'text');
    assert.equal(kept().length, 1);
  });

  it('are the newest where there are several', async () => {
    const store = files.from('https://acme.example');
    await store.write('acme', '11.29.0', 'old');
    const [name = ''] = kept();
    await store.write('acme', '11.30.0', 'new');
    writeFileSync(join(folder, 'openapi/acme', name), 'old');
    utimesSync(join(folder, 'openapi/acme', name), 1, 1);
    assert.deepEqual(await store.read('acme', undefined), { version: '11.30.0', text: 'new' });
  });

  it('go with the instance', async () => {
    await files.from('https://acme.example').write('acme', '1', 'text');
    await files.remove('acme');
    assert.deepEqual(readdirSync(join(folder, 'openapi')), []);
  });

  it('cost a download, not a failure, when the disk does not play along', async () => {
    writeFileSync(join(folder, 'openapi'), 'a file where a folder should be');
    const store = files.from('https://acme.example');
    await store.write('acme', '1', 'text');
    assert.equal(await store.read('acme', '1'), undefined);
    assert.ok(warnings.length > 0);
  });
});
