import { browser } from './support/browser.ts';
import type { PanelOptions, ScriptedHost } from './support/panel.ts';
import { Panel } from './support/panel.ts';

/** A panel that has sent its request once and shows what came of it. */
export async function sentPanel(host: ScriptedHost, size = { width: 1100, height: 760 }): Promise<Panel> {
  const panel = await Panel.open(await browser(), { size, host });
  await panel.page.getByRole('button', { name: 'Send' }).click();
  await panel.page.locator('.status-line').waitFor();
  return panel;
}

/** A panel that is ready to be composed in. */
export async function openPanel(options: Omit<PanelOptions, 'size'>): Promise<Panel> {
  const panel = await Panel.open(await browser(), { size: { width: 1100, height: 760 }, ...options });
  await urlOf(panel).waitFor();
  return panel;
}

export const urlOf = (panel: Panel) => panel.page.getByRole('combobox', { name: 'Path and query' });
