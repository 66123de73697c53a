import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Bed, kept } from './bed.ts';
import { Window } from './window.ts';

let starting: Promise<Bed> | undefined;

/** The server and the browser of this process, started by the first test that needs them. */
export function bed(): Promise<Bed> {
  starting ??= Bed.start();
  return starting;
}

/** Before all files, in the process that hands them out. */
export function mochaGlobalSetup(): void {
  rmSync(kept, { recursive: true, force: true });
}

/** After all files. A process that is handed one file after the other does not come here: its bed goes with it. */
export async function mochaGlobalTeardown(): Promise<void> {
  const started = await starting;
  await started?.stop();
}

export const mochaHooks = {
  /** The tests of a file follow one another in one window: after a failure the next ones would only wait for what is not there. */
  beforeEach(this: Mocha.Context) {
    const { currentTest } = this;
    if (currentTest?.parent?.tests.some(({ state }) => state === 'failed') === true) this.skip();
    if (currentTest?.fn !== undefined) currentTest.fn = untroubled(currentTest.fn);
  },
  /** Of one that was ended because it took longer than it may: its own hooks have run by now. */
  async afterEach(this: Mocha.Context) {
    const { currentTest } = this;
    if (currentTest?.state === 'failed' && currentTest.err !== undefined) await tellEvidence(currentTest.fullTitle(), currentTest.err);
  },
  /** Of a file, or of all of them where one process runs them. */
  async afterAll() {
    await Promise.all(Window.all.map((window) => window.close()));
  },
};

/**
 * An error in a window fails the test in which it came up. As the test's own failure: one of a hook ends all tests that follow. What the
 * windows show is looked at before the test's own hooks close them.
 */
function untroubled(test: Mocha.Func | Mocha.AsyncFunc): Mocha.AsyncFunc {
  return async function (this: Mocha.Context) {
    try {
      await Reflect.apply(test, this, []);
      assert.deepEqual(takeTroubles(), []);
    } catch (error) {
      if (error instanceof Error) await tellEvidence(this.test?.fullTitle() ?? '', error);
      throw error;
    }
  };
}

const told = new WeakSet<Error>();

/** A failed test leaves a picture and the logs of each window, and says in which words each window spoke. */
async function tellEvidence(title: string, error: Error): Promise<void> {
  if (told.has(error)) return;
  told.add(error);
  await keepEvidence(title);
  const troubles = takeTroubles().map((text) => `\n  in the console: ${text}`);
  error.stack = [error.stack, ...troubles, await shown(), '\n'].join('');
}

const takeTroubles = (): string[] => Window.all.flatMap((window) => window.troubles.splice(0));

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
  const folder = path.join(kept, title.replaceAll(/[^\w-]+/g, '-').slice(0, 150));
  mkdirSync(folder, { recursive: true });
  for (const [index, window] of Window.all.entries()) {
    await window.page.screenshot({ path: path.join(folder, `window-${index + 1}.png`) }).catch(() => undefined);
    writeFileSync(path.join(folder, `console-${index + 1}.txt`), window.console.join('\n'));
  }
  writeFileSync(path.join(folder, 'server.txt'), log);
  const logs = path.join(data, 'data/logs');
  if (existsSync(logs) && readdirSync(logs).length > 0) cpSync(logs, path.join(folder, 'logs'), { recursive: true });
}
