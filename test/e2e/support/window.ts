import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { kept } from './bed.ts';
import { pickFromMenu } from './contextMenu.ts';
import { Editor } from './editor.ts';
import { bed } from './hooks.ts';
import { Dialog, Toast } from './messages.ts';
import { QuickInput } from './quickInput.ts';
import { Tree } from './tree.ts';
import { isStoredInTabs } from './storedTabs.ts';
import { until, whenIdle } from './until.ts';

export interface WindowOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Files of the folder that the window opens, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly size?: { readonly width: number; readonly height: number };
}

/** As the theme picker calls them, and the class that the workbench has in them. */
export const themes = {
  light: { label: 'Light Modern', kind: 'vs' },
  dark: { label: 'Dark Modern', kind: 'vs-dark' },
  highContrast: { label: 'Dark High Contrast', kind: 'hc-black' },
  highContrastLight: { label: 'Light High Contrast', kind: 'hc-light' },
} as const;

export type ThemeName = keyof typeof themes;

/** VS Code's own, in every window: what the server from npm does not carry, what it looks for in vain, and what a reload cuts off. */
const noise = [
  /vsda|favicon|serviceWorker\.js/,
  /^A bad HTTP response code \(404\) was received when fetching the script/,
  /authentication provider 'github' to register/,
  /Long running operations during shutdown are unsupported in the web|Unable to write file 'vscode-log:/,
  /Canceled: Canceled/,
  // A reload ends what VS Code's own storage has under way, and its word to other windows.
  /InvalidStateError: Failed to execute '(?:abort' on 'IDBTransaction|postMessage' on 'BroadcastChannel)'/,
  // A reload takes the file system away from what is just being read anew.
  /ENOPRO: No file system provider found for resource 'jamf:/,
  // A busy machine uses up the time that VS Code gives to handlers of a save. The save goes on without them.
  /Aborted onWillSaveTextDocument-event after/,
  // VS Code's own walkthrough changes the picture of a step before the one of the step before is drawn. The later one is drawn all the same.
  /^Error: Found unexpected null\n[^]*\/webview\/browser\/pre\/index\.html\?\S*&extensionId=&/,
  // A question beside what it is about has the level of an error, so that it stays until it is answered.
  /^[^:\n]+: (?:Change|Create|Delete|Send) .* on Lab[.:].*workbench\.js$/,
];

/** A VS Code window of its own: nothing that an earlier one stored is in it. Answers once the workbench is there. */
export class Window {
  /** Every window that is open. */
  static readonly all: Window[] = [];

  readonly folder: string;
  /** Errors of the page and of its frames since they were last looked at. */
  readonly troubles: string[] = [];
  /** Everything that the page printed. */
  readonly console: string[] = [];
  private readonly context: BrowserContext;
  private current: Page;

  private constructor(context: BrowserContext, page: Page, folder: string) {
    this.context = context;
    this.current = page;
    this.folder = folder;
  }

  static async open({ settings = {}, files = {}, size = { width: 1400, height: 900 } }: WindowOptions = {}): Promise<Window> {
    const started = await bed();
    started.settings(settings);
    if (Window.all.length === 0) started.forget();
    const context = await started.browser.newContext({ viewport: size, permissions: ['clipboard-read', 'clipboard-write'] });
    context.setDefaultTimeout(60_000);
    context.setDefaultNavigationTimeout(60_000);
    // With it VS Code keeps secrets, encrypted, beyond the page's life.
    await context.route('**/mint-key', (route) => route.fulfill({ contentType: 'application/octet-stream', body: Buffer.alloc(32, 7) }));
    await context.addInitScript(idleInTime);
    const window = new Window(context, await context.newPage(), started.folder(files));
    Window.all.push(window);
    await window.load();
    return window;
  }

  get page(): Page {
    return this.current;
  }

  /** Runs a command from the palette by its whole title: `Jamf Pro: Add Instance…`. */
  async command(title: string): Promise<void> {
    await this.quick.command(title);
  }

  /** Closes the tab in front. */
  async closeTab(): Promise<void> {
    const tabs = this.page.locator('.tabs-container .tab');
    const before = await tabs.count();
    await this.command('View: Close Editor');
    await tabs.nth(before - 1).waitFor({ state: 'detached' });
  }

  /** Closes all tabs, none of which has changes. */
  async closeTabs(): Promise<void> {
    await this.command('View: Close All Editors');
    await this.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
  }

  readonly quick: QuickInput = new QuickInput(() => this.current);

