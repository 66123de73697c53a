// What this machine can run.
import { existsSync } from 'node:fs';

/** Programs that Playwright can drive, where people have them. */
const browsers = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  ],
};

/** The VS Code server and the Chromium of test/vscode-server are for Linux on Intel; elsewhere there is a desktop. */
export const hasServer = () => process.platform === 'linux' && process.arch === 'x64';

/** A browser other than the one of test/vscode-server. CHROMIUM names one. */
export function ownBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  return hasServer() ? undefined : browsers[process.platform]?.find((file) => existsSync(file));
}

export const hasBrowser = () => hasServer() || ownBrowser() !== undefined;

/** Is there a screen to open a window on? */
export const hasDesktop = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
