// VS Code's own server (server-web, in the npm package code-server): started on the loopback address, quiet, with its data in one folder.
import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { currentNode } from '../../scripts/support/node.mjs';

const home = path.dirname(fileURLToPath(import.meta.url));
const vscode = path.join(home, 'node_modules/code-server/lib/vscode');
const main = path.join(vscode, 'out/server-main.js');

/** A window that asks nothing, looks nothing up and moves nothing by itself. The web's default for auto save is not the desktop's. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.quickOpen.closeOnFocusLost': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  // Every server of the machine is a port to VS Code: it would look for them all the time, and beyond twenty write into these settings.
  'remote.autoForwardPorts': false,
  'remote.restoreForwardedPorts': false,
  'json.schemaDownload.enable': false,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'editor.accessibilitySupport': 'off',
};

/** Built-in extensions without a browser half: the window is there in half the time. */
const skipped = [
  'GitHub.copilot-chat',
  'vscode.git',
  'vscode.github',
  'vscode.debug-auto-launch',
  'vscode.debug-server-ready',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'vscode.tunnel-forwarding',
  'vscode.terminal-suggest',
];

function environment(data, more = {}) {
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}', VSCODE_SKIP_BUILTIN_EXTENSIONS: skipped.join(','), ...more };
  delete env.NODE_OPTIONS;
  delete env.NODE_COMPILE_CACHE;
  // Its sockets go here, not into the system's temporary folder.
  env.XDG_RUNTIME_DIR = data;
  return env;
}

/** VS Code looks for its packages in a folder of its own; they are installed one level up, by this folder's lock file. */
export function linkPackages() {
  const link = path.join(vscode, 'node_modules');
  if (!fs.existsSync(link)) fs.symlinkSync('../../..', link);
}

/** `data` becomes a data folder with these user settings, unless it has some. */
export function prepareData(data, settings = quietSettings) {
  linkPackages();
  const file = path.join(data, 'data/User/settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (!fs.existsSync(file)) fs.writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

export async function installExtension(data, vsix) {
  const args = [main, '--server-data-dir', data, '--accept-server-license-terms', '--install-extension', vsix];
  await promisify(execFile)(currentNode(), args, { env: environment(data) });
}

/**
 * Starts the server. `driver`: lets a page give the code of tests to run, and silences notifications. `grace`: for how many seconds the
 * extension host of a window that is gone waits for it.
 * Resolves, once it listens, to { port, log(), stop() }; rejects with its output if it ends before. It ends with this process.
 */
export async function startServer({ data, port = 0, driver = false, grace, env = {} }) {
  linkPackages();
  const args = [main, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'];
  args.push('--disable-update-check', '--disable-getting-started-override', '--telemetry-level', 'off');
  args.push('--server-data-dir', data, ...(driver ? ['--enable-smoke-test-driver'] : []));
  if (grace !== undefined) args.push('--reconnection-grace-time', String(grace));
  const child = spawn(currentNode(), args, { env: environment(data, env), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const listening = new Promise((resolve, reject) => {
    const read = (chunk) => {
      log += chunk;
      const found = /Extension host agent listening on (\d+)/.exec(log);
      if (found) resolve(Number(found[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`VS Code's server ended before it listened.\n${log.slice(-2000)}`)));
  });
  const end = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  const endAtOnce = () => end('SIGKILL');
  // Before its data is removed.
  process.prependOnceListener('exit', endAtOnce);
  const stop = async () => {
    end('SIGTERM');
    await ended;
    process.off('exit', endAtOnce);
  };
  return { port: await listening, log: () => log, stop };
}

/** A server leaves files for a moment after its end. */
export function removeData(data) {
  fs.rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
