import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { startDemoServer } from '../../support/demoServer.ts';
import type { DemoServer, DemoServerOptions, RecordedRequest } from '../../support/demoServer.ts';
import { addConnection, openConnected } from './addConnection.ts';
import { bed } from './hooks.ts';
import { bytesOf, filesBelow } from './movingFiles.ts';
import { until } from './until.ts';
import type { Connection } from './addConnection.ts';
import { Window } from './window.ts';
import type { WindowOptions } from './window.ts';

/** What VS Code itself keeps of editors with changes. */
const backup = /Backups\/.*\/jamf\//;

/** A header of the requests that are not the window's. */
const otherPerson = 'x-other-person';

const lines = (text: string): string => text.replaceAll('\r\n', '\n');

/** A window with one instance, `Lab`, and its server: for tests of how objects are saved. */
export class ObjectDesk {
  readonly window: Window;
  readonly server: DemoServer;
  /** In ms. The windows of earlier tests have left files of their own. */
  private readonly opened: number;

  private constructor(window: Window, server: DemoServer, opened: number) {
    this.window = window;
    this.server = server;
    this.opened = opened;
  }

  static async open(
    options: WindowOptions & { readonly server?: DemoServerOptions; readonly isAddedByHand?: boolean } = {},
  ): Promise<ObjectDesk> {
    const opened = Date.now();
    const server = await startDemoServer(options.server);
    const lab: Connection = { name: 'Lab', url: server.url, environment: 'Test' };
    if (options.isAddedByHand !== true) return new ObjectDesk(await openConnected(lab, options), server, opened);
    const window = await Window.open(options);
    await window.sideBar();
    await addConnection(window, lab);
    return new ObjectDesk(window, server, opened);
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
    await tree.doubleClick(this.name('buildings', id));
    await this.window.editor(`/${id}/${encodeURIComponent(this.name('buildings', id))}.json`).element.waitFor();
  }

  /** The active editor's text with another text in place of one that stands in it, once it does: what VS Code holds of a closed editor is shown while it is read anew. */
  async replace(from: string, to: string): Promise<void> {
    const editor = this.window.activeEditor();
    let text = '';
    await until(`${from} in the editor`, async () => (text = await editor.text()).includes(from));
    const next = text.replace(from, to);
    // Nothing on the screen shows that a document which could only be read takes text again.
    await until('the editor to take what is typed', async () => {
      await editor.setText(next);
      return lines(await editor.text()) === lines(next);
    });
  }

  /** Takes the changes of the active editor back. What it shows then is read first, and replaces what is typed meanwhile. */
  async revert(): Promise<void> {
    await this.dirty().waitFor();
    await this.window.command('File: Revert File');
    await this.clean().waitFor();
  }

  dirty(): Locator {
    return this.window.page.locator('.tab.active.dirty');
  }

  clean(): Locator {
    return this.window.page.locator('.tab.active:not(.dirty)');
  }

  /** Until the active tab has the sign of an unsent draft. */
  async isBadged(): Promise<void> {
    await until('the sign of an unsent draft', async () => (await this.window.signs('.tab.active')).includes('↑'));
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
    const headers = { authorization, 'content-type': 'application/json', [otherPerson]: 'yes' };
    const url = `${this.server.url}/api/v1/${path}`;
    const before = (await (await fetch(url, { headers })).json()) as object;
    const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ ...before, ...change }) });
    assert.equal(answer.status, 200);
    // The window may ask for something in between.
    const { requests } = this.server;
    requests.splice(0, requests.length, ...requests.filter((request) => request.headers[otherPerson] === undefined));
  }

  /** Resolves with the next request that matches, as soon as the server has it. */
  async arrives(method: string, path: string, after: number): Promise<void> {
    const isIt = (request: RecordedRequest): boolean => request.method === method && request.path.startsWith(path);
    await until(`${method} ${path}`, () => this.server.requests.slice(after).some(isIt));
  }

  /** Waits until a document's base is on the disk. Without one the next save asks, as for any text of unknown origin. */
  async hasKeptBase(): Promise<void> {
    await until('a base on the disk', () => this.isInFiles('data/User/workspaceStorage', /documents\/[^/]*\.json$/, '"base":'));
  }

  /** Waits until a text that was not sent is on the disk: its sign comes up before. */
  async hasKeptDraft(text: string): Promise<void> {
    await until(`a draft with ${text}`, () => this.isInFiles('data/User/workspaceStorage', /documents\/[^/]*\.json$/, text));
  }

  /** Waits until VS Code has backed a text up, for the next start. */
  async hasBackup(text: string): Promise<void> {
    await until(`a backup with ${text}`, () => this.isInFiles('data', backup, text));
  }

  /** Whether a text stands in a file below a folder, among those that were written since this desk was opened. */
  private async isInFiles(place: string, pattern: RegExp, text: string): Promise<boolean> {
    const folder = path.join((await bed()).data, place);
    const files = filesBelow(folder).filter((file) => pattern.test(path.relative(folder, file)));
    return files.some((file) => bytesOf(file, this.opened)?.includes(text) === true);
  }

  /** VS Code writes a refused save to its console as well, a moment after the question is answered. */
  async takeSaveErrors(): Promise<void> {
    await until('the refused save in the console', () => this.window.troubles.some((text) => text.includes('Failed to save')));
    const others = this.window.troubles.splice(0).filter((text) => !/[Ss]ave error|Failed to save/.test(text));
    assert.deepEqual(others, []);
  }
}
