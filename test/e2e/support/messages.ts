import type { Locator, Page } from 'playwright-core';

/** A notification that comes up at the lower right. */
export class Toast {
  readonly element: Locator;

  constructor(page: Page, text: string | RegExp) {
    this.element = page.locator('.notification-toast').filter({ hasText: text }).first();
  }

  async text(): Promise<string> {
    return (await this.element.locator('.notification-list-item-message').innerText()).trim();
  }

  /** From its text: the hover of what the pointer rests on, as in the status bar, would lie over the button. */
  async press(button: string): Promise<void> {
    await this.element.locator('.notification-list-item-message').hover();
    await this.element.getByRole('button', { name: button, exact: true }).click();
  }

  /** VS Code takes a notification away after some seconds, and not while the pointer is on it. */
  async hold(): Promise<void> {
    await this.element.hover();
  }

  /** Once it is there. It may go away by itself while the pointer is on its way: what counts is that it is gone. */
  async dismiss(): Promise<void> {
    await this.element.waitFor();
    const gone = this.element.waitFor({ state: 'hidden' });
    const press = async (): Promise<void> => {
      await this.element.hover({ timeout: 2000 });
      await this.element.getByRole('button', { name: /^Clear Notification/ }).click({ timeout: 2000 });
    };
    await press().catch(() => gone);
    await gone;
  }
}

/** A question that stops the window. */
export class Dialog {
  readonly element: Locator;

  constructor(page: Page, text: string | RegExp) {
    this.element = page.locator('.monaco-dialog-box').filter({ hasText: text }).first();
  }

  async text(): Promise<string> {
    return (await this.element.locator('.dialog-message-container').innerText()).trim();
  }

  buttons(): Promise<string[]> {
    return this.element.getByRole('button').allInnerTexts();
  }

  async press(button: string): Promise<void> {
    await this.element.getByRole('button', { name: button, exact: true }).click();
  }
}
