import assert from 'node:assert/strict';
import type { RequestDraft } from '../../src/shared/draft.ts';
import type { RunnerState } from '../../src/app/runner/protocol.ts';
import { building, computersDraft, draft, putBuilding, putDraft, scripted } from '../support/pages/runnerFixtures.ts';
import { openPanel, urlOf } from './sentPanel.ts';
import type { Panel } from './support/panel.ts';

const lastSent = (panel: Panel): RequestDraft => panel.inputs('send').at(-1)?.draft ?? assert.fail('nothing was sent');

describe('the request panel: composing', () => {
  it('is ready even when the host answers before the first frame', async () => {
    const panel = await openPanel({ host: scripted({}), timeStandsStill: true });
    await urlOf(panel).fill('/v1/buildings');
    assert.equal(await urlOf(panel).inputValue(), '/v1/buildings');
    await panel.close();
  });

  it('finds an operation by its words with the keyboard, fills its path, and sends', async () => {
    const panel = await openPanel({ host: scripted({}) });
    const url = urlOf(panel);
    await url.focus();
    await panel.page.keyboard.type('replaces');
    await panel.page.getByRole('option', { name: /computers/ }).waitFor({ state: 'detached' });
    await panel.page.getByRole('option', { name: /Replaces a building/ }).waitFor();
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Enter');
    assert.equal(await url.inputValue(), '/v1/buildings/{id}');
    assert.equal(await panel.page.getByLabel('Method').inputValue(), 'PUT');
    assert.equal(panel.inputs('send').length, 0);
    await panel.page.getByRole('textbox', { name: /^id/ }).fill('7');
    await panel.page.getByRole('tab', { name: 'Body' }).click();
    await panel.page.getByRole('textbox', { name: 'Body' }).click();
    await panel.page.keyboard.type('{"name":1.10}');
    await panel.page.keyboard.press('Control+Enter');
    await panel.page.getByText('200').first().waitFor();
    assert.equal(panel.inputs('send').length, 1);
    const sent = lastSent(panel);
    assert.deepEqual([sent.method, sent.path, sent.pathValues['id']], ['PUT', putBuilding.path, '7']);
    assert.deepEqual(sent.body, { kind: 'text', mediaType: 'application/json', text: '{"name":1.10}' });
    await panel.close();
  });

  it('leads into the name of a row that was added, and sends no row that was left empty', async () => {
    const panel = await openPanel({ host: scripted({ draft: draft({ path: '/v1/buildings' }) }) });
    const { page } = panel;
    const add = page.getByRole('button', { name: 'Add parameter' });
    const focused = (name: string) => page.getByRole('textbox', { name, exact: true }).and(page.locator(':focus'));
    await add.press('Enter');
    await focused('Name of parameter 1').waitFor();
    assert.equal(await urlOf(panel).inputValue(), '/v1/buildings');
    await add.press('Enter');
    await focused('Name of parameter 1').waitFor();
    await page.keyboard.type('page');
    await add.press('Enter');
    await focused('Name of parameter 2').waitFor();
    assert.equal(await urlOf(panel).inputValue(), '/v1/buildings?page=');
    await page.getByRole('button', { name: 'Remove page', exact: true }).press('Enter');
    await focused('Name of parameter 1').waitFor();
    await page.getByRole('tab', { name: /^Headers/ }).click();
    await page.getByRole('button', { name: 'Add header' }).press('Enter');
    await focused('Name of header 1').waitFor();
    await page.getByRole('button', { name: 'Remove header 1' }).press('Enter');
    await page.getByRole('button', { name: 'Add header' }).and(page.locator(':focus')).waitFor();
    await panel.close();
  });

  it('keeps the form and the line the same', async () => {
    const panel = await openPanel({ host: scripted({ draft: computersDraft }) });
    const { page } = panel;
    await page.getByLabel('HARDWARE').check();
    await page.getByLabel('GENERAL').check();
    await page.getByRole('textbox', { name: 'page-size' }).fill('50');
    await page.getByRole('combobox', { name: 'sort: add a field' }).selectOption('udid');
    await page.getByRole('button', { name: /udid: ascending/ }).click();
    await page.getByRole('combobox', { name: 'filter' }).fill('general.name=="A&B"');
    const line = await urlOf(panel).inputValue();
    assert.match(line, /^\/v3\/computers-inventory\?section=GENERAL&section=HARDWARE&page-size=50&sort=udid:desc&filter=/);
    await urlOf(panel).fill('/v3/computers-inventory?section=STORAGE&page-size=7&managed=true');
    assert.equal(await page.getByLabel('HARDWARE').isChecked(), false);
    assert.equal(await page.getByLabel('STORAGE').isChecked(), true);
    assert.equal(await page.getByRole('textbox', { name: 'page-size' }).inputValue(), '7');
    assert.equal(await page.getByRole('combobox', { name: 'managed' }).inputValue(), 'true');
    await panel.close();
  });

  it('shows what the operation needs and warns of', async () => {
    const panel = await openPanel({ host: scripted({ draft: computersDraft }) });
    const { page } = panel;
    await page.locator('.chip', { hasText: 'Read Sites' }).waitFor();
    assert.match((await page.getByRole('list', { name: /Privileges/ }).textContent()) ?? '', /Read Computers, held.*Read Sites.*missing/);
    await page.getByRole('button', { name: 'Use /v4/computers-inventory' }).click();
    assert.equal(await urlOf(panel).inputValue(), '/v4/computers-inventory');
    await page.getByText(/not in the instance’s document/).waitFor();
    await panel.close();
  });

  it('offers what an RSQL filter can hold, puts it in its place, and says what is wrong in it', async () => {
    const host = scripted(
      { draft: computersDraft },
      {
        completeFilter: ({ text }) => ({
          isWhole: false,
          items: text.startsWith('gen')
            ? [
                {
                  label: 'general.name',
                  detail: 'string',
                  documentation: '',
                  insert: 'general.name',
                  from: 0,
                  to: text.length,
                  kind: 'field',
                },
              ]
            : [],
        }),
        checkFilter: ({ text }) => (text.endsWith('=') ? [{ from: 12, to: 13, severity: 'error', message: 'A value is missing.' }] : []),
      },
    );
    const panel = await openPanel({ host });
    const filter = panel.page.getByRole('combobox', { name: 'filter' });
    await filter.focus();
    await filter.fill('gen');
    await panel.page.getByRole('listbox', { name: 'filter: suggestions' }).getByRole('option').waitFor();
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Tab');
    assert.equal(await filter.inputValue(), 'general.name');
    await panel.page.keyboard.type('=');
    await panel.page.getByText('At 13: A value is missing.').waitFor();
    assert.equal(await filter.getAttribute('aria-invalid'), 'true');
    await panel.close();
  });

  const paste = (panel: Panel, text: string) =>
    panel.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);

  it('turns a pasted cURL line into a request, whatever stands around it, and never shows its secret', async () => {
    const curl = { draft: draft({ method: 'DELETE', path: '/v1/x' }), missing: null, notes: ['Credentials in it were left out.'] };
    const host = scripted({}, { parseCurl: ({ text }) => (text.includes('/v1/x') ? curl : null) });
    const panel = await openPanel({ host });
    const notice = (words: RegExp) => panel.page.getByText(words).first().waitFor();
    await urlOf(panel).focus();
    await paste(panel, "token=$(/usr/bin/curl -su admin:canary -X DELETE 'https://host/api/v1/x')");
    await notice(/cURL line is now this request to Lakeside Schools\. Credentials in it were left out\./);
    assert.equal(await urlOf(panel).inputValue(), '/v1/x');
    assert.equal(await panel.page.getByLabel('Method').inputValue(), 'DELETE');
    await paste(panel, "/usr/bin/curl -su admin:canary 'https://host");
    await notice(/could not be read as a request, so nothing was taken from it/);
    assert.equal(await urlOf(panel).inputValue(), '/v1/x');
    await panel.page.getByLabel('Method').selectOption('GET');
    await urlOf(panel).focus();
    await panel.page.keyboard.press('Control+a');
    // As it is dropped, or put in by the system.
    await panel.page.keyboard.insertText("/usr/bin/curl -su admin:canary -X DELETE 'https://host/api/v1/x'");
    await notice(/cURL line is now this request/);
    assert.deepEqual([await urlOf(panel).inputValue(), await panel.page.getByLabel('Method').inputValue()], ['/v1/x', 'DELETE']);
    assert.doesNotMatch(JSON.stringify([panel.inputs('edited'), await panel.state()]), /canary/);
    await panel.close();
  });

  it('sends no request whose body a cURL line did not hold, until its file is chosen', async () => {
    const body = { kind: 'text' as const, mediaType: 'application/xml', text: '' };
    const missing = { kind: 'file' as const, name: 'policy.xml' };
    const curl = { draft: draft({ method: 'PUT', path: '/JSSResource/policies/id/1', body }), missing, notes: [] };
    const host = scripted({}, { parseCurl: () => curl, pickText: () => ({ fileName: 'policy.xml', text: '<policy/>' }) });
    const panel = await openPanel({ host });
    await urlOf(panel).focus();
    await paste(panel, 'curl -T policy.xml https://host/JSSResource/policies/id/1');
    const choose = panel.page.getByRole('button', { name: 'Choose File…' });
    await choose.waitFor();
    await panel.page.keyboard.press('Control+Enter');
    await panel.page.getByText('Nothing was sent: the body is still missing.').first().waitFor();
    assert.equal(panel.inputs('send').length, 0);
    await choose.click();
    await choose.waitFor({ state: 'detached' });
    await panel.page.keyboard.press('Control+Enter');
    await panel.page.getByText('200').first().waitFor();
    assert.deepEqual(lastSent(panel).body, { ...body, text: '<policy/>' });
    await panel.close();
  });

  it('goes to the instance whose address is typed, and says of another that nothing is sent', async () => {
    const panel = await openPanel({ host: scripted({ instanceId: 'sandbox' }, { act: () => null }) });
    const { page } = panel;
    const line = urlOf(panel);
    await line.fill('https://other.example.com/api/v1/buildings/3');
    await page.getByText(/No instance has the address other\.example\.com, so nothing is sent/).waitFor();
    assert.equal(await page.getByLabel('Instance').inputValue(), 'sandbox');
    await page.getByRole('button', { name: 'Add Instance…' }).click();
    assert.deepEqual(panel.inputs('act'), [{ do: 'addInstance', address: 'https://other.example.com' }]);
    await line.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('https://lakeside.jamfcloud.com/api/v1/buildings/3');
    await page
      .getByText(/lakeside\.jamfcloud\.com is Lakeside Schools: this request goes there now/)
      .first()
      .waitFor();
    assert.equal(await page.getByLabel('Instance').inputValue(), 'prod');
    assert.equal(await line.inputValue(), '/api/v1/buildings/3');
    await page.keyboard.press('Control+Enter');
    await page.getByText('200').first().waitFor();
    assert.deepEqual([panel.inputs('send').at(-1)?.instanceId, lastSent(panel).path], ['prod', '/api/v1/buildings/3']);
    await page.evaluate(() => document.execCommand('undo'));
    await panel.close();
  });

  it('shows beside each field why nothing was sent, and goes to it', async () => {
    const fields = [
      { where: 'pathValue' as const, name: 'id', message: 'Give the number of the building.' },
      { where: 'body' as const, name: '', message: 'A comma is missing.' },
    ];
    const panel = await openPanel({ host: scripted({ draft: putDraft }, { send: () => ({ kind: 'invalid', fields }) }) });
    const { page } = panel;
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Give the number of the building.').waitFor();
    const id = page.getByRole('textbox', { name: /^id/ });
    assert.equal(await id.getAttribute('aria-invalid'), 'true');
    await id.fill('2');
    assert.equal(await page.getByText('Give the number of the building.').count(), 0);
    await panel.close();
  });

  it('fills a body, lays it out, and takes each back with one undo', async () => {
    const host = scripted(
      { draft: putDraft },
      { fill: ({ kind }) => (kind === 'example' ? '{"name":"Example","zip":0.10}' : '{"name":""}') },
    );
    const panel = await openPanel({ host });
    const { page } = panel;
    const text = () => page.getByRole('textbox', { name: 'Body' }).innerText();
    await page.getByRole('button', { name: 'Example' }).click();
    await page.getByText('"Example"').waitFor();
    await page.getByRole('button', { name: 'Format' }).click();
    await page.getByText('0.10').waitFor();
    assert.equal(await text(), '{\n  "name": "Example",\n  "zip": 0.10\n}');
    await page.keyboard.press('Control+z');
    assert.equal(await text(), '{"name":"Example","zip":0.10}');
    await page.keyboard.press('Control+z');
    assert.equal(await text(), building);
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('Control+y');
    assert.match(await text(), /^\{\n {2}"name"/);
    await panel.close();
  });

  it('sends a multipart body with a file that only the host has seen', async () => {
    const host = scripted(
      { draft: draft({ method: 'POST', path: '/v1/packages/1/upload' }) },
      { pickFile: () => ({ fileName: 'a.pkg', handle: 'file-1', mediaType: 'application/octet-stream', size: 5 }) },
    );
    const panel = await openPanel({ host });
    const { page } = panel;
    await page.getByRole('tab', { name: 'Body' }).click();
    await page.getByLabel('Media type of the body').selectOption('multipart/form-data');
    await page.getByRole('button', { name: 'Add file' }).click();
    await page.locator('.file-name', { hasText: 'a.pkg' }).waitFor();
    await page.getByRole('button', { name: 'Add text' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name of part 2' }).and(page.locator(':focus')).waitFor();
    await page.getByRole('button', { name: 'Remove part 2' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name of part 1' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.status-line').waitFor();
    assert.deepEqual(lastSent(panel).body, {
      kind: 'multipart',
      parts: [{ kind: 'file', name: 'file', fileName: 'a.pkg', handle: 'file-1', mediaType: 'application/octet-stream' }],
    });
    await panel.close();
  });

  it('keeps instance and draft for its next life, and nothing of an answer', async () => {
    const panel = await openPanel({ host: scripted({ draft: computersDraft }) });
    await panel.page.getByLabel('Instance').selectOption('sandbox');
    await urlOf(panel).fill('/v1/sites');
    await panel.page.keyboard.press('Control+Enter');
    await panel.page.locator('.status-line').waitFor();
    await panel.page.waitForFunction(
      () => (globalThis as unknown as { panelState: RunnerState | null }).panelState?.draft.path === '/v1/sites',
    );
    const kept = (await panel.state()) as RunnerState;
    assert.deepEqual(Object.keys(kept).sort(), ['draft', 'instanceId', 'missingBody', 'sentAs']);
    assert.equal(kept.instanceId, 'sandbox');
    await panel.close();
    const again = await openPanel({ state: kept, host: scripted({}) });
    assert.deepEqual(again.inputs('open'), [{ restored: kept }]);
    await again.close();
  });

  it('saves by its key what was typed last, and tells the host of what is composed', async () => {
    let save: (path: string) => void = () => undefined;
    let tell: (path: string) => void = () => undefined;
    const saved = new Promise<string>((resolve) => (save = resolve));
    const told = new Promise<string>((resolve) => (tell = resolve));
    const host = scripted(
      {},
      {
        act: (act) => {
          save(act.do === 'saveRequest' ? act.draft.path : act.do);
          return null;
        },
        edited: ({ draft }) => {
          if (draft.path !== '') tell(draft.path);
          return null;
        },
      },
    );
    const panel = await openPanel({ host });
    await urlOf(panel).fill('/v1/buildings');
    await urlOf(panel).press('Control+s');
    assert.equal(await saved, '/v1/buildings');
    assert.equal(await told, '/v1/buildings');
    assert.equal(panel.inputs('act').length, 1);
    await panel.close();
  });

  it('never sends twice for one key, nor a second time while it waits', async () => {
    const host = scripted(
      { draft: computersDraft },
      { send: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'declined' }))) },
    );
    const panel = await openPanel({ host });
    // VS Code listens at the window, as here; it would turn the key into the command as well.
    await panel.page.evaluate(() => {
      window.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') window.postMessage({ type: 'event', name: 'command', data: 'send' }, '*');
      });
    });
    await urlOf(panel).focus();
    await panel.page.keyboard.press('Control+Enter');
    await panel.page.getByRole('button', { name: 'Stop' }).waitFor();
    await panel.emit('command', 'send');
    await panel.page.keyboard.press('Control+Enter');
    assert.equal(panel.inputs('send').length, 1);
    await panel.page.getByRole('button', { name: 'Stop' }).click();
    await panel.page
      .getByText(/Nothing was sent/)
      .first()
      .waitFor();
    await panel.page.getByRole('button', { name: 'Send' }).waitFor();
    await panel.close();
  });
});
