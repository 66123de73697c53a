import assert from 'node:assert/strict';
import { desk, json, show, stored, Window } from '../../../support/documents/documentsDesk.ts';
import type { Desk } from '../../../support/documents/documentsDesk.ts';

const note = 'This is a note and not the object: nothing of it is sent or kept.\n\nNot read yet.\n';

/** A window that came back with the script on show, with what the machine has of it. */
function restored(lastSeen: string | undefined): Desk {
  const made = desk();
  made.window.unread = { remedy: 'read', note };
  made.window.lastSeen = lastSeen;
  made.window.documents.happened({ kind: 'restored' }, json);
  return made;
}

const older = '{"id":"7","name":"Older","scriptContents":"#!/bin/sh\\necho 1\\n"}\n';

describe('a document that a window came back with', () => {
  it('shows what was last seen, and asks no server', async () => {
    const { jamf, window } = restored(older);
    assert.equal(await show(window, json), older);
    assert.equal(await show(window, json), older, 'as often as VS Code reads it');
    assert.equal(window.documents.away(json)?.remedy, 'read');
    assert.deepEqual(jamf.requests, []);
  });

  it('shows a note where nothing is known', async () => {
    const { jamf, window } = restored(undefined);
    assert.equal(await show(window, json), note);
    assert.deepEqual(jamf.requests, []);
  });

  it('is read as soon as somebody asks', async () => {
    const { jamf, window } = restored(older);
    await show(window, json);
    window.documents.happened({ kind: 'announced' }, json);
    assert.match(await show(window, json), /"Fix"/);
    assert.equal(window.documents.away(json), undefined);
    assert.equal(jamf.requests.length, 1);
  });

  it('shows what was seen last, however often the window comes back', async () => {
    const { jamf, folder, window } = restored(older);
    await show(window, json);
    window.documents.happened({ kind: 'announced' }, json);
    await show(window, json);
    const next = new Window(jamf, folder);
    next.unread = { remedy: 'read', note };
    next.lastSeen = stored;
    next.documents.happened({ kind: 'restored' }, json);
    assert.equal(await show(next, json), stored);
  });

  it('is read at once where reading asks no server', async () => {
    const { window } = restored(older);
    window.unread = undefined;
    assert.match(await show(window, json), /"Fix"/);
  });

  it('is saved over what others did meanwhile, field by field', async () => {
    const { jamf, window } = restored(older.replace('Older', 'Fix'));
    const text = await show(window, json);
    jamf.stored.set('/v1/scripts/7', stored.replace('echo 1', 'echo 2'));
    window.dirty.add('.json');
    window.editors.set('.json', text.replace('Fix', 'Mine'));
    const outcome = await window.documents.send(json, text.replace('Fix', 'Mine'));
    assert.equal(outcome.kind, 'stored', JSON.stringify(outcome));
    assert.match(jamf.stored.get('/v1/scripts/7') ?? '', /Mine.*echo 2/);
  });

  it('comes back with its text where that was not sent', async () => {
    const { jamf, folder, window } = desk();
    await show(window, json);
    await window.documents.keeping.keep(json, '{"name":"Draft"}');
    const next = new Window(jamf, folder);
    next.unread = { remedy: 'read', note };
    next.documents.happened({ kind: 'restored' }, json);
    assert.equal(await show(next, json), '{"name":"Draft"}');
  });
});
