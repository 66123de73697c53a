import assert from 'node:assert/strict';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { Window } from '../support/window.ts';

describe('a folder that is not trusted', () => {
  let window: Window;
  let server: DemoServer;
  let elsewhere: DemoServer;
  before(async () => {
    [server, elsewhere] = await Promise.all([startDemoServer(), startDemoServer()]);
    const planted = {
      'jamf.instances': [{ id: 'planted', name: 'Planted', url: elsewhere.url, environment: 'test' }],
      'jamf.http.maxBodyMegabytes': 1,
      'jamf.http.totalTimeout': 1,
      'http.proxy': elsewhere.url,
    };
    const list = { instances: [{ name: 'Planted', url: elsewhere.url, environment: 'test' }] };
    window = await Window.open({
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.emptyWindow': false,
      },
      files: { '.vscode/settings.json': JSON.stringify(planted), 'team.jamf-instances.json': JSON.stringify(list) },
    });
    await window.sideBar();
  });
  after(async () => {
    await window.close();
    await Promise.all([server.close(), elsewhere.close()]);
  });

  it('adds no instance by what it holds', async () => {
    await window.statusBarItem('Restricted Mode').waitFor();
    const tree = window.view('Instances');
    await tree.welcome.getByRole('button', { name: 'Add Instance' }).waitFor();
    assert.deepEqual(await tree.rows(), []);
    await window.screenshot('untrusted-1-empty');
  });

  it('is worked in like any other, and turns no request elsewhere', async () => {
    await addConnection(window, { name: 'Lab', url: server.url, environment: 'Test' });
    const tree = window.view('Instances');
    await tree.expand('Lab', 'Organization', 'Buildings');
    const name = String(server.demo.peek('buildings', '1')?.['name']);
    await tree.doubleClick(name);
    const editor = window.activeEditor();
    await editor.element.waitFor();
    await editor.setText((await editor.text()).replace(name, 'From a restricted window'));
    await editor.save();
    await window.dialog('Change 1 field').press('Send');
    await tree.row('From a restricted window').waitFor();
    await window.screenshot('untrusted-2-saved');
    assert.equal(server.demo.peek('buildings', '1')?.['name'], 'From a restricted window');
    assert.deepEqual(elsewhere.requests, []);
  });
});
