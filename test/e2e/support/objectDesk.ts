import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { startDemoServer } from '../../support/demoServer.ts';
import type { DemoServer, DemoServerOptions, RecordedRequest } from '../../support/demoServer.ts';
import { addConnection } from './addConnection.ts';
import { bed } from './hooks.ts';
import type { Connection } from './addConnection.ts';
import { Window } from './window.ts';
import type { WindowOptions } from './window.ts';

/** A window with one instance, `Lab`, and its server: for tests of how objects are saved. */
export class ObjectDesk {
  readonly window: Window;
  readonly server: DemoServer;

  private constructor(window: Window, server: DemoServer) {
    this.window = window;
    this.server = server;
  }

  static async open(
    options: WindowOptions & { readonly server?: DemoServerOptions; readonly environment?: Connection['environment'] } = {},
  ): Promise<ObjectDesk> {
    const server = await startDemoServer(options.server);
    const window = await Window.open(options);
    await window.sideBar();
    await addConnection(window, { name: 'Lab', url: server.url, environment: options.environment ?? 'Test' });
    return new ObjectDesk(window, server);
  }

  async close(): Promise<void> {
    await this.window.close();
    await this.server.close();
  }

  /** What the server holds of an object. */
  stored(table: string, id: string): Readonly<Record<string, unknown>> {
    return this.server.demo.peek(table, id) ?? {};
  }

  name(table: string, id: string): string {
    return String(this.stored(table, id)['name']);
  }

  /** Every request that could change something, oldest first. */
  writes(): readonly RecordedRequest[] {
    return this.server.requests.filter(({ method, path }) => !['GET', 'HEAD'].includes(method) && !/\/(oauth|auth)\//.test(path));
  }

  /** Opens a building in a tab that stays. */
  async building(id: string): Promise<void> {
    const tree = this.window.view('Instances');
    await tree.expand('Lab', 'Organization', 'Buildings');
    await tree.row(this.name('buildings', id)).dblclick();
    await this.window.editor(`/${id}/${encodeURIComponent(this.name('buildings', id))}.json`).element.waitFor();
  }

  /** The active editor's text with another text in place of one that stands in it. */
  async replace(from: string, to: string): Promise<void> {
    const editor = this.window.activeEditor();
    const text = await editor.text();
    assert.ok(text.includes(from), `${from} in ${text}`);
    await editor.setText(text.replace(from, to));
  }

  dirty(): Locator {
    return this.window.page.locator('.tab.active.dirty');
  }

  clean(): Locator {
    return this.window.page.locator('.tab.active:not(.dirty)');
  }

  /** The sign of an unsent draft on the active tab. */
  badge(): Locator {
    return this.window.page
      .locator('.tab.active [class*="monaco-decoration-bubbleBadge"], .tab.active [class*="monaco-decoration-itemBadge"]')
      .first();
  }

  /** The same sign on a row of the sidebar. */
  rowBadge(label: string): Locator {
    return this.window.view('Instances').row(label).locator('[class*="monaco-decoration-itemBadge"]').first();
  }

  sign(): Locator {
    return this.window.statusBarItem('Not sent');
  }

  /** Another person's write. */
  async elsewhere(path: string, change: Readonly<Record<string, unknown>>): Promise<void> {
    const { authorization = '' } =
      this.server.requests.findLast(({ headers }) => headers['authorization']?.startsWith('Bearer '))?.headers ?? {};
    const headers = { authorization, 'content-type': 'application/json' };
    const url = `${this.server.url}/api/v1/${path}`;
    const before = (await (await fetch(url, { headers })).json()) as object;
    const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ ...before, ...change }) });
    assert.equal(answer.status, 200);
    this.server.requests.splice(-2);
  }

  /** Resolves with the next request that matches, as soon as the server has it. */
  async arrives(method: string, path: string, after: number): Promise<void> {
    const isIt = (request: RecordedRequest): boolean => request.method === method && request.path.startsWith(path);
    await until(() => Promise.resolve(this.server.requests.slice(after).some(isIt)));
  }

  /** VS Code writes a refused save to its console as well. */
  takeSaveErrors(): void {
    const others = this.window.troubles.splice(0).filter((text) => !/[Ss]ave error|Failed to save/.test(text));
    assert.deepEqual(others, []);
  }
}

/** Waits for what no locator can see, as long as a locator would. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const limit = AbortSignal.timeout(15_000);
  while (!(await holds())) {
    limit.throwIfAborted();
    await new Promise(setImmediate);
  }
}

/** The extension hosts that the server started so far, by their process id, oldest first. */
export async function extensionHosts(): Promise<readonly number[]> {
  return Array.from((await bed()).log().matchAll(/<(\d+)> Launched Extension Host Process/g), ([, pid]) => Number(pid));
}

/** What the extension keeps on disk of documents of all windows, as far as it was written after a time in ms: earlier windows leave theirs. */
export async function keptFiles(after = 0): Promise<readonly string[]> {
  return await textsBelow('data/User/workspaceStorage', /documents\/[^/]*\.json$/, after);
}

/** What VS Code itself keeps of editors with changes, for the next start. */
export async function backups(): Promise<readonly string[]> {
  return await textsBelow('data', /Backups\/.*\/jamf\//);
}

async function textsBelow(place: string, pattern: RegExp, after = 0): Promise<readonly string[]> {
  const folder = path.join((await bed()).data, place);
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => pattern.test(name));
  const files = found.map((name) => path.join(folder, name)).filter((file) => statSync(file).mtimeMs >= after);
  return files.map((file) => readFileSync(file, 'utf8'));
}
