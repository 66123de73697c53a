// The tests that run inside VS Code's extension host.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, out, root } from './paths.mjs';

const source = inRoot('test/host');

/** Each test file becomes a file of its own, beside `index.cjs`, which VS Code calls. Node's packages stay outside. */
export async function buildHostTests() {
  // Not at the top: it is not there yet when a fresh clone loads this file.
  const { build } = await import('esbuild');
  rmSync(out('host'), { recursive: true, force: true });
  const tests = readdirSync(source, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.test.ts'));
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'test/host/support/index.ts', out: 'index' },
      ...tests.map((file) => ({ in: `test/host/${file}`, out: file.replace(/\.ts$/, '') })),
    ],
    outdir: out('host'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    packages: 'external',
    external: ['vscode'],
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) await buildHostTests();
