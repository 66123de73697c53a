import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { secretMask } from '../../../../src/shared/secretNames.ts';
import { desk, json, script, scriptOn, show, stored, Window } from '../../../support/documents/documentsDesk.ts';

describe('documents of objects', () => {
  it('show the object, or the text inside it, byte for byte', async () => {
    const { window } = desk();
    assert.match(await show(window, json), /^{\n {2}"id": "7",\n/);
    assert.equal(await show(window, script), '#!/bin/sh\r\necho 1\n');
  });

  it('have the size that they will be read with as soon as their copy is there', async () => {
    const { window } = desk();
    window.documents.reading.prime(script, await window.documents.reading.serverCopy(script));
    const before = window.documents.stat(script);
    assert.equal(before.size, (await window.documents.reading.read(script)).length);
    assert.deepEqual([window.documents.stat(script).mtime, window.documents.stat(script).size], [before.mtime, before.size]);
  });

  it('save a script into its object and leave the rest alone', async () => {
    const { jamf, window } = desk();
    await show(window, script);
    const outcome = await window.documents.send(script, '#!/bin/sh\r\necho 2\n');
    assert.equal(outcome.kind, 'stored');
    assert.deepEqual(jamf.sent(), { name: 'Fix', scriptContents: '#!/bin/sh\r\necho 2\n' });
  });

  it('know a script again in which VS Code makes a lone carriage return a line end', async () => {
    const { jamf, window } = desk('{"id":"7","name":"Fix","scriptContents":"awk 1 RS=\\"\\r\\"\\necho 1\\n"}');
    window.asked.conflict = () => Promise.reject(new Error('nobody else changed anything'));
    const held = (await window.documents.reading.read(script)).replaceAll('\r', '\n');
    window.documents.happened({ kind: 'editorShows', text: held }, script);
    assert.equal((await window.documents.send(script, held.replace('echo 1', 'echo 2'))).kind, 'stored');
    assert.match(scriptOn(jamf), /echo 2/);
  });

  it('tell of each version that is shown or stored, once', async () => {
    const { window } = desk();
    await show(window, script);
    await window.documents.reading.read(script);
    await window.documents.send(script, '#!/bin/sh\r\necho 2\n');
    await show(window, script);
    assert.deepEqual(
      window.seen.map(([how, text]) => [how, /echo \d/.exec(text)?.[0]]),
      [
        ['opened', 'echo 1'],
        ['saved', 'echo 2'],
        ['opened', 'echo 2'],
      ],
    );
  });

  it('are no draft where what was kept was dropped before a slow disk had it', async () => {
    const { folder, window } = desk();
    const text = await show(window, json);
    const write = folder.write.bind(folder);
    let disk = (): void => undefined;
    const slow = new Promise<void>((resolve) => (disk = resolve));
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    folder.write = async (name, content) => {
      begin();
      await slow;
      await write(name, content);
    };
    const keeping = window.documents.keeping.keep(json, text.replace('"Fix"', '"Mine"'));
    await begun;
    const dropping = window.documents.drop(json);
    disk();
    await Promise.all([keeping, dropping]);
    assert.equal(window.documents.isDraft(json), false);
  });

  it('tell of no save where nothing had to be sent: somebody else had made the same change', async () => {
    const { jamf, window } = desk();
    const text = (await show(window, json)).replace('"Fix"', '"Same"');
    jamf.stored.set('/v1/scripts/7', stored.replace('"Fix"', '"Same"'));
    assert.equal((await window.documents.send(json, text)).kind, 'stored');
    assert.equal(jamf.writes().length, 0);
    assert.deepEqual(
      window.seen.map(([how]) => how),
      ['opened', 'opened'],
    );
  });

  it('tell of a save what it was made over, with what others had changed meanwhile', async () => {
    const { jamf, window } = desk();
    const text = await show(window, json);
    jamf.stored.set('/v1/scripts/7', stored.replace('echo 1', 'echo theirs'));
    assert.equal((await window.documents.send(json, text.replace('"Fix"', '"Mine"'))).kind, 'stored');
    assert.match(window.over ?? '', /"Fix"[^}]*echo theirs/);
  });

  it('send the text from before a save again, when it comes back by hand', async () => {
    const { jamf, window } = desk();
    const first = await show(window, script);
    await window.documents.send(script, 'echo 2\n');
    await show(window, script);
    window.documents.happened({ kind: 'editorShows', text: first }, script);
    assert.equal((await window.documents.send(script, first)).kind, 'stored');
    assert.equal(scriptOn(jamf), first);
  });

  it('save both parts of an object one after the other, and lose neither', async () => {
    const { jamf, window } = desk();
    const text = await show(window, json);
    await show(window, script);
    const both = await Promise.all([
      window.documents.send(script, 'echo new\n'),
      window.documents.send(json, text.replace('"Fix"', '"Repair"')),
    ]);
    assert.deepEqual(
      both.map(({ kind }) => kind),
      ['stored', 'stored'],
    );
    assert.deepEqual(
      jamf.writes().map(({ body }) => JSON.parse(String(body)) as unknown),
      [
        { name: 'Fix', scriptContents: 'echo new\n' },
        { name: 'Repair', scriptContents: 'echo new\n' },
      ],
    );
  });

  it('show the server’s copy after a save without asking again', async () => {
    const { jamf, window } = desk();
    const text = await show(window, json);
    await window.documents.send(json, text.replace('"Fix"', '"Repair"'));
    const asked = jamf.requests.length;
    window.documents.follow(json);
    assert.match(await show(window, json), /"Repair"/);
    assert.equal(jamf.requests.length, asked);
  });

  it('judge what is typed during a save by the text that was saved, so that merged fields of others stay', async () => {
    const { jamf, window } = desk();
    const text = await show(window, json);
    jamf.stored.set('/v1/scripts/7', stored.replace('echo 1', 'echo theirs'));
    const saved = text.replace('"Fix"', '"Repair"');
    assert.equal((await window.documents.send(json, saved)).kind, 'stored');
    window.dirty.add('.json');
    window.documents.follow(json);
    assert.equal((await window.documents.send(json, saved.replace('"Repair"', '"Mend"'))).kind, 'stored');
    assert.match(scriptOn(jamf), /echo theirs/);
    assert.match(jamf.stored.get('/v1/scripts/7')!, /"Mend"/);
  });

  it('compare with what the editor shows, whoever else reads the document meanwhile', async () => {
    const { jamf, window } = desk();
    const text = await show(window, json);
    jamf.stored.set('/v1/scripts/7', stored.replace('"Fix"', '"Theirs"'));
    await window.documents.reading.read(json);
    assert.equal((await window.documents.send(json, text.replace('"Fix"', '"Mine"'))).kind, 'conflict');
    assert.equal(jamf.writes().length, 0);
  });

  it('keep a text without sending it, over the end of the window, and send it from the base it was made from', async () => {
    const { jamf, folder, window } = desk();
    const text = await show(window, json);
    await window.documents.keeping.keep(json, text.replace('"Fix"', '"Draft"'));
    assert.equal(jamf.writes().length, 0);
    assert.equal(window.documents.isDraft(json), true);

    const next = new Window(jamf, folder);
    const back = await show(next, json);
    assert.match(back, /"Draft"/);
    assert.equal(next.documents.isDraft(json), true);
    jamf.stored.set('/v1/scripts/7', stored.replace('echo 1', 'echo theirs'));
    assert.equal((await next.documents.send(json, back)).kind, 'stored');
    assert.match(scriptOn(jamf), /echo theirs/);
    assert.equal(next.documents.isDraft(json), false);
    assert.equal(folder.files.size, 0);
  });

  it('keep the base of an edited document for a window that is restored, and see a conflict by it', async () => {
    const { jamf, folder, window } = desk();
    const text = await show(window, json);
    await window.documents.keeping.keepBase(json);
    jamf.stored.set('/v1/scripts/7', stored.replace('"Fix"', '"Theirs"'));
    const next = new Window(jamf, folder);
    assert.equal((await next.documents.send(json, text.replace('"Fix"', '"Mine"'))).kind, 'conflict');
    assert.equal(jamf.writes().length, 0);
  });

  it('know what an editor shows that comes back to a document which VS Code held all the time: nothing is announced then', async () => {
    const { jamf, window } = desk();
    const text = await window.documents.reading.read(json);
    window.editors.set('.json', text);
    await window.documents.reading.read(json);
    assert.equal((await window.documents.send(json, text.replace('"Fix"', '"Mine"'))).kind, 'stored');
    assert.equal(jamf.writes().length, 1);
  });

  it('ask before they overwrite when nobody knows what a text was made from', async () => {
    const { jamf, window } = desk();
    assert.equal((await window.documents.send(json, stored.replace('"Fix"', '"Mine"'))).kind, 'conflict');
    window.asked = { conflict: () => Promise.resolve('overwrite') };
    assert.equal((await window.documents.send(json, stored.replace('"Fix"', '"Mine"'))).kind, 'stored');
    assert.equal(jamf.writes().length, 1);
  });

  it('never put a secret of the server on disk, and send it back untouched', async () => {
    const { jamf, folder, window } = desk();
    const secret = '{"enabled":true,"greeting":"Hi","apiSecret":"tiger"}';
    jamf.stored.set('/v1/settings', secret);
    const settings: ObjectAddress = { ...json, resource: 'settings', target: { kind: 'only' } };
    const text = await show(window, settings);
    assert.ok(text.includes(secretMask) && !text.includes('tiger'));
    await window.documents.keeping.keep(settings, text.replace('true', 'false'));
    assert.ok(![...folder.files.values()].some((kept) => kept.includes('tiger')));
    const next = new Window(jamf, folder);
    assert.equal((await next.documents.send(settings, await next.documents.reading.read(settings))).kind, 'stored');
    assert.ok(!String(jamf.writes()[0]!.body).includes(secretMask));
  });

  it('have a time that changes only with the content, and not under an editor with changes', async () => {
    const { window } = desk();
    await show(window, json);
    const before = window.documents.stat(json);
    window.time = 5000;
    assert.deepEqual(window.documents.stat(json), before);
    window.dirty.add('.json');
    window.documents.happened({ kind: 'announced' }, json);
    assert.equal(window.documents.stat(json).mtime, before.mtime);
    assert.deepEqual(window.changed.at(-1), []);
    window.dirty.clear();
    window.documents.happened({ kind: 'announced' }, json);
    assert.equal(window.documents.stat(json).mtime, 5000);
  });

  it('keep the draft when it could not be sent', async () => {
    const { jamf, folder, window } = desk();
    const text = await show(window, json);
    await window.documents.keeping.keep(json, text.replace('"Fix"', '"Draft"'));
    jamf.fault = ({ method }) => (method === 'PUT' ? '400' : undefined);
    assert.equal((await window.documents.send(json, text.replace('"Fix"', '"Draft"'))).kind, 'refused');
    assert.deepEqual([window.documents.isDraft(json), folder.files.size], [true, 1]);
  });

  it('are marked as not sent from the start of a window on, contacting nobody', async () => {
    const { jamf, folder, window } = desk();
    await window.documents.keeping.keep(script, 'echo draft\n');
    const next = new Window(jamf, folder);
    await next.documents.recall();
    assert.deepEqual([next.documents.isDraft(script), next.documents.isDraft(json), next.documents.hasDraft(json)], [true, false, true]);
    assert.equal(jamf.requests.length, 0);
    assert.equal(next.documents.hasDraft({ ...json, target: { kind: 'one', id: '8' } }), false);
  });

  it('take a broken file for none', async () => {
    const { jamf, folder } = desk();
    folder.files.set('a.json', '{"key":');
    folder.files.set('b.json', '{"key":7}');
    assert.match(await new Window(jamf, folder).documents.reading.read(json), /"Fix"/);
  });
});

