import assert from 'node:assert/strict';
import { desk, json, script, show, stored } from '../../../support/documents/documentsDesk.ts';

const origin = 'https://acme.jamfcloud.com';

describe('a text that was written elsewhere', () => {
  const base = (text: string): { readonly base: string; readonly origin: string } => ({ base: text, origin });

  it('is an unsent text of its document, which is sent over the copy that it was made from', async () => {
    const { jamf, window } = desk();
    const pulled = await window.documents.reading.serverCopy(json);
    const from = { base: pulled, origin: jamf.session.profile.url };
    await window.documents.keeping.takeOver(json, pulled.replace('"Fix"', '"Mine"'), from);
    assert.equal(window.documents.isDraft(json), true);
    assert.match(await window.documents.reading.read(json), /"Mine"/);
    jamf.stored.set('/v1/scripts/7', stored.replace('echo 1', 'echo theirs'));
    assert.equal((await window.documents.send(json, pulled.replace('"Fix"', '"Mine"'))).kind, 'stored');
    assert.match(jamf.stored.get('/v1/scripts/7') ?? '', /"Mine".*echo theirs/);
    assert.equal(window.documents.isDraft(json), false);
  });

  it('does not take the place of another unsent text, nor of what is typed in an editor', async () => {
    const { window } = desk();
    const text = await show(window, json);
    await window.documents.keeping.keep(json, text.replace('"Fix"', '"Typed"'));
    await assert.rejects(window.documents.keeping.takeOver(json, text, base(text)), { name: 'ProblemError' });
    assert.match((await window.documents.keeping.draft(json)) ?? '', /"Typed"/);
    await window.documents.drop(json);
    window.dirty.add('.json');
    await assert.rejects(window.documents.keeping.takeOver(json, text, base(text)), { name: 'ProblemError' });
    assert.equal(await window.documents.keeping.draft(json), undefined);
  });

  it('is sent to no other server than the one that it is from', async () => {
    const { jamf, window } = desk();
    const text = await show(window, script);
    await window.documents.keeping.takeOver(json, text, base(text));
    await assert.rejects(window.documents.send(json, text), /belongs to https:\/\/acme/);
    assert.deepEqual(jamf.writes(), []);
  });
});
