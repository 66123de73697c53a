import assert from 'node:assert/strict';
import { commands, FilePermission, languages, Uri, workspace } from 'vscode';
import type { Command, TextDocument } from 'vscode';
import { field, replace, until } from './support/editing.ts';
import { closeAll, Lab, note, notesOf, press, shown } from './support/lab.ts';

describe('objects whose instance does not give them', () => {
  let lab: Lab;
  before(async () => {
    lab = await Lab.open('Absent');
  });
  after(() => lab.close());
  afterEach(closeAll);

  const signIn = '$(sign-in) Not signed in to Absent: sign in';
  const again = '$(refresh) Absent could not be read: try again';
  const add = '$(add) There is no instance “absent” in this window: add it';
  const reads = (id: string) => lab.server.requests.filter(({ path }) => path === `/api/v1/buildings/${id}`).length;
  const signOut = async () => await commands.executeCommand('jamf.signOut', lab.instance);
  const isThere = async (document: TextDocument, title: string) => (await notesOf(document)).some((one) => one.title === title);
  const isGone = async (document: TextDocument, title: string) =>
    await until(`no “${title}” above the text`, async () => !(await isThere(document, title)));

  /** A note is prose that cannot be typed into, with one line above it. */
  async function isNote(document: TextDocument, title: string): Promise<void> {
    assert.match(document.getText(), /^This is a note and not the object/);
    await until('prose', () => document.languageId === 'plaintext');
    await note(document, title);
    assert.equal((await notesOf(document)).length, 1);
    assert.equal((await workspace.fs.stat(document.uri)).permissions, FilePermission.Readonly);
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
    assert.equal(document.isDirty, false);
  }

  async function isRead(document: TextDocument, name: string): Promise<void> {
    await until('JSON', () => document.languageId === 'json' && field(document, 'name') === name);
    await until('that it may be typed into', async () => (await workspace.fs.stat(document.uri)).permissions === undefined);
  }

  /** The server answers nobody, and that is known. */
  async function goDown(document: TextDocument): Promise<Command> {
    lab.server.setFault({ fault: { kind: 'resetBefore' } });
    await commands.executeCommand('jamf.reloadObject', document.uri);
    return await note(document, again);
  }

  /** One that was never shown, as VS Code opens what it remembers. */
  const remembered = async (id: string) =>
    await shown(Uri.from({ scheme: 'jamf', authority: lab.instance, path: `/buildings/${id}/${lab.nameOf('buildings', id)}.json` }));

  it('go on showing what was read when they are signed out, and have a note where nothing was, until somebody signs in', async () => {
    const read = await lab.show('buildings', '1');
    await signOut();
    const said = await note(read, signIn);
    assert.equal(field(read, 'name'), lab.nameOf('buildings', '1'));
    assert.equal(read.isDirty, false);
    const never = await remembered('2');
    await isNote(never, signIn);
    assert.match(never.getText(), /signed out/);
    const before = reads('2');
    await press(said);
    await isRead(never, lab.nameOf('buildings', '2'));
    await isGone(never, signIn);
    await isGone(read, signIn);
    assert.equal(reads('2') - before, 1);
  });

  it('keep their changes when they are signed out, which can be saved after signing in', async () => {
    const document = await lab.show('buildings', '3');
    await replace(document, JSON.stringify(field(document, 'name')), '"Kept here"');
    await signOut();
    await press(await note(document, signIn));
    await isGone(document, signIn);
    assert.deepEqual([field(document, 'name'), document.isDirty], ['Kept here', true]);
    assert.equal(await document.save(), true);
    assert.equal(lab.nameOf('buildings', '3'), 'Kept here');
  });

  it('are read again when it is asked for, once the server answers', async () => {
    const document = await lab.show('buildings', '4');
    const said = await goDown(document);
    assert.equal(field(document, 'name'), lab.nameOf('buildings', '4'));
    lab.server.setFault(undefined);
    await lab.elsewhere('buildings/4', { name: 'Moved on' });
    await press(said);
    await isRead(document, 'Moved on');
    await isGone(document, again);
  });

  it('are read by themselves as soon as anything else is answered', async () => {
    const document = await lab.show('buildings', '5');
    await lab.elsewhere('buildings/5', { name: 'Moved again' });
    await goDown(document);
    lab.server.setFault(undefined);
    await lab.show('departments', '1');
    await isRead(document, 'Moved again');
    await isGone(document, again);
  });

  it('say that their instance was removed, and are read when it is there again', async () => {
    const read = await lab.show('buildings', '6');
    await lab.remove();
    const said = await note(read, add);
    assert.deepEqual([said.command, said.arguments], ['jamf.addInstance', undefined]);
    assert.equal(field(read, 'name'), lab.nameOf('buildings', '6'));
    const never = await remembered('7');
    await isNote(never, add);
    await lab.add();
    await isRead(never, lab.nameOf('buildings', '7'));
    await isRead(read, lab.nameOf('buildings', '6'));
    await isGone(never, add);
    await isGone(read, add);
  });
});
