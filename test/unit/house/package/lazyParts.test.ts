import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const product = 'src/host/product.ts';

/** What only some people ever use: files, or the name of a package. */
const lazy: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['the demo', /^src\/demo\/(?!credentials\.ts$)/],
  ['undici', /^undici$/],
  ['the JSON language service', /^vscode-json-languageservice/],
  ['the cards of guidance', /^src\/core\/response\/guidance\//],
  ['the runner’s code', /^src\/host\/runner\/(?:runners|runnerPanel)\.ts$/],
];

/** The parts of what is done with an instance as a whole, by what each begins with, and the folders that it does without. */
const parts: readonly (readonly [module: string, without: RegExp])[] = [
  ['snapshot/diskSnapshots', /\/sets\/(?!snapshot\/)\w+\//],
  ['snapshot/refreshSnapshot', /\/sets\/(?!snapshot\/)\w+\//],
  ['uses/usesPart', /\/sets\/(?!snapshot\/|uses\/)\w+\//],
  ['compare/comparison', /\/sets\/(?:drift|folder|pull|uses)\//],
  ['pull/pullCommand', /\/(?:app|host)\/sets\/(?:compare|drift|uses)\/|\/core\/sets\/uses\//],
  ['drift/driftViews', /\/sets\/(?:compare|uses)\//],
  ['drift/driftActions', /\/sets\/(?:compare|uses)\//],
];

/** A constant of a module that a call makes, but for collections and patterns; or a statement there that does something. */
const work =
  /^(?:export )?(?:const|let) [^=\n]+? = (?!(?:new (?:Set|Map|WeakMap|RegExp)|Symbol)\b)(?:new )?[\w.]+(?:<[^>(]*>)?\(|^(?:for|if|while|try|await|[a-z][\w.]*\().*/gm;

/** What a module keeps: of one that is in two bundles each has its own. */
const kept = /^(?:export )?(?:let |const [^=\n]+? = (?:new |\[\];|\{\};)).*/gm;

/** Everything that comes along with a module, lazy imports aside; packages by name. */
function loadedWith(module: string, inputs: Metafile['inputs'], seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(module)) return seen;
  seen.add(module);
  for (const { path: name, kind } of inputs[module]?.imports ?? []) if (kind !== 'dynamic-import') loadedWith(name, inputs, seen);
  return seen;
}

describe('what the first use loads', function () {
  let inputs: Metafile['inputs'] = {};
  let loaded: ReadonlySet<string> = new Set();

  before(async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: { extension: 'src/host/extension.ts' },
      outdir: 'dist',
      bundle: true,
      splitting: true,
      metafile: true,
      write: false,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      logLevel: 'silent',
    });
    inputs = metafile.inputs;
    loaded = loadedWith(product, inputs);
  });

  it('is not loaded by activation', () => assert.equal(loadedWith('src/host/extension.ts', inputs).has(product), false));

  it('shares nothing that is kept with activation, whose bundle is another one', () => {
    const files = [...loadedWith('src/host/extension.ts', inputs)].filter((file) => file in inputs);
    const places = files.flatMap((file) =>
      Array.from(readFileSync(path.join(root, file), 'utf8').matchAll(kept), ([line]) => `${file}: ${line}`),
    );
    assert.deepEqual(places, []);
  });

  for (const [what, pattern] of lazy) {
    it(`leaves out ${what}, which is behind an import()`, () => {
      const all = Object.values(inputs).flatMap(({ imports }) => imports.map((one) => one.path));
      assert.ok(all.some((one) => pattern.test(one)));
      assert.deepEqual(
        [...loaded].filter((one) => pattern.test(one)),
        [],
      );
    });
  }

  it('leaves out whatever is behind an import(): nothing is imported both ways', () => {
    const behind = new Set(
      Object.values(inputs).flatMap(({ imports }) => imports.flatMap(({ path: name, kind }) => (kind === 'dynamic-import' ? [name] : []))),
    );
    assert.deepEqual(
      [...behind].filter((name) => name !== product && loaded.has(name)),
      [],
    );
  });

  for (const [module, without] of parts) {
    it(`leaves the other parts to their own first use: sets/${module}.ts`, () => {
      const file = `src/host/sets/${module}.ts`;
      assert.ok(file in inputs);
      assert.deepEqual(
        [...loadedWith(file, inputs)].filter((one) => without.test(one)),
        [],
      );
    });
  }

  it('leaves out what the manifest is written from: no part of the bundle has it', () => {
    const records = Object.keys(inputs).filter((name) => /^src\/app\/contributions\/(?:\w+Commands|contribution|when)\.ts$/.test(name));
    assert.deepEqual(records, []);
  });

  it('has the budget that the decision names', () => {
    const budget = /\bhost: (\d+) \* 1024/.exec(readFileSync(path.join(root, 'esbuild.mjs'), 'utf8'))?.[1] ?? '';
    assert.match(
      readFileSync(path.join(root, 'docs/adr/0002-lazy-chunks.md'), 'utf8'),
      new RegExp(`\\(the bundle of \`product\\.ts\`, at most ${budget} KiB\\)`),
    );
  });

  it('does no work at the top level of a module', () => {
    const places = [...loaded, ...loadedWith('src/host/extension.ts', inputs)]
      .filter((file) => file in inputs)
      .flatMap((file) => Array.from(readFileSync(path.join(root, file), 'utf8').matchAll(work), ([line]) => `${file}: ${line}`));
    assert.deepEqual(places, []);
  });
});
