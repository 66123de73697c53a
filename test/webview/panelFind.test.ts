import assert from 'node:assert/strict';
import { answer, building, computersDraft, scripted, textBody } from '../support/pages/runnerFixtures.ts';
import type { Implementation } from '../../src/shared/rpc.ts';
import type { RunnerMethods } from '../../src/app/runner/protocol.ts';
import type { Panel } from './support/panel.ts';
import { sentPanel } from './sentPanel.ts';

type Find = Implementation<RunnerMethods>['find'];

const open = (find: Find, total = building.length): Promise<Panel> =>
  sentPanel(
    scripted(
      { draft: computersDraft },
      { send: () => answer({ body: textBody(building, { total }) }), find, bodyText: () => ({ text: '', total }) },
    ),
  );
const fieldIn = ({ page }: Panel) => page.getByRole('textbox', { name: 'Words or JSONPath' });
const found = (head: string, count: number) => ({ kind: 'found' as const, handle: 'found-1', body: textBody(head), count, isCut: false });

describe('the request panel: looking in an answer', () => {
  it('shows what an expression leads to, acts on it, and shows the whole answer again after Escape', async () => {
    const panel = await open(() => found('[\n  "North Hall"\n]', 3));
    const { page } = panel;
    const body = page.getByRole('textbox', { name: 'Body of the answer' });
    await fieldIn(panel).fill('$..name');
    await fieldIn(panel).press('Enter');
    await page.getByText('3 results', { exact: true }).waitFor();
    await body.getByText('"North Hall"').waitFor();
    await page.getByRole('button', { name: 'More for this body' }).click();
    await page.getByRole('menuitem', { name: 'Copy body' }).click();
    assert.deepEqual(panel.inputs('act'), [{ do: 'copyBody', handle: 'found-1' }]);
    assert.deepEqual(panel.inputs('find')[0], { handle: 'answer-1', sought: '$..name' });
    await fieldIn(panel).press('Escape');
    await body.getByText('"Main campus"').waitFor();
    assert.equal(await fieldIn(panel).inputValue(), '');
    await panel.close();
  });

  it('looks while one types, says where an expression is wrong, and leaves what is shown as it is', async () => {
    const message = 'This JSONPath expression ends too early, at character 4.';
    const panel = await open(() => ({ kind: 'refused', message }));
    const { page } = panel;
    await fieldIn(panel).pressSequentially('$..');
    await page.getByRole('alert').getByText(message).waitFor();
    assert.equal(await fieldIn(panel).getAttribute('aria-invalid'), 'true');
    await page.getByRole('textbox', { name: 'Body of the answer' }).getByText('"Main campus"').waitFor();
    await panel.close();
  });

  it('waits for Enter where an answer is large, and is stopped', async () => {
    let ended = 0;
    const never: Find = (_, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          ended += 1;
          resolve(found('[]', 0));
        });
      });
    const panel = await open(never, 5_000_000);
    const { page } = panel;
    await fieldIn(panel).fill('main');
    await fieldIn(panel).press('Enter');
    await page.getByText('Looking…', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Stop looking' }).click();
    await page.getByText('Looking…', { exact: true }).waitFor({ state: 'detached' });
    assert.deepEqual([panel.inputs('find').length, ended], [1, 1]);
    await page.getByRole('textbox', { name: 'Body of the answer' }).getByText('"Main campus"').waitFor();
    await panel.close();
  });

  it('is offered for JSON that is whole, and for nothing else', async () => {
    for (const change of [{ language: 'xml' as const }, { note: 'The JSON ends too early.' }]) {
      const panel = await sentPanel(scripted({ draft: computersDraft }, { send: () => answer({ body: textBody('…', change) }) }));
      assert.equal(await fieldIn(panel).count(), 0);
      await panel.close();
    }
  });
});
