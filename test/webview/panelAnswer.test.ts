import assert from 'node:assert/strict';
import {
  answer,
  building,
  computersDraft,
  listComputers,
  lockGuidance,
  plainSuccess,
  putDraft,
  rowsOf,
  scripted,
  textBody,
} from './runnerFixtures.ts';
import { browser } from './support/browser.ts';
import type { ScriptedHost } from './support/panel.ts';
import { Panel } from './support/panel.ts';

async function sent(host: ScriptedHost, size = { width: 1100, height: 760 }): Promise<Panel> {
  const panel = await Panel.open(await browser(), { size, host });
  await panel.page.getByRole('button', { name: 'Send' }).click();
  await panel.page.locator('.status-line').waitFor();
  return panel;
}

const nodes = (panel: Panel) => panel.page.evaluate(() => document.querySelectorAll('*').length);

describe('the request panel: answers', () => {
  it('shows status, time, size, origin, headers, the request and where the time went', async () => {
    const panel = await sent(scripted({ draft: computersDraft }));
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
    const panel = await sent(
      scripted({ draft: putDraft }, { send: () => (++calls === 1 ? answer({ status: 409, reason: 'Conflict' }, lockGuidance) : answer()) }),
    );
    const { page } = panel;
    const card = page.getByRole('region', { name: 'What this answer means' });
    assert.equal(await card.getAttribute('data-source'), 'http.409.lock');
    await card.getByRole('button', { name: /Retry in \d+ s/ }).click();
    assert.equal(panel.inputs('send').length, 1);
    await card.getByRole('button', { name: 'Show /name' }).click();
    assert.equal(await page.evaluate(() => getSelection()?.toString()), '"Main campus"');
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
    const panel = await sent(scripted({ draft: computersDraft }, { send: () => answer({}, { ...plainSuccess, tone: 'info', actions }) }));
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

  it('says why no answer came, and that it was stopped', async () => {
    const problem = { kind: 'network' as const, reason: 'dns' as const, host: 'lakeside.jamfcloud.com' };
    const guidance = { ...lockGuidance, title: 'No such host', actions: [] };
    const panel = await sent(
      scripted(
        { draft: computersDraft },
        { send: () => ({ kind: 'problem', problem, guidance, request: null, at: '2026-11-23T09:00:00Z' }) },
      ),
    );
    await panel.page.getByText('No answer', { exact: true }).waitFor();
    await panel.page.getByRole('heading', { name: 'No such host' }).waitFor();
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
    const host = scripted(
      { draft: computersDraft },
      {
        send: ({ draft }) => answer({ page: { ...page1, page: Number(draft.query.find((pair) => pair.name === 'page')?.value ?? 0) } }),
        fetchAll: () => answer({ page: { page: 0, pageSize: 2431, rows: 2431, total: 2431 } }),
      },
    );
    const panel = await sent(host);
    const { page } = panel;
    await page.getByText('1–100 of 2,431').waitFor();
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('101–200 of 2,431').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'page', exact: true }).inputValue(), '1');
    await page.getByRole('button', { name: 'Fetch all 2,431' }).click();
    await page.getByText('2,431 rows, all there are').waitFor();
    await panel.close();
  });

  it('reveals masked values one by one and opens objects', async () => {
    const text = '{\n  "id": "1",\n  "password": "••••••",\n  "pin": "••••••"\n}';
    const view = {
      body: textBody(text, { masked: ['/password', '/pin'] }),
      links: [{ pointer: '/id', label: 'Computer 1', resource: 'computers-inventory', id: '1' }],
    };
    const panel = await sent(
      scripted({ draft: computersDraft }, { send: () => answer(view), reveal: ({ pointer }) => `"secret of ${pointer}"` }),
    );
    const { page } = panel;
    await page.getByRole('button', { name: 'Reveal /password' }).click();
    await page.getByText('"secret of /password"').waitFor();
    assert.deepEqual(panel.inputs('reveal'), [{ handle: 'answer-1', pointer: '/password' }]);
    await page.getByRole('button', { name: 'Hide /password' }).click();
    assert.equal(await page.getByText('secret of').count(), 0);
    await page.getByRole('button', { name: 'Open Computer 1' }).click();
    assert.deepEqual(panel.inputs('act'), [{ do: 'openObject', instanceId: 'prod', resource: 'computers-inventory', id: '1' }]);
    await panel.close();
  });

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
    const panel = await sent(host);
    const { page } = panel;
    await page.getByText('1 × 1').waitFor();
    for (const words of ['The first 4 of 20,000 bytes.', 'inventory.json: Saved, 120 MB.', 'The answer has no body.']) {
      await page.keyboard.press('Control+Enter');
      await page.getByText(words).waitFor();
    }
    await panel.close();
  });
});

