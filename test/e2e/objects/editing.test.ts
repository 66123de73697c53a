import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { signedIn } from '../../support/demoCaller.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { openConnected } from '../support/addConnection.ts';
import { until } from '../support/until.ts';
import type { Window } from '../support/window.ts';
import { pressLens } from '../support/lens.ts';

describe('help with an object', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer();
    window = await openConnected({ name: 'Lab', url: server.url, environment: 'Test' }, { size: { width: 1400, height: 1300 } });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const shot = (name: string) => window.screenshot(`editing-${name}`);
  const tree = () => window.view('Instances');
  const json = () => window.editor('.json');
  const name = (table: string, id: string) => String(server.demo.peek(table, id)?.['name']);
  const listsOf = (resource: string) => server.requests.filter(({ path: asked }) => asked.startsWith(`/api/v1/${resource}?`)).length;
  const line = (text: string) => json().element.locator('.view-line').filter({ hasText: text }).first();

  /** The place of a device, as the demo has it. */
  function placeOf(id: string): { readonly departmentId: string; readonly buildingId: string } {
    return server.demo.peek('mobile-devices', id)?.['userAndLocation'] as { departmentId: string; buildingId: string };
  }
  const deviceOf = (kind: string) =>
    Array.from({ length: 80 }, (_, index) => String(index + 1)).find(
      (id) => server.demo.peek('mobile-devices', id)?.['deviceType'] === kind,
    )!;
  const labelOf = (id: string) => (server.demo.peek('mobile-devices', id)!['general'] as { displayName: string }).displayName;

  it('shows the names of ids beside them, and completes an id by its name', async () => {
    const id = deviceOf('tvOS');
    const { departmentId, buildingId } = placeOf(id);
    await tree().expand('Lab', 'Mobile Devices', 'Mobile Devices (Detail)');
    await tree().isCounted('Mobile Devices (Detail)');
    await tree().menu(labelOf(id), /^Open$/);
    await line(name('departments', departmentId)).waitFor();
    await line(name('buildings', buildingId)).waitFor();
    await shot('1-names');
    assert.deepEqual([listsOf('departments'), listsOf('buildings')], [1, 1]);
    const other = departmentId === '2' ? '3' : '2';
    await json().goBehind('"departmentId": "');
    const rows = await json().complete();
    await shot('2-completion');
    await rows
      .filter({ hasText: name('departments', other) })
      .first()
      .click();
    assert.match(await json().text(), new RegExp(`"departmentId": "${other}",`));
    await line(name('departments', other)).waitFor();
    assert.equal(listsOf('departments'), 1);
  });

  it('reveals a masked secret in a dialog alone', async () => {
    assert.match(await json().text(), /"airplayPassword": "•+"/);
    await json().goBehind('"airplayPassword"');
    await pressLens(window.page.locator('.codelens-decoration a').filter({ hasText: 'Reveal' }).first());
    const question = window.dialog('Show “tvos.airplayPassword”');
    await question.element.waitFor();
    await shot('3-reveal-question');
    await question.press('Show');
    const shown = window.dialog('demo-airplay-password');
    await shown.element.waitFor();
    await shot('3-reveal');
    await shown.press('Copy');
    const clipboard = () => window.page.evaluate(() => navigator.clipboard.readText());
    await until('the secret on the clipboard', async () => (await clipboard()) === 'demo-airplay-password');
    assert.doesNotMatch(await json().text(), /demo-airplay-password/);
  });

  it('exports what is selected as files', async () => {
    const [one, two] = [name('scripts', '1'), name('scripts', '2')];
    await tree().toolbar(/^Collapse All/);
    await tree().row('Mobile Devices (Detail)').waitFor({ state: 'detached' });
    await tree().expand('Lab', 'Scripts & Packages', 'Scripts');
    await tree().isCounted('Scripts');
    await tree().click(one);
    await window.page.locator('.tab.active').filter({ hasText: one }).waitFor();
    await tree().click(two, 'also');
    await tree().menu(two, /^Export as Files/);
    await window.quick.pick('A file for each');
    await window.page.waitForFunction(
      (text) => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value.startsWith(text),
      window.folder,
    );
    await shot('5-folder');
    await window.quick.widget.getByRole('button', { name: 'Export Here' }).click();
    await window.toast('4 files written.').element.waitFor();
    await shot('5-exported');
    const file = (label: string, ending: string) => path.join(window.folder, 'scripts', `${label}${ending}`);
    assert.match(readFileSync(file(one, '.json'), 'utf8'), /"name"/);
    assert.match(readFileSync(file(one, '.sh'), 'utf8'), /^#!/);
    assert.ok(existsSync(file(two, '.json')));
  });

  /** The groups that each of these policies excludes, as the server has them. */
  function exclusionsOf(...policies: readonly string[]): readonly string[] {
    const ask = signedIn(server.demo);
    const { policies: all } = ask('GET', '/JSSResource/policies', undefined, { accept: 'application/json' }).json as {
      readonly policies: readonly { readonly id: number; readonly name: string }[];
    };
    return policies.map((policy) => {
      const id = all.find((one) => one.name === policy)?.id;
      const { text } = ask('GET', `/JSSResource/policies/id/${id}`, undefined, { accept: 'application/xml' });
      return /<exclusions>.*?<computer_groups>(.*?)<\/computer_groups>/s.exec(text)?.[1] ?? '';
    });
  }

  it('changes the scopes of three policies with one question that shows the difference, and one back and again', async () => {
    await tree().toolbar(/^Collapse All/);
    await tree().row('Scripts').waitFor({ state: 'detached' });
    await tree().expand('Lab', 'Computers', 'Policies');
    await tree().isCounted('Policies');
    const rows = await tree().rows();
    const [first = '', second = '', third = ''] = rows
      .slice(rows.findIndex(({ label }) => label === 'Policies') + 1)
      .map(({ label }) => label);
    await tree().click(first);
    await window.tab(first).waitFor();
    await line('"general"').waitFor();
    for (const other of [second, third]) await tree().click(other, 'also');
    await tree().menu(third, 'Add to Scope…');
    await window.quick.pick(/^Computer Group,/);
    await window.quick.pick('Exclusion');
    await window.quick.input.fill('pilot');
    await window.quick.pick(/^Pilot,/);
    await window.quick.pick(/Go on with this one/);
    const question = window.dialog('Change the scope of 3 Policies on Lab.');
    await question.element.waitFor();
    await shot('6-question');
    for (const one of [first, second, third])
      assert.ok((await question.text()).includes(`“${one}”: + exclusion: Computer Group “Pilot”`), one);
    await question.press('Send');
    await window.toast('The scopes of 3 objects were changed on Lab.').dismiss();
    for (const groups of exclusionsOf(first, second, third)) assert.match(groups, /<name>Pilot<\/name>/);
    await until('the scope as it is now', async () => (await json().text()).includes('"name": "Pilot"'));
    await shot('6-stored');
    await window.command('Jamf Pro: Remove from Scope…');
    await window.quick.pick(window.quick.widget.locator('.monaco-list-row').filter({ hasText: /^Pilot/ }));
    await window.quick.widget.getByText('1 Selected').waitFor();
    await window.quick.input.press('Enter');
    await window.dialog('− exclusion: Computer Group “Pilot”').press('Send');
    await until('no exclusion of the one in front', () => !exclusionsOf(first).join('').includes('Pilot'));
    await window.toast(`The scope of “${first}” was changed on Lab.`).dismiss();
    await window.command('Jamf Pro: Undo Last Save');
    await window.dialog(/Change 1 field of Policy/).press('Send');
    await until('the exclusion that was taken back', () => exclusionsOf(first).join('').includes('Pilot'));
  });
});
