// A real VS Code with the packaged extension and the demo Jamf Pro: npm start [-- --port P]
// The desktop program where there is a desktop and it can be had, else VS Code's server on the loopback address. Ctrl+C ends everything.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildAnyway, makePackage, vsixPath } from './package.mjs';
import { setup, setupServer } from './setup.mjs';
import { currentNode } from './support/node.mjs';
import { inRoot } from './support/paths.mjs';
import { hasDesktop, hasServer } from './support/platform.mjs';
import { must } from './support/run.mjs';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const data = mkdtempSync(path.join(os.tmpdir(), 'jamf-'));
const folder = path.join(data, 'folder');
mkdirSync(folder);
const endings = [];

async function end(code = 0) {
  for (const ending of endings.splice(0).toReversed()) await ending();
  const { removeData } = await import('../test/vscode-server/server.mjs');
  removeData(data);
  process.exit(code);
}

/** The demo over HTTP, for *Add Instance* with an address and an API client. */
async function startDemo() {
  const child = spawn(currentNode(), ['--disable-warning=ExperimentalWarning', inRoot('test/support/demoMain.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endings.push(() => child.kill());
  const text = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.once('exit', () => reject(new Error('The demo server did not start.')));
  });
  console.log(text.replace(/\s*Ctrl\+C stops it\.\s*$/, ''));
}

async function build() {
  await buildAnyway();
  const { code, output } = await makePackage();
  if (code !== 0) throw new Error(output);
}

const settings = async () => {
  const { quietSettings } = await import('../test/vscode-server/server.mjs');
  const { 'workbench.reduceMotion': _motion, 'editor.accessibilitySupport': _reader, ...rest } = quietSettings;
  return rest;
};

/** Before anything is installed: afterwards VS Code knows only what it installed itself. */
const addStarter = (extensions) =>
  cpSync(inRoot('scripts/starter'), path.join(extensions, 'macadmin-tools.starter-0.0.0'), { recursive: true });

/** Resolves to false where no desktop program could be had. */
async function startDesktop() {
  const { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } = await import('@vscode/test-electron');
  const program = await downloadAndUnzipVSCode({ cachePath: inRoot('.vscode-test') }).catch((error) => {
    console.log(`The desktop VS Code could not be downloaded (${error.message}).`);
  });
  if (!program) return false;
  const user = path.join(data, 'u/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify(await settings(), null, 2));
  const places = [`--user-data-dir=${path.join(data, 'u')}`, `--extensions-dir=${path.join(data, 'e')}`];
  const shell = process.platform === 'win32';
  addStarter(path.join(data, 'e'));
  await must(resolveCliPathFromVSCodeExecutablePath(program), [...places, '--install-extension', vsixPath()], { shell });
  const child = spawn(program, [...places, '--disable-workspace-trust', '--skip-welcome', '--new-window', folder], { stdio: 'ignore' });
  endings.push(() => child.kill());
  child.on('exit', () => void end());
  console.log('VS Code is open. Close it, or press Ctrl+C, to end.');
  return true;
}

async function startServer() {
  if (!hasServer()) throw new Error("There is no desktop VS Code, and npm's server runs on Linux on Intel only.");
  await setupServer();
  const bed = await import('../test/vscode-server/server.mjs');
  const { openDoor } = await import('../test/vscode-server/front.mjs');
  bed.prepareData(data, await settings());
  addStarter(path.join(data, 'extensions'));
  await bed.installExtension(data, vsixPath());
  const server = await bed.startServer({ data });
  endings.push(() => server.stop());
  const door = await openDoor({ to: server.port, port: Number(values.port) });
  endings.push(() => door.stop());
  const address = `http://127.0.0.1:${door.port}/?folder=${encodeURIComponent(folder)}`;
  console.log(`\nVS Code with Jamf Pro Explorer: ${address}\nCtrl+C ends it.`);
  if (hasDesktop()) spawn('xdg-open', [address], { stdio: 'ignore' }).on('error', () => {});
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end(0));
try {
  await setup();
  await build();
  await startDemo();
  if (!(hasDesktop() && (await startDesktop()))) await startServer();
} catch (error) {
  console.error(error.message);
  await end(1);
}
