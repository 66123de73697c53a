import type { Locator } from 'playwright-core';

/**
 * Takes an item of the context menu of this row; its name goes on with the keys that it is bound to. With the key: a menu that has
 * just come up takes no click yet.
 */
export async function pickFromMenu(row: Locator, item: string | RegExp): Promise<void> {
  await row.click({ button: 'right' });
  const found = row.page().locator('.monaco-menu').getByRole('menuitem', { name: item });
  await found.waitFor();
  await found.hover();
  await found.press('Enter');
  await found.waitFor({ state: 'hidden' });
}
