import type { FrameLocator, Locator } from 'playwright-core';
import { until } from './until.ts';
import type { Window } from './window.ts';

/** The request runner in front, as a person sees it. */
export class Runner {
  private readonly window: Window;

  constructor(window: Window) {
    this.window = window;
  }

  get frame(): FrameLocator {
    return this.window.webview();
  }

  get url(): Locator {
    return this.frame.getByRole('combobox', { name: 'Path and query' });
  }

  get sendButton(): Locator {
    return this.frame.getByRole('button', { name: 'Send', exact: true });
  }

  get status(): Locator {
    return this.frame.locator('.status-line .status');
  }

  /** The card that explains the answer. */
  get guidance(): Locator {
    return this.frame.locator('.guidance');
  }

  /** What the answer's body shows. */
  get body(): Locator {
    return this.frame.locator('.answer .cm-content');
  }

  /** The body that is composed. */
  get editor(): Locator {
    return this.frame.locator('.compose').getByRole('textbox', { name: 'Body', exact: true });
  }

  /** A parameter of the form. */
  field(name: string): Locator {
    return this.frame.locator('.field-row').filter({ hasText: name }).locator('input, select').first();
  }

  tab(name: string): Locator {
    return this.frame.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  async ready(path: string): Promise<void> {
    await this.url.waitFor();
    await this.hasUrl(path);
  }

  /**
   * Does what opens another request of a documented operation, and waits for its tab and its page, since the one in front may hold the same
   * path, and for the document of its instance: an answer that came before it is explained without.
   */
  async opens(path: string, begin: () => Promise<void>): Promise<void> {
    const tabs = this.window.page.locator('.tabs-container .tab');
    const before = await tabs.count();
    await begin();
    await tabs.nth(before).waitFor();
    await this.ready(path);
    await this.frame.locator('.privileges').waitFor();
  }

  async hasUrl(path: string): Promise<void> {
    await until(`the address ${path}`, async () => (await this.url.inputValue()) === path);
  }

  /** Until it is for the instance of this id. */
  async isFor(instanceId: string): Promise<void> {
    const instance = this.frame.getByRole('combobox', { name: 'Instance' });
    await until(`the instance ${instanceId}`, async () => (await instance.inputValue()) === instanceId);
  }

  /** Sends and waits for a status, `200`, or a title such as `No answer`. */
  async send(expected: string): Promise<void> {
    await this.sendButton.click();
    await this.came(expected);
  }

  async came(expected: string): Promise<void> {
    await this.sendButton.waitFor();
    await this.status.getByText(expected).first().waitFor();
  }

  /** Puts another text into the body that is composed. */
  async write(text: string): Promise<void> {
    await this.tab('Body').first().click();
    await this.editor.click();
    await this.window.page.keyboard.press('Control+A');
    await this.window.page.keyboard.insertText(text);
  }
}
