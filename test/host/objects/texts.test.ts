import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, languages, TabInputText, window } from 'vscode';
import type { CompletionList } from 'vscode';
import { field, replace, until } from '../support/editing.ts';
import { addServer, type ServerInstance } from '../support/serverInstance.ts';

describe('the texts of objects in VS Code', () => {
  let lab: ServerInstance;
  before(async () => {
    lab = await addServer('Texts');
  });
  after(() => lab.end());
  afterEach(async () => {
    await commands.executeCommand('workbench.action.files.revert');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  const stored = (table: string, id: string) => lab.server.demo.peek(table, id) ?? {};

  it('are completed with what the write takes, and nothing else', async () => {
    const document = await lab.open('buildings', '1');
    const line = /\n *"city":.*/.exec(document.getText())?.[0] ?? '';
    const at = document.getText().indexOf(line) + '\n  "'.length;
    await replace(document, line, '\n  "');
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(at),
    );
    const offered = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label).replaceAll('"', ''));
    assert.ok(offered.includes('city'), offered.join());
    assert.ok(!offered.includes('id'), offered.join());
  });

  it('stay, with a squiggle, where the server refuses them', async () => {
    const document = await lab.open('buildings', '1');
    await window.showTextDocument(document, { preview: false });
    const [one, two] = [stored('buildings', '1')['name'], stored('buildings', '2')['name']];
    await replace(document, JSON.stringify(one), JSON.stringify(two));
    assert.equal(await document.save(), false);
    assert.deepEqual([document.isDirty, field(document, 'name'), stored('buildings', '1')['name']], [true, two, one]);
    await until('a squiggle', () =>
      languages.getDiagnostics(document.uri).some(({ source, severity, message, range }) => {
        const isOfName = /name/.test(document.lineAt(range.start.line).text);
        return source === 'Jamf Pro' && severity === DiagnosticSeverity.Error && isOfName && /name/.test(message);
      }),
    );
  });

  it('are opened each in a tab that stays, where several rows are', async () => {
    const nodes = ['2', '3', '4'].map((id) => {
      const label = String(stored('departments', id)['name']);
      return { kind: 'object', instanceId: lab.id, resource: 'departments', id, label };
    });
    await commands.executeCommand('jamf.openRows', nodes[2], nodes);
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    assert.deepEqual(
      tabs.map(({ input }) => (input instanceof TabInputText ? input.uri.path.split('/').slice(1, 3).join('/') : '')),
      ['departments/2', 'departments/3', 'departments/4'],
    );
    assert.deepEqual(
      tabs.filter(({ isPreview }) => isPreview),
      [],
    );
    await until('the instance in each name', () =>
      window.tabGroups.all.flatMap((group) => group.tabs).every(({ label }) => label.endsWith('.json – Texts')),
    );
  });

  it('have, where they are scripts, the language of their first line', async () => {
    await commands.executeCommand('jamf.openScript', { instance: lab.id, resource: 'scripts', id: '1' });
    const { document } = window.activeTextEditor!;
    assert.match(document.uri.path, /\.sh$/);
    await until('a shell script', () => document.languageId === 'shellscript');
    await replace(document, document.lineAt(0).text, '#!/usr/bin/env python3');
    await until('a script in Python', () => document.languageId === 'python');
    assert.equal(document.isDirty, true);
    await commands.executeCommand('workbench.action.files.revert');
    await until('a shell script again', () => document.languageId === 'shellscript' && !document.isDirty);
  });

  it('are taken back to before the last save, which is sent as any other', async () => {
    const document = await lab.open('buildings', '5');
    await window.showTextDocument(document, { preview: false });
    const { city } = stored('buildings', '5');
    await replace(document, `"city": ${JSON.stringify(city)}`, '"city": "Elsewhere"');
    assert.equal(await document.save(), true);
    assert.equal(stored('buildings', '5')['city'], 'Elsewhere');
    await commands.executeCommand('jamf.undoLastSave', document.uri.toString());
    assert.equal(stored('buildings', '5')['city'], city);
    await until('the city of before', () => !document.isDirty && field(document, 'city') === city);
  });
});
