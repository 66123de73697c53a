import assert from 'node:assert/strict';
import { building, computersDraft, listComputers, putDraft, scripted } from '../support/pages/runnerFixtures.ts';
import { openPanel, urlOf } from './sentPanel.ts';
import type { Panel } from './support/panel.ts';

describe('the request panel: undo and redo', () => {
  /** What VS Code does in a webview: it prevents the key at the window and sends the command back. */
  async function likeVsCode(panel: Panel): Promise<void> {
    await panel.page.evaluate(() => {
      window.addEventListener('keydown', (event) => {
        if (!(event.ctrlKey || event.metaKey) || !['z', 'y'].includes(event.key.toLowerCase())) return;
        event.preventDefault();
        setTimeout(() => document.execCommand(event.key.toLowerCase() === 'y' || event.shiftKey ? 'redo' : 'undo'));
      });
    });
  }

  for (const how of ['by key', 'by the Edit menu'] as const) {
    it(`is one step ${how}, in the line, in a field that follows it, and in the body`, async () => {
      const panel = await openPanel({ host: scripted({ draft: computersDraft }) });
      const { page } = panel;
      await likeVsCode(panel);
      const undo = () => (how === 'by key' ? page.keyboard.press('Control+z') : page.evaluate(() => document.execCommand('undo')));
      const redo = () => (how === 'by key' ? page.keyboard.press('Control+Shift+z') : page.evaluate(() => document.execCommand('redo')));
      const size = page.getByRole('textbox', { name: 'page-size' });
      const url = urlOf(panel);
      await size.focus();
      await page.keyboard.insertText('50');
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('100');
      assert.equal(await url.inputValue(), `${listComputers.path}?page-size=100`);
      await undo();
      await page.waitForTimeout(30); // A second step, if there were one, would have come by now.
      assert.equal(await size.inputValue(), '50');
      assert.equal(await url.inputValue(), `${listComputers.path}?page-size=50`);
      await redo();
      await page.waitForTimeout(30);
      assert.equal(await size.inputValue(), '100');
      await url.focus();
      await undo();
      await page.waitForTimeout(30);
      assert.equal(await url.inputValue(), `${listComputers.path}?page-size=50`);
      assert.equal(await size.inputValue(), '50');
      await panel.close();
    });
  }

  it('belongs to the field that has the focus, and VS Code hears nothing of the key', async () => {
    const panel = await openPanel({ host: scripted({ draft: computersDraft }) });
    const { page } = panel;
    await page.evaluate(() => {
      window.addEventListener('keydown', (event) => event.key === 'z' && document.documentElement.setAttribute('data-heard', 'z'));
    });
    const size = page.getByRole('textbox', { name: 'page-size' });
    await size.focus();
    await page.keyboard.insertText('50');
    await urlOf(panel).focus();
    await page.keyboard.press('End');
    await page.keyboard.insertText('&page=1');
    await size.focus();
    await page.keyboard.press('Control+z');
    assert.equal(await size.inputValue(), '');
    assert.equal(await urlOf(panel).inputValue(), `${listComputers.path}?page=1`);
    await page.keyboard.press('Control+y');
    assert.equal(await size.inputValue(), '50');
    assert.equal(await page.evaluate(() => document.documentElement.getAttribute('data-heard')), null);
    await panel.close();
  });

  it('is one step in the body editor, whichever way VS Code sends it', async () => {
    const panel = await openPanel({ host: scripted({ draft: putDraft }) });
    const { page } = panel;
    await likeVsCode(panel);
    const body = page.getByRole('textbox', { name: 'Body' });
    await body.focus();
    await page.keyboard.press('Control+End');
    for (const part of ['A', 'B', 'C']) {
      await page.keyboard.insertText(part);
      await page.keyboard.press('Home');
      await page.keyboard.press('End');
    }
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(30);
    assert.equal(await body.innerText(), `${building}AB`);
    await page.evaluate(() => document.execCommand('undo'));
    assert.equal(await body.innerText(), `${building}A`);
    await page.keyboard.press('Control+y');
    await page.waitForTimeout(30);
    assert.equal(await body.innerText(), `${building}AB`);
    await panel.close();
  });
});
