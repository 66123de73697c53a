import { browser } from './support/browser.ts';
import type { ScriptedHost } from './support/panel.ts';
import { Panel } from './support/panel.ts';

/** A panel that has sent its request once and shows what came of it. */
export async function sentPanel(host: ScriptedHost, size = { width: 1100, height: 760 }): Promise<Panel> {
  const panel = await Panel.open(await browser(), { size, host });
  await panel.page.getByRole('button', { name: 'Send' }).click();
  await panel.page.locator('.status-line').waitFor();
  return panel;
}
