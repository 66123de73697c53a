import type { Locator, Page } from 'playwright-core';
import { clickRow, isStill, pickFromMenu, pressButtonOf, turnRow } from './contextMenu.ts';

/** One row as a person reads it. */
export interface TreeRow {
  /** 1 at the root. */
  readonly level: number;
  readonly label: string;
  readonly description: string;
}

/** A view of the side bar. Only the rows on the screen exist. */
export class Tree {
  readonly pane: Locator;
  private readonly page: Page;

  constructor(page: Page, title: string) {
    this.page = page;
    this.pane = page.locator('.part.sidebar .pane').filter({ has: page.locator('.pane-header', { hasText: title }) });
  }

  /** By the visible label: a tooltip replaces the row's accessible name. */
  row(label: string | RegExp): Locator {
    return this.pane
      .locator('.monaco-list-row')
      .filter({ has: this.label(label) })
      .first();
  }

  private label(label: string | RegExp): Locator {
    const hasText = typeof label === 'string' ? new RegExp(`^${label.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}$`) : label;
    return this.page.locator('.label-name', { hasText });
  }

  /** The row that the next key is about; none where the focus is elsewhere. */
  get focused(): Locator {
    return this.pane.locator('.monaco-list:focus-within .monaco-list-row.focused');
  }

  /** Waits until the next key is about this row. */
  async hasFocus(label: string | RegExp): Promise<void> {
    await this.focused.filter({ has: this.label(label) }).waitFor();
  }

  async rows(): Promise<TreeRow[]> {
    const found = await this.pane.locator('.monaco-list-row').evaluateAll((rows) =>
      rows.map((row) => ({
        top: Number.parseFloat((row as HTMLElement).style.top),
        level: Number(row.getAttribute('aria-level')),
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
      })),
    );
    return found.toSorted((a, b) => a.top - b.top).map(({ level, label, description }) => ({ level, label, description }));
  }

  /** Opens a view that is folded to its header. */
  async open(): Promise<void> {
    const header = this.pane.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  }

  /** Opens the rows one below the other: `expand('Demo', 'Organization', 'Buildings')`. */
  async expand(...labels: (string | RegExp)[]): Promise<void> {
    for (const label of labels) {
      const row = this.row(label);
      await turnRow(row, 'unfolded');
      await row.and(this.page.locator('[aria-expanded="true"]')).waitFor();
    }
  }

  /** Once its count is drawn: that draws the rows below it anew, and a menu that was opened before belongs to no row any more. */
  async isCounted(label: string | RegExp): Promise<void> {
    await this.row(label).locator('.label-description', { hasText: /^\d+/ }).waitFor();
  }

  /** In a window that was opened again, what was unfolded waits to be asked for: asks, if it does. `shown`: what stands there otherwise. */
  async ask(waiting: string | RegExp, shown: string | RegExp): Promise<void> {
    await this.row(waiting).or(this.row(shown)).first().waitFor();
    if (await this.row(waiting).isVisible()) await this.click(waiting);
    await this.row(shown).waitFor();
  }

  /** `also`: adds it to what is selected. */
  async click(label: string | RegExp, also?: 'also'): Promise<void> {
    await clickRow(this.row(label), also === undefined ? {} : { key: 'ctrl' });
  }

  /** As `click`; what the row stands for opens in a tab that stays. */
  async doubleClick(label: string | RegExp): Promise<void> {
    await clickRow(this.row(label), { times: 2 });
  }

  /** An inline action of a row, by its title; it is there while the pointer is over the row. */
  async inline(label: string | RegExp, action: string | RegExp): Promise<void> {
    const row = this.row(label);
    await isStill(row);
    await pressButtonOf(row, action);
  }

  async menu(label: string | RegExp, item: string | RegExp): Promise<void> {
    await pickFromMenu(this.row(label), item);
  }

  /** The hover of a row, once it holds this text. One that is redrawn under the pointer may lose its hover, so it is asked for again. */
  async hover(label: string | RegExp, text: string | RegExp): Promise<string> {
    const hover = this.page.locator('.monaco-hover:visible').filter({ hasText: text });
    for (let tries = 1; ; tries++) {
      await this.page.locator('.part.editor').hover();
      await this.row(label).hover();
      try {
        await hover.waitFor({ timeout: 3000 });
        return await hover.innerText();
      } catch (error) {
        if (tries === 4) throw error;
      }
    }
  }

  /**
   * Waits until the view has shown a row, selected and with the focus, as at the end of what changes its list; then nothing is selected, and
   * nothing has the focus: the next time neither may stand there from before.
   */
  async hasShown(row: Locator): Promise<void> {
    await row.and(this.page.locator('.selected')).and(this.focused).waitFor();
    await this.page.keyboard.press('Escape');
    await this.pane.locator('.monaco-list-row.selected').first().waitFor({ state: 'detached' });
  }

  /** A button of the view's toolbar, by its title. */
  async toolbar(action: string | RegExp): Promise<void> {
    await this.pane.locator('.pane-header').hover();
    await this.pane.locator('.pane-header').getByRole('button', { name: action }).click();
  }

  /** What an empty view says, and its buttons. */
  get welcome(): Locator {
    return this.pane.locator('.welcome-view-content');
  }
}
