import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';
import { pressLens } from '../support/lens.ts';

describe('an object is chosen, and a new one begun', () => {
  let desk: ObjectDesk;
  const quick = () => desk.window.quick;
  const first = (): Locator => quick().widget.locator('.monaco-list-row').first();
  const step = (name: string): Locator => desk.window.page.locator('.getting-started-step').filter({ hasText: name });
  const isDone = async (name: string): Promise<boolean> =>
    (await step(name).locator('.codicon-getting-started-step-checked.complete').count()) > 0;

  before(async () => {
    desk = await ObjectDesk.open({ size: { width: 1500, height: 950 } });
  });
  after(() => desk.close());

  /** What is typed goes where the focus is, as for a person. */
  const typed = async (text: string): Promise<void> => {
    await until('the focus in the input', () => quick().input.evaluate((input) => input === document.activeElement));
    await desk.window.page.keyboard.type(text);
  };

  it('is one of a list, from the walkthrough as well, whose step is done by an edit and not before', async () => {
    const { window } = desk;
    await window.command('Welcome: Open Walkthrough...');
    await quick().pick(/^Get Started with Jamf Pro Explorer/);
    await step('Edit it as a file').click();
    await step('Edit it as a file').getByRole('button', { name: 'Open Object' }).click();
    await quick().input.waitFor();
    await typed('buildings');
    await quick().pick(/^Buildings/);
    await first().getByText(desk.name('buildings', '1')).waitFor();
    await window.screenshot('picking-buildings');
    await quick().back();
    await typed('buildings');
    await quick().pick(/^Buildings/);
    await first().getByText(desk.name('buildings', '1')).waitFor();
    const name = desk.name('buildings', '7');
    await typed(name.slice(1));
    await until('what was typed to be found', async () => (await quick().widget.locator('.monaco-list-row').count()) < 4);
    await first().getByText(name).waitFor();
    await window.screenshot('picking-typed');
    await window.page.keyboard.press('Enter');
    const editor = window.editor(`/7/${encodeURIComponent(name)}.json`);
    await editor.element.waitFor();
    const welcome = window.page.getByRole('tab', { name: /Welcome|Walkthrough/ });
    await welcome.click();
    assert.equal(await isDone('Edit it as a file'), false);
    await window.page.getByRole('tab', { name: new RegExp(name) }).click();
    await desk.replace('"city"', '"city" ');
    await welcome.click();
    await until('the step to be done', () => isDone('Edit it as a file'));
    await window.screenshot('picking-done');
  });

  it('is begun as its script, with its other fields beside it, and saving either creates it once with both', async () => {
    const { window, server } = desk;
    await window.command('Jamf Pro: New Script from Template…');
    await quick().pick(/^Script(,|$)/);
    await quick().pick(/^Zsh script,/);
    await quick().answer('Sweep', 'Its name in Jamf Pro');
    const script = window.editor('/new/Sweep.zsh');
    await script.element.getByText('#!/bin/zsh').waitFor();
    await script.element.getByText('Open the other fields as JSON').waitFor();
    await window.screenshot('picking-script');
    await pressLens(script.element.getByText('Open the other fields as JSON'));
    const json = window.editor('/new/Sweep.json');
    // An empty document opens, and is filled then.
    await json.element.getByText('"parameter4"').waitFor();
    await desk.replace('"parameter4": "Setting"', '"parameter4": "Folder"');
    await pressLens(json.element.getByText('Open the script as .zsh'));
    await script.element.waitFor();
    await script.setText('#!/bin/zsh\nprint swept\n');
    const before = desk.writes().length;
    await script.save();
    await window.dialog('Create script “Sweep” on Lab').press('Send');
    await window.editor('/Sweep.zsh').element.getByText('print swept').waitFor();
    await until('the tabs of the draft to be gone', async () => (await window.page.locator('.tab.dirty').count()) <= 1);
    await window.screenshot('picking-created');
    const [created] = desk.writes().slice(before);
    assert.equal(desk.writes().length, before + 1);
    const { name, parameter4, scriptContents } = JSON.parse(String(created?.body)) as Record<string, unknown>;
    assert.deepEqual(
      { name, parameter4, scriptContents },
      { name: 'Sweep', parameter4: 'Folder', scriptContents: '#!/bin/zsh\nprint swept\n' },
    );
    assert.equal(server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/scripts')).length, 1);
  });

  it('looks right in every theme, and in little room', async () => {
    const { window } = desk;
    await window.inThemes(async (theme) => {
      await window.command('Jamf Pro: Open Object…');
      await first().waitFor();
      await quick().input.fill('scripts');
      await quick().pick(/^Scripts,/);
      await first().getByText(desk.name('scripts', '1')).waitFor();
      await quick().input.fill('999999');
      await quick()
        .option(/^Open the object with the id/)
        .waitFor();
      await window.screenshot(`picking-${theme}`);
      await quick().cancel();
    });
    await window.makeNarrow();
    await window.screenshot('picking-narrow');
  });
});
