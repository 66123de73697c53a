import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tests = globSync('test/{unit,model,host,webview,e2e,support}/**/*.{ts,tsx}', { cwd: root }).map((file) =>
  file.replaceAll(path.sep, '/'),
);
const statement = /^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm;

const texts = new Map<string, string>();

function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(path.join(root, file), 'utf8');
  texts.set(file, text);
  return text;
}

/** Where a test finds what it uses: the product, `test/support`, and its own folder; a tier of windows or pages is one folder, and has VS Code beside it. */
function isNear(file: string, target: string): boolean {
  const [, tier = ''] = file.split('/');
  const own = tier === 'unit' || tier === 'model' ? path.posix.dirname(file) : `test/${tier}`;
  return !target.startsWith('test/') || /^test\/(?:support|vscode-server)\//.test(target) || target.startsWith(`${own}/`);
}

function importsOf(file: string): readonly string[] {
  const text = textOf(file);
  return Array.from(text.matchAll(statement), ([, one, other]) => path.posix.join(path.posix.dirname(file), one ?? other ?? ''));
}

describe('test helpers', () => {
  it('that several folders use are in test/support', () => {
    const far = tests
      .filter((file) => file !== 'test/unit/house/dependencyRule.test.ts')
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => !isNear(file, target))
          .map((target) => `${file}: ${target}`),
      );
    assert.deepEqual(far, []);
  });

  it('have one signal that never aborts', () => {
    const own = tests.filter(
      (file) => !/signals\.ts$|testHelpers\.test\.ts$/.test(file) && textOf(file).includes('new AbortController().signal'),
    );
    assert.deepEqual(own, []);
  });

  it('have characters of one’s own for any text: those of fast-check make a table of a million first, in each process', () => {
    const slow = tests.filter((file) => /\bunit: 'binary'/.test(textOf(file)));
    assert.deepEqual(slow, []);
  });

  it('click a row of a tree once its list rests: VS Code loses a click on one that is just drawn anew', () => {
    const own = /\brow\(.*\)(?:\.first\(\))?\s*\.(?:dbl)?click\(|\brow\.(?:dbl)?click\(|twistie'\)\.click\(/;
    const hasty = tests.filter((file) => /^test\/e2e\/.*\.test\.ts$/.test(file) && own.test(textOf(file)));
    assert.deepEqual(hasty, []);
  });

  it('click into an editor until the next key is for it: a list that is being drawn anew takes the focus back', () => {
    const own = /\.view-lines?'.*\)(?:\.first\(\))?\s*\.(?:dbl)?click\(/;
    const hasty = tests.filter((file) => /^test\/e2e\/.*\.test\.ts$/.test(file) && own.test(textOf(file)));
    assert.deepEqual(hasty, []);
  });

  it('press a lens once the editor rests, for the same reason', () => {
    const own = /\blens\(.*\)(?:\.first\(\))?\s*\.click\(|\belement\s*\.getByText\([^)]*\)\s*\.click\(/;
    const hasty = tests.filter((file) => /^test\/e2e\/.*\.test\.ts$/.test(file) && own.test(textOf(file)));
    assert.deepEqual(hasty, []);
  });

  it('choose a row of a pick list in one step, for the same reason', () => {
    const own = /\b(?:option\(|'option').*\)\s*\.click\(/;
    const hasty = tests.filter((file) => /^test\/e2e\/.*\.test\.ts$/.test(file) && own.test(textOf(file)));
    assert.deepEqual(hasty, []);
  });

  it('wait in a page for what it answers at once: Playwright takes a promise for a yes', () => {
    const own = /\.waitForFunction\(\s*async\b/;
    const blind = tests.filter((file) => /^test\/(?:e2e|webview)\//.test(file) && own.test(textOf(file)));
    assert.deepEqual(blind, []);
  });

  it('and tests are in folders of at most 20 files', () => {
    const folders = tests.map((file) => path.posix.dirname(file));
    assert.deepEqual(
      [...new Set(folders)].filter((folder) => folders.filter((one) => one === folder).length > 20),
      [],
    );
  });
});
