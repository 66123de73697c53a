import assert from 'node:assert/strict';
import { ObjectDesk } from '../support/objectDesk.ts';
import { turnRow } from '../support/contextMenu.ts';
import { until } from '../support/until.ts';
import { pressLens } from '../support/lens.ts';

describe('nothing is silent', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ size: { width: 1500, height: 950 }, isAddedByHand: true });
  });
  after(() => desk.close());

  const shot = (name: string) => desk.window.screenshot(`silent-${name}`);
  const tree = () => desk.window.view('Instances');
  const waiting = () => desk.window.statusBarItem(/Stop$/);
  /** In the status bar, or in the notification that takes its place after a while. */
  const stop = () =>
    waiting()
      .getByRole('button')
      .or(desk.window.toast(/^/).element.getByRole('button', { name: 'Cancel', exact: true }))
      .first()
      .click();
  const bar = () => tree().pane.locator('.monaco-progress-container.active');
  const one = /buildings\/\d+$/;
  const inFront = (name: string) => desk.window.page.locator('.tab.active').filter({ hasText: `${name}.json` });
  const lens = (text: string | RegExp) => desk.window.activeEditor().element.locator('.codelens-decoration a', { hasText: text }).first();

  it('an instance that was added is there, selected and unfolded, with the token that its test got', async () => {
    await tree().row('Organization').waitFor();
    const lab = tree().row('Lab');
    assert.deepEqual([await lab.getAttribute('aria-expanded'), await lab.getAttribute('aria-selected')], ['true', 'true']);
    await shot('0-added');
    const signIns = desk.server.requests.filter(({ path }) => /\/oauth\/token|invalidate-token/.test(path));
    assert.deepEqual(
      signIns.map(({ path }) => path),
      ['/api/v1/oauth/token'],
    );
  });

  it('an object that is slow shows so in the view and in the status bar, and can be stopped and read again', async () => {
    await tree().expand('Lab', 'Organization', 'Buildings');
    const name = desk.name('buildings', '1');
    desk.server.setFault({ path: one, fault: { kind: 'hang' } });
    const title = `Opening Building “${name}” on Lab…`;
    // At once: after three seconds a notification takes the place of the entry.
    await Promise.all([
      waiting().filter({ hasText: title }).waitFor(),
      desk.window.page.getByRole('button', { name: `${title} Enter stops it.` }).waitFor(),
      bar().waitFor(),
      tree().click(name),
    ]);
    await shot('1-opening');
    await stop();
    await waiting().waitFor({ state: 'hidden' });
    await inFront(name).waitFor();
    await lens('Not read anew from Lab').waitFor();
    assert.match(await desk.window.activeEditor().text(), /Stopped: Building “.*” on Lab was not read/s);
    await shot('2-stopped');
    desk.server.setFault(undefined);
    await pressLens(lens('Not read anew from Lab'));
    await until('the object', async () => (await desk.window.activeEditor().text()).includes(`"${name}"`));
  });

  it('a save says what was stored, and what was changed today can be looked at and taken back', async () => {
    const { window } = desk;
    const name = desk.name('buildings', '5');
    await desk.building('5');
    await desk.replace(name, 'North Gate');
    await window.activeEditor().save();
    await window.dialog('Change 1 field').press('Send');
    const stored = window.statusBarItem('Stored 1 field of Building');
    await stored.waitFor();
    await shot('3-stored');
    await tree().row('North Gate').waitFor();
    await window.command('Jamf Pro: Recent Changes…');
    await window.quick.option(/Building “North Gate”/).waitFor();
    await shot('4-recent');
    await window.quick.pick(/Building “North Gate”/);
    await window.quick.pick(/Open the Difference/);
    await window.tab(/Building “North Gate”: changed on Lab/).waitFor();
    // Until it has taken the focus, it would take it from what is asked next.
    await window.page.locator('.monaco-diff-editor .monaco-editor.focused').waitFor();
    await shot('5-difference');
    await window.command('Jamf Pro: Recent Changes…');
    await window.quick.pick(/Building “North Gate”/);
    await window.quick.pick(/Undo/);
    await window.dialog('Change 1 field').press('Send');
    await until('the name before', () => desk.name('buildings', '5') === name);
    // Its list is read anew for that, and must not meet what the server says next.
    await tree().row(name).waitFor();
  });

  it('a wait that Jamf Pro asks for is said, at an object and at a list, and stopped by the keyboard, also where there is little room', async () => {
    const { window, server } = desk;
    const name = desk.name('buildings', '8');
    await window.makeNarrow();
    server.setFault({ path: /buildings|categories/, fault: { kind: 'status', status: 429, retryAfter: 90 } });
    await tree().click(name);
    const toast = window.toast(`Opening Building “${name}” on Lab`);
    await toast.element.getByText('Jamf Pro asks to wait 90 s').waitFor();
    await turnRow(tree().row('Buildings'));
    await turnRow(tree().row('Categories'));
    await tree().row('Jamf Pro asks to wait 90 s').waitFor();
    await window.inThemes(async (theme) => {
      await shot(`6-${theme}`);
    });
    await tree().click('Jamf Pro asks to wait 90 s');
    await tree().row('Stopped').waitFor();
    await window.command('Jamf Pro: Stop Waiting');
    await toast.element.waitFor({ state: 'hidden' });
    await inFront(name).waitFor();
    await lens('Not read anew from Lab').waitFor();
    server.setFault(undefined);
    await tree().click('Stopped');
    await until('the categories', async () =>
      (await tree().rows()).some(({ label, description }) => label === 'Categories' && /^\d+$/.test(description)),
    );
    await window.inThemes(async (theme) => {
      await window.command('Jamf Pro: Recent Changes…');
      await window.quick
        .option(/Building/)
        .first()
        .waitFor();
      await shot(`7-${theme}-recent`);
      await window.quick.cancel();
    });
  });
});
