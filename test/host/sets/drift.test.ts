import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import type { CompletionList, Hover, Location, MarkdownString } from 'vscode';
import { replace, until } from '../support/editing.ts';
import { closeAll, complaints, Lab } from '../support/lab.ts';

interface Report {
  readonly inJamf: number;
  readonly here: number;
  readonly both: number;
  readonly unread: number;
}

describe('a pulled folder', () => {
  let lab: Lab;
  let root = '';
  let folder = '';

  before(async () => {
    lab = await Lab.open('Drift Test');
    root = await mkdtemp(path.join(tmpdir(), 'jamf-drift-'));
    folder = Uri.file(root).toString();
    const resources = ['buildings', 'categories', 'scripts'];
    await commands.executeCommand('jamf.pull', { instance: lab.instance, folder, resources });
  });

  after(async () => {
    await lab.close();
    await rm(root, { recursive: true, force: true });
  });

  async function write(file: string, text: string): Promise<void> {
    await writeFile(path.join(root, file), text);
  }

  const textOf = async (file: string): Promise<string> => await readFile(path.join(root, file), 'utf8');
  const check = async (): Promise<Report> => await commands.executeCommand<Report>('jamf.checkDrift', { folder });
  const building = (id: string): string => `buildings/${lab.nameOf('buildings', id)}.json`;
  const script = (id: string, ending: string): string => `scripts/${lab.nameOf('scripts', id)}${ending}`;
  const uriOf = (file: string): Uri => Uri.file(path.join(root, file));

  async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
    const text = await textOf(file);
    assert.notEqual(text.replace(from, to), text, file);
    await write(file, text.replace(from, to));
  }

  const run = async (command: string, ...files: readonly string[]): Promise<void> =>
    await commands.executeCommand(command, { folder, paths: files });

  it('tells what differs, and ends in no difference when one side is sent and the other is taken', async () => {
    assert.deepEqual(await check(), none);
    const [one, two, three, text] = [building('1'), building('2'), building('3'), script('1', '.sh')];
    await edit(one, /"city": "[^"]*"/, '"city": "Oslo"');
    await edit(three, /"city": "[^"]*"/, '"city": "Oslo"');
    await lab.elsewhere('buildings/2', { city: 'Bern' });
    await lab.elsewhere('buildings/3', { streetAddress1: 'Elsewhere 1' });
    await lab.elsewhere('scripts/1', { scriptContents: '#!/bin/sh\necho more\n' });
    assert.deepEqual(await check(), { inJamf: 2, here: 1, both: 1, unread: 0 });
    await run('jamf.sendMine', one, three);
    assert.equal(lab.stored('buildings', '1')['city'], 'Oslo');
    // What both changed is brought together, there and here.
    assert.deepEqual([lab.stored('buildings', '3')['city'], lab.stored('buildings', '3')['streetAddress1']], ['Oslo', 'Elsewhere 1']);
    assert.match(await textOf(three), /Elsewhere 1/);
    await run('jamf.takeTheirs', two, text);
    assert.match(await textOf(two), /Bern/);
    assert.equal(await textOf(text), '#!/bin/sh\necho more\n');
    assert.deepEqual(await check(), none);
  });

  it('brings both sides together in the file, which is changed here alone then', async () => {
    const five = building('5');
    await edit(five, /"city": "[^"]*"/, '"city": "Oslo"');
    await lab.elsewhere('buildings/5', { streetAddress1: 'Elsewhere 2' });
    assert.deepEqual(await check(), { ...none, both: 1 });
    assert.deepEqual(await commands.executeCommand('jamf.mergeBoth', { folder, paths: [five] }), []);
    assert.match(await textOf(five), /Elsewhere 2[^}]*Oslo/);
    assert.notEqual(lab.stored('buildings', '5')['city'], 'Oslo');
    assert.deepEqual(await check(), { ...none, here: 1 });
    await run('jamf.sendMine', five);
    assert.deepEqual(await check(), none);
  });

  it('knows a file that an object was created with as that object’s, once its document is saved', async () => {
    const file = 'buildings/Annex of the pulled.json';
    await write(file, '{\n  "name": "Annex of the pulled",\n  "city": "Bern"\n}\n');
    await until('the file is told', async () => (await check()).here === 1);
    await run('jamf.sendMine', file);
    const document = window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'jamf');
    await replace(document, '"Bern"', '"Bern" ');
    await document.save();
    await until('the file is the object’s', async () => (await textOf('.jamf/ids.json')).includes('Annex of the pulled'));
    assert.match(await textOf(file), /"id": "\d+"/);
    assert.deepEqual(await check(), none);
    await closeAll();
  });

  it('shows the file beside what Jamf has, on the side that can be edited', async () => {
    const four = building('4');
    await lab.elsewhere('buildings/4', { city: 'Bern' });
    await check();
    await run('jamf.openDrift', four);
    const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.ok(input instanceof TabInputTextDiff);
    assert.equal(input.modified.toString(), uriOf(four).toString());
    assert.match((await workspace.openTextDocument(input.original)).getText(), /Bern/);
    await closeAll();
    await run('jamf.takeTheirs', four);
  });

  it('leaves a file alone that an editor holds changes of', async () => {
    const four = building('4');
    const document = await workspace.openTextDocument(uriOf(four));
    await replace(document, '"name"', '"name" ');
    await lab.elsewhere('buildings/4', { city: 'Rome' });
    await check();
    await assert.rejects(run('jamf.takeTheirs', four), /not saved/);
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
    await run('jamf.takeTheirs', four);
    assert.match(await textOf(four), /Rome/);
    await closeAll();
  });

  it('leaves out what is ignored until it changes again', async () => {
    const four = building('4');
    await edit(four, '"Rome"', '"Paris"');
    assert.equal((await check()).here, 1);
    await run('jamf.ignoreDrift', four);
    assert.deepEqual(await check(), none);
    await edit(four, '"Paris"', '"Lyon"');
    assert.equal((await check()).here, 1);
    await edit(four, '"Lyon"', '"Rome"');
  });

  it('has the help of the objects that its files are, without a request', async () => {
    const before = lab.server.requests.length;
    const document = await workspace.openTextDocument(uriOf(script('1', '.json')));
    await window.showTextDocument(document);
    const category = String(lab.stored('scripts', '1')['categoryId']);
    const at = document.positionAt(document.getText().indexOf(`"categoryId": "${category}"`) + '"categoryId": "'.length);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const words = hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join(' ');
    assert.ok(words.includes(lab.nameOf('categories', category)), words);
    await replace(document, '"osRequirements"', '"other"');
    const start = document.positionAt(document.getText().indexOf('{') + 1);
    const { items } = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, start);
    const offered = ['osRequirements', 'scriptContents'].filter((name) => items.some(({ label }) => label === name));
    // The script stands in a file of its own.
    assert.deepEqual(offered, ['osRequirements']);
    await replace(document, '"other"', '"osRequirements"');
    await replace(document, `"categoryId": "${category}"`, '"categoryId": 7');
    await until('a complaint', () => complaints(document).length > 0);
    assert.equal(lab.server.requests.length, before);
    await commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });

  it('finds in its files who uses what they name, and what they are', async () => {
    const file = uriOf(script('1', '.json'));
    const document = await workspace.openTextDocument(file);
    const category = String(lab.stored('scripts', '1')['categoryId']);
    const at = document.positionAt(document.getText().indexOf(`"categoryId": "${category}"`) + '"categoryId": "'.length);
    const find = async (where: Uri): Promise<readonly Location[]> =>
      await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', where, at);
    const own = await find(file);
    assert.ok(
      own.some(({ uri }) => uri.path.includes('/scripts/1/')),
      own.map(({ uri }) => uri.toString()).join(),
    );
    const ofCategory = uriOf(`categories/${lab.nameOf('categories', category)}.json`);
    const name = (await workspace.openTextDocument(ofCategory)).positionAt(
      (await textOf(path.relative(root, ofCategory.fsPath))).indexOf('"name": "') + 10,
    );
    const named = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', ofCategory, name);
    assert.deepEqual(named.map(String).toSorted(), own.map(String).toSorted());
    await closeAll();
  });

  it('is the folder of whom it says, at once, and is named by an address', async () => {
    const text = await textOf('.jamf/pull.json');
    await write('.jamf/pull.json', text.replace(lab.server.url, 'https://other.example'));
    await assert.rejects(check(), /was pulled from https:\/\/other\.example, and there is no instance/);
    await write('.jamf/pull.json', text);
    assert.deepEqual(await commands.executeCommand('jamf.checkDrift', { folder: Uri.file(root) }), none);
    await assert.rejects(async () => await commands.executeCommand('jamf.checkDrift', { folder: root }), /text of its URI/);
  });

  it('says that there is no instance for it, where there is none', async () => {
    await lab.remove();
    await assert.rejects(check(), /no instance with this address/);
    await lab.add();
    assert.deepEqual(await check(), none);
  });
});

const none: Report = { inJamf: 0, here: 0, both: 0, unread: 0 };
