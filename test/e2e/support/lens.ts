import type { Locator } from 'playwright-core';
import { hasRested } from './contextMenu.ts';

/** Presses a line above the text once what stands over the text rests: VS Code draws lenses anew with each that comes or goes. */
export async function pressLens(lens: Locator): Promise<void> {
  await hasRested(lens, '.contentWidgets');
  await lens.click();
}
