import path from 'node:path';
import { bytesOf, filesBelow } from './movingFiles.ts';
import { until, whenIdle } from './until.ts';
import type { Window } from './window.ts';

/** Where one of these texts stands in the files of a folder, in any of the ways that it could have been written. */
export function filesWith(folder: string, texts: readonly string[]): string[] {
  const needles = texts.flatMap(writings);
  const found: string[] = [];
  for (const file of filesBelow(folder)) {
    const bytes = bytesOf(file);
    if (bytes !== undefined && needles.some((needle) => bytes.includes(needle))) found.push(path.relative(folder, file));
  }
  return found;
}

/** As text, as JavaScript keeps it, and inside base64 at each of its three offsets, without the characters that the neighbours share. */
function writings(text: string): Buffer[] {
  const inBase64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), Buffer.from(text)])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  );
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), ...inBase64.map((part) => Buffer.from(part))];
}

/** Waits until one value holds all of this: VS Code writes down a moment later what it keeps, and a window that ends before has not kept it. */
export async function isWrittenDown(window: Window, ...parts: readonly (string | RegExp)[]): Promise<void> {
  const isIn = (one: string) => (part: string | RegExp) => (typeof part === 'string' ? one.includes(part) : part.test(one));
  await isStored(window, parts.join(' and '), (kept) => Object.values(kept).some((one) => parts.every(isIn(one))));
}

/** The same of everything that a window keeps in the browser. */
export async function isStored(window: Window, what: string, holds: (kept: Readonly<Record<string, string>>) => boolean): Promise<void> {
  await until(`${what} in the browser's storage`, async () => holds(await browserStorage(window)), whenIdle);
}

/** Everything that a window keeps in the browser, by where it stands: local and session storage, and each store of each database. */
export function browserStorage(window: Window): Promise<Record<string, string>> {
  return window.page.evaluate(async () => {
    const kept: Record<string, string> = {};
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const [key, value] of Object.entries(storage)) kept[`${name} ${key}`] = String(value);
    }
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    // Bytes as text: otherwise JSON would hide a secret behind numbers.
    const readable = (value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return new TextDecoder().decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
      return value;
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await result(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const values = database.transaction(store).objectStore(store);
        const [keys, all] = await Promise.all([result(values.getAllKeys()), result(values.getAll())]);
        for (const [index, key] of keys.entries()) kept[`${name} ${store} ${JSON.stringify(key)}`] = JSON.stringify(readable(all[index]));
      }
      database.close();
    }
    return kept;
  });
}