  /** Opens the extension's side bar, unless it is open. */
  async sideBar(title = 'Jamf Pro'): Promise<Locator> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: new RegExp(`^${title}`) });
    const sideBar = this.page.locator('.part.sidebar');
    // A window that is just being restored may open it by itself, and then the click closes it.
    for (let tries = 1; ; tries++) {
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
      try {
        await sideBar.locator('.pane-header').first().waitFor({ timeout: 5000 });
        return sideBar;
      } catch (error) {
        if (tries === 3) throw error;
      }
    }
  }

  menu(row: Locator, item: string | RegExp): Promise<void> {
    return pickFromMenu(row, item);
  }

  /** A view of the side bar by its title: `Instances`. */
  view(title: string): Tree {
    return new Tree(this.page, title);
  }

  /** The editor of a document, by its URI or by the end of it. */
  editor(uri: string): Editor {
    return new Editor(this.page, uri);
  }

  /** The editor that has the focus, or had it last. */
  activeEditor(): Editor {
    return new Editor(this.page, '', '.editor-group-container.active ');
  }

  tab(name: string | RegExp): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name });
  }

  /** Until the document in front can be written, or only read: VS Code hears of that last, and then has letters or a lock in its tab. */
  async takesKeys(takes: boolean): Promise<void> {
    const letters = '.monaco-decoration-text-badge';
    await this.page.locator(`.tab.active .monaco-decoration-badge${takes ? letters : `:not(${letters})`}`).waitFor();
  }

  /** The letters that VS Code draws beside the label of a file, here in the first element of these: they stand in its styles alone. */
  async signs(selector: string): Promise<string> {
    const badge = this.page
      .locator(selector)
      .first()
      .locator('[class*="monaco-decoration-itemBadge"], [class*="monaco-decoration-bubbleBadge"]');
    const contents = await badge.evaluateAll((found) => found.map((element) => getComputedStyle(element, '::after').content));
    return contents.join(' ').replaceAll('"', '');
  }

  toast(text: string | RegExp): Toast {
    return new Toast(this.page, text);
  }

  dialog(text: string | RegExp): Dialog {
    return new Dialog(this.page, text);
  }

  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** The inside of the webview that is visible. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
  }

  /** Opens the Problems panel; the rows are in it. */
  async problems(): Promise<Locator> {
    await this.command('Problems: Focus on Problems View');
    return this.page.locator('.markers-panel');
  }

  /** The lines of an output channel that are on the screen. */
  async output(channel: string): Promise<string> {
    await this.command('Output: Focus on Output View');
    await this.command('Output: Show Output Channels...');
    await this.quick.pick(channel);
    const view = this.page.locator('.output-view .view-lines');
    await view.waitFor();
    return (await view.innerText()).replaceAll('\u00A0', ' ');
  }

  /**
   * Shows something for a picture: as it looks now, and where PICTURES is set (`npm run pictures`) in the other themes, too. A switch
   * takes seconds of a machine that is busy anyway, and nothing but the looks depends on it. Light again after it.
   */
  async inThemes(show: (theme: ThemeName) => Promise<void>): Promise<void> {
    await show('light');
    if ((process.env['PICTURES'] ?? '') === '') return;
    for (const theme of Object.keys(themes) as ThemeName[]) {
      if (theme === 'light') continue;
      await this.theme(theme);
      await show(theme);
    }
    await this.theme('light');
  }

  /** Through the picker: a changed settings file is not always noticed by a window that is open. */
  private async theme(name: ThemeName): Promise<void> {
    const { label, kind } = themes[name];
    await this.command('Preferences: Color Theme');
    await this.quick.input.fill(label);
    await this.quick.focused(label).waitFor();
    await this.quick.input.press('Enter');
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  /** Keeps a picture as test/out/e2e/<name>.png. */
  async screenshot(name: string): Promise<string> {
    mkdirSync(kept, { recursive: true });
    const file = path.join(kept, `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /**
   * Like *Reload Window*: the extension host starts again, what was stored is there. As in a desktop window, the old host has ended by
   * then; the next one would get another place to store things in beside it. Which host is whose is known where one window is open.
   */
  async reload(): Promise<void> {
    const hosts = (await bed()).extensionHosts();
    const ended = (): boolean => Window.all.length > 1 || !hosts.some(isAlive);
    const first = /\/workbench\.js$/;
    await this.page.route(first, (route) => until('the end of the extension host', ended).finally(() => route.continue()), { times: 1 });
    await this.page.reload();
    await this.ready();
  }

  /** A small screen, and a side bar as narrow as it gets: 172 px, pulled by its edge. */
  async makeNarrow(): Promise<void> {
    const { page } = this;
    await page.setViewportSize({ width: 1000, height: 650 });
    const box = await page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('The side bar is not open.');
    await page.mouse.move(box.x + box.width, box.y + 300);
    await page.mouse.down();
    await page.mouse.move(box.x + 172, box.y + 300, { steps: 5 });
    await page.mouse.up();
  }

  /** Once what a tab is called is stored: a window that is loaded again at once comes back with the tabs that were stored before. */
  async tabsStored(text: string): Promise<void> {
    await until(`${text} in the stored tabs`, async () => await isStoredInTabs(this.page, text), whenIdle);
  }

  /** Closes the window and opens it again, as on the next day. */
  async reopen(): Promise<void> {
    await this.page.close({ runBeforeUnload: false });
    this.current = await this.context.newPage();
    await this.load();
  }

  async close(): Promise<void> {
    Window.all.splice(Window.all.indexOf(this), 1);
    await this.context.close();
  }

  private async load(): Promise<void> {
    this.page.on('pageerror', (error) => this.trouble(error.stack ?? error.message));
    this.page.on('crash', () => this.trouble('The page crashed.'));
    this.page.on('console', (message) => {
      const { url } = message.location();
      this.console.push(`${message.type()} ${message.text()} ${url}`);
      if (message.type() === 'error') this.trouble(`${message.text()} ${url}`);
    });
    await this.page.goto((await bed()).url(this.folder));
    await this.ready();
  }

  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
    await this.page
      .locator('.activitybar')
      .getByRole('tab', { name: /^Jamf Pro/ })
      .waitFor({ timeout: 60_000 });
  }

  private trouble(text: string): void {
    if (!noise.some((pattern) => pattern.test(text))) this.troubles.push(text);
  }
}

/**
 * VS Code writes down what it keeps when its page is idle. On a machine that is busy for minutes Chromium gives it no such time, and takes
 * a limit to wait for it.
 */
function idleInTime(): void {
  const whenever = globalThis.requestIdleCallback;
  globalThis.requestIdleCallback = (work, options) => whenever.call(globalThis, work, { timeout: 1000, ...options });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
