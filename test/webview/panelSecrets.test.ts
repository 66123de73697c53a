import assert from 'node:assert/strict';
import { draft, scripted } from '../support/pages/runnerFixtures.ts';
import { openPanel } from './sentPanel.ts';

describe('the request panel: secrets in a form', () => {
  it('hides the value of a field whose name tells of a secret, until it is asked for', async () => {
    const pair = (name: string, value: string) => ({ name, value, enabled: true });
    const fields = [pair('client_id', 'abc'), pair('client_secret', 'canary'), pair('password', '<password>')];
    const body = { kind: 'form' as const, fields };
    const panel = await openPanel({ host: scripted({ draft: draft({ method: 'POST', path: '/v1/oauth/token', body }) }) });
    const { page } = panel;
    await page.getByRole('tab', { name: 'Body' }).click();
    const value = (name: string) => page.getByLabel(`Value of ${name}`, { exact: true });
    const types = () => Promise.all(fields.map(({ name }) => value(name).getAttribute('type')));
    await value('client_secret').waitFor();
    // What only stands for a secret can be read: somebody has to see that it is to be replaced.
    assert.deepEqual(await types(), ['text', 'password', 'text']);
    await value('client_secret').focus();
    await page.keyboard.press('End');
    await page.keyboard.type('2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.deepEqual(await types(), ['text', 'text', 'text']);
    assert.equal(await value('client_secret').inputValue(), 'canary2');
    await value('client_id').focus();
    assert.deepEqual(await types(), ['text', 'password', 'text']);
    await value('client_secret').focus();
    await page.keyboard.press('Control+z');
    assert.equal(await value('client_secret').inputValue(), 'canary');
    await page.getByLabel('Name of field 1').fill('passphrase');
    assert.equal(await value('passphrase').getAttribute('type'), 'password');
    await panel.close();
  });
});
