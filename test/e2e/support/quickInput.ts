import type { Locator, Page } from 'playwright-core';
import { pressButtonOf, pressed } from './contextMenu.ts';
import { until } from './until.ts';

/** The palette and what extensions ask with: pick lists and input boxes. */
export class QuickInput {
  private readonly page: () => Page;

  constructor(page: () => Page) {
    this.page = page;
  }

  get widget(): Locator {
    return this.page().locator('.quick-input-widget');
  }

  get input(): Locator {
    return this.widget.locator('input.input').first();
  }

  /** What is said below the input: a refusal, or a hint. */
  get message(): Locator {
    return this.widget.locator('.quick-input-message');
  }

  get title(): Locator {
    return this.widget.locator('.quick-input-title');
  }

  option(label: string | RegExp): Locator {
    const name = typeof label === 'string' ? new RegExp(`^${escaped(label)}(,|$)`) : label;
    return this.widget.getByRole('option', { name }).first();
  }

  /** The row that Enter takes, once it is this one: while a list is narrowed another one may be. */
  focused(label: string | RegExp): Locator {
    return this.option(label).and(this.widget.locator('.focused'));
  }

  /** Chooses a row; its label may be followed by a description. */
  async pick(label: string | RegExp | Locator): Promise<void> {
    const row = typeof label === 'string' || label instanceof RegExp ? this.option(label) : label;
    await until(`the row ${String(label)} that nothing covers`, async () => {
      await row.hover();
      return await pressed(row);
    });
  }

  /** Presses a button of a row, by its title. */
  async inline(label: string | RegExp, action: string | RegExp): Promise<void> {
    await pressButtonOf(this.option(label), action);
  }

  /** Waits for the step that asks this below its input or in its title: a row of the list before it may say the same. */
  async asks(prompt: string | RegExp): Promise<void> {
    await this.message
      .filter({ hasText: prompt })
      .or(this.title.filter({ hasText: prompt }))
      .first()
      .waitFor();
  }

  /** Types an answer and confirms it. `prompt`: waits for the step that asks this first. */
  async answer(text: string, prompt?: string | RegExp): Promise<void> {
    if (prompt !== undefined) await this.asks(prompt);
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Once the step before is there: the step that is left takes no second press. */
  async back(): Promise<void> {
    const left = await this.title.innerText();
    await this.pressBack();
    await until(`another step than ${left}`, async () => (await this.title.innerText()) !== left);
  }

  /** In one step: the title is drawn anew with what is typed. */
  private async pressBack(): Promise<void> {
    const button = this.widget.getByRole('button', { name: /^Back/ });
    await until('the way back', () =>
      button.evaluateAll(([found]) => {
        if (!(found instanceof HTMLElement) || !found.isConnected) return false;
        found.click();
        return true;
      }),
    );
  }

  async cancel(): Promise<void> {
    await this.input.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Runs a command by its whole title. Answers once the palette is gone: what is typed next would go into it. */
  async command(title: string): Promise<void> {
    const row = this.option(title);
    await this.palette(title, row, async () => {
      // With the keys: under the pointer the rows may still change their order.
      const focused = this.focused(title);
      const input = this.input.and(this.page().locator(':focus'));
      for (let down = 0; down < 10 && !(await focused.isVisible()); down++) await input.press('ArrowDown', { timeout: 3000 });
      await focused.waitFor({ timeout: 3000 });
      // Of a palette that closed meanwhile the key would go to what has the focus then.
      await input.press('Enter', { timeout: 3000 });
    });
    await row.waitFor({ state: 'hidden' });
  }

  /** Types into the palette, without running anything. */
  async lookUp(words: string, row: Locator): Promise<void> {
    await this.palette(words, row);
  }

  /** It closes if something takes the focus while it opens, so it is asked for up to four times. */
  private async palette(words: string, row: Locator, next: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.leaveWebview();
      await this.page().keyboard.press('F1');
      try {
        await this.input.fill(`>${words}`, { timeout: 3000 });
        await row.waitFor({ timeout: 3000 });
        return await next();
      } catch (error) {
        if (tries === 4) throw error;
        await this.page().keyboard.press('Escape');
      }
    }
  }

  /** A webview that has the focus keeps the keys for itself. */
  private async leaveWebview(): Promise<void> {
    await this.page().evaluate(() => {
      if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
    });
  }
}

const escaped = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
