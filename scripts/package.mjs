// Writes jamf-pro-explorer-<version>.vsix into the root. vsce's warnings are failures here.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setup } from './setup.mjs';
import { currentNode } from './support/node.mjs';
import { inRoot, root } from './support/paths.mjs';
import { must, run } from './support/run.mjs';

const limit = 1280 * 1024;

export function vsixPath() {
  const { name, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return inRoot(`${name}-${version}.vsix`);
}

/** Builds dist/. What is over its budget is told, and is no reason to stop. */
export async function buildAnyway() {
  const { code, output } = await run(currentNode(), [inRoot('esbuild.mjs')]);
  if (code !== 0) console.error(output.trim());
  if (code !== 0 && code !== 2) throw new Error('The build failed.');
}

/** Writes what there is to translate; translations of it lie beside it. */
export async function writeMessages() {
  const file = inRoot('l10n/bundle.l10n.json');
  mkdirSync(path.dirname(file), { recursive: true });
  await must(currentNode(), [inRoot('test/support/words/writeMessages.ts'), file]);
}

/** Packs dist/ as it is. Resolves to { code, output }; code 0 means: no warning, and small enough. */
export async function makePackage() {
  const file = vsixPath();
  rmSync(file, { force: true });
  await writeMessages();
  // No repository is public yet; links in the README stay as they are.
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  const { code, output } = await run(currentNode(), [inRoot('node_modules/@vscode/vsce/vsce'), ...args]);
  // eslint-disable-next-line no-control-regex -- vsce colours its words even where nobody sees them
  const text = output.replace(/\u001B\[\d+m/g, '');
  if (code !== 0 || !existsSync(file)) return { code: code || 1, output: text };
  const size = statSync(file).size;
  const faults = [
    /\bWARNING\b/.test(text) && 'vsce has a warning.',
    size > limit && `The package has ${size} bytes; ${limit} are allowed.`,
    /\.map\b/.test(text) && 'The package holds a source map.',
  ].filter(Boolean);
  return {
    code: faults.length === 0 ? 0 : 1,
    output: faults.length === 0 ? `${path.relative(root, file)} (${(size / 1024).toFixed(0)} KiB)` : [text, ...faults].join('\n'),
  };
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  await setup();
  const built = await run(currentNode(), [inRoot('esbuild.mjs')], { show: true });
  const { code, output } = built.code === 0 ? await makePackage() : { code: 1, output: '' };
  if (output) console.log(output);
  process.exitCode = code;
}
