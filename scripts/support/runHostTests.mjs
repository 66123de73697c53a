// Runs test/out/host in a VS Code that has the packaged extension: npm's server where that runs, else the desktop program, which is
// downloaded. VSCODE_VERSION asks for the desktop program of that version (1.105.0, stable, insiders).
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests, runVSCodeCommand } from '@vscode/test-electron';
import { quietSettings, removeData } from '../../test/vscode-server/server.mjs';
import { vsixPath } from '../package.mjs';
import { inRoot, out, root, serverHome } from './paths.mjs';
import { hasServer } from './platform.mjs';

const version = process.env.VSCODE_VERSION;
const data = mkdtempSync(path.join(os.tmpdir(), 'jamf-'));
const folder = path.join(data, 'folder');
mkdirSync(folder);

const common = {
  // The extension under test is installed from its package; VS Code wants one in development too, and this one is empty.
  extensionDevelopmentPath: path.join(serverHome, 'testhost'),
  extensionTestsPath: out('host/index.cjs'),
  extensionTestsEnv: { TEST_ROOT: root, TEST_RESULT: process.env.TEST_RESULT, TEST_GREP: process.env.TEST_GREP },
};

function onServer() {
  const server = { VSCODE_TEST_VSIX: vsixPath(), VSCODE_TEST_DATA: data };
  return runTests({
    ...common,
    vscodeExecutablePath: path.join(serverHome, 'code.mjs'),
    launchArgs: [folder],
    extensionTestsEnv: { ...common.extensionTestsEnv, ...server },
  });
}

async function onDesktop() {
  const places = [`--user-data-dir=${path.join(data, 'u')}`, `--extensions-dir=${path.join(data, 'e')}`];
  const user = path.join(data, 'u/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify(quietSettings));
  const which = { cachePath: inRoot('.vscode-test'), ...(version ? { version } : {}) };
  await runVSCodeCommand([...places, '--install-extension', vsixPath()], which);
  const quiet = ['--disable-workspace-trust', '--disable-updates', '--skip-welcome', '--skip-release-notes', '--disable-telemetry'];
  return runTests({ ...common, ...which, launchArgs: [folder, ...places, ...quiet] });
}

try {
  await (hasServer() && !version ? onServer() : onDesktop());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  removeData(data);
}
