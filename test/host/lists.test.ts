import assert from 'node:assert/strict';
import { commands, TabInputWebview, Uri, window, workspace } from 'vscode';
import type { CodeLens, CompletionItem, CompletionList, TabInputText } from 'vscode';
import { demoAdminClient } from '../../src/demo/credentials.ts';
import { startDemoServer } from '../support/demoServer.ts';
import type { DemoServer } from '../support/demoServer.ts';
import { replace, until } from './support/editing.ts';
import { ours } from './support/extension.ts';
import { byOther } from './support/otherPerson.ts';

describe('what a list leads to', () => {
  let server: DemoServer;
  let instance = '';

  before(async () => {
    await ours().activate();
    server = await startDemoServer();
    instance = await commands.executeCommand<string>('jamf.addInstance', {
      name: 'Lists Test',
      url: server.url,
      credentials: { kind: 'client', ...demoAdminClient },
      access: 'full',
      environment: 'test',
    });
  });

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('jamf.removeInstance', instance);
    await server.close();
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  const row = (id: string) => ({
    kind: 'object',
    instanceId: instance,
    resource: 'buildings',
    id,
    label: String(server.demo.peek('buildings', id)?.['name']),
  });
  const tabs = () => window.tabGroups.activeTabGroup.tabs;

  it('is each of the rows that are opened together, in a tab that stays, beside the one from before', async () => {
    await commands.executeCommand('jamf.openRows', row('2'));
    const rows = ['3', '4', '5'].map(row);
    await commands.executeCommand('jamf.openRows', rows[0], rows);
    const shown = (): readonly string[] =>
      tabs().map(({ input, isPreview }) => `${(input as TabInputText).uri.path.split('/')[2]}${isPreview ? ' as a preview' : ''}`);
    await until('all of them', () => shown().length === 4);
    assert.deepEqual(shown(), ['2', '3', '4', '5']);
  });

  it('is a table of it, with one request', async () => {
    const before = server.requests.length;
    await commands.executeCommand('jamf.openTable', { instance, resource: 'departments' });
    await until('its tab', () =>
      tabs().some(({ label, input }) => label === 'Departments – Lists Test' && input instanceof TabInputWebview),
    );
    const asked = (): readonly string[] =>
      server.requests
        .slice(before)
        .map((request) => request.path)
        .filter((path) => path.includes('/departments'));
    await until('its rows', () => asked().length > 0);
    assert.equal(asked().length, 1);
  });

  it('is an API role, whose privileges are completed from those that there are', async () => {
    const uri = await commands.executeCommand<string>('jamf.openObject', { instance, resource: 'api-roles', id: '1' });
    const document = await workspace.openTextDocument(Uri.parse(uri));
    await replace(document, '"privileges": [', '"privileges": [\n"Read Bu",');
    const at = document.positionAt(document.getText().indexOf('Read Bu') + 'Read Bu'.length);
    const list = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
    const found = list.items.find(({ label }) => label === 'Read Buildings');
    assert.ok(found, JSON.stringify(list.items.map(({ label }) => label)));
    assert.equal(replaced(found), '"Read Bu"');
    function replaced({ range }: CompletionItem): string {
      assert.ok(range !== undefined);
      return document.getText('start' in range ? range : range.replacing);
    }
  });

  it('is said to be gone where it no longer exists, and taken away from the favourites', async () => {
    const gone = row('7');
    await commands.executeCommand('jamf.addFavourite', gone);
    assert.equal(await byOther(server, 'DELETE', 'buildings/7'), 204);
    const uri = Uri.from({ scheme: 'jamf', authority: instance, path: `/buildings/7/${gone.label}.json` });
    await commands.executeCommand('vscode.open', uri);
    await until('the note', () => /no longer exists on Lists Test/.test(window.activeTextEditor?.document.getText() ?? ''));
    const removal = async (): Promise<CodeLens | undefined> =>
      (await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 100)).find(
        ({ command }) => command?.title.includes('Remove from Favourites') === true,
      );
    const { command } = (await removal()) ?? assert.fail('no way to remove it');
    assert.ok(command !== undefined);
    await commands.executeCommand(command.command, ...(command.arguments ?? []));
    await until('it is no favourite any more', async () => (await removal()) === undefined);
  });
});
