import type { Locator, Page } from 'playwright-core';
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

  /** Chooses a row; its label may be followed by a description. */
  async pick(label: string | RegExp): Promise<void> {
    await this.option(label).click();
  }

  /** Types an answer and confirms it. `prompt`: waits for the step that shows this text first. */
  async answer(text: string, prompt?: string | RegExp): Promise<void> {
    if (prompt !== undefined) await this.widget.getByText(prompt).first().waitFor();
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Once the step before is there: the step that is left takes no second press. */
  async back(): Promise<void> {
    const left = await this.title.innerText();
    await this.widget.getByRole('button', { name: /^Back/ }).click();
    await until(`another step than ${left}`, async () => (await this.title.innerText()) !== left);
  }

  async cancel(): Promise<void> {
    await this.input.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** The palette closes if something takes the focus while it opens, so it is asked for up to four times. */
  async command(title: string): Promise<void> {
    const row = this.option(title);
    for (let tries = 1; ; tries++) {
      await this.leaveWebview();
      await this.page().keyboard.press('F1');
      try {
        await this.input.fill(`>${title}`, { timeout: 3000 });
        await row.waitFor({ timeout: 3000 });
        // With the keys: under the pointer the rows may still change their order.
        const focused = row.and(this.widget.locator('.focused'));
        for (let down = 0; down < 10 && !(await focused.isVisible()); down++) await this.input.press('ArrowDown');
        await focused.waitFor({ timeout: 3000 });
        await this.input.press('Enter');
        return;
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
