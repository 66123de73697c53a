import assert from 'node:assert/strict';
import { bed } from '../support/hooks.ts';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';

describe('an extension host that is killed', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open();
  });
  after(() => desk.close());

  const asked = () => desk.window.dialog('Change 1 field');

  /**
   * The window's own host, by the server's log. VS Code starts the next one by itself, unless its server takes more than two seconds to say
   * how the first one ended: then a person does.
   */
  async function kill(): Promise<void> {
    const started = await bed();
    const before = started.extensionHosts();
    const pid = before.at(-1);
    assert.ok(pid !== undefined);
    const { console } = desk.window;
    const from = console.length;
    process.kill(pid, 'SIGKILL');
    await until('the end of the extension host', () => console.slice(from).some((line) => line.includes('terminated unexpectedly.')));
    const givenUp = performance.now() + 5000;
    const isNext = (): boolean => started.extensionHosts().length > before.length;
    await until('the next extension host, or the end of the time for it', () => isNext() || performance.now() > givenUp);
    if (!isNext()) await desk.window.command('Developer: Restart Extension Host');
    await until('the next extension host', isNext);
    // The next host's tree is unfolded as it was, and asks for nothing by itself: then the extension is there again.
    const tree = desk.window.view('Instances');
    await tree.row('As last read · Connect').waitFor();
    await tree.click('Load…');
    await tree.row('Load…').waitFor({ state: 'hidden' });
  }

  function forgiven(): void {
    desk.window.troubles.splice(0);
  }

  it('with changes that were not saved: the text and what it was made from are still there', async () => {
    await desk.building('1');
    await desk.replace(desk.name('buildings', '1'), 'Not lost');
    await desk.dirty().waitFor();
    await desk.hasKeptBase();
    await kill();
    forgiven();
    assert.match(await desk.window.activeEditor().text(), /"Not lost"/);
    await desk.dirty().waitFor();
    // Others change another field and the same one: only a base that survived can tell them apart.
    await desk.elsewhere('buildings/1', { city: 'Theirs' });
    await desk.window.activeEditor().save();
    await desk.window.dialog('Others changed city meanwhile').press('Send');
    await desk.clean().waitFor();
    assert.deepEqual([desk.stored('buildings', '1')['name'], desk.stored('buildings', '1')['city']], ['Not lost', 'Theirs']);
    assert.equal(desk.writes().length, 1);
    // VS Code shows the merged copy in its own time.
    await desk.window.activeEditor().element.locator('.view-line').filter({ hasText: '"Theirs"' }).waitFor();
  });

  it('while a save was on its way and was stored: the look finds it, and nothing is sent twice', async () => {
    await desk.replace('"Not lost"', '"Sent once"');
    desk.server.setFault({ method: 'PUT', fault: { kind: 'drip', bytes: 1, everyMs: 60_000 } });
    const before = desk.server.requests.length;
    await desk.window.activeEditor().save();
    await asked().press('Send');
    await desk.arrives('PUT', '/api/v1/buildings/1', before);
    await kill();
    forgiven();
    desk.server.setFault(undefined);
    assert.equal(desk.name('buildings', '1'), 'Sent once');
    const told = desk.window.toast('was cut off before its answer came');
    await told.element.waitFor();
    await desk.window.screenshot('saving-2-cut-off');
    assert.equal(desk.writes().length, 2);
    await told.press('Look Now');
    await desk.window.toast('was stored before it was cut off').element.waitFor();
    await desk.clean().waitFor();
    assert.match(await desk.window.activeEditor().text(), /"Sent once"/);
    assert.equal(desk.writes().length, 2);
    forgiven();
  });

  it('and one that ends with its window: the unsaved changes come back, with their base', async () => {
    await desk.replace('"Sent once"', '"After a reload"');
    await desk.dirty().waitFor();
    await desk.hasKeptBase();
    await desk.hasBackup('"After a reload"');
    await desk.window.reload();
    const editor = desk.window.activeEditor();
    await editor.element.waitFor();
    await desk.dirty().waitFor();
    assert.match(await editor.text(), /"After a reload"/);
    await desk.elsewhere('buildings/1', { name: 'Theirs' });
    await editor.save();
    await desk.window.dialog('was changed on Lab since you opened it').press('Overwrite');
    await desk.clean().waitFor();
    assert.equal(desk.name('buildings', '1'), 'After a reload');
    forgiven();
  });

  it('while a save was on its way and was not stored: the text is sent by hand, once more', async () => {
    await desk.replace('"After a reload"', '"Sent by hand"');
    desk.server.setFault({ method: 'PUT', fault: { kind: 'hang' } });
    const before = desk.server.requests.length;
    await desk.window.activeEditor().save();
    await asked().press('Send');
    await desk.arrives('PUT', '/api/v1/buildings/1', before);
    await kill();
    forgiven();
    desk.server.setFault(undefined);
    await desk.window.toast('was cut off before its answer came').press('Look Now');
    await desk.window.toast('was not stored. Your text is in the editor').element.waitFor();
    await desk.dirty().waitFor();
    assert.match(await desk.window.activeEditor().text(), /"Sent by hand"/);
    assert.equal(desk.name('buildings', '1'), 'After a reload');
    await desk.window.activeEditor().save();
    await asked().press('Send');
    await desk.clean().waitFor();
    assert.equal(desk.name('buildings', '1'), 'Sent by hand');
    assert.equal(desk.writes().length, 5);
    forgiven();
  });
});
