import assert from 'node:assert/strict';
import { desk, json, show } from '../../../support/documents/documentsDesk.ts';

describe('who listens to documents', () => {
  it('is told that a text is kept, which is no other text to read, and VS Code finds its time and size', async () => {
    const { window } = desk();
    const draft = (await show(window, json)).replace('"Fix"', '"Draft"');
    window.changed.length = 0;
    await window.documents.keeping.keep(json, draft);
    assert.deepEqual(window.changed, [[]]);
    assert.deepEqual(window.documents.stat(json), { mtime: window.time, size: draft.length });
  });

  it('is told after a save that the document should be read, with the others of its object before it', async () => {
    const { window } = desk();
    await show(window, json);
    window.changed.length = 0;
    window.documents.follow(json, [json]);
    assert.deepEqual(window.changed, [[json]]);
  });
});

describe('what changes are made from', () => {
  it('is kept at the next key where the folder failed, and not again once it is there', async () => {
    const { folder, window } = desk();
    await show(window, json);
    folder.fails = (_, call) => call === 'write';
    await window.documents.keeping.keepBase(json);
    assert.deepEqual([window.troubles.length, folder.files.size], [1, 0]);
    folder.fails = () => false;
    await window.documents.keeping.keepBase(json);
    assert.equal(folder.files.size, 1);
    const { calls } = folder;
    await window.documents.keeping.keepBase(json);
    assert.equal(folder.calls, calls);
  });
});
