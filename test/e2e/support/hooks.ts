import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Bed, kept } from './bed.ts';
import { Window } from './window.ts';

let starting: Promise<Bed> | undefined;

/** The server and the browser, started by the first test that needs them. */
export function bed(): Promise<Bed> {
  starting ??= Bed.start();
  return starting;
}

export const mochaHooks = {
  beforeAll() {
    rmSync(kept, { recursive: true, force: true });
  },
  /** The tests of a file follow one another in one window: after a failure the next ones would only wait for what is not there. */
  beforeEach(this: Mocha.Context) {
    if (this.currentTest?.parent?.tests.some(({ state }) => state === 'failed') === true) this.skip();
  },
  /** A failed test leaves a picture and the logs of each window, and says in which words each window spoke; an error in a window fails the test in which it came up. */
  async afterEach(this: Mocha.Context) {
    const { currentTest } = this;
    if (currentTest?.state === 'failed') {
      await keepEvidence(currentTest.fullTitle());
      if (currentTest.err !== undefined) currentTest.err.stack = `${currentTest.err.stack}${await shown()}\n`;
    }
    const troubles = Window.all.flatMap((window) => window.troubles.splice(0));
    assert.deepEqual(troubles, []);
  },
  async afterAll() {
    const started = await starting;
    await Promise.all(Window.all.map((window) => window.close()));
    await started?.stop();
  },
};

/** Questions, notifications, steps and the active tab of each window. */
async function shown(): Promise<string> {
  const parts = '.monaco-dialog-box, .notification-list-item-message, .quick-input-widget:not([style*="display: none"]), .tab.active';
  const texts = await Promise.all(
    Window.all.map(async ({ page }) => {
      const found = await page.locator(parts).allInnerTexts();
      return found.map((text) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 500));
    }),
  ).catch((error: unknown) => [[String(error)]]);
  return texts.map((lines) => `\n  on the screen: ${lines.join(' | ')}`).join('');
}

async function keepEvidence(title: string): Promise<void> {
  const { data, log } = await bed().then((started) => ({ data: started.data, log: started.log() }));
  const folder = path.join(kept, title.replaceAll(/[^\w-]+/g, '-').slice(0, 80));
  mkdirSync(folder, { recursive: true });
  for (const [index, window] of Window.all.entries()) {
    await window.page.screenshot({ path: path.join(folder, `window-${index + 1}.png`) }).catch(() => undefined);
    writeFileSync(path.join(folder, `console-${index + 1}.txt`), window.console.join('\n'));
  }
  writeFileSync(path.join(folder, 'server.txt'), log);
  const logs = path.join(data, 'data/logs');
  if (existsSync(logs) && readdirSync(logs).length > 0) cpSync(logs, path.join(folder, 'logs'), { recursive: true });
}
