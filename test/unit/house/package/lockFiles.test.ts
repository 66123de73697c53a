import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const left = new Set(['node_modules', '.git', 'dist', 'out', '.vscode-test']);

interface Lock {
  readonly packages: Readonly<Record<string, Entry>>;
}

interface Entry {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly os?: unknown;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Every text file of the project, whatever it is for. */
function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !left.has(entry.name)) yield* files(file);
    else if (entry.isFile() && /\.(json|mjs|cjs|js|ts|tsx|md|yml|npmrc)$|^run$/.test(entry.name)) yield file;
  }
}

describe('the lock files', () => {
  for (const file of ['package-lock.json', 'test/vscode-server/package-lock.json']) {
    const { packages } = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Lock;
    const entries = Object.entries(packages).filter(([name]) => name.includes('node_modules/'));

    it(`${file} names no place to download from, so that every machine uses its own registry`, () => {
      const places = entries.flatMap(([, { resolved, link }]) => (resolved !== undefined && link !== true ? [resolved] : []));
      assert.deepEqual(places, []);
    });

    it(`${file} knows the hash of every package that is not for some other system`, () => {
      const unknown = entries.filter(([, { integrity, link, optional, os }]) => integrity === undefined && !link && !(optional && os));
      assert.deepEqual(
        unknown.map(([name]) => name),
        [],
      );
    });

    it(`${file} holds the optional packages of all systems: \`node scripts/lock.mjs\` adds them`, () => {
      const named = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
      assert.deepEqual(
        named.filter((name) => !(`node_modules/${name}` in packages)),
        [],
      );
    });
  }

  it('stay so: no file of the project names a registry', () => {
    const host = /registry\.[a-z0-9-]+\.(?:org|com|cn|dev)|^\s*(?:@[\w-]+:)?registry\s*=/im;
    const naming = [...files(root)].filter((file) => host.test(readFileSync(file, 'utf8')));
    assert.deepEqual(
      naming.map((file) => path.relative(root, file)),
      [],
    );
  });
});
