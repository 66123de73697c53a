import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const inRoot = (...parts) => path.join(root, ...parts);
/** What a run leaves behind: logs, screenshots, reports. */
export const out = (...parts) => inRoot('test/out', ...parts);
/** The VS Code that comes from npm, for where the desktop one cannot be downloaded. */
export const serverHome = inRoot('test/vscode-server');
