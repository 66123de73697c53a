import assert from 'node:assert/strict';
import { commands, languages, Uri, window, workspace } from 'vscode';
import type { DemoServer } from '../support/demoServer.ts';
import { replace, until } from './support/editing.ts';
import { addServer } from './support/serverInstance.ts';

describe('objects as files of a server that answers otherwise', () => {
  let server: DemoServer;
  let end: () => Promise<void>;
  const nameOf = (id: string): string => String(server.demo.peek('buildings', id)?.['name']);

  before(async () => {
    ({ server, end } = await addServer('Otherwise'));
  });

  after(() => end());

  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('stops a save that hangs, looks what came of it, and keeps the text', async () => {
    const name = nameOf('10');
    const document = await workspace.openTextDocument(Uri.parse(`jamf://otherwise/buildings/10/${encodeURIComponent(name)}.json`));
    await window.showTextDocument(document);
    await replace(document, JSON.stringify(name), '"Never Stored"');
    const before = server.requests.length;
    const sent = () => server.requests.slice(before).map(({ method }) => method);
    const isLookedAt = () => sent().includes('PUT') && sent().at(-1) === 'GET';
    server.setFault({ method: 'PUT', path: '/buildings/10', fault: { kind: 'hang' } });
    try {
      const saved = document.save();
      await until('the write', () => sent().includes('PUT'));
      // A wait can be stopped once it is shown.
      await until('the look after the stop', async () => {
        if (!isLookedAt()) await commands.executeCommand('jamf.stopWaiting');
        return isLookedAt();
      });
      assert.equal(await saved, false);
    } finally {
      server.setFault(undefined);
    }
    assert.deepEqual([document.isDirty, nameOf('10')], [true, name]);
  });

  for (const [status, words] of [
    [404, /no longer exists on Otherwise/],
    [403, /Refused/],
  ] as const) {
    it(`shows a note for an object that is answered with ${status}, which is prose, and the object once it can be read`, async () => {
      server.setFault({ path: '/buildings/7', fault: { kind: 'status', status } });
      const uri = Uri.parse(`jamf://otherwise/buildings/7/Answered%20with%20${status}.json`);
      try {
        const document = await workspace.openTextDocument(uri);
        await window.showTextDocument(document);
        assert.match(document.getText(), words);
        await until('prose', () => document.languageId === 'plaintext');
        assert.deepEqual(languages.getDiagnostics(uri), []);
      } finally {
        server.setFault(undefined);
      }
      await commands.executeCommand('jamf.reloadObject', uri.toString());
      await until('the object', () => window.activeTextEditor?.document.getText().includes(nameOf('7')) === true);
    });
  }

  it('compares two: the one that was chosen for it with the next', async () => {
    const names = ['8', '9'].map(nameOf);
    const [one, other] = names.map((name, index) => `jamf://otherwise/buildings/${index + 8}/${encodeURIComponent(name)}.json`);
    await commands.executeCommand('jamf.selectForCompare', one);
    await commands.executeCommand('jamf.compareWithSelected', other);
    const labels = () => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await until('the comparison', () => labels().includes(`${names.join(' ↔ ')} – Otherwise`));
    await assert.rejects(async () => await commands.executeCommand('jamf.compareWithSelected', one), /is the same object/);
  });
});