describe('a second press while a save of the same document is under way', () => {
  it('ends as the first one where nobody knows how that ended, and writes nothing', async () => {
    const { jamf, window } = desk();
    const text = (await show(window, json)).replace('"Fix"', '"Mine"');
    jamf.fault = ({ method }) => (method === 'PUT' ? '504' : undefined);
    const pressed = [text, text, text.replace('"Mine"', '"Newer"')].map((one) => window.documents.send(json, one));
    assert.deepEqual(
      (await Promise.all(pressed)).map(({ kind }) => kind),
      ['unknown', 'unknown', 'unknown'],
    );
    assert.equal(jamf.writes().length, 1);
  });

  it('leaves nothing typed since where the editor shows what was sent last, whoever sent an earlier text', async () => {
    const { window } = desk();
    const text = await show(window, json);
    const [draft, typed, newer] = ['"Draft"', '"Typed"', '"Newer"'].map((name) => text.replace('"Fix"', name)) as [string, string, string];
    window.editors.set('.json', draft);
    assert.equal(window.documents.isTypedSince(json), false);
    const sending = window.documents.send(json, draft);
    window.editors.set('.json', typed);
    await Promise.all([sending, window.documents.send(json, typed)]);
    assert.equal(window.documents.isTypedSince(json), false);
    window.editors.set('.json', newer);
    assert.equal(window.documents.isTypedSince(json), true);
    window.dirty.add('.json');
    assert.equal(window.documents.isTypedSince(json), false);
  });

  it('creates no second object where the list does not show the first one yet', async () => {
    const { jamf, window } = desk();
    const fresh: ObjectAddress = { ...json, resource: 'things', target: { kind: 'new' }, label: 'New' };
    jamf.fault = ({ method }) => (method === 'POST' ? 'reset' : undefined);
    const pressed = [1, 2].map(() => window.documents.send(fresh, '{"name":"Annex"}'));
    assert.deepEqual(
      (await Promise.all(pressed)).map(({ kind }) => kind),
      ['unknown', 'unknown'],
    );
    assert.equal(jamf.writes().length, 1);
  });

  it('is a save of its own after one that ended in any other way', async () => {
    const { jamf, window } = desk();
    const text = (await show(window, json)).replace('"Fix"', '"Mine"');
    jamf.fault = ({ method }) => (method === 'PUT' && jamf.writes().length === 1 ? '400' : undefined);
    const pressed = [1, 2].map(() => window.documents.send(json, text));
    assert.deepEqual(
      (await Promise.all(pressed)).map(({ kind }) => kind),
      ['refused', 'stored'],
    );
  });
});
