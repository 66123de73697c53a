import type { Locator } from 'playwright-core';
import { hasRested } from './contextMenu.ts';
import { until } from './until.ts';

/**
 * Presses a line above the text once what stands over the text rests. Down and up in one step: VS Code draws all lenses anew with each that
 * comes or goes, and a button that is let go over another element than it was pressed on does nothing.
 */
export async function pressLens(lens: Locator): Promise<void> {
  await until('a line above the text that nothing covers', async () => {
    await hasRested(lens, '.contentWidgets');
    const isPressed = await lens.evaluateAll(([found]) => {
      if (found === undefined) return false;
      const { left, top, width, height } = found.getBoundingClientRect();
      const [clientX, clientY] = [left + width / 2, top + height / 2];
      const pressed = document.elementFromPoint(clientX, clientY);
      if (pressed === null || !found.contains(pressed)) return false;
      const how = { bubbles: true, cancelable: true, view: window, clientX, clientY, button: 0, detail: 1 };
      for (const type of ['mousedown', 'mouseup', 'click']) pressed.dispatchEvent(new MouseEvent(type, how));
      return true;
    });
    if (!isPressed) await showTop(lens);
    return isPressed;
  });
}

/** Where the cursor is at the end, lenses of the first line may be out of sight. */
async function showTop(lens: Locator): Promise<void> {
  await lens.evaluate((line) => line.closest('.monaco-editor')?.querySelector<HTMLElement>('textarea, .native-edit-context')?.focus());
  await lens.page().keyboard.press('Control+Home');
}
