import assert from 'node:assert/strict';
import { answer, lockGuidance, plainSuccess, putDraft, scripted } from '../support/pages/runnerFixtures.ts';
import { openPanel } from './sentPanel.ts';

describe('the request panel: help with a body', () => {
  it('completes a body with what the host offers, and shows its problems', async () => {
    const host = scripted(
      { draft: { ...putDraft, body: { kind: 'text', mediaType: 'application/json', text: '{\n  \n}' } } },
      {
        completeBody: ({ offset }) => [
          {
            label: 'name',
            detail: 'string',
            documentation: 'Its name.',
            insert: '"name": "${1:building}"',
            from: offset,
            to: offset,
            kind: 'property',
          },
        ],
        checkBody: ({ text }) => (text.includes('building') ? [] : [{ from: 0, to: 1, severity: 'error', message: 'name is missing.' }]),
      },
    );
    const panel = await openPanel({ host });
    const { page } = panel;
    await page.getByText('name is missing.').waitFor();
    await page.getByRole('button', { name: 'Line 1' }).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Space');
    await page.getByRole('option', { name: 'name' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Annex');
    assert.equal(await page.getByRole('textbox', { name: 'Body' }).innerText(), '{\n  "name": "Annex"\n}');
    await panel.close();
  });

  it('puts in what a body lacks, at a click, and one undo takes it out', async () => {
    const fix = { label: 'Insert <name>', from: 9, to: 9, insert: '<name></name>' };
    const host = scripted(
      { draft: { ...putDraft, body: { kind: 'text', mediaType: 'application/xml', text: '<printer></printer>' } } },
      {
        checkBody: ({ text }) =>
          text.includes('<name>') ? [] : [{ from: 1, to: 8, severity: 'warning', message: '<printer> lacks <name>.', fix }],
      },
    );
    const panel = await openPanel({ host });
    const { page } = panel;
    const editor = page.getByRole('textbox', { name: 'Body' });
    await page.getByRole('button', { name: 'Insert <name>' }).click();
    await page.getByText('<printer> lacks <name>.').waitFor({ state: 'detached' });
    assert.equal(await editor.innerText(), '<printer><name></name></printer>');
    await page.keyboard.press('Control+z');
    await page.getByText('<printer> lacks <name>.').waitFor();
    assert.equal(await editor.innerText(), '<printer></printer>');
    await panel.close();
  });

  it('makes XML of a body that is none, with its media type, at a click', async () => {
    const fix = { label: 'Send as XML', from: 0, to: 2, insert: '<printer/>', mediaType: 'application/xml' };
    const host = scripted(
      { draft: { ...putDraft, body: { kind: 'text', mediaType: 'application/json', text: '{}' } } },
      {
        checkBody: ({ mediaType }) =>
          mediaType === 'application/xml' ? [] : [{ from: 0, to: 1, severity: 'error', message: 'XML only.', fix }],
      },
    );
    const panel = await openPanel({ host });
    const { page } = panel;
    await page.getByRole('button', { name: 'Send as XML' }).click();
    await page.getByText('XML only.').waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('textbox', { name: 'Body' }).innerText(), '<printer/>');
    assert.equal(await page.getByLabel('Media type of the body').inputValue(), 'application/xml');
    await panel.close();
  });

  it('checks a body again when it is of another kind, without a key', async () => {
    const host = scripted(
      { draft: { ...putDraft, body: { kind: 'text', mediaType: 'application/json', text: '{}' } } },
      { checkBody: ({ mediaType }) => [{ from: 0, to: 1, severity: 'error', message: `Not as ${mediaType}.` }] },
    );
    const panel = await openPanel({ host });
    await panel.page.getByText('Not as application/json.').waitFor();
    await panel.page.getByLabel('Media type of the body').selectOption('application/merge-patch+json');
    await panel.page.getByText('Not as application/merge-patch+json.').waitFor();
    await panel.close();
  });

  it('underlines what the server says of a field, until that is typed over, and after a new answer', async () => {
    const body = '{\n  "name": "",\n  "city": "Alder Falls"\n}';
    let guidance = lockGuidance;
    const host = scripted(
      { draft: { ...putDraft, body: { kind: 'text', mediaType: 'application/json', text: body } } },
      { send: () => answer({ status: 400 }, guidance), checkBody: () => [] },
    );
    const panel = await openPanel({ host });
    const { page } = panel;
    const editor = page.getByRole('textbox', { name: 'Body' });
    const underlined = editor.locator('.problem');
    await page.getByRole('button', { name: 'Send' }).click();
    await editor.locator('.problem-error', { hasText: '""' }).waitFor();
    assert.equal(await underlined.getAttribute('title'), 'Name must not be empty');
    guidance = plainSuccess;
    await page.getByRole('button', { name: 'Send' }).click();
    await underlined.waitFor({ state: 'detached' });
    guidance = lockGuidance;
    await page.getByRole('button', { name: 'Send' }).click();
    await underlined.waitFor();
    await editor.getByText('Alder Falls').click();
    await page.keyboard.type('x');
    assert.equal(await underlined.count(), 1);
    await page.getByRole('button', { name: 'Show /name' }).click();
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.type('"Annex"');
    await underlined.waitFor({ state: 'detached' });
    await panel.close();
  });
});
