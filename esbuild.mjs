// Builds dist/: the extension (CommonJS, for VS Code's Node) and the panel (one script, for a browser page).
//   node esbuild.mjs            minified, without source maps; test/out/build/ tells what takes the room; ends with 2 over a budget
//   node esbuild.mjs --watch    readable, with source maps, again after each change
// Why the extension is split first and made CommonJS afterwards: docs/adr/0002-lazy-chunks.md.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyzeMetafile, build, context, transform } from 'esbuild';
import { notices } from './scripts/support/notices.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const watching = process.argv.includes('--watch');

/**
 * Bytes, minified. `activation` is what every window pays, `host` the bundle that the first use of the product loads, `total`
 * all code of the extension, lazy parts included; `webview` and `table` are the pages of the runner and of a table. What only some
 * people ever load is counted apart: undici (own certificates), the demo, and what reads JSONPath, which only a thread ever loads; and
 * `classic`, the Classic API with its shapes and what reads its XML, and
 * `classicWrites`, what is minded before it is written, which both come with the API document of an instance; `xml`, what helps with XML and property lists once somebody is at it;
 * `snapshot`, `compare`, `folder` and `uses`, what is done with an instance as a whole, each by itself, and `sets`, what these share;
 * and `guidance`, the cards for answers and failures, which are loaded when something goes wrong or a request of the runner is answered.
 */
const budgets = {
  table: 132 * 1024,
  activation: 16 * 1024,
  host: 424 * 1024,
  total: 1136 * 1024,
  sets: 10 * 1024,
  snapshot: 38 * 1024,
  compare: 66 * 1024,
  folder: 90 * 1024,
  uses: 92 * 1024,
  webview: 490 * 1024,
  classic: 64 * 1024,
  classicWrites: 43 * 1024,
  guidance: 70 * 1024,
};
const apart = {
  classic: /^src\/core\/(families\/classic\/(?!classicApi|refusals|writing\/)|wire\/xml(Codec|Tree))|(^|\/)node_modules\/@rgrove\//,
  classicWrites: /^src\/core\/(families\/classic\/writing\/|wire\/xmlPlist)/,
  xml: /^src\/core\/(families\/classic\/refusals|wire\/xml(?!Codec|Tree|Plist))/,
  guidance: /^src\/core\/response\/guidance\//,
  sets: /^src\/(core|app|host)\/sets\/\w+\.ts$/,
  snapshot: /^src\/(core|app|host)\/sets\/snapshot\//,
  compare: /^src\/(core|app|host)\/sets\/(canon|compare)\//,
  folder: /^src\/(core|app|host)\/sets\/(folder|merge|pull|drift)\//,
  uses: /^src\/((core|app|host)\/sets\/uses\/|core\/(families\/(askedUses|apiMentions)|resources\/(kinds\/useEntries|useKinds)))/,
  undici: /(^|\/)node_modules\/undici\//,
  demo: /^src\/demo\//,
  jsonPath: /(^|\/)node_modules\/json-p3\//,
};

const common = {
  absWorkingDir: root,
  bundle: true,
  metafile: true,
  write: false,
  minify: !watching,
  sourcemap: watching ? 'inline' : false,
  legalComments: 'none',
  // Its other build can read files, for which nobody here asks.
  alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
  logLevel: 'silent',
};

const hostOptions = {
  ...common,
  // The second is the script of a thread.
  entryPoints: { product: 'src/host/product.ts', findWorker: 'src/host/runner/findWorker.ts' },
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  chunkNames: '[name]-[hash]',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node22',
  external: ['vscode'],
  mainFields: ['module', 'main'],
};

/** What VS Code loads is one file, since each one more costs it as much as all that activation does; the product is another build. */
const activationOptions = {
  ...hostOptions,
  entryPoints: { extension: 'src/host/extension.ts' },
  splitting: false,
  plugins: [
    {
      name: 'product',
      setup: ({ onResolve }) => onResolve({ filter: /^\.\/product\.ts$/ }, () => ({ path: './product.cjs', external: true })),
    },
  ],
};

const webviewOptions = {
  ...common,
  entryPoints: { runner: 'src/webview/runner/main.tsx', table: 'src/webview/table/main.tsx' },
  outdir: 'dist/webview',
  format: 'iife',
  platform: 'browser',
  target: 'chrome138',
  // A plain call for each element, `h(type, props, child)`, is shorter than what the automatic form writes: 3 KiB of the runner's page.
  tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
  inject: ['node_modules/preact/dist/preact.mjs'],
};

/**
 * A chunk's list of exports, written as getters at its top. esbuild's own way to CommonJS begins every file with half a kilobyte
 * of helpers for that, which is more than many a chunk holds. At the top, since chunks may require one another in a circle.
 */
function withOwnExports(source) {
  const list = /\bexport\{([^{}]*)\};?\s*$/.exec(source);
  if (list === null) return source;
  const getters = list[1].split(',').map((entry) => {
    const [local, name = local] = entry.split(' as ');
    return `get ${name}(){return ${local}}`;
  });
  return `module.exports={__esModule:!0,${getters.join(',')}};${source.slice(0, list.index)}`;
}

/** The imports that became `require` come after what the file itself gives. */
function exportsFirst(code) {
  const own = /module\.exports=\{__esModule:!0,(?:get [\w$]+\(\)\{return [\w$.]+\},?)*\};/.exec(code);
  return own === null ? code : `${own[0]}${code.slice(0, own.index)}${code.slice(own.index + own[0].length)}`;
}

