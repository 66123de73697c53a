import type { Locator } from 'playwright-core';
import { hasRested } from './contextMenu.ts';

/**
 * Presses a line above the text once what stands over the text rests: VS Code draws lenses anew with each that comes or goes, and where
 * their editor gets the focus. So it has it before.
 */
export async function pressLens(lens: Locator): Promise<void> {
  await lens.evaluate((line) => line.closest('.monaco-editor')?.querySelector<HTMLElement>('textarea, .native-edit-context')?.focus());
  await hasRested(lens, '.contentWidgets');
  await lens.click();
}
