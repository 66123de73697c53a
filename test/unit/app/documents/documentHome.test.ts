import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { Window, desk, editorOf, json, older, scriptOn, show, stored } from '../../../support/documents/documentsDesk.ts';
import type { Desk } from '../../../support/documents/documentsDesk.ts';

const path = '/v1/scripts/7';
const theirs = stored.replace('echo 1', 'echo theirs');
const mine = (text: string): string => text.replace('"Fix"', '"Mine"');

/** A person changes what an editor shows. */
async function type(window: Window, address: ObjectAddress, edit: (text: string) => string): Promise<string> {
  const text = edit(await show(window, address));
  window.dirty.add(editorOf(address));
  window.editors.set(editorOf(address), text);
  await window.documents.keeping.keepBase(address);
  return text;
}

describe('two addresses of one object', () => {
  it('have a base each: what one shows changes nothing of what the other was made from', async () => {
    for (const isRestored of [false, true]) {
      const { jamf, folder, window } = desk();
      const text = await type(window, json, mine);
      jamf.stored.set(path, theirs);
      await type(window, older, (other) => other.replace('echo', 'printf'));
      const next = isRestored ? new Window(jamf, folder) : window;
      assert.equal((await next.documents.send(json, text)).kind, 'stored');
      assert.match(scriptOn(jamf), /echo theirs/);
    }
  });

  it('have one unsent text: the one that was left is shown under whatever name is opened next, with its base', async () => {
    const { jamf, folder, window } = desk();
    await window.documents.keeping.keep(older, mine(await show(window, older)));
    jamf.stored.set(path, theirs);
    for (const next of [window, new Window(jamf, folder)]) {
      assert.equal((await next.documents.keeping.draftOf(json))?.label, older.label);
    }
    const next = new Window(jamf, folder);
    const text = await show(next, json);
    assert.match(text, /"Mine"/);
    assert.deepEqual([next.documents.isDraft(json), next.documents.isDraft(older), folder.files.size], [true, false, 1]);
    assert.equal((await next.documents.send(json, text)).kind, 'stored');
    assert.match(scriptOn(jamf), /echo theirs/);
    assert.equal(folder.files.size, 0);
  });

  it('never take each other’s unsent text away', async () => {
    const { jamf, folder, window } = desk();
    const text = await type(window, json, mine);
    await window.documents.keeping.keep(json, text);
    window.dirty.clear();
    const other = await type(window, older, (shown) => shown.replace('echo 1', 'echo 2'));
    assert.doesNotMatch(other, /"Mine"/);
    await assert.rejects(window.documents.keeping.keep(older, other), /open as “Fix”, too/);
    assert.equal((await window.documents.send(older, other)).kind, 'stored');
    assert.equal(await window.documents.keeping.draft(json), text);
    assert.equal((await new Window(jamf, folder).documents.send(json, text)).kind, 'stored');
    assert.match(jamf.stored.get(path)!, /"Mine".*echo 2/);
  });
});

describe('what a document’s changes are made from', () => {
  it('is read and masked once, however many keys are pressed', async () => {
    const { folder, window } = desk();
    await type(window, json, mine);
    const [file] = folder.files.keys();
    folder.files.set(file!, 'untouched');
    for (let key = 0; key < 20; key += 1) await window.documents.keeping.keepBase(json);
    assert.equal(folder.files.get(file!), 'untouched');
  });

  it('stays on disk while an editor without a tab of its own holds changes', async () => {
    const { jamf, folder, window } = desk();
    const text = await type(window, json, mine);
    await window.documents.closed(json);
    jamf.stored.set(path, theirs);
    assert.equal((await new Window(jamf, folder).documents.send(json, text)).kind, 'stored');
    assert.match(scriptOn(jamf), /echo theirs/);
    window.dirty.clear();
    await window.documents.closed(json);
    assert.equal(folder.files.size, 0);
  });
});

describe('a text of one server', () => {
  /** The same instance, which stands for another server from now on. */
  function moved({ jamf, folder }: Pick<Desk, 'jamf' | 'folder'>, url = 'https://other.test'): Window {
    const { session } = jamf;
    return new Window({ session: { ...session, profile: { ...session.profile, url } } }, folder);
  }

  for (const [state, leave] of [
    ['typed', async (window: Window) => await type(window, json, mine)],
    [
      'kept unsent',
      async (window: Window) => {
        const text = mine(await show(window, json));
        await window.documents.keeping.keep(json, text);
        return text;
      },
    ],
  ] as const) {
    it(`that is ${state} is not sent to another that has its instance’s id, stays, and goes once the address is back`, async () => {
      const at = desk();
      const text = await leave(at.window);
      at.jamf.requests.length = 0;
      await assert.rejects(
        moved(at).documents.send(json, text),
        /this text belongs to https:\/\/x\.test, and “X” is https:\/\/other\.test/,
      );
      assert.equal(at.jamf.writes().length, 0);
      if (state === 'kept unsent') assert.equal(await moved(at).documents.reading.read(json), text);
      assert.equal((await moved(at, 'https://x.test').documents.send(json, text)).kind, 'stored');
    });
  }

  it('is not sent when the address changes in the window that it was typed in', async () => {
    const { jamf, window } = desk();
    const text = await type(window, json, mine);
    const { profile } = jamf.session;
    Object.assign(jamf.session, { profile: { ...profile, url: 'https://other.test' } });
    await assert.rejects(window.documents.send(json, text), /belongs to https:\/\/x\.test/);
    window.dirty.clear();
    window.documents.happened({ kind: 'announced' }, json);
    const anew = await show(window, json);
    assert.equal((await window.documents.send(json, mine(anew))).kind, 'stored');
  });

  it('is not created on another', async () => {
    const fresh: ObjectAddress = { ...json, resource: 'things', target: { kind: 'new' }, label: 'New' };
    const at = desk();
    await type(at.window, fresh, () => '{"name":"Annex"}');
    await assert.rejects(moved(at).documents.send(fresh, '{"name":"Annex"}'), /belongs to/);
    assert.equal(at.jamf.writes().length, 0);
  });

  it('whose save was cut off is not looked for on another, and is shown', async () => {
    const at = desk();
    const text = mine(await show(at.window, json));
    at.jamf.fault = ({ method }) => {
      if (method === 'GET') return undefined;
      at.window.documents.dispose();
      return 'storeAndReset';
    };
    await at.window.documents.send(json, text);
    at.jamf.fault = () => undefined;
    await assert.rejects(moved(at).documents.clearUp(json), /It went to https:\/\/x\.test/);
    assert.equal(await moved(at).documents.reading.read(json), text);
    assert.equal((await moved(at, 'https://x.test').documents.clearUp(json))?.kind, 'stored');
  });

  it('goes with its instance, from the disk as well', async () => {
    const { folder, jamf, window } = desk();
    await window.documents.keeping.keep(json, mine(await show(window, json)));
    await window.documents.keeping.keep({ ...json, instanceId: 'y' }, 'another instance’s');
    await window.documents.forgetInstance('x');
    assert.equal(window.documents.isDraft(json), false);
    assert.equal(folder.files.size, 1);
    assert.match(await new Window(jamf, folder).documents.reading.read(json), /"Fix"/);
  });
});
