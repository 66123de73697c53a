import assert from 'node:assert/strict';
import { tagWords } from '../../../src/app/lists/operationList.ts';
import { inGroups } from '../../../src/core/resources/groups.ts';
import { proFamily } from '../../../src/core/families/pro/proFamily.ts';
import type { ApiDocument } from '../../../src/core/families/pro/types.ts';
import { kindOf } from '../../../src/core/resources/kindOf.ts';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { realDocument, reference } from '../../support/openapi/realDocument.ts';
import { addConnection } from '../support/addConnection.ts';
import { turnRow } from '../support/contextMenu.ts';
import { Window } from '../support/window.ts';

describe('the sidebar over the document of a real Jamf Pro', function () {
  let window: Window;
  let server: DemoServer;
  let document: ApiDocument;

  before(async function () {
    document = realDocument(this);
    server = await startDemoServer({ document: reference(this, 'specs/11.30.1/api-schema.json') });
    // High enough for all tags, or a group and its resources, at once.
    window = await Window.open({ size: { width: 900, height: 3300 } });
    await window.sideBar();
    await addConnection(window, { name: 'Real', url: server.url, environment: 'Test', client: demoAdminClient });
  });
  after(async () => {
    await window?.close();
    await server?.close();
  });

  it('shows every group and every resource', async () => {
    const instances = window.view('Instances');
    await instances.expand('Real');
    const names = (of: readonly { readonly key: string }[]): readonly string[] => of.map(({ key }) => kindOf(key).label.many);
    const expected = inGroups(proFamily(document).resources).map(({ group, main, rest }) => [group, names(main), names(rest)] as const);
    const groups = expected.map(([group]) => group);
    await instances.row(groups.at(-1) ?? '').waitFor();
    assert.deepEqual(
      (await instances.rows()).filter(({ level }) => level === 2).map(({ label }) => label),
      ['Favourites', 'Recently Opened', ...groups],
    );
    for (const [group, main, rest] of expected) {
      const row = instances.pane
        .locator('.monaco-list-row[aria-level="2"]')
        .filter({ has: window.page.locator('.label-name', { hasText: new RegExp(`^${group}$`) }) });
      await turnRow(row);
      const at = (level: number, count: number): Promise<void> =>
        instances.pane
          .locator(`.monaco-list-row[aria-level="${level}"]`)
          .nth(count - 1)
          .waitFor();
      const shown = async (level: number): Promise<readonly string[]> =>
        (await instances.rows()).filter((one) => one.level === level).map(({ label }) => label);
      const more = rest.length === 0 ? [] : ['More'];
      await at(3, main.length + more.length);
      assert.deepEqual(await shown(3), [...main, ...more], group);
      if (rest.length > 0) {
        await turnRow(instances.row('More'));
        await at(4, rest.length);
        assert.deepEqual(await shown(4), rest, group);
      }
      await turnRow(row);
      await instances.pane.locator('.monaco-list-row[aria-level="3"]').first().waitFor({ state: 'hidden' });
    }
  });

  it('shows all 817 operations by 129 tags', async () => {
    const instances = window.view('Instances');
    const operations = window.view('API Operations');
    await operations.open();
    // At its title: further right are its buttons.
    await instances.pane.locator('.pane-header .title').click();
    await operations.row('Buildings').waitFor();
    await operations.pane.locator('.monaco-list-row[aria-level="1"]').nth(128).waitFor();
    const rows = (await operations.rows()).filter(({ level }) => level === 1);
    const counts = new Map<string, number>();
    for (const { tag } of document.operations) counts.set(tagWords(tag), (counts.get(tagWords(tag)) ?? 0) + 1);
    assert.deepEqual([rows.length, rows.reduce((sum, { description }) => sum + Number(description), 0)], [129, 817]);
    assert.deepEqual(new Map(rows.map(({ label, description }) => [label, Number(description)])), counts);
  });
});
