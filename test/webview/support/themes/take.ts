// Takes the theme variables that VS Code gives to a webview, into the JSON files beside this one:
//   node_modules/.bin/node test/webview/support/themes/take.ts
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../../vscode-server/browser.mjs';
import { prepareData, quietSettings, removeData, startServer } from '../../../vscode-server/server.mjs';

const names = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
};

/** An extension that does nothing but show an empty webview. */
const manifest = {
  name: 'theme-taker',
  publisher: 'macadmin-tools',
  version: '0.0.0',
  engines: { vscode: '^1.105.0' },
  main: './main.js',
  activationEvents: ['onStartupFinished'],
};
const main = `exports.activate = () => { require('vscode').window.createWebviewPanel('theme', 'Theme', 1, {}).webview.html = '<p>Theme</p>'; };`;

async function take(name: string, theme: string): Promise<void> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'theme-'));
  const extension = path.join(data, 'extensions/macadmin-tools.theme-taker-0.0.0');
  mkdirSync(extension, { recursive: true });
  writeFileSync(path.join(extension, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(extension, 'main.js'), main);
  prepareData(data, { ...quietSettings, 'workbench.colorTheme': theme, 'window.autoDetectColorScheme': false });
  const server = await startServer({ data });
  const browser = await chromium.launch(await launchOptions());
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/`);
    const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await frame.getByText('Theme').waitFor();
    const variables = await frame.locator(':root').evaluate((element) => {
      const { style } = element as HTMLElement;
      return [...style]
        .filter((property) => property.startsWith('--vscode-'))
        .map((property) => [property, style.getPropertyValue(property)]);
    });
    const sorted = Object.fromEntries(variables.toSorted(([a = ''], [b = '']) => a.localeCompare(b)));
    writeFileSync(new URL(`${name}.json`, import.meta.url), `${JSON.stringify(sorted, null, 2)}\n`);
    console.log(`${name}: ${variables.length} variables`);
  } finally {
    await browser.close();
    await server.stop();
    removeData(data);
  }
}

for (const [name, theme] of Object.entries(names)) await take(name, theme);