describe('the request panel: large answers', () => {
  const columns = rowsOf(120);
  const table = { columns: columns.columns.map((name) => ({ name, shown: true })), rows: 200_000 };

  it('stays under 2,000 nodes with 10 MB, says what is not here, and gets the rest while one scrolls', async () => {
    const line = '    { "id": "1", "name": "MAC-1000", "value": 12345.678 },\n';
    const text = `{\n  "results": [\n${line.repeat(Math.ceil(10_000_000 / line.length))}  ]\n}`;
    const chunk = 256 * 1024;
    const host = scripted(
      { draft: computersDraft },
      {
        send: () => answer({ size: text.length, body: textBody(text.slice(0, chunk), { total: text.length }) }),
        bodyText: ({ from, to }) => ({ text: text.slice(from, to), total: text.length }),
      },
    );
    const panel = await sent(host, { width: 1600, height: 1400 });
    const { page } = panel;
    await page.getByText(/262,144 of 10,\d{3},\d{3} characters are here/).waitFor();
    assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    assert.equal(panel.inputs('bodyText').length, 0);
    await page.getByRole('textbox', { name: 'Body of the answer' }).focus();
    await page.keyboard.press('Control+End');
    await page.getByText(/524,288 of/).waitFor();
    await page.getByRole('button', { name: 'Load all' }).click();
    await page.locator('.extent').waitFor({ state: 'detached', timeout: 10_000 });
    await page.keyboard.press('Control+End');
    assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    await panel.close();
  });

  it('stays under 2,000 nodes with one line of 5 MB', async () => {
    const text = `{"results":[${'{"id":1,"name":"MAC"},'.repeat(250_000)}1]}`;
    const host = scripted(
      { draft: computersDraft },
      {
        send: () => answer({ body: textBody(text.slice(0, 262_144), { total: text.length }) }),
        bodyText: ({ from, to }) => ({ text: text.slice(from, to), total: text.length }),
      },
    );
    const panel = await sent(host);
    await panel.page.getByRole('button', { name: 'Raw' }).click();
    await panel.page.getByText(/262,144 of/).waitFor();
    assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    await panel.close();
  });

  it('draws of a table with 200,000 rows and 120 columns only what is in sight, sorts it in the host, and copies it', async () => {
    const host = scripted(
      { draft: computersDraft },
      {
        send: () => answer({ body: textBody('[]', { table }) }),
        bodyRows: ({ columns: names, from, to, sort }) => ({
          total: 200_000,
          rows: Array.from({ length: to - from }, (_, at) =>
            names.map(
              (name) => columns.row(sort?.descending === true ? 199_999 - from - at : from + at)[columns.columns.indexOf(name)] ?? '',
            ),
          ),
        }),
      },
    );
    const panel = await sent(host, { width: 1600, height: 1400 });
    const { page } = panel;
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('cell', { name: 'MAC-1000', exact: true }).waitFor();
    assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    await page.getByRole('button', { name: 'general.name: sort' }).click();
    await page.getByRole('button', { name: 'general.name: sort' }).click();
    await page.getByRole('cell', { name: 'MAC-200999', exact: true }).waitFor();
    assert.equal(await page.getByRole('columnheader', { name: 'general.name' }).getAttribute('aria-sort'), 'descending');
    await page.getByRole('region', { name: 'Rows of the answer' }).evaluate((box) => box.scrollTo(box.scrollWidth, box.scrollHeight));
    await page.getByRole('cell', { name: 'value 0.119', exact: true }).waitFor();
    assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('textbox', { name: 'Find a column' }).fill('field119');
    await page.getByRole('checkbox', { name: 'general.field119' }).uncheck();
    await page.getByText('119 of 120 columns').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Copy or export the table' }).click();
    await page.getByRole('menuitem', { name: 'Copy for a spreadsheet' }).click();
    await page.getByText('20,000 of 200,000 rows copied; export the table for all.').first().waitFor({ timeout: 15_000 });
    const copied = panel.inputs('act').at(-1);
    assert.ok(copied?.do === 'copy' && copied.text.startsWith('id\tgeneral.name\t'));
    await panel.close();
  }).timeout(30_000);
});

