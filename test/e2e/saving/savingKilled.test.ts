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

  const unsaved = '"Not lost"';

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
  }

  function forgiven(): void {
    desk.window.troubles.splice(0);
  }

  /** The tab of a document with changes that were never saved comes in front, and has them. */
  async function isStillThere(tab: string): Promise<void> {
    await desk.window.tab(tab).click();
    await desk.dirty().filter({ hasText: tab }).waitFor();
    // The tab is in front before its text is.
    assert.ok((await desk.window.editor(`/1/${encodeURIComponent(tab)}`).text()).includes(unsaved));
  }

  it('while a save was on its way and was stored: the look finds it, and nothing is sent twice', async () => {
    await desk.building('1');
    await desk.replace(desk.name('buildings', '1'), 'Not lost');
    await desk.dirty().waitFor();
    await desk.hasKeptBase();
    // Others change another field: only a base that survives tells that from a change of one's own.
    await desk.elsewhere('buildings/1', { city: 'Theirs' });
    await desk.building('2');
    await desk.replace(desk.name('buildings', '2'), 'Sent once');
    desk.server.setFault({ method: 'PUT', fault: { kind: 'drip', bytes: 1, everyMs: 60_000 } });
    const before = desk.server.requests.length;
    await desk.window.activeEditor().save();
    await desk.window.dialog('Change 1 field').press('Send');
    await desk.arrives('PUT', '/api/v1/buildings/2', before);
    const sent = desk.server.requests.length;
    await kill();
    forgiven();
    desk.server.setFault(undefined);
    assert.equal(desk.name('buildings', '2'), 'Sent once');
    const told = desk.window.toast('was cut off before its answer came');
    await told.element.waitFor();
    await desk.window.screenshot('saving-2-cut-off');
    assert.equal(desk.server.requests.length, sent);
    await told.press('Look Now');
    await desk.window.toast('was stored before it was cut off').element.waitFor();
    await desk.clean().waitFor();
    assert.match(await desk.window.activeEditor().text(), /"Sent once"/);
    assert.equal(desk.writes().length, 1);
    forgiven();
  });

  it('with changes that were not saved, and ends with its window after that: they are still there, with what they were made from', async () => {
    const tab = `${desk.name('buildings', '1')}.json`;
    await isStillThere(tab);
    await desk.hasBackup(unsaved);
    await desk.window.reload();
    await isStillThere(tab);
    await desk.window.activeEditor().save();
    await desk.window.dialog('Others changed city meanwhile').press('Send');
    await desk.clean().waitFor();
    assert.deepEqual([desk.stored('buildings', '1')['name'], desk.stored('buildings', '1')['city']], ['Not lost', 'Theirs']);
    assert.equal(desk.writes().length, 2);
    // VS Code shows the merged copy in its own time.
    await desk.window.activeEditor().element.locator('.view-line').filter({ hasText: '"Theirs"' }).waitFor();
    forgiven();
  });
});
