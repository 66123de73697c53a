import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, TabInputCustom, TabInputTextDiff, Uri, window } from 'vscode';
import { demoClient } from '../../src/demo/credentials.ts';
import { startDemoServer } from '../support/demoServer.ts';
import type { DemoServer } from '../support/demoServer.ts';
import { until } from './support/editing.ts';
import { ours } from './support/extension.ts';

describe('requests', () => {
  let server: DemoServer;
  let instance = '';
  let folder = '';

  before(async () => {
    await ours().activate();
    folder = mkdtempSync(path.join(tmpdir(), 'requests-'));
    server = await startDemoServer();
    const { clientId, clientSecret } = demoClient;
    const credentials = { kind: 'client', clientId, clientSecret };
    instance = await commands.executeCommand<string>('jamf.addInstance', {
      name: 'Requests Test',
      url: server.url,
      credentials,
      environment: 'test',
    });
  });

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('jamf.removeInstance', instance);
    await server.close();
    rmSync(folder, { recursive: true });
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  const asked = (): readonly string[] => server.requests.map((request) => request.path).filter((one) => one.includes('/buildings'));
  const input = (): unknown => window.tabGroups.activeTabGroup.activeTab?.input;

  function requestFile(name: string, pageSize: string): Uri {
    const query = [{ name: 'page-size', value: pageSize }];
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify({ jamfRequest: 1, method: 'GET', path: '/v1/buildings', query }));
    return Uri.file(file);
  }

  it('are composed by another extension, sent by a command once and not before, and their answer opened as a document', async () => {
    await commands.executeCommand('jamf.newRequest', { instance, path: '/v1/buildings', query: { 'page-size': 2, sort: ['name:asc'] } });
    await until('its tab', () => window.tabGroups.activeTabGroup.activeTab?.label === 'GET /v1/buildings – Requests Test');
    assert.deepEqual(asked(), []);
    await commands.executeCommand('jamf.request.send');
    const [sent, ...others] = asked().map((one) => new URL(one, server.url).searchParams);
    assert.deepEqual([sent?.get('page-size'), sent?.get('sort'), others], ['2', 'name:asc', []]);
    await commands.executeCommand('jamf.request.openResponse');
    const { document } = window.activeTextEditor!;
    assert.equal(document.languageId, 'json');
    const { totalCount, results } = JSON.parse(document.getText()) as { totalCount: number; results: readonly object[] };
    assert.deepEqual([totalCount > 2, results.length], [true, 2]);
  });

  it('open in a runner where their file is opened, and side by side as text where two files are compared', async () => {
    const [one, other] = [requestFile('two.jamf.json', '2'), requestFile('six.jamf.json', '6')];
    await commands.executeCommand('vscode.open', one);
    await until('the runner', () => input() instanceof TabInputCustom);
    assert.equal((input() as TabInputCustom).viewType, 'jamf.requestFile');
    await commands.executeCommand('vscode.diff', one, other);
    await until('the comparison', () => input() instanceof TabInputTextDiff);
    const { original, modified } = input() as TabInputTextDiff;
    assert.deepEqual([original.path, modified.path], [one.path, other.path]);
  });
});
