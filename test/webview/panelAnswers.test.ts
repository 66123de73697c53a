import assert from 'node:assert/strict';
import { answer, building, computersDraft, lockGuidance, plainSuccess, scripted, textBody } from '../support/pages/runnerFixtures.ts';
import type { Panel } from './support/panel.ts';
import { sentPanel, urlOf } from './sentPanel.ts';

/** A panel that has sent two requests, each of which has an answer of its own. */
async function twice(): Promise<Panel> {
  let sent = 0;
  const panel = await sentPanel(
    scripted(
      { draft: computersDraft },
      {
        send: () => {
          sent += 1;
          const body = textBody(sent === 1 ? building : '{\n  "sent": 2\n}');
          const guidance = sent === 1 ? { ...lockGuidance, actions: [{ do: 'retry' as const, label: 'Retry' }] } : plainSuccess;
          return answer({ handle: `answer-${sent}`, body, at: `2026-11-23T09:30:1${sent}.000Z` }, guidance);
        },
      },
    ),
  );
  await urlOf(panel).fill('/v1/sites');
  await panel.page.keyboard.press('Control+Enter');
  await bodyOf(panel).getByText('"sent"').waitFor();
  return panel;
}

const bodyOf = ({ page }: Panel) => page.getByRole('textbox', { name: 'Body of the answer' });
const other = 'Not the request in the form.';

describe('the request panel: back and forward between answers', () => {
  it('shows the answer before and the one after, by buttons that say of which, and acts on the one that is shown', async () => {
    const panel = await twice();
    const { page } = panel;
    assert.equal(await page.getByText(other).count(), 0);
    await page.getByRole('button', { name: /^Back to GET \/v3\/computers-inventory, .*\(Alt\+Left\)$/ }).click();
    await bodyOf(panel).getByText('"Main campus"').waitFor();
    await page.getByText(other).waitFor();
    await page
      .getByRole('status')
      .getByText(/^Answer 1 of 2\. 200 OK/)
      .waitFor();
    assert.ok(await page.getByRole('button', { name: 'No earlier answer' }).isDisabled());
    await page.getByRole('button', { name: 'More for this body' }).click();
    await page.getByRole('menuitem', { name: 'Save body as…' }).click();
    assert.deepEqual(panel.inputs('act'), [{ do: 'saveBody', handle: 'answer-1' }]);
    assert.deepEqual(panel.inputs('shown'), [{ sendId: 1 }]);
    assert.equal(await urlOf(panel).inputValue(), '/v1/sites');
    await page.getByRole('button', { name: 'Retry', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('.sent')?.textContent?.includes('/v3/computers-inventory') === true);
    assert.deepEqual(
      panel.inputs('send').map(({ draft }) => draft.path),
      ['/v3/computers-inventory', '/v1/sites', '/v3/computers-inventory'],
    );
    await panel.close();
  });

  it('is walked by keys, but not where somebody writes', async () => {
    const panel = await twice();
    const { page } = panel;
    await urlOf(panel).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await bodyOf(panel).getByText('"sent"').waitFor();
    await page.getByRole('tab', { name: 'Parameters' }).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await bodyOf(panel).getByText('"Main campus"').waitFor();
    await page.keyboard.press('Alt+ArrowRight');
    await bodyOf(panel).getByText('"sent"').waitFor();
    await panel.close();
  });

  it('keeps the focus in the answer, whatever of it goes', async () => {
    const panel = await twice();
    const { page } = panel;
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await urlOf(panel).fill('/v1/categories');
    await page.keyboard.press('Control+Enter');
    const back = page.getByRole('button', { name: /^Back to GET \/v1\/sites/ });
    await back.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .getByText(/^Answer 2 of 3/)
      .waitFor();
    assert.equal(await focused(), 'answer-back');
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .getByText(/^Answer 1 of 3/)
      .waitFor();
    assert.equal(await focused(), 'answer', 'there is none before it');
    await bodyOf(panel).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page
      .getByRole('status')
      .getByText(/^Answer 2 of 3/)
      .waitFor();
    assert.equal(await focused(), 'answer');
    await panel.close();
  });

  it('brings the request of an answer back into the form', async () => {
    const panel = await twice();
    const { page } = panel;
    await page.getByRole('button', { name: /^Back to/ }).click();
    await page.getByRole('button', { name: 'Show its request' }).click();
    await page.getByText(other).waitFor({ state: 'detached' });
    assert.equal(await urlOf(panel).inputValue(), '/v3/computers-inventory');
    await panel.close();
  });
});
