import assert from 'node:assert/strict';
import { commands, ConfigurationTarget, FilePermission, languages, Uri, window, workspace } from 'vscode';
import type { CodeLens, CompletionList, Hover, MarkdownString, TextDocument } from 'vscode';
import type { DemoServer } from '../support/demoServer.ts';
import { field, replace, until } from './support/editing.ts';
import { byOther, put } from './support/otherPerson.ts';
import { addServer } from './support/serverInstance.ts';

describe('objects as files', () => {
  let server: DemoServer;
  let instance = '';
  let end: () => Promise<void>;

  before(async () => {
    ({ server, id: instance, end } = await addServer('Files Test'));
  });

  after(() => end());

  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  async function open(resource: string, id: string): Promise<TextDocument> {
    const uri = await commands.executeCommand<string>('jamf.openObject', { instance, resource, id });
    return await workspace.openTextDocument(Uri.parse(uri));
  }

  it('opens one as JSON at its address', async () => {
    const document = await open('buildings', '1');
    assert.match(document.uri.toString(), /^jamf:\/\/files-test\/buildings\/1\/[^/]+\.json$/);
    assert.equal(document.languageId, 'json');
    assert.equal(field(document, 'id'), '1');
  });

  it('asks the server once for what is shown again and again', async () => {
    const before = server.requests.length;
    const document = await open('buildings', '8');
    await window.showTextDocument(document, { preview: false });
    // VS Code looks at a document again in its own time, before it gets to the next one.
    await open('buildings', '9');
    await window.showTextDocument(document);
    await open('buildings', '10');
    const asked = server.requests.slice(before).filter(({ path }) => path === '/api/v1/buildings/8');
    assert.equal(asked.length, 1);
  });

  it('saves one edit, and shows what the server stored', async () => {
    const document = await open('buildings', '1');
    const name = String(field(document, 'name'));
    await replace(document, JSON.stringify(name), JSON.stringify(`${name} Annex`));
    assert.equal(await document.save(), true);
    assert.equal(server.demo.peek('buildings', '1')?.['name'], `${name} Annex`);
    await until('the document is clean', () => !document.isDirty && field(document, 'name') === `${name} Annex`);
  });

  it('merges what others changed meanwhile', async () => {
    const document = await open('buildings', '2');
    await put(server, 'buildings/2', { ...server.demo.peek('buildings', '2'), city: 'Elsewhere' });
    await replace(document, JSON.stringify(field(document, 'name')), '"Merged"');
    assert.equal(await document.save(), true);
    assert.deepEqual([server.demo.peek('buildings', '2')?.['name'], server.demo.peek('buildings', '2')?.['city']], ['Merged', 'Elsewhere']);
    await until('the merged field is shown', () => field(document, 'city') === 'Elsewhere');
  });

  it('saves what was typed while the editor was read anew', async () => {
    const document = await open('buildings', '12');
    await window.showTextDocument(document, { preview: false });
    await put(server, 'buildings/12', { ...server.demo.peek('buildings', '12'), city: 'Another city by now' });
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const path = '/api/v1/buildings/12';
    const asked = server.requests.length;
    server.setFault({ method: 'GET', path, fault: { kind: 'held', until: held }, times: 1 });
    try {
      await commands.executeCommand('jamf.reloadObject', document.uri.toString());
      await until('the read', () => server.requests.slice(asked).some((request) => request.method === 'GET' && request.path === path));
      await replace(document, JSON.stringify(field(document, 'name')), '"Typed meanwhile"');
    } finally {
      letGo();
      server.setFault(undefined);
    }
    assert.equal(await document.save(), true);
    const stored = server.demo.peek('buildings', '12');
    assert.deepEqual([stored?.['name'], stored?.['city']], ['Typed meanwhile', 'Another city by now']);
    await until('the merged field is shown', () => !document.isDirty && field(document, 'city') === 'Another city by now');
  });

  it('shows what a save left whose answer was lost, once the text is taken back', async () => {
    const document = await open('buildings', '11');
    await window.showTextDocument(document, { preview: false });
    const name = String(field(document, 'name'));
    await replace(document, JSON.stringify(name), '"Stored Late"');
    server.setFault({ method: 'PUT', fault: { kind: 'status', status: 504 } });
    try {
      assert.equal(await document.save(), false);
    } finally {
      server.setFault(undefined);
    }
    await put(server, 'buildings/11', { ...server.demo.peek('buildings', '11'), name: 'Stored Late' });
    await commands.executeCommand('undo');
    await until('what was stored is shown', () => !document.isDirty && field(document, 'name') === 'Stored Late');
  });

  it('keeps broken text and sends nothing', async () => {
    const document = await open('buildings', '3');
    const before = JSON.stringify(server.demo.peek('buildings', '3'));
    await replace(document, '"name"', '"name');
    assert.equal(await document.save(), false);
    assert.equal(document.isDirty, true);
    assert.equal(JSON.stringify(server.demo.peek('buildings', '3')), before);
    await until('a squiggle', () => languages.getDiagnostics(document.uri).some(({ source }) => source === 'Jamf Pro'));
  });

  it('helps with completion, hover and warnings from the schema', async () => {
    const document = await open('scripts', '1');
    const at = document.positionAt(document.getText().indexOf('"priority"') + 3);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    assert.match(hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join('\n'), /AFTER/);
    const value = document.getText().indexOf('"priority": "') + '"priority": "'.length;
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(value),
    );
    assert.ok(
      list.items.some(({ label }) => label === '"AT_REBOOT"'),
      JSON.stringify(list.items.map(({ label }) => label)),
    );
    await replace(document, '"priority": "', '"priority": "X');
    await until('a warning', () => languages.getDiagnostics(document.uri).some(({ message }) => /AT_REBOOT/.test(message)));
  });

  it('never sends by auto save, keeps the text, and sends it on command', async () => {
    const settings = workspace.getConfiguration('files');
    // Without a value, VS Code in a browser saves by itself after a second, in all tests that follow.
    const before = settings.inspect('autoSave')?.globalValue;
    await settings.update('autoSaveDelay', 100, ConfigurationTarget.Global);
    await settings.update('autoSave', 'afterDelay', ConfigurationTarget.Global);
    try {
      const document = await open('buildings', '4');
      const stored = JSON.stringify(server.demo.peek('buildings', '4'));
      await replace(document, JSON.stringify(field(document, 'name')), '"Typed, not sent"');
      await until('auto save', () => !document.isDirty);
      assert.equal(JSON.stringify(server.demo.peek('buildings', '4')), stored);
      assert.equal(field(document, 'name'), 'Typed, not sent');
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
      const lens = lenses.find(({ command }) => command?.title.includes('Not sent to Jamf Pro: send it'));
      assert.equal(lens?.command?.command, 'jamf.sendDraft');
      await commands.executeCommand('jamf.sendDraft', document.uri.toString());
      assert.equal(server.demo.peek('buildings', '4')?.['name'], 'Typed, not sent');
      await assert.rejects(async () => await commands.executeCommand('jamf.sendDraft', document.uri.toString()), /nothing unsent/);
    } finally {
      await settings.update('autoSave', before, ConfigurationTarget.Global);
      await settings.update('autoSaveDelay', undefined, ConfigurationTarget.Global);
    }
  });

  it('opens a script as a file of its own beside its JSON', async () => {
    const json = await open('scripts', '2');
    await commands.executeCommand('jamf.openScript', json.uri);
    const { document } = window.activeTextEditor!;
    assert.match(document.uri.path, /^\/scripts\/2\/.+\.(sh|zsh|py)$/);
    assert.equal(document.getText(), server.demo.peek('scripts', '2')?.['scriptContents']);
    assert.ok(['shellscript', 'python'].includes(document.languageId), document.languageId);
  });

  it('creates an object with the first save and moves the editor to it', async () => {
    await commands.executeCommand('jamf.newObject', { instance, resource: 'buildings' });
    const document = window.activeTextEditor!.document;
    assert.match(document.uri.path, /^\/buildings\/new\//);
    await until('the template', () => document.getText().includes('"name"'));
    await replace(document, '"name": ""', '"name": "Brand New"');
    assert.equal(await document.save(), true);
    await until('the editor moves', () => /^\/buildings\/\d+\//.test(window.activeTextEditor?.document.uri.path ?? ''));
    assert.equal(field(window.activeTextEditor!.document, 'name'), 'Brand New');
  });

  it('shows what was created behind what a person has gone on to meanwhile', async () => {
    await commands.executeCommand('jamf.newObject', { instance, resource: 'buildings' });
    const document = window.activeTextEditor!.document;
    await until('the template', () => document.getText().includes('"name"'));
    await replace(document, '"name": ""', '"name": "Shown Late"');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    server.setFault({ method: 'GET', path: /^\/api\/v1\/buildings\/\d+$/, fault: { kind: 'held', until: held } });
    try {
      assert.equal(await document.save(), true);
      const other = await workspace.openTextDocument({ content: 'gone on to' });
      await window.showTextDocument(other, { preview: false });
      letGo();
      const labels = (): readonly string[] => window.tabGroups.activeTabGroup.tabs.map(({ label }) => label);
      await until(
        'the new object in the place of its draft',
        () => labels().filter((label) => label.startsWith('Shown Late')).length === 1,
      );
      await until('its draft to be gone', () => !labels().some((label) => label.startsWith('New Building')));
      assert.equal(window.activeTextEditor?.document, other);
    } finally {
      letGo();
      server.setFault(undefined);
    }
  });

  it('creates once where the new object cannot be shown: its document stays, and is not sent again', async () => {
    await commands.executeCommand('jamf.newObject', { instance, resource: 'buildings' });
    const document = window.activeTextEditor!.document;
    await until('the template', () => document.getText().includes('"name"'));
    await replace(document, '"name": ""', '"name": "Not To Be Read"');
    const creations = (): number => server.requests.filter(({ method, path }) => method === 'POST' && path === '/api/v1/buildings').length;
    const before = creations();
    server.setFault({ method: 'GET', path: /^\/api\/v1\/buildings\/\d+$/, fault: { kind: 'status', status: 403 } });
    try {
      const asked = server.requests.length;
      assert.equal(await document.save(), true);
      await until('a look at it', () =>
        server.requests.slice(asked).some(({ method, path }) => method === 'GET' && /buildings\/\d+$/.test(path)),
      );
      await replace(document, '"Not To Be Read"', '"Changed Since"');
      assert.equal(await document.save(), false);
      assert.equal(creations() - before, 1);
    } finally {
      server.setFault(undefined);
    }
  });

  it('goes on showing an object that was deleted elsewhere, and creates it again from there', async () => {
    const document = await open('buildings', '6');
    const name = String(field(document, 'name'));
    await replace(document, JSON.stringify(name), JSON.stringify(`${name} Edited`));
    assert.equal(await byOther(server, 'DELETE', 'buildings/6'), 204);
    assert.equal(await document.save(), false);
    assert.equal(field(document, 'name'), `${name} Edited`);
    await commands.executeCommand('workbench.action.files.revert');
    await until('it is clean', () => !document.isDirty);
    assert.equal(field(document, 'name'), name);
    const again = await commands.executeCommand<string>('jamf.createAgain', document.uri);
    const fresh = window.activeTextEditor!.document;
    assert.equal(fresh.uri.toString(), again);
    assert.equal(field(fresh, 'name'), name);
    assert.equal(await fresh.save(), true);
    await until('the editor moves', () => /^\/buildings\/\d+\//.test(window.activeTextEditor?.document.uri.path ?? ''));
    assert.equal(field(window.activeTextEditor!.document, 'name'), name);
  });

  it('shows a note for an object of an instance that is not here, and keeps it nowhere', async () => {
    const uri = Uri.parse('jamf://nobody/buildings/1/Main.json');
    const document = await workspace.openTextDocument(uri);
    assert.match(document.getText(), /^This is a note and not the object[^]*no instance with the id “nobody”/);
    await until('prose', () => document.languageId === 'plaintext');
    assert.equal((await workspace.fs.stat(uri)).permissions, FilePermission.Readonly);
    const note = new TextEncoder().encode(document.getText());
    await assert.rejects(async () => await workspace.fs.writeFile(uri, note));
    const other = await open('buildings', '5');
    await assert.rejects(async () => await workspace.fs.writeFile(other.uri, note));
    await assert.rejects(async () => await commands.executeCommand('jamf.sendDraft', other.uri.toString()), /nothing unsent/);
  });

  it('says in one sentence that there is no such object', async () => {
    await assert.rejects(
      async () => await commands.executeCommand('jamf.openObject', { instance, resource: 'buildings', id: '999999' }),
      (error) => error instanceof Error && /Files Test/.test(error.message) && !error.message.includes('\n'),
    );
    await assert.rejects(
      async () => await commands.executeCommand('jamf.openObject', { instance, resource: 'no-such', id: '1' }),
      /no resource/,
    );
    await assert.rejects(async () => await commands.executeCommand('jamf.openObject', instance), /is not the address of an object/);
  });
});
