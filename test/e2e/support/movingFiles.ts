import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The files below a folder that VS Code writes into and removes from meanwhile. */
export function filesBelow(folder: string): readonly string[] {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(at);
    return entry.isFile() ? [at] : [];
  });
}

/** What is in a file, if it is still there and was written since then (milliseconds). */
export function bytesOf(file: string, since = 0): Buffer | undefined {
  return unlessGone(() => (statSync(file).mtimeMs >= since ? readFileSync(file) : undefined));
}

function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
