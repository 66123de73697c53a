// Installs what is missing: `node scripts/setup.mjs [server]`. Every other script calls it first. Node 20 and npm are enough.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, serverHome } from './support/paths.mjs';
import { must, seconds } from './support/run.mjs';

/** The packages of the project itself. No package's install script is needed. */
export function setup() {
  return install(root, 'the packages');
}

/** VS Code's server and a Chromium, about 500 MB: only for the tiers that open a window. */
export function setupServer() {
  return install(serverHome, 'VS Code for the tests');
}

async function install(folder, what) {
  if (isInstalled(folder)) return;
  const start = performance.now();
  console.log(`Installing ${what} …`);
  await must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  writeFileSync(stamp(folder), lockHash(folder));
  console.log(`Installed ${what} in ${seconds(start)}.`);
}

/** By the lock file's hash, noted at the last installation; one made by hand counts if npm put down there what the lock file asks for. */
function isInstalled(folder) {
  if (existsSync(stamp(folder))) return readFileSync(stamp(folder), 'utf8') === lockHash(folder);
  const byHand = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(byHand)) return false;
  const { packages: there } = JSON.parse(readFileSync(byHand, 'utf8'));
  const { packages: wanted } = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
  // What is optional is for some systems only.
  const isThere = (name, version) => there[name]?.version === version && existsSync(path.join(folder, name));
  return Object.entries(wanted).every(([name, { version, optional }]) => name === '' || optional || isThere(name, version));
}

const stamp = (folder) => path.join(folder, 'node_modules/.installed');
const lockHash = (folder) =>
  createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setup();
  if (process.argv.includes('server')) await setupServer();
}
