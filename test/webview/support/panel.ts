import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page, Route } from 'playwright-core';
import type { Implementation, Methods, WireMessage } from '../../../src/shared/rpc.ts';
import type { RunnerEvents, RunnerMethods } from '../../../src/app/runner/protocol.ts';
import { origin, pageHtml } from './page.ts';
import type { PageGlobals } from './script.ts';
import { beforeThePage } from './script.ts';
import type { ThemeName } from './themes.ts';
import { themes } from './themes.ts';

const bundle = new URL('../../../dist/webview/', import.meta.url);
const pages = /^\/(runner|table)\.(js|css)$/;
const pictures = new URL('../../out/webview/', import.meta.url);

/** What the test answers for the host. A method that is called and not in it fails the test. */
export type ScriptedHost<M extends Methods<M> = RunnerMethods> = Partial<Implementation<M>>;

export interface PanelOptions<M extends Methods<M> = RunnerMethods> {
  readonly host: ScriptedHost<M>;
  /** Which of the built pages it is. Default: the runner's. */
  readonly bundle?: 'runner' | 'table';
  /** What the panel kept from its last life. */
  readonly state?: unknown;
  readonly theme?: ThemeName;
  readonly size?: { readonly width: number; readonly height: number };
  /** No timer runs out and no frame is drawn: what comes from the host comes before either. */
  readonly timeStandsStill?: boolean;
}

/** The built panel in a browser page, in front of a host that the test writes. */
export class Panel<M extends Methods<M> = RunnerMethods, E extends object = RunnerEvents> {
  readonly page: Page;
  /** Errors of the page, violations of its policy, requests to anywhere else, calls that the script does not know. */
  readonly troubles: string[] = [];
  private readonly calls: { method: string; input: unknown }[] = [];
  private readonly aborts = new Map<number, AbortController>();
  private readonly host: ScriptedHost<M>;

  private constructor(page: Page, host: ScriptedHost<M>) {
    this.page = page;
    this.host = host;
  }

  static async open<M extends Methods<M> = RunnerMethods, E extends object = RunnerEvents>(
    browser: Browser,
    { host, state, theme = 'dark', size = { width: 900, height: 1000 }, timeStandsStill = false, bundle = 'runner' }: PanelOptions<M>,
  ): Promise<Panel<M, E>> {
    const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce', serviceWorkers: 'block' });
    page.setDefaultTimeout(10_000);
    const panel = new Panel<M, E>(page, host);
    page.on('pageerror', (error) => panel.troubles.push(error.stack ?? String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') panel.troubles.push(`console: ${message.text()}`);
    });
    await page.exposeFunction('panelToHost', (text: string) => void panel.receive(JSON.parse(text) as WireMessage));
    await page.exposeFunction('panelTrouble', (text: string) => void panel.troubles.push(text));
    await page.addInitScript(beforeThePage, state ?? null);
    if (timeStandsStill) await page.clock.install({ time: 0 }).then(() => page.clock.pauseAt(1));
    const html = pageHtml({ bundle, themeClass: themes[theme].kind, themeVariables: themes[theme].variables });
    await page.route('**', (route) => panel.serve(route, html));
    await page.goto(`${origin}/`);
    return panel;
  }

  /** The inputs of all calls of a method so far. */
  inputs<K extends keyof M>(method: K): Parameters<M[K]>[0][] {
    return this.calls.filter((call) => call.method === method).map((call) => call.input as Parameters<M[K]>[0]);
  }

  emit<K extends keyof E & string>(name: K, data: E[K]): Promise<void> {
    return this.post({ type: 'event', name, data });
  }

  /** What the panel would find again after it was closed: its last `setState`. */
  state(): Promise<unknown> {
    return this.page.evaluate(() => (globalThis as unknown as PageGlobals).panelState);
  }

  /** Keeps a picture as test/out/webview/<name>.png. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, pictures)) });
  }

  /** Closes the page; throws if anything went wrong in it. */
  async close(): Promise<void> {
    for (const abort of this.aborts.values()) abort.abort();
    await this.page.close();
    assert.deepEqual(this.troubles, []);
  }

  private async receive(message: WireMessage): Promise<void> {
    if (message.type === 'abort') this.aborts.get(message.id)?.abort();
    if (message.type !== 'call') return;
    const { id, method, input } = message;
    this.calls.push({ method, input });
    const abort = new AbortController();
    this.aborts.set(id, abort);
    await this.post(await this.answer(id, method, input, abort.signal));
    this.aborts.delete(id);
  }

  private async answer(id: number, method: string, input: unknown, signal: AbortSignal): Promise<WireMessage> {
    const implementation = this.host[method as keyof M] as ((input: unknown, signal: AbortSignal) => unknown) | undefined;
    // Told after every change; most tests are about something else.
    if (implementation === undefined && (method === 'edited' || method === 'shown')) return { type: 'answer', id, output: null };
    if (implementation === undefined) {
      this.troubles.push(`The panel called ${method}, which this test's host does not answer.`);
      return { type: 'failure', id, problem: { kind: 'bug', detail: `${method} is not scripted` } };
    }
    try {
      return { type: 'answer', id, output: (await implementation(input, signal)) ?? null };
    } catch (error) {
      if (error instanceof Error && 'problem' in error) return { type: 'failure', id, problem: error.problem as never };
      this.troubles.push(`The scripted ${method} threw: ${String(error)}`);
      return { type: 'failure', id, problem: { kind: 'bug', detail: String(error) } };
    }
  }

  private async post(message: WireMessage): Promise<void> {
    if (this.page.isClosed()) return;
    const text = JSON.stringify(message, (_key, value: unknown) =>
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
    );
    await this.page
      .evaluate((text) => (globalThis as unknown as PageGlobals).hostToPanel(text), text)
      .catch((error: unknown) => {
        if (!this.page.isClosed()) throw error;
      });
  }

  private async serve(route: Route, html: string): Promise<void> {
    const { origin: from, pathname } = new URL(route.request().url());
    if (from === origin && pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    const contentType = pages.test(pathname) ? { js: 'text/javascript', css: 'text/css' }[pathname.split('.')[1] ?? ''] : undefined;
    if (from === origin && contentType !== undefined) {
      return route.fulfill({ contentType, body: readFileSync(new URL(`.${pathname}`, bundle)) });
    }
    this.troubles.push(`The page asked for ${route.request().url()}`);
    return route.abort();
  }
}
