import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ours } from './support/extension.ts';

/** Everything that may ship. VS Code adds `.vsixmanifest` when it installs. */
const ships = [
  /^package\.json$/,
  /^package\.nls(\.[a-z-]+)?\.json$/,
  /^l10n\/[\w.-]+\.json$/,
  /^(readme|changelog|support)\.md$/i,
  /^license(\.txt)?$/i,
  /^\.vsixmanifest$/,
  /^dist\/(extension|product|[\w-]+-[A-Z0-9]{8})\.cjs$/,
  /^dist\/findWorker\.cjs$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^dist\/webview\/(runner|table)\.(js|css)$/,
  /^media\/(icon\.png|[\w-]+\.svg)$/,
  /^media\/screenshots\/overview\.png$/,
  /^media\/schemas\/[\w.-]+\.schema\.json$/,
  /^media\/walkthrough\/[\w-]+\.(svg|png|md)$/,
];

/** What has to be among it. */
const needed = [
  'package.json',
  'package.nls.json',
  'dist/extension.cjs',
  'dist/product.cjs',
  'dist/findWorker.cjs',
  'dist/webview/runner.js',
  'dist/webview/runner.css',
  'dist/webview/table.js',
  'dist/webview/table.css',
  'media/icon.png',
];

describe('the package', () => {
  const home = () => ours().extensionPath;
  const files = () =>
    readdirSync(home(), { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(path.join(home(), file)).isFile())
      .map((file) => file.replaceAll('\\', '/'));

  before(function () {
    if (process.env['TEST_SOURCE']) this.skip();
  });

  it('holds only what ships', () => {
    assert.deepEqual(
      files().filter((file) => !ships.some((pattern) => pattern.test(file))),
      [],
    );
  });

  it('holds all that it needs, and the licences of what it contains', () => {
    const there = new Set(files());
    assert.deepEqual(
      needed.filter((file) => !there.has(file)),
      [],
    );
    assert.match(readFileSync(path.join(home(), 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8'), /^preact /m);
  });

  it('holds no source map', () => {
    const mapped = files().filter(
      (file) => /\.(cjs|js|css)$/.test(file) && readFileSync(path.join(home(), file), 'utf8').includes('sourceMappingURL='),
    );
    assert.deepEqual(mapped, []);
  });

  it('runs nothing that it was not built with', () => {
    const suspicious = /\beval\(|new Function\(|child_process|\bnode:vm\b|NODE_TLS_REJECT_UNAUTHORIZED|setGlobalDispatcher\(/;
    const found = files().filter(
      (file) => /^dist\/(?!undici-).*\.(cjs|js)$/.test(file) && suspicious.test(readFileSync(path.join(home(), file), 'utf8')),
    );
    assert.deepEqual(found, []);
  });
});
