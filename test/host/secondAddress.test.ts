import assert from 'node:assert/strict';
import { commands, TabInputText, Uri, ViewColumn, window, workspace } from 'vscode';
import type { TextDocument, TextDocumentShowOptions } from 'vscode';
import { demoClient } from '../../src/demo/credentials.ts';
import { startDemoServer } from '../support/demoServer.ts';
import type { DemoServer } from '../support/demoServer.ts';
import { field, replace, until } from './support/editing.ts';
import { ours } from './support/extension.ts';
import { put } from './support/otherPerson.ts';

describe('an object under a second address', () => {
  let server: DemoServer;
  let instance = '';
  let document: TextDocument;

  before(async () => {
    await ours().activate();
    server = await startDemoServer();
    const { clientId, clientSecret } = demoClient;
    const credentials = { kind: 'client', clientId, clientSecret };
    const input = { name: 'Second Address', url: server.url, credentials, access: 'full', environment: 'test' };
    instance = await commands.executeCommand<string>('jamf.addInstance', input);
  });

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('jamf.removeInstance', instance);
    await server.close();
  });

  beforeEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    const uri = await commands.executeCommand<string>('jamf.openObject', { instance, resource: 'buildings', id: '7' });
    document = await workspace.openTextDocument(Uri.parse(uri));
  });

  const second = (): Uri => document.uri.with({ path: document.uri.path.replace(/[^/]+$/, 'Former name.json') });

  /** As a person does. Whoever asks for its editor as well may ask for one that is gone again: it leads to the first at once. */
  async function open(uri: Uri, options: TextDocumentShowOptions): Promise<void> {
    await commands.executeCommand('vscode.open', uri, { preview: false, ...options });
  }

  /** Once its tab was there: it may be gone again by then, and before it is there all is as it will be after it. */
  async function openSecond(options: TextDocumentShowOptions = {}): Promise<void> {
    const uri = second().toString();
    let wasThere = false;
    const listener = window.tabGroups.onDidChangeTabs(({ opened }) => {
      wasThere ||= opened.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri);
    });
    await open(second(), options);
    await until('the other tab was there', () => wasThere);
    listener.dispose();
  }

  function tabs(): readonly string[] {
    return window.tabGroups.all
      .flatMap((group) => group.tabs)
      .flatMap(({ input }) => (input instanceof TabInputText && input.uri.scheme === 'jamf' ? [input.uri.toString()] : []));
  }

  /** One tab is left, and the person is in it. */
  async function leadsToFirst(): Promise<void> {
    const uri = document.uri.toString();
    await until('the other tab goes', () => !tabs().includes(second().toString()));
    await until('the first is active', () => window.activeTextEditor?.document.uri.toString() === uri);
    await until('its tab is in front', () => {
      const input = window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof TabInputText && input.uri.toString() === uri;
    });
    assert.deepEqual([...new Set(tabs())], [uri]);
  }

  it('leads to the tab that is open, whose changes stay, and saving sends those only', async () => {
    await replace(document, JSON.stringify(field(document, 'name')), '"Typed in the first"');
    const before = { ...server.demo.peek('buildings', '7') };
    await put(server, 'buildings/7', { ...before, city: 'Elsewhere' });
    await openSecond();
    await leadsToFirst();
    assert.equal(document.isDirty, true);
    assert.equal(field(document, 'name'), 'Typed in the first');
    assert.equal(await document.save(), true);
    assert.deepEqual({ ...server.demo.peek('buildings', '7') }, { ...before, name: 'Typed in the first', city: 'Elsewhere' });
    await until('what is stored is shown', () => !document.isDirty && field(document, 'city') === 'Elsewhere');
  });

  it('leads there from another group of editors, too, and as often as it is opened', async () => {
    await window.showTextDocument(document, { preview: false, viewColumn: ViewColumn.One });
    for (let time = 0; time < 3; time += 1) {
      await openSecond({ viewColumn: ViewColumn.Two });
      await leadsToFirst();
    }
  });

  it('leads to the comparison that shows it', async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('vscode.diff', document.uri, document.uri, 'Compared');
    await openSecond();
    await until('the other tab goes', () => !tabs().includes(second().toString()));
    await until('the first is active', () => window.activeTextEditor?.document.uri.toString() === document.uri.toString());
    const labels = window.tabGroups.all.flatMap((group) => group.tabs).map(({ label }) => label);
    assert.deepEqual(labels, ['Compared']);
  });

  it('leaves one of two that are opened at once', async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await workspace.openTextDocument(second());
    await Promise.all([
      open(document.uri, { preserveFocus: true, viewColumn: ViewColumn.One }),
      openSecond({ preserveFocus: true, viewColumn: ViewColumn.Two }),
    ]);
    await until('one is left', () => new Set(tabs()).size === 1);
  });

  it('keeps what was typed there already', async () => {
    await window.showTextDocument(document, { preview: false });
    const other = await workspace.openTextDocument(second());
    await replace(other, JSON.stringify(field(other, 'name')), '"Typed in the second"');
    await window.showTextDocument(other, { preview: false });
    await until('both have a tab', () => tabs().length === 2);
    assert.equal(field(other, 'name'), 'Typed in the second');
    assert.equal(await other.save(), true);
    assert.equal(server.demo.peek('buildings', '7')?.['name'], 'Typed in the second');
    await until('the first shows it', () => !document.isDirty && field(document, 'name') === 'Typed in the second');
  });
});
