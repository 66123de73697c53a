import type { Page } from 'playwright-core';

/** Whether what VS Code has stored of a window's tabs holds this text. It stores them every few seconds, when it has nothing else to do. */
export async function isStoredInTabs(page: Page, text: string): Promise<boolean> {
  return await page.evaluate(async (searched) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('The storage of the window cannot be read.')));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('vscode-web-state-db-')) continue;
      const database = await done(indexedDB.open(name));
      try {
        const stored: unknown = await done(
          database.transaction('ItemTable').objectStore('ItemTable').get('memento/workbench.parts.editor'),
        );
        if (typeof stored === 'string' && stored.includes(searched)) return true;
      } finally {
        database.close();
      }
    }
    return false;
  }, text);
}
