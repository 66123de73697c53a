// The licences of the packages that end up in the bundles, as their authors ask.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const packageOf = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** `inputs`: the paths of an esbuild metafile, relative to `root`. */
export async function notices(root, inputs) {
  const folders = new Set(inputs.flatMap((input) => packageOf.exec(input)?.[0] ?? []));
  const texts = await Promise.all([...folders].sort((a, b) => a.localeCompare(b)).map((folder) => notice(path.join(root, folder))));
  return `Jamf Pro Explorer contains the packages named below.\n\n${texts.join('\n\n')}\n`;
}

async function notice(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  const text = file ? await readFile(path.join(folder, file), 'utf8') : `License: ${license}`;
  return `${'='.repeat(80)}\n${name} ${version}\n\n${text.trim()}`;
}
