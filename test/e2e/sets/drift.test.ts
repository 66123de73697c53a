import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { placeKey, stemsOf } from '../../../src/core/sets/folder/layout.ts';
import { idsPath, printFiles, type PulledFile } from '../../../src/core/sets/folder/pulledIds.ts';
import { filesOf, pulledText } from '../../../src/core/sets/folder/pulledText.ts';
import { manifestPath, printManifest } from '../../../src/core/sets/folder/pullManifest.ts';
import { anything } from '../../../src/core/shapes/shape.ts';
import { signedIn } from '../../support/demoCaller.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { callToAdd } from '../support/addConnection.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { clickRow, pickItem } from '../support/contextMenu.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

/** The files of all buildings of a server, as somebody else pulled them and has them in git. */
function pulledFiles({ demo, url }: DemoServer): Readonly<Record<string, string>> {
  const all = signedIn(demo)('GET', '/api/v1/buildings?page-size=100').json.results as readonly { id: string; name: string }[];
  const refs = all.map(({ id, name }) => ({ resource: 'buildings', id, name }));
  const stems = stemsOf(refs);
  const ids = new Map<string, PulledFile>();
  const files: Record<string, string> = {};
  for (const [at, ref] of refs.entries()) {
    for (const { ending, text, isUnended } of filesOf('buildings', pulledText({ ...ref, shape: anything }, JSON.stringify(all[at])))) {
      const file = `acme/${stems.get(placeKey(ref)) ?? ''}${ending}`;
      files[file] = text;
      ids.set(file.slice('acme/'.length), { ...ref, isUnended, sha256: createHash('sha256').update(text).digest('hex') });
    }
  }
  files[`acme/${idsPath}`] = printFiles(ids);
  files[`acme/${manifestPath}`] = printManifest({ server: url, version: undefined, resources: ['buildings'], unread: [] });
  return files;
}

describe('a pulled folder in the Source Control view', () => {
  let window: Window;
  let server: DemoServer;
  let keys: BoundKeys<'add'>;
  before(async () => {
    server = await startDemoServer({ computers: 4 });
    keys = await BoundKeys.of({ add: callToAdd({ name: 'Acme', url: server.url, environment: 'Test', client: demoAdminClient }) });
    window = await Window.open({ files: pulledFiles(server), size: { width: 1300, height: 800 }, settings: { 'git.enabled': false } });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const file = (id: string): string => path.join(window.folder, 'acme/buildings', `${nameOf(id)}.json`);
  const nameOf = (id: string): string => String(server.demo.peek('buildings', id)?.['name']);
  const row = (name: string) => window.page.locator('.scm-view .monaco-list-row').filter({ hasText: name });
  const sourceControl = async (): Promise<void> => {
    await window.page
      .locator('.activitybar')
      .getByRole('tab', { name: /^Source Control/ })
      .click();
    await window.page.locator('.scm-view').waitFor();
  };
  const edit = (id: string, city: string): void =>
    writeFileSync(file(id), readFileSync(file(id), 'utf8').replace(/"city": "[^"]*"/, `"city": "${city}"`));

  it('shows what was changed here, without asking anybody', async () => {
    await sourceControl();
    edit('1', 'Oslo');
    await row('Changed here').waitFor();
    await row(nameOf('1')).waitFor();
    await window.statusBarItem('Not checked with Jamf').first().waitFor();
    assert.deepEqual(server.requests, []);
  });

  it('shows what was changed in Jamf, and on both sides, once somebody asks', async () => {
    await window.sideBar();
    await keys.press(window, 'add');
    await window.view('Instances').row('Acme').waitFor();
    edit('3', 'Oslo');
    const change = signedIn(server.demo);
    for (const id of ['2', '3']) change('PUT', `/api/v1/buildings/${id}`, { ...server.demo.peek('buildings', id), zipPostalCode: '0001' });
    await sourceControl();
    await window.command('Jamf Pro: Check for Changes in Jamf');
    await window.quick.pick(/^acme/);
    await row('Changed in Jamf').waitFor();
    await row('Both').waitFor();
    await window.inThemes(async (theme) => void (await window.screenshot(`drift-${theme}`)));
    await clickRow(row(nameOf('1')));
    await window.tab(new RegExp(`^${nameOf('1')}.json: Jamf Pro ↔ here`)).waitFor();
    // It takes the keys when its texts are there, and a menu that is open by then goes.
    await window.page.locator('.monaco-diff-editor .monaco-editor.focused').waitFor();
    await window.screenshot('drift-difference');
  });

  it('sends what is here with the question of a save, and takes what Jamf has', async () => {
    await clickRow(row(nameOf('1')), { button: 'right' });
    await window.screenshot('drift-menu');
    await pickItem(window.page, 'Send Mine…');
    await window.dialog('Change 1 field').press('Send');
    await until('the building in Oslo', () => server.demo.peek('buildings', '1')?.['city'] === 'Oslo');
    await row(nameOf('1')).waitFor({ state: 'detached' });
    await clickRow(row(nameOf('2')), { button: 'right' });
    await pickItem(window.page, "Take Jamf's");
    // VS Code moves a file over another one by taking that one away first.
    await until('the file with what Jamf has', () => existsSync(file('2')) && readFileSync(file('2'), 'utf8').includes('"0001"'));
    await row(nameOf('2')).waitFor({ state: 'detached' });
    await clickRow(row(nameOf('3')), { button: 'right' });
    await pickItem(window.page, "Take Jamf's");
    const question = window.dialog(' into “acme”?');
    assert.match(await question.text(), new RegExp(`buildings/${nameOf('3')}.json`));
    await window.screenshot('drift-question');
    await question.press("Take Jamf's");
    await row('Both').waitFor({ state: 'detached' });
    assert.doesNotMatch(readFileSync(file('3'), 'utf8'), /Oslo/);
  });
});
