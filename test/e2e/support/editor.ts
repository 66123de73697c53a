import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';

/** A text editor. */
export class Editor {
  readonly element: Locator;
  private readonly page: Page;

  /** @param uri of its document, or the end of it; empty for any. @param inside a selector of what it stands in. */
  constructor(page: Page, uri: string, inside = '') {
    this.page = page;
    const whose = uri === '' ? '[data-uri]' : `[data-uri$="${uri}"]`;
    this.element = page.locator(`${inside}.editor-instance .monaco-editor${whose}`).first();
  }

  /** All of it, by way of the clipboard, into which VS Code writes a moment after the key. */
  async text(): Promise<string> {
    const nothing = 'nothing was copied yet';
    const read = (): Promise<string> => this.page.evaluate(() => navigator.clipboard.readText());
    await this.focus();
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), nothing);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+C');
    let copied = nothing;
    await until('the text of an editor', async () => (copied = await read()) !== nothing);
    return copied;
  }

  /**
   * Clicks into it until the next key is for it: a list that is just being drawn anew takes the focus back where it was left less than a turn
   * of the page ago.
   */
  async focus(): Promise<void> {
    await until('the focus in an editor', async () => {
      await this.element.locator('.view-lines').click();
      return await this.element.evaluate(hasFocusNextTurn);
    });
  }

  /**
   * Replaces everything by pasting. Typed in one go, a text reaches VS Code as one change for each of its letters, all at once: where a note
   * stands above the text, it answers each of them from within the one before, until that is too deep.
   */
  async setText(text: string): Promise<void> {
    await this.focus();
    await this.page.evaluate((all) => navigator.clipboard.writeText(all), text);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+V');
  }

  /** Puts the cursor behind the first place where this text stands, with the find box. */
  async goBehind(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+F');
    const find = this.page.locator('.find-widget.visible textarea[aria-label="Find"]');
    await find.fill(text);
    await find.press('Enter');
    await find.press('Escape');
    await this.page.keyboard.press('ArrowRight');
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  async save(): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+S');
  }

  /** Asks for completion where the cursor is; the rows that are offered. */
  async complete(): Promise<Locator> {
    await this.page.keyboard.press('Control+Space');
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().waitFor();
    return rows;
  }

  /** Brings up the hover over a word, until it says this: that of a row of the side bar may be on the screen still, and each part of it comes in its own time. */
  async hover(word: string, says: string): Promise<void> {
    await this.word(word).hover();
    await this.page.locator('.monaco-resizable-hover:visible, .monaco-hover:not(.hidden)').filter({ hasText: says }).first().waitFor();
  }

  private word(text: string): Locator {
    return this.element.locator('.view-line span span', { hasText: text }).first();
  }
}

/** Once what a click has set off in the page is over. */
function hasFocusNextTurn(element: Element): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(element.contains(document.activeElement)), 0);
  });
}
