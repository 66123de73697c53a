import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../src/', import.meta.url));

/** Features reach each other by commands; what several share is in a folder of its own (`support`, `lists`, `pages`). */
const features: Readonly<Record<string, readonly string[]>> = {
  host: ['documents', 'instances', 'runner', 'table', 'tree'],
  app: ['runner', 'table'],
};

/** The feature that a file below `src` belongs to. */
function featureOf(file: string): string | undefined {
  const [layer = '', folder = ''] = file.split('/');
  return features[layer]?.includes(folder) === true ? `${layer}/${folder}` : undefined;
}

function importsOf(file: string): readonly string[] {
  return importsIn(file, readFileSync(path.join(root, file), 'utf8'));
}

function importsIn(file: string, text: string): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(([, to = '']) => path.posix.join(path.posix.dirname(file), to));
}

describe('features', () => {
  for (const [layer, folders] of Object.entries(features)) {
    for (const folder of folders) {
      it(`${layer}/${folder} imports no other feature of its layer`, () => {
        const files = globSync(`${layer}/${folder}/**/*.ts`, { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));
        assert.ok(files.length > 0);
        const others = files.flatMap((file) =>
          importsOf(file)
            .filter((to) => to.startsWith(`${layer}/`) && ![undefined, featureOf(file)].includes(featureOf(to)))
            .map((to) => `${file} imports ${to}`),
        );
        assert.deepEqual(others, [], 'run a command instead, or move what both need to a folder that is shared');
      });
    }
  }
});

describe('exports', () => {
  it('of values are imported by others, in tests at least', () => {
    const top = path.join(root, '..');
    const files = globSync(['{src,test,scripts,bench}/**/*.{ts,tsx,mjs}', '*.mjs'], { cwd: top }).map((file) =>
      file.replaceAll(path.sep, '/'),
    );
    const texts = new Map(files.map((file) => [file, readFileSync(path.join(top, file), 'utf8')]));
    const importers = new Map<string, string[]>();
    for (const [file, text] of texts) {
      for (const to of importsIn(file, text)) importers.set(to, [...(importers.get(to) ?? []), text]);
    }
    const unused = [...texts].flatMap(([file, text]) =>
      [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)]
        .map(([, name = '']) => name)
        .filter((name) => !(importers.get(file) ?? []).some((other) => new RegExp(`\\b${name}\\b`).test(other)))
        .map((name) => `${file}: ${name}`),
    );
    // VS Code calls it.
    const called = ['src/host/extension.ts: activate'];
    assert.deepEqual(
      unused.filter((one) => one.startsWith('src/')),
      called,
    );
  });
});

describe('imports', () => {
  it('go in no circle, those of types neither', () => {
    const files = globSync('**/*.{ts,tsx}', { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));
    const graph = new Map(files.map((file) => [file, importsOf(file)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      if (done.has(file) || way.includes(file)) return;
      for (const to of graph.get(file) ?? []) visit(to, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    assert.ok(graph.size > 100);
    assert.deepEqual(circles, []);
  });
});
