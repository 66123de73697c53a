import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { launchOptions } from '../../vscode-server/browser.mjs';

/** One browser for the spec files of this process: started by the first that asks. */
let running: Promise<Browser> | undefined;

export function browser(): Promise<Browser> {
  running ??= launchOptions().then((options) => chromium.launch(options));
  return running;
}

/** After all files. A process that is handed one file after the other does not come here: its browser goes with it. */
export async function mochaGlobalTeardown(): Promise<void> {
  await (await running)?.close();
}