/** esbuild splits ECMAScript modules only; one file at a time it can turn into CommonJS. */
async function toCommonJs(file) {
  // A lazily imported CommonJS package leaves as its default export alone; as `module.exports` its names can be imported again.
  const source = file.text.replace(/export default (\w+\(\));(?=\s*(\/\/# sourceMappingURL=\S*)?\s*$)/, 'module.exports = $1;');
  const { code } = await transform(watching ? source : withOwnExports(source), {
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    supported: { 'dynamic-import': false },
    sourcefile: path.basename(file.path),
    minify: !watching,
    sourcemap: common.sourcemap,
  });
  return { path: file.path, text: watching ? code : exportsFirst(code) };
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

const bytesOfAll = (files) => sum(files.map((file) => Buffer.byteLength(file.text)));

async function writeActivation({ metafile, outputFiles }) {
  const files = await Promise.all(outputFiles.map(toCommonJs));
  await replaceFiles('dist', files, /^extension\.cjs$/);
  const bytes = bytesOfAll(files);
  return { name: 'activation', metafile, sizes: { activation: bytes, total: bytes } };
}

async function writeHost({ metafile, outputFiles }) {
  const files = await Promise.all(outputFiles.map(toCommonJs));
  await replaceFiles('dist', files, /^(?!extension\.).*\.cjs$/);
  const partsApart = Object.fromEntries(Object.entries(apart).map(([name, pattern]) => [name, bytesOf(metafile, pattern)]));
  const product = files.find((file) => path.basename(file.path) === 'product.cjs');
  const total = bytesOfAll(files) - sum(Object.values(partsApart));
  return { name: 'host', metafile, sizes: { host: startUpBytes(product, files), total, ...partsApart } };
}

async function writeWebview({ metafile, outputFiles }) {
  const files = outputFiles.map(({ path, text }) => ({ path, text }));
  await replaceFiles('dist/webview', files, /\.(js|css)$/);
  const sizeOf = (name) => bytesOfAll(files.filter((file) => path.parse(file.path).name === name));
  return { name: 'webview', metafile, sizes: { webview: sizeOf('runner'), table: sizeOf('table') } };
}

/** Writes the files and removes what an earlier build left behind. */
async function replaceFiles(folder, files, ours) {
  const to = path.join(root, folder);
  await mkdir(to, { recursive: true });
  await Promise.all(files.map((file) => writeFile(file.path, file.text)));
  const names = new Set(files.map((file) => path.basename(file.path)));
  const stale = (await readdir(to)).filter((name) => ours.test(name) && !names.has(name));
  await Promise.all(stale.map((name) => rm(path.join(to, name))));
}

/** What the inputs that match take up in the output, by esbuild's own account. */
function bytesOf(metafile, pattern) {
  return Object.values(metafile.outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([input]) => pattern.test(input))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
}

/** The bytes that come with a file: its own, and of what it requires at its top level. A lazy `require` sits inside a function. */
function startUpBytes(entry, files, seen = new Set()) {
  if (!entry || seen.has(entry)) return 0;
  seen.add(entry);
  const lazy = /\.then\(\(\)\s*=>[^;]*?require\(["']\.\/[^"']+["']\)/g;
  const names = new Set([...entry.text.replace(lazy, '').matchAll(/require\(["']\.\/([^"']+)["']\)/g)].map((match) => match[1]));
  const needed = files.filter((file) => names.has(path.basename(file.path)));
  return Buffer.byteLength(entry.text) + needed.reduce((sum, file) => sum + startUpBytes(file, files, seen), 0);
}

async function report(results) {
  const sizes = {};
  for (const result of results) for (const [name, bytes] of Object.entries(result.sizes)) sizes[name] = (sizes[name] ?? 0) + bytes;
  const out = path.join(root, 'test/out/build');
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, 'sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
  for (const { name, metafile } of results) {
    await writeFile(path.join(out, `${name}.meta.json`), JSON.stringify(metafile));
    await writeFile(path.join(out, `${name}.txt`), await analyzeMetafile(metafile));
  }
  const inputs = results.flatMap((result) => Object.keys(result.metafile.inputs));
  await writeFile(path.join(root, 'dist/THIRD-PARTY-NOTICES.txt'), await notices(root, inputs));
  const over = Object.entries(budgets).filter(([name, limit]) => sizes[name] > limit);
  console.log(
    Object.entries(sizes)
      .map(([name, bytes]) => `${name} ${kib(bytes)}`)
      .join(', '),
  );
  for (const [name, limit] of over)
    console.error(`The ${name} part is ${kib(sizes[name])}; its budget is ${kib(limit)}. See test/out/build/.`);
  return over.length === 0;
}

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

/** In a form that the problem matcher in .vscode/tasks.json reads. */
function printFailure(error) {
  for (const { text, location } of error.errors ?? [{ text: error.stack }]) {
    console.error(location ? `${location.file}:${location.line}:${location.column + 1}: error: ${text}` : `error: ${text}`);
  }
}

const parts = [
  { options: activationOptions, write: writeActivation },
  { options: hostOptions, write: writeHost },
  { options: webviewOptions, write: writeWebview },
];

async function buildOnce() {
  const results = await Promise.all(parts.map(async ({ options, write }) => write(await build(options))));
  return report(results);
}

async function watch() {
  for (const { options, write } of parts) {
    const name = Object.keys(options.entryPoints)[0];
    const writer = {
      name: 'write',
      setup({ onStart, onEnd }) {
        onStart(() => console.log(`[${name}] build started`));
        onEnd(async (result) => {
          if (result.errors.length > 0) printFailure(result);
          else await write(result);
          console.log(`[${name}] build finished`);
        });
      },
    };
    await (await context({ ...options, plugins: [writer] })).watch();
  }
}

try {
  if (watching) await watch();
  else if (!(await buildOnce())) process.exitCode = 2;
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
