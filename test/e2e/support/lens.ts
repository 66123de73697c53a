import type { Locator } from 'playwright-core';
import { hasRested, pressed } from './contextMenu.ts';
import { until } from './until.ts';

/**
 * Presses a line above the text once what stands over the text rests: VS Code draws all of them anew with each that comes or goes. Where
 * another extension begins to draw lines, it shows those of before meanwhile, as words that lead nowhere: only a link is pressed.
 */
export async function pressLens(line: Locator): Promise<void> {
  const lens = line.and(line.page().locator('.codelens-decoration a'));
  await until('a line above the text that nothing covers', async () => {
    await hasRested(lens, '.contentWidgets');
    if (await pressed(lens)) return true;
    await showTop(lens);
    return false;
  });
}

/** Where the cursor is at the end, lenses of the first line may be out of sight. */
async function showTop(lens: Locator): Promise<void> {
  await lens.evaluate((line) => line.closest('.monaco-editor')?.querySelector<HTMLElement>('textarea, .native-edit-context')?.focus());
  await lens.page().keyboard.press('Control+Home');
}
