import assert from 'node:assert/strict';
import { tagWords } from '../../../src/app/lists/operationList.ts';
import { groupNames } from '../../../src/core/resources/kind.ts';
import { groupOf } from '../../../src/core/resources/groups.ts';
import { resourcesOf } from '../../../src/core/families/pro/resources.ts';
import type { ApiDocument } from '../../../src/core/families/pro/types.ts';
import { kindOf } from '../../../src/core/resources/kindOf.ts';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { realDocument, reference } from '../../support/openapi/realDocument.ts';
import { addConnection } from '../support/addConnection.ts';
import { clickRow } from '../support/contextMenu.ts';
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
    const resources = resourcesOf(document);
    const expected = groupNames
      .map(
        (group) =>
          [group, resources.filter(({ key, tag }) => groupOf(key, tag) === group).map(({ key }) => kindOf(key).label.many)] as const,
      )
      .filter(([, own]) => own.length > 0);
    const groups = expected.map(([group]) => group);
    await instances.row(groups.at(-1) ?? '').waitFor();
    assert.deepEqual(
      (await instances.rows()).filter(({ level }) => level === 2).map(({ label }) => label),
      groups,
    );
    for (const [group, labels] of expected) {
      const row = instances.pane
        .locator('.monaco-list-row[aria-level="2"]')
        .filter({ has: window.page.locator('.label-name', { hasText: new RegExp(`^${group}$`) }) });
      await clickRow(row.locator('.monaco-tl-twistie'));
      await instances.pane
        .locator('.monaco-list-row[aria-level="3"]')
        .nth(labels.length - 1)
        .waitFor();
      const shown = (await instances.rows()).filter(({ level }) => level === 3).map(({ label }) => label);
      assert.deepEqual(shown.toSorted(), labels.toSorted(), group);
      await clickRow(row.locator('.monaco-tl-twistie'));
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
    await window.page.waitForFunction(() => globalThis.document.querySelectorAll('.part.sidebar .monaco-list-row').length >= 129);
    const rows = (await operations.rows()).filter(({ level }) => level === 1);
    const counts = new Map<string, number>();
    for (const { tag } of document.operations) counts.set(tagWords(tag), (counts.get(tagWords(tag)) ?? 0) + 1);
    assert.deepEqual([rows.length, rows.reduce((sum, { description }) => sum + Number(description), 0)], [129, 817]);
    assert.deepEqual(new Map(rows.map(({ label, description }) => [label, Number(description)])), counts);
  });
});
