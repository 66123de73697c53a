import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Mocha from 'mocha';
import { watchForStrayErrors } from './strayErrors.ts';

/** VS Code calls it in the extension host, after the window has opened. Every `*.test.ts` of test/host lies built beside this file. */
export async function run(): Promise<void> {
  const { TEST_ROOT: root = '', TEST_GREP: grep } = process.env;
  const reporter = createRequire(path.join(root, 'package.json'))('./scripts/support/reporter.cjs') as Mocha.ReporterConstructor;
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter, color: false, forbidOnly: true, ...(grep ? { grep } : {}) });
  mocha.rootHooks(watchForStrayErrors());
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.cjs'));
  for (const file of files.toSorted((a, b) => a.localeCompare(b))) mocha.addFile(path.join(__dirname, file));
  const failed = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  console.log('VSCODE-TESTS-RAN');
  if (failed > 0) throw new Error(`${failed} failed`);
}
