#!/usr/bin/env node
// Stands in for the desktop `code` program: the same --extensionDevelopmentPath, --extensionTestsPath and folder arguments, the same
// exit code, but the extension host is that of VS Code's server, opened in a browser without a window. So runTests of
// @vscode/test-electron, with this file as vscodeExecutablePath, works where no desktop VS Code can be downloaded.
//   VSCODE_TEST_VSIX      an extension to install first
//   VSCODE_TEST_DATA      a data folder to use and to keep
//   VSCODE_TEST_TIMEOUT   seconds, 300 by default
//   VSCODE_TEST_VERBOSE   prints VS Code's own lines too
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { launchOptions } from './browser.mjs';
import { installExtension, prepareData, removeData, startServer } from './server.mjs';

/** The tests print it last: VS Code reports success, too, where the extension host died or never started. */
const sentinel = 'VSCODE-TESTS-RAN';

/** What VS Code says of itself. */
const noise =
  /^(Ignoring fetching additional|\[Service Worker\]|Resolv|Creating a socket|\[reconnection|\[AccountPolicy|\[AgentHost|\[ChatModel|Updating additional|Canceled|\[DefaultAccount)/;

const argument = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const { VSCODE_TEST_DATA: kept, VSCODE_TEST_VSIX: vsix, VSCODE_TEST_VERBOSE: verbose, VSCODE_TEST_TIMEOUT: limit = '300' } = process.env;
const data = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-data-'));
const folder =
  process.argv.slice(2).find((arg) => !arg.startsWith('-') && fs.existsSync(arg)) ?? fs.mkdtempSync(path.join(data, 'folder-'));

let server;
let browser;
async function stop() {
  await browser?.close().catch(() => {});
  await server?.stop();
  if (!kept) removeData(data);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop().then(() => process.exit(130)));

/** Opens the window and resolves to the exit code that VS Code gives. */
async function runTests() {
  prepareData(data);
  if (vsix) await installExtension(data, vsix);
  server = await startServer({ data, driver: true });
  browser = await chromium.launch(await launchOptions());
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  let ran = false;
  const ended = new Promise((resolve) => {
    page.on('crash', () => resolve({ code: 1, why: 'The browser page crashed.' }));
    setTimeout(() => resolve({ code: 124, why: `No result within ${limit} s.` }), Number(limit) * 1000).unref();
    void page.exposeFunction('codeAutomationExit', (code) => resolve({ code }));
  });
  await page.exposeFunction('codeAutomationLog', (_type, args) => {
    const line = format(...args);
    if (line.includes(sentinel)) ran = true;
    else if (verbose || !noise.test(line)) console.log(line);
  });
  await page.route('**/mint-key', (route) => route.fulfill({ contentType: 'application/octet-stream', body: Buffer.alloc(32, 7) }));
  await page.goto(windowUrl(server.port));
  const { code, why } = await ended;
  const fault = why ?? (code === 0 && !ran ? 'The extension host ended before the tests did.' : undefined);
  if (fault) console.error(`${fault}\n${server.log().slice(-3000)}`);
  return fault ? code || 1 : code;
}

function windowUrl(port) {
  const at = (file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
  const payload = ['extensionDevelopmentPath', 'extensionTestsPath'].map((name) => [name, at(argument(name))]);
  const query = new URLSearchParams({ folder: path.resolve(folder), payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}

let code = 1;
try {
  code = await runTests();
} catch (error) {
  console.error(error);
} finally {
  await stop();
}
process.exit(code);
