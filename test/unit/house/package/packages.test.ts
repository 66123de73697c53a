import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};

/** `from '@scope/name/file'`, `import('name')`, `require('name')`: the package's name. */
const imported = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*'((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[^']*)?'/g;

function packagesIn(pattern: string): ReadonlySet<string> {
  const files = globSync(pattern, { cwd: root, exclude: (name) => name.includes('node_modules') });
  return new Set(
    files.flatMap((file) => Array.from(readFileSync(path.join(root, file), 'utf8').matchAll(imported), ([, name = '']) => name)),
  );
}

describe('the packages', () => {
  it('that a bundle holds are listed, each with its version', () => {
    const unlisted = [...packagesIn('src/**/*.{ts,tsx}')].filter((name) => name !== 'vscode' && !(name in devDependencies));
    assert.deepEqual(unlisted, []);
  });

  it('that are listed are used: imported, or run by a script, but for types and the linter’s own half', () => {
    const names = new Set([...packagesIn('{src,test,bench,scripts}/**/*.{ts,tsx,mjs}'), ...packagesIn('esbuild.mjs')]);
    const scripts = globSync('scripts/**/*.mjs', { cwd: root }).map((file) => readFileSync(path.join(root, file), 'utf8'));
    const isUsed = (name: string): boolean => names.has(name) || scripts.some((text) => text.includes(name));
    const besides = (name: string): boolean => name.startsWith('@types/') || name === 'oxlint-tsgolint';
    assert.deepEqual(
      Object.keys(devDependencies).filter((name) => !besides(name) && !isUsed(name)),
      [],
    );
  });
});
