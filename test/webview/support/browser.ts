import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { launchOptions } from '../../vscode-server/browser.mjs';

/** One browser for all spec files: started by the first that asks, closed when Mocha is done. */
let running: Promise<Browser> | undefined;

export function browser(): Promise<Browser> {
  running ??= launchOptions().then((options) => chromium.launch(options));
  return running;
}

export const mochaHooks = {
  async afterAll(): Promise<void> {
    await (await running)?.close();
  },
};
