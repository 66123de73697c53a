import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { launchOptions } from '../../vscode-server/browser.mjs';
import type { Server } from '../../vscode-server/server.mjs';
import { installExtension, prepareData, quietSettings, removeData, startServer } from '../../vscode-server/server.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where pictures and logs are kept. */
export const kept = path.join(root, 'test/out/e2e');

/** Text that is typed or pasted arrives as it was written, and at once: extensions are not asked what else could be pasted. */
const settings = {
  ...quietSettings,
  'editor.pasteAs.enabled': false,
  'editor.autoIndent': 'none',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoSurround': 'never',
};

/** One VS Code server with the packaged extension, and one browser, for all spec files that this process runs. */
export class Bed {
  readonly browser: Browser;
  readonly data: string;
  private readonly server: Server;
  private windows = 0;

  private constructor(data: string, server: Server, browser: Browser) {
    this.data = data;
    this.server = server;
    this.browser = browser;
  }

  static async start(): Promise<Bed> {
    const data = mkdtempSync(path.join(os.tmpdir(), 'e2e-'));
    endWithProcess(data);
    prepareData(data, settings);
    await installExtension(data, vsix());
    const [server, browser] = await Promise.all([
      startServer({ data, grace: 5 }),
      launchOptions().then((options) => chromium.launch(options)),
    ]);
    return new Bed(data, server, browser);
  }

  /** The user's settings of the windows that are opened from now on. */
  settings(more: Readonly<Record<string, unknown>>): void {
    writeFileSync(path.join(this.data, 'data/User/settings.json'), JSON.stringify({ ...settings, ...more }, null, 2));
  }

  /** Removes the files that the extension kept for all windows; what it stored beside them is in the browser, a context for each window. */
  forget(): void {
    rmSync(path.join(this.data, 'data/User/globalStorage', `${manifest.publisher}.${manifest.name}`), { recursive: true, force: true });
  }

  /** A new folder with these files, by relative path. */
  folder(files: Readonly<Record<string, string>>): string {
    const folder = path.join(this.data, `folder-${++this.windows}`);
    mkdirSync(folder);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return folder;
  }

  url(folder: string): string {
    return `http://127.0.0.1:${this.server.port}/?folder=${encodeURIComponent(folder)}`;
  }

  /** The extension hosts that the server started so far, by their process id, oldest first. */
  extensionHosts(): readonly number[] {
    return Array.from(this.log().matchAll(/<(\d+)> Launched Extension Host Process/g), ([, pid]) => Number(pid));
  }

  log(): string {
    return this.server.log();
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    removeData(this.data);
  }
}

/** Where nobody stops it: the browser and the server go with their process, which a signal ends at once. */
function endWithProcess(data: string): void {
  process.once('exit', () => removeData(data));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<'name' | 'version' | 'publisher', string>;

function vsix(): string {
  return path.join(root, `${manifest.name}-${manifest.version}.vsix`);
}
