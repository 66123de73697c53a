import assert from 'node:assert/strict';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { openConnected } from '../support/addConnection.ts';
import { turnRow } from '../support/contextMenu.ts';
import { until } from '../support/until.ts';
import type { Window } from '../support/window.ts';

describe('what applies to a computer', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer({ computers: 12 });
    window = await openConnected({ name: 'Lab', url: server.url, environment: 'Test' }, { size: { width: 1400, height: 1400 } });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const tree = () => window.view('Instances');
  const applies = () => window.view('What Applies');
  const titled = (name: string) => applies().pane.locator('.pane-header', { hasText: `What Applies to ${name}` });
  const asked = () => server.requests.filter(({ path }) => path.includes('/computermanagement/')).length;
  const nameOf = (id: string): string => {
    const general: unknown = server.demo.peek('computers-inventory', id)?.['general'];
    return String(Reflect.get(Object(general), 'name'));
  };

  it('comes as a view of its own, opens each thing, and makes room for the next computer', async () => {
    const [first, second] = [nameOf('1'), nameOf('2')];
    await tree().expand('Lab', 'Computers');
    const list = tree().pane.locator('.monaco-list-row[aria-level="3"]').first();
    await turnRow(list, 'unfolded');
    await tree().row(first).waitFor();
    // Its count draws the rows below it anew: a menu from before would belong to no row.
    await list.locator('.label-description', { hasText: /^\d+/ }).waitFor();
    assert.equal(await applies().pane.count(), 0, 'nobody asked yet');
    await tree().menu(first, 'What Applies to This Mac');
    await titled(first).waitFor();
    await applies().expand('Policies');
    await window.screenshot('applies');
    const rows = await applies().rows();
    const at = rows.findIndex(({ label }) => label === 'Policies');
    const policy = rows[at + 1]?.label ?? '';
    await applies().click(policy);
    await window.page.locator('.tab.active').filter({ hasText: policy }).waitFor();
    await tree().menu(second, 'What Applies to This Mac');
    await titled(second).waitFor();
    // The rows of the first stand there until those of the second have come.
    await until('one request for the second', () => asked() === 2);
    await applies().row('Policies').waitFor();
    assert.equal(asked(), 2);
  });
});
