import assert from 'node:assert/strict';
import { answer, building, computersDraft, listComputers, lockGuidance, scripted, textBody } from '../support/pages/runnerFixtures.ts';
import { sentPanel } from './sentPanel.ts';

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
        instances: [
          {
            id: 'prod',
            name: all,
            host: all,
            url: 'https://hostile.example',
            environment: 'production',
            access: 'full',
            unlockedFor: null,
          },
        ],
      },
      {
        describe: () => model,
        send: () => answer(view, guidance),
        bodyRows: ({ from, to }) => ({ total: 2, objects: [], rows: Array.from({ length: Math.min(2, to) - from }, () => payloads) }),
        bodyText: () => ({ text: all, total: all.length }),
      },
    );
    const panel = await sentPanel(host);
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
    const panel = await sentPanel(scripted({ draft: computersDraft }, { send: () => answer({ body: textBody(building) }) }));
    assert.equal(await panel.page.getByRole('textbox', { name: 'Body of the answer' }).innerText(), building);
    await panel.close();
  });
});