describe('the request panel: hostile text', () => {
  const payloads = [
    '<img src=x onerror=alert(1)>',
    '<script>document.title="owned"</script>',
    '"><svg onload=alert(1)>',
    '<a href="javascript:alert(1)">link</a>',
    '[click](command:workbench.action.quit)',
    '{{constructor.constructor("alert(1)")()}}',
    '\u202Eevil\u0000\uFFFE',
    '</textarea></style><iframe srcdoc="<b>x</b>">',
  ];

  it('is text and nothing else, wherever the server can put it', async () => {
    const all = payloads.join('\n');
    const guidance = {
      ...lockGuidance,
      title: all,
      meaning: all,
      steps: payloads,
      errors: payloads.map((description) => ({ description, code: description, target: { in: 'query' as const, name: description } })),
      actions: [{ do: 'usePath' as const, label: all, path: all }],
    };
    const field = {
      name: all,
      description: all,
      required: true,
      kind: 'choices' as const,
      choices: payloads,
      default: all,
      fields: payloads,
      style: 'repeat' as const,
    };
    const model = {
      ...listComputers,
      summary: all,
      description: `${all}.`,
      privileges: payloads.map((name) => ({ name, held: false })),
      pathParameters: [field],
      queryParameters: [field, { ...field, name: 'k2', kind: 'choice' as const }, { ...field, name: 'k3', kind: 'sort' as const }],
      sensitive: { level: 'typed' as const, why: all },
      deprecated: { date: all, successor: all },
    };
    const view = {
      status: 200,
      reason: all,
      instanceName: all,
      at: all,
      headers: payloads.map((one) => [one, one] as const),
      request: { method: 'GET', url: all, headers: payloads.map((one) => [one, one] as const), body: all, bodySize: 9 },
      body: textBody(JSON.stringify(payloads, null, 1), {
        language: 'html' as const,
        note: all,
        masked: ['/0'],
        table: { columns: payloads.map((name) => ({ name, shown: true })), rows: 2 },
      }),
      links: [{ pointer: '/1', label: all, resource: all, id: all }],
    };
    const host = scripted(
      {
        draft: computersDraft,
        remote: all,
        instances: [{ id: 'prod', name: all, host: all, environment: 'production', access: 'full', unlockedFor: null }],
      },
      {
        describe: () => model,
        send: () => answer(view, guidance),
        bodyRows: ({ from, to }) => ({ total: 2, rows: Array.from({ length: Math.min(2, to) - from }, () => payloads) }),
        bodyText: () => ({ text: all, total: all.length }),
      },
    );
    const panel = await sent(host);
    const { page } = panel;
    for (const name of ['Raw', 'Table']) await page.getByRole('button', { name, exact: true }).click();
    for (const tab of await page.getByRole('tab').all()) await tab.click();
    const made = await page.evaluate(() => ({
      elements: document.querySelectorAll('img, iframe, a, script:not([nonce]), object, embed, form, [onerror], [onload]').length,
      title: document.title,
    }));
    assert.deepEqual(made, { elements: 0, title: 'Request' });
    await panel.close();
  });

  it('keeps the answer’s own body as it came', async () => {
    const panel = await sent(scripted({ draft: computersDraft }, { send: () => answer({ body: textBody(building) }) }));
    assert.equal(await panel.page.getByRole('textbox', { name: 'Body of the answer' }).innerText(), building);
    await panel.close();
  });
});
