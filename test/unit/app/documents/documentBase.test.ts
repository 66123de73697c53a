import assert from 'node:assert/strict';
import { Window, desk, json, script, scriptOn, show, stored } from '../../../support/documents/documentsDesk.ts';

const path = '/v1/scripts/7';
const theirs = stored.replace('"Fix"', '"Theirs"');
const edit = (text: string): string => text.replace('echo 1', 'echo mine');

/** As VS Code reads a document that it shows already: the editor has its old text until the new one is there. */
async function readAnew(window: Window): Promise<string> {
  const text = await window.documents.reading.read(json);
  window.editors.set('.json', text);
  window.documents.happened({ kind: 'editorShows', text }, json);
  return text;
}

describe('what a document’s changes are made from', () => {
  for (const [way, before] of [
    ['a reload', async ({ documents }: Window) => await documents.drop(json)],
    ['a tab that is come back to', () => Promise.resolve()],
    ['an instance that changed', ({ documents }: Window) => Promise.resolve(documents.happened({ kind: 'announced' }, json))],
    [
      'a save',
      async ({ documents, editors }: Window) => {
        const mine = editors.get('.json')!.replace('"Fix"', '"Saved"');
        editors.set('.json', mine);
        assert.equal((await documents.send(json, mine)).kind, 'stored');
        documents.follow(json);
      },
    ],
  ] as const) {
    it(`is the copy that the editor shows after ${way}`, async () => {
      const { jamf, window } = desk();
      await readAnew(window);
      await before(window);
      if (way === 'a save') await readAnew(window);
      jamf.stored.set(path, theirs);
      const text = await readAnew(window);
      assert.match(text, /"Theirs"/);
      jamf.requests.length = 0;
      let asked: readonly string[] = [];
      window.asked = { confirm: ({ changes }) => Promise.resolve((asked = changes.map(({ pointer }) => pointer)).length > 0) };
      // A colleague takes the change back, so that sending it again would be seen by nobody.
      jamf.stored.set(path, stored);
      assert.equal((await window.documents.send(json, edit(text))).kind, 'stored');
      assert.deepEqual(asked, ['/scriptContents']);
      assert.match(jamf.stored.get(path)!, /"Fix"/);
      assert.match(scriptOn(jamf), /echo mine/);
    });
  }

  it('is what the editor shows at last, where the server went there and back while it read', async () => {
    const { jamf, window } = desk();
    const first = await readAnew(window);
    jamf.stored.set(path, theirs);
    const second = await window.documents.reading.read(json);
    jamf.stored.set(path, stored);
    await window.documents.reading.read(json);
    window.documents.happened({ kind: 'editorShows', text: first }, json);
    window.documents.happened({ kind: 'editorShows', text: second }, json);
    assert.equal((await window.documents.send(json, edit(second))).kind, 'stored');
    assert.match(jamf.stored.get(path)!, /"Fix"/);
  });

  it('stays what it was while the editor keeps its text, however often others read', async () => {
    const { jamf, window } = desk();
    const text = await show(window, json);
    window.editors.set('.json', text);
    for (let number = 0; number < 9; number += 1) {
      jamf.stored.set(path, stored.replace('"Fix"', `"Theirs ${number}"`));
      await window.documents.reading.read(json);
    }
    assert.equal((await window.documents.send(json, text.replace('"Fix"', '"Mine"'))).kind, 'conflict');
    assert.equal(jamf.writes().length, 0);
  });

  it('stays known over the end of the window for what was typed while a save was on its way', async () => {
    const { jamf, folder, window } = desk();
    const text = await readAnew(window);
    const saved = text.replace('"Fix"', '"Mine"');
    const typed = saved.replace('"Mine"', '"Mine, too"');
    jamf.before = ({ method }) => {
      if (method !== 'PUT') return;
      window.dirty.add('.json');
      window.editors.set('.json', typed);
    };
    assert.equal((await window.documents.send(json, saved)).kind, 'stored');
    jamf.stored.set(path, stored.replace('"Fix"', '"Mine"').replace('echo 1', 'echo theirs'));
    assert.equal((await new Window(jamf, folder).documents.send(json, typed)).kind, 'stored');
    assert.match(scriptOn(jamf), /echo theirs/);
  });
});

describe('a copy that was read ahead', () => {
  it('is shown by a read that follows at once, and by no later one', async () => {
    for (const [later, name] of [
      [0, 'Fix'],
      [60_000, 'Theirs'],
    ] as const) {
      const { jamf, window } = desk();
      window.documents.reading.prime(json, await window.documents.reading.serverCopy(json));
      jamf.stored.set(path, theirs);
      window.time += later;
      assert.match(await show(window, json), new RegExp(`"${name}"`));
    }
  });

  for (const [way, tell] of [
    ['is to be reloaded', async ({ documents }: Window) => await documents.drop(json)],
    ['is told that the server has another', ({ documents }: Window) => Promise.resolve(documents.happened({ kind: 'announced' }, json))],
    [
      'belongs to an object of which another document was saved',
      ({ documents }: Window) => Promise.resolve(documents.follow(script, [json])),
    ],
  ] as const) {
    it(`is not shown in a document that ${way}`, async () => {
      const { jamf, window } = desk();
      window.documents.reading.prime(json, await window.documents.reading.serverCopy(json));
      jamf.stored.set(path, theirs);
      await tell(window);
      assert.match(await show(window, json), /"Theirs"/);
    });
  }
});
