import assert from 'node:assert/strict';
import { answer, computersDraft, lockGuidance, plainSuccess, putDraft, scripted, textBody } from '../support/pages/runnerFixtures.ts';
import { browser } from './support/browser.ts';
import { Panel } from './support/panel.ts';
import { sentPanel } from './sentPanel.ts';

describe('the request panel: answers', () => {
  it('shows status, time, size, origin, headers, the request and where the time went', async () => {
    const panel = await sentPanel(scripted({ draft: computersDraft }));
    const { page } = panel;
    const line = (await page.locator('.status-line').textContent()) ?? '';
    for (const part of ['200', 'OK', '248 ms', '128 B', 'Lakeside Schools', 'GET']) assert.ok(line.includes(part), part);
    await page.getByRole('textbox', { name: 'Body of the answer' }).getByText('"Main campus"').waitFor();
    const region = page.getByRole('region', { name: 'Answer' });
    await region.getByRole('tab', { name: 'Headers' }).click();
    await page.getByRole('rowheader', { name: 'x-request-id' }).waitFor();
    await region.getByRole('tab', { name: 'Request as sent' }).click();
    await page.getByText('Bearer ••••').waitFor();
    await region.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByRole('row', { name: /first byte 208 ms/ }).waitFor();
    assert.match((await page.getByRole('status').textContent()) ?? '', /200 OK after 248 ms/);
    await panel.close();
  });

  it('explains a refusal, leads to the field it is about, counts down a retry, and reads back without touching the draft', async () => {
    let calls = 0;
    const panel = await sentPanel(
      scripted({ draft: putDraft }, { send: () => (++calls === 1 ? answer({ status: 409, reason: 'Conflict' }, lockGuidance) : answer()) }),
    );
    const { page } = panel;
    const card = page.getByRole('region', { name: 'What this answer means' });
    assert.equal(await card.getAttribute('data-source'), 'http.409.lock');
    await card.getByRole('button', { name: /Retry in \d+ s/ }).click({ force: true });
    assert.equal(panel.inputs('send').length, 1);
    await card.getByRole('button', { name: 'Show /name' }).click();
    await page.waitForFunction(() => getSelection()?.toString() === '"Main campus"');
    await card.getByRole('button', { name: 'Show log' }).click();
    await card.getByRole('button', { name: 'Check what is stored' }).click();
    await page.getByText('Read back:').waitFor();
    assert.deepEqual(panel.inputs('act'), [{ do: 'showLog' }]);
    const readBack = panel.inputs('send')[1]?.draft;
    assert.deepEqual([readBack?.method, readBack?.body], ['GET', { kind: 'none' }]);
    assert.equal(await page.getByLabel('Method').inputValue(), 'PUT');
    await page.getByRole('textbox', { name: 'Body', exact: true }).getByText('"Main campus"').waitFor();
    await panel.close();
  });

  it('does the steps that concern the request itself', async () => {
    const actions = [
      { do: 'usePath' as const, label: 'Use the new path', path: '/v4/computers-inventory' },
      { do: 'useSections' as const, label: 'Ask for hardware', sections: ['HARDWARE'] },
      { do: 'useAccept' as const, label: 'Accept XML', mediaType: 'application/xml' },
    ];
    const panel = await sentPanel(
      scripted({ draft: computersDraft }, { send: () => answer({}, { ...plainSuccess, tone: 'info', actions }) }),
    );
    const { page } = panel;
    await page.getByRole('button', { name: 'Ask for hardware' }).click();
    assert.equal(await page.getByLabel('HARDWARE').isChecked(), true);
    await page.getByRole('button', { name: 'Accept XML' }).click();
    await page.getByRole('button', { name: 'Use the new path' }).click();
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => document.querySelector('.sent')?.textContent?.includes('/v4/') === true);
    const draft = panel.inputs('send')[1]?.draft;
    assert.equal(draft?.path, '/v4/computers-inventory');
    assert.deepEqual(draft?.headers, [{ name: 'Accept', value: 'application/xml', enabled: true }]);
    await panel.close();
  });

  it('saves and opens an answer that is too large from its card, signs in again, and reads a new object at its own path', async () => {
    const actions = [
      { do: 'saveBody' as const, label: 'Save' },
      { do: 'openBody' as const, label: 'Open the first part' },
      { do: 'signInAgain' as const, label: 'Sign in again with the same credentials' },
      { do: 'readBack' as const, label: 'Read Back', path: '/JSSResource/policies/id/12' },
    ];
    const panel = await sentPanel(
      scripted({ draft: computersDraft }, { send: () => answer({}, { ...plainSuccess, tone: 'info', actions }) }),
    );
    const card = panel.page.getByLabel('What this answer means');
    for (const { label } of actions) await card.getByRole('button', { name: label, exact: true }).click();
    await panel.page.waitForFunction(() => document.querySelector('.sent')?.textContent?.includes('Read back') === true);
    const [save, open, again] = panel.inputs('act');
    assert.deepEqual([save?.do, open?.do, again?.do], ['saveBody', 'openBody', 'signInAgain']);
    assert.ok(save?.do === 'saveBody' && save.handle !== '');
    assert.equal(panel.inputs('send')[1]?.draft.path, '/JSSResource/policies/id/12');
    await panel.close();
  });

  it('tells an answer that was cut off from none', async () => {
    const part = { status: 200, got: 1434, announced: 2970 };
    const problem = {
      kind: 'network' as const,
      reason: 'closed' as const,
      host: 'lakeside.jamfcloud.com',
      phase: 'reading' as const,
      part,
    };
    const guidance = { ...lockGuidance, title: 'Cut off after 1.4 of 2.9 KB', actions: [] };
    const reply = { kind: 'problem' as const, problem, guidance, request: null, at: '2026-11-23T09:00:00Z' };
    const panel = await sentPanel(scripted({ draft: computersDraft }, { send: () => reply }));
    await panel.page.getByText('200, cut off', { exact: true }).waitFor();
    await panel.close();
  });

  it('says why no answer came, and that it was stopped', async () => {
    const problem = { kind: 'network' as const, reason: 'dns' as const, host: 'lakeside.jamfcloud.com' };
    const guidance = { ...lockGuidance, title: 'No such host', actions: [] };
    const panel = await sentPanel(
      scripted(
        { draft: computersDraft },
        { send: () => ({ kind: 'problem', problem, guidance, request: null, at: '2026-11-23T09:00:00Z' }) },
      ),
    );
    await panel.page.getByText('No answer', { exact: true }).waitFor();
    await panel.page.getByRole('heading', { name: 'No such host' }).waitFor();
    await panel.close();
  });

  it('shows what came of an answer that ended too early, as text, and that it is not whole', async () => {
    const problem = { kind: 'network' as const, reason: 'truncated' as const, host: 'lakeside.jamfcloud.com' };
    const guidance = { ...lockGuidance, title: 'The answer is cut off', actions: [] };
    const received = { text: '{"results":[{"name":"<b>Main</b>', size: 4096 };
    const panel = await sentPanel(
      scripted(
        { draft: computersDraft },
        { send: () => ({ kind: 'problem', problem, guidance, request: null, at: '2026-11-23T09:00:00Z', received }) },
      ),
    );
    const { page } = panel;
    await page.getByRole('tab', { name: 'Incomplete body', selected: true }).waitFor();
    await page.getByText(/^4(\.\d)? [kK]B came before the answer ended too early/).waitFor();
    assert.equal(await page.getByLabel('Incomplete body').locator('b').count(), 0);
    assert.equal((await page.locator('pre[aria-label="Incomplete body"]').innerText()).trim(), received.text);
    await panel.screenshot('answer-incomplete');
    await panel.close();
  });

  it('shows what a send waits for and how long, and stops it', async () => {
    const stopped = {
      kind: 'problem' as const,
      problem: { kind: 'cancelled' as const },
      guidance: { ...plainSuccess, tone: 'info' as const, title: 'Stopped by you' },
      request: null,
      at: '2026-11-23T09:00:00Z',
    };
    const host = scripted(
      { draft: computersDraft },
      { send: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(stopped))) },
    );
    const panel = await Panel.open(await browser(), { host });
    const { page } = panel;
    await page.getByRole('button', { name: 'Send' }).click();
    await panel.emit('progress', { sendId: 1, phase: 'backingOff', detail: 'The server asked for 3 s.' });
    await page.getByText('Waiting before the next try').waitFor();
    await page.getByText('The server asked for 3 s.').waitFor();
    await panel.emit('progress', { sendId: 1, phase: 'paging', detail: '', done: 300, total: 2431 });
    await page.getByText('300 of 2,431').waitFor();
    await page.locator('.elapsed', { hasText: /\d (ms|s)/ }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('heading', { name: 'Stopped by you' }).waitFor();
    await panel.close();
  });

  it('turns pages, follows with the form, and fetches all', async () => {
    const page1 = { page: 0, pageSize: 100, rows: 100, total: 2431 };
    let answerThird = (): void => undefined;
    const third = new Promise<void>((resolve) => (answerThird = resolve));
    const host = scripted(
      { draft: computersDraft },
      {
        async send({ draft }) {
          const at = Number(draft.query.find((pair) => pair.name === 'page')?.value ?? 0);
          if (at === 2) await third;
          return answer({ page: { ...page1, page: at } });
        },
        fetchAll: () => answer({ page: { page: 0, pageSize: 2431, rows: 2431, total: 2431 } }),
      },
    );
    const panel = await sentPanel(host);
    const { page } = panel;
    await page.getByText('1–100 of 2,431').waitFor();
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('101–200 of 2,431').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.id);
    assert.equal(await focused(), 'answer-page-next', 'the next press turns the next page');
    assert.equal(await page.getByRole('textbox', { name: 'page', exact: true }).inputValue(), '1');
    await page.keyboard.press('Enter');
    await page.getByRole('progressbar').waitFor();
    assert.equal(await focused(), 'answer');
    answerThird();
    await page.getByText('201–300 of 2,431').waitFor();
    assert.equal(await focused(), 'answer-page-next');
    await page.getByRole('button', { name: 'Fetch all 2,431' }).click();
    await page.getByText('All 2,431 rows').waitFor();
    await panel.close();
  });

  it('reveals masked values one by one and opens objects', async () => {
    const text = '{\n  "id": "1",\n  "password": "••••••",\n  "pin": "••••••"\n}';
    const view = {
      body: textBody(text, { masked: ['/password', '/pin'] }),
      links: [{ pointer: '/id', label: 'Computer 1', resource: 'computers-inventory', id: '1' }],
    };
    const panel = await sentPanel(
      scripted({ draft: computersDraft }, { send: () => answer(view), reveal: ({ pointer }) => `"secret of ${pointer}"` }),
    );
    const { page } = panel;
    await page.getByRole('button', { name: 'Reveal /password' }).click();
    await page.getByText('"secret of /password"').waitFor();
    assert.deepEqual(panel.inputs('reveal'), [{ handle: 'answer-1', pointer: '/password' }]);
    await page.getByRole('button', { name: 'Hide /password' }).click();
    await page.getByText('secret of').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Open Computer 1' }).click();
    assert.deepEqual(panel.inputs('act'), [{ do: 'openObject', instanceId: 'prod', resource: 'computers-inventory', id: '1' }]);
    await panel.close();
  });

  for (const [language, head] of [
    ['xml', '<policy>\n  <id>1</id>\n</policy>'],
    ['html', '<html><script>document.title = "run"</script><b onclick="alert(1)">Sign in</b></html>'],
    ['csv', 'id,name\n1,Main Campus'],
    ['text', 'OK'],
  ] as const) {
    it(`shows ${language} as text, and a list as a table`, async () => {
      const table = language === 'csv' ? { columns: ['id', 'name'].map((name) => ({ name, shown: true })), rows: 1 } : null;
      const host = scripted(
        { draft: computersDraft },
        {
          send: () => answer({ body: textBody(head, { language, table }) }),
          bodyRows: () => ({ rows: [['1', 'Main Campus']], objects: [null], total: 1 }),
        },
      );
      const panel = await sentPanel(host);
      const { page } = panel;
      const text = await page.getByRole('textbox', { name: 'Body of the answer' }).innerText();
      assert.equal(text.replaceAll(/\s/g, ''), head.replaceAll(/\s/g, ''));
      assert.equal(await page.locator('.answer b').count(), 0);
      if (table !== null) {
        await page.getByRole('button', { name: 'Table', exact: true }).click();
        await page.getByRole('gridcell', { name: 'Main Campus', exact: true }).waitFor();
      }
      await panel.close();
    });
  }

  it('shows a picture, bytes, a file and nothing as what they are', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const bodies = [
      { kind: 'image' as const, mediaType: 'image/png' },
      { kind: 'binary' as const, mediaType: 'application/pdf', hex: '25 50 44 46', note: 'The first 4 of 20,000 bytes.' },
      { kind: 'file' as const, fileName: 'inventory.json', note: 'Saved, 120 MB.' },
      { kind: 'empty' as const },
    ];
    let at = 0;
    const host = scripted(
      { draft: computersDraft },
      { send: () => answer({ body: bodies[at++] ?? { kind: 'empty' } }), bodyBytes: () => new Uint8Array(png) },
    );
    const panel = await sentPanel(host);
    const { page } = panel;
    await page.getByText('1 × 1').waitFor();
    for (const words of ['The first 4 of 20,000 bytes.', 'inventory.json: Saved, 120 MB.', 'The answer has no body.']) {
      await page.keyboard.press('Control+Enter');
      await page.getByText(words).waitFor();
    }
    await panel.close();
  });
});
