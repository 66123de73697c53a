import assert from 'node:assert/strict';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';

const tasks = { version: '2.0.0', tasks: [{ label: 'look', type: 'process', command: 'true', group: { kind: 'build', isDefault: true } }] };

describe('only a gesture at a document sends it', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ files: { '.vscode/tasks.json': JSON.stringify(tasks) } });
  });
  after(() => desk.close());

  const asked = (name = '') => desk.window.dialog(new RegExp(`Change 1 field of Building “${name}`));
  const kept = () => desk.window.toast(/kept here and not sent/);

  async function change(id: string, name: string): Promise<void> {
    await desk.building(id);
    await desk.replace(desk.name('buildings', id), name);
    await desk.dirty().waitFor();
  }

  it('Save All sends the document in front, keeps the others and says so once', async () => {
    const [first, second] = [desk.name('buildings', '1'), desk.name('buildings', '2')];
    await change('1', 'First');
    await change('2', 'Second');
    await change('3', 'In front');
    await desk.window.command('File: Save All Files');
    await asked().press('Send');
    assert.match(await kept().text(), /, .* were kept here and not sent: only the document in front/);
    await kept().hold();
    await desk.window.view('Instances').row('In front').waitFor();
    assert.equal(desk.writes().length, 1);
    await desk.rowBadge(first).waitFor();
    await kept().press('Send All');
    // The most recent one first.
    await asked(second).press('Send');
    await desk.window.view('Instances').row('Second').waitFor();
    await asked(first).press('Send');
    await desk.window.view('Instances').row('First').waitFor();
    assert.equal(desk.writes().length, 3);
  });

  it('running a task sends nothing that is not in front', async () => {
    const before = desk.writes().length;
    await change('4', 'Half edit');
    await desk.building('7');
    await desk.window.command('Tasks: Run Build Task');
    await kept().element.waitFor();
    await kept().dismiss();
    await desk.rowBadge(desk.name('buildings', '4')).waitFor();
    assert.equal(desk.writes().length, before);
    // The window of the tests has no terminal for the task itself.
    await until('the missing terminal', () => desk.window.troubles.some((text) => text.includes('An unknown error occurred')));
    assert.ok(desk.window.troubles.splice(0).every((text) => /xterm|An unknown error occurred/.test(text)));
  });

  it('Save without Formatting sends', async () => {
    const before = desk.writes().length;
    await change('5', 'As typed');
    await desk.window.command('File: Save without Formatting');
    await asked().press('Send');
    await desk.window.view('Instances').row('As typed').waitFor();
    assert.equal(desk.writes().length, before + 1);
    await desk.clean().waitFor();
  });

  it('a reload takes the changes out of its own document', async () => {
    const before = desk.writes().length;
    await change('6', 'Not wanted');
    await desk.window.command('Jamf Pro: Reload from Server');
    await desk.window.dialog('Your unsent text is dropped').press('Drop My Text');
    await desk.clean().waitFor();
    const own = desk.name('buildings', '6');
    await desk.window.activeEditor().element.locator('.view-line').filter({ hasText: own }).first().waitFor();
    assert.equal(desk.writes().length, before);
    await desk.rowBadge(own).waitFor({ state: 'detached' });
  });
});
