import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { plantedWorld } from '../../../src/demo/worlds/planted.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { callToAdd } from '../support/addConnection.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

describe('two instances, compared as a whole', () => {
  let window: Window;
  const servers: DemoServer[] = [];
  before(async () => {
    servers.push(await startDemoServer({ computers: 12 }), await startDemoServer({ computers: 12, world: plantedWorld() }));
    const [lab, school] = servers.map(({ url }) => ({ url, client: demoAdminClient }));
    const keys = await BoundKeys.of({
      lab: callToAdd({ ...lab!, name: 'Lab', environment: 'Test' }),
      school: callToAdd({ ...school!, name: 'School', environment: 'Production' }),
    });
    window = await Window.open({ size: { width: 1500, height: 1300 } });
    await window.sideBar();
    await keys.press(window, 'lab');
    await window.view('Instances').row('Lab').waitFor();
    await keys.press(window, 'school');
    await window.view('Instances').row('School').waitFor();
  });
  after(async () => {
    await window.close();
    for (const server of servers) await server.close();
  });

  const comparison = () => window.view('↔');
  const requests = () => servers.reduce((sum, server) => sum + server.requests.length, 0);
  const labels = async (level: number) => (await comparison().rows()).filter((row) => row.level === level).map(({ label }) => label);

  it('say what it takes, and then what differs', async () => {
    await window.command('Jamf Pro: Compare Instances…');
    await window.quick.pick(/^Lab/);
    await window.quick.pick(/^School/);
    await window.quick.pick('All Kinds');
    for (const name of ['Lab', 'School']) {
      await window.quick.asks(`What Is Known of ${name}`);
      await window.quick.pick(/^Read It Now/);
    }
    // Both are read at once: the lists of either may be there first.
    const asked = /The Lists of (Lab|School) Are Read/;
    await window.quick.asks(asked);
    await comparison()
      .row(/^Reading Lab and School/)
      .waitFor();
    // A theme is chosen in the same place as an answer: this one is kept in the first theme alone.
    await window.screenshot('comparison-reading');
    const first = asked.exec(await window.quick.title.innerText())?.[1];
    await window.quick.pick(/^Read All Objects/);
    await window.quick.asks(`The Lists of ${first === 'Lab' ? 'School' : 'Lab'} Are Read`);
    await window.quick.pick(/^Read All Objects/);
    await comparison().row('Policies').waitFor();
    await window.view('Instances').pane.locator('.pane-header').click();
    await comparison().expand('Scripts', 'Policies');
    await window.inThemes(async (theme) => void (await window.screenshot(`comparison-${theme}`)));
  });

  it('show one object side by side', async () => {
    const before = requests();
    await comparison().click('Turn on FileVault');
    await window.tab(/^Turn on FileVault \(Lab ↔ School\)/).waitFor();
    await window.screenshot('comparison-object');
    await comparison().click('Turn on firewall');
    await window.tab(/^Turn on firewall \(Lab ↔ School\)/).waitFor();
    await window.inThemes(async (theme) => void (await window.screenshot(`comparison-script-${theme}`)));
    assert.equal(requests(), before, 'what was read is not asked for again');
  });

  it('are filtered, and say so', async () => {
    await comparison().toolbar('Filter by Text…');
    await window.quick.answer('firewall');
    await until('no more than is looked for', async () => !(await labels(1)).includes('Printers'));
    await comparison().expand('Scripts');
    await comparison().row('Turn on firewall').waitFor();
    await window.screenshot('comparison-filtered');
    await comparison().toolbar('Clear Filter of Comparison');
    await comparison().row('Printers').waitFor();
  });

  it('are opened all at once', async () => {
    await comparison().toolbar('Open All Differences');
    await window.tab(/^Lab ↔ School/).waitFor();
    await window.page.locator('.multiDiffEntry').first().waitFor();
    await window.inThemes(async (theme) => void (await window.screenshot(`comparison-all-${theme}`)));
  });

  it('are exported', async () => {
    await window.command('Jamf Pro: Export Comparison…');
    await window.quick.pick('Markdown');
    const file = path.join(window.folder, 'Lab and School.md');
    await until('the proposed file', async () => (await window.quick.input.inputValue()) === file);
    await window.quick.widget.getByRole('button', { name: 'OK' }).click();
    await window.toast(/The comparison is in/).dismiss();
    const text = readFileSync(file, 'utf8');
    assert.match(text, /^# Lab ↔ School\n/);
    assert.match(text, /\n\| Turn on firewall \| different \| scriptContents \|\n/);
  });
});
