import assert from 'node:assert/strict';
import { commands, ProcessExecution, Task, tasks, TaskScope, Uri, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import type { DemoServer } from '../support/demoServer.ts';
import { field, replace, until } from './support/editing.ts';
import { addServer } from './support/serverInstance.ts';

describe('saving an object', () => {
  let server: DemoServer;
  let instance = '';
  let end: () => Promise<void>;

  before(async () => {
    ({ server, id: instance, end } = await addServer('Saving Test'));
  });

  after(() => end());

  const stored = (id: string): unknown => server.demo.peek('buildings', id)?.['name'];

  /** The names that were sent to a building, oldest first. */
  function sent(id: string): readonly unknown[] {
    const puts = server.requests.filter(({ method, path }) => method === 'PUT' && path === `/api/v1/buildings/${id}`);
    return puts.map(({ body }) => (JSON.parse(body) as { name: string }).name);
  }

  /** Shows a building in a tab that stays, with another name typed. */
  async function change(id: string, name: string): Promise<TextDocument> {
    const uri = await commands.executeCommand<string>('jamf.openObject', { instance, resource: 'buildings', id });
    const document = await workspace.openTextDocument(Uri.parse(uri));
    await window.showTextDocument(document, { preview: false });
    await replace(document, JSON.stringify(field(document, 'name')), JSON.stringify(name));
    return document;
  }

  /** Does something while a save of a building is on its way, which begins it. */
  async function during(id: string, begin: () => Thenable<unknown>, meanwhile: () => Promise<unknown>): Promise<void> {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    server.setFault({ method: 'PUT', fault: { kind: 'held', until: held } });
    const before = sent(id).length;
    try {
      const saving = begin();
      await until('the write', () => sent(id).length > before);
      await meanwhile();
      letGo();
      await saving;
    } finally {
      letGo();
      server.setFault(undefined);
    }
  }

  it('keeps what is typed while a save is under way, and what it belongs to', async () => {
    const document = await change('1', 'First');
    await during(
      '1',
      () => document.save(),
      async () => await replace(document, '"First"', '"Second"'),
    );
    await until('the end of the first save', () => stored('1') === 'First');
    // What an extension hears of the end of a save is that the document is clean, whatever was typed since. The tab knows.
    assert.deepEqual([window.tabGroups.activeTabGroup.activeTab?.isDirty, field(document, 'name'), sent('1')], [true, 'Second', ['First']]);
    assert.equal(await document.save(), true);
    assert.deepEqual([stored('1'), sent('1')], ['Second', ['First', 'Second']]);
    await until('the document is clean', () => !document.isDirty && field(document, 'name') === 'Second');
  });

  it('saves while it saves without sending anything twice', async () => {
    const document = await change('2', 'Pressed Again');
    const press = (): Thenable<unknown> => commands.executeCommand('workbench.action.files.save');
    const pressed: Thenable<unknown>[] = [];
    await during('2', press, async () => {
      for (let times = 0; times < 3; times += 1) pressed.push(press());
    });
    await Promise.all(pressed);
    await until('the document is clean', () => !document.isDirty);
    assert.deepEqual([stored('2'), sent('2')], ['Pressed Again', ['Pressed Again']]);
  });

  it('sends a text to its own object although the editor was closed meanwhile', async () => {
    const other = stored('4');
    const document = await change('3', 'Closed While Saving');
    await during(
      '3',
      () => document.save(),
      async () => {
        await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        await change('4', 'Typed Since');
      },
    );
    await until('the write', () => stored('3') === 'Closed While Saving');
    assert.deepEqual([stored('4'), sent('3'), sent('4')], [other, ['Closed While Saving'], []]);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('sends at Save without Formatting, of which VS Code tells nobody beforehand', async () => {
    const document = await change('5', 'As typed');
    await commands.executeCommand('workbench.action.files.saveWithoutFormatting');
    await until('the document is clean', () => !document.isDirty);
    assert.deepEqual([stored('5'), sent('5')], ['As typed', ['As typed']]);
  });

  it('keeps what is not in front where a task is run, for which VS Code saves everything, and sends it on command', async () => {
    const document = await change('6', 'Half edit');
    const uri = await commands.executeCommand<string>('jamf.openObject', { instance, resource: 'buildings', id: '7' });
    await window.showTextDocument(Uri.parse(uri), { preview: false });
    const execution = await tasks.executeTask(
      new Task({ type: 'process' }, TaskScope.Global, 'look', 'test', new ProcessExecution('true')),
    );
    await until('VS Code’s save', () => !document.isDirty);
    execution.terminate();
    assert.deepEqual([field(document, 'name'), sent('6')], ['Half edit', []]);
    await commands.executeCommand('jamf.sendDraft', document.uri.toString());
    assert.deepEqual([stored('6'), sent('6')], ['Half edit', ['Half edit']]);
  });
});
