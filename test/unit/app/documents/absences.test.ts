import assert from 'node:assert/strict';
import { documentKey, KeptDocuments } from '../../../../src/app/keeping/keptDocuments.ts';
import { isGone, isNote, noteFor, refuseNote, remedyFor } from '../../../../src/app/documents/away.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { toParts } from '../../../../src/core/objects/address/address.ts';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { desk, json, script, show, Window } from '../../../support/documents/documentsDesk.ts';
import type { Desk } from '../../../support/documents/documentsDesk.ts';
import { blocked, evidence, refusal } from '../../../support/refusals.ts';
import { sha256 } from '../../../../src/host/support/sha256.ts';

describe('what helps where an object cannot be read', () => {
  const table: readonly [Problem, ReturnType<typeof remedyFor>][] = [
    [{ kind: 'auth', reason: 'signedOut' }, 'signIn'],
    [{ kind: 'auth', reason: 'wrongCredentials', evidence: evidence(401) }, 'signIn'],
    [refusal(401), 'signIn'],
    [{ kind: 'network', reason: 'refused', host: 'h' }, 'tryAgain'],
    [{ kind: 'tls', reason: 'expired', host: 'h' }, 'tryAgain'],
    [refusal(403, { text: blocked }), 'tryAgain'],
    [refusal(503), 'tryAgain'],
    [refusal(429), 'tryAgain'],
    [refusal(404), 'tryAgain'],
    [refusal(403), 'tryAgain'],
    [{ kind: 'invalid', message: 'No such resource.' }, 'tryAgain'],
    [{ kind: 'cancelled' }, 'read'],
    [{ kind: 'bug', detail: 'x' }, undefined],
  ];
  for (const [problem, remedy] of table) it(JSON.stringify(problem), () => assert.equal(remedyFor(problem, true), remedy));

  it('is the instance itself where it is gone', () => {
    for (const [problem] of table) assert.equal(remedyFor(problem, false), 'addInstance');
  });

  it('is said in a note that is known again whatever it says', () => {
    const note = noteFor('Lab: could not open Building “x”: No answer. {"name": "x"}', 'tryAgain');
    assert.ok(isNote(note) && isNote(`\uFEFF${note}`) && isNote(`${note} and more`));
    for (const text of ['', '{}', '#!/bin/sh\n', JSON.stringify(note), ` ${note}`]) assert.equal(isNote(text), false, text);
    assert.throws(() => refuseNote(note), ProblemError);
    assert.throws(() => JSON.parse(note) as unknown);
  });
});

describe('documents of an instance that does not answer', () => {
  const reads = ({ jamf }: Desk) => jamf.requests.length;
  const down = ({ jamf }: Desk) => void (jamf.fault = () => 'refused');
  const up = ({ jamf }: Desk) => void (jamf.fault = () => undefined);

  for (const address of [json, script]) {
    it(`show a note, and the object once it can be read: ${address.ending}`, async () => {
      const at = desk();
      down(at);
      const note = await show(at.window, address);
      assert.ok(isNote(note));
      assert.equal(at.window.documents.away(address)?.remedy, 'tryAgain');
      up(at);
      assert.match(await show(at.window, address), /echo 1/);
      assert.equal(at.window.documents.away(address), undefined);
    });
  }

  it('never take a note for the object: it is neither base nor version, draft or sent', async () => {
    const at = desk();
    down(at);
    const note = await show(at.window, json);
    up(at);
    const { documents, seen } = at.window;
    assert.equal(documents.baseShown(json), undefined);
    assert.deepEqual(seen, []);
    for (const text of [note, `${note}more`]) {
      await assert.rejects(documents.keeping.keep(json, text), ProblemError);
      await assert.rejects(documents.send(json, text), ProblemError);
    }
    await documents.keeping.keepBase(json);
    assert.deepEqual([[...at.folder.files], at.jamf.writes(), documents.isDraft(json)], [[], [], false]);
    await show(at.window, json);
    await documents.send(json, (await documents.reading.read(json)).replace('"Fix"', '"Mine"'));
    assert.deepEqual(at.jamf.sent(), { name: 'Mine', scriptContents: '#!/bin/sh\r\necho 1\n' });
  });

  it('answer the look at what a note may do without asking the server again, and only that look', async () => {
    const at = desk();
    down(at);
    const note = await show(at.window, json);
    at.window.editors.set('.json', note);
    at.window.documents.happened({ kind: 'settled', text: note }, json);
    const before = reads(at);
    assert.equal(await at.window.documents.reading.read(json), note);
    assert.equal(reads(at), before);
    up(at);
    const text = await show(at.window, json);
    assert.equal(reads(at), before + 1);
    at.window.documents.happened({ kind: 'settled', text }, json);
    assert.equal(await at.window.documents.reading.read(json), text);
    assert.equal(reads(at), before + 1);
    at.window.documents.happened({ kind: 'settled', text: note }, json);
    at.window.documents.happened({ kind: 'announced' }, json);
    await at.window.documents.reading.read(json);
    assert.equal(reads(at), before + 2);
  });

  it('go on showing what was read', async () => {
    const at = desk();
    const text = await show(at.window, json);
    down(at);
    assert.equal(await show(at.window, json), text);
    assert.equal(at.window.documents.away(json)?.remedy, 'tryAgain');
    up(at);
    await at.window.documents.send(json, text.replace('"Fix"', '"Mine"'));
    assert.deepEqual(at.jamf.sent(), { name: 'Mine', scriptContents: '#!/bin/sh\r\necho 1\n' });
  });

  it('go on showing what an editor shows that outlived its extension host, and no changes of it', async () => {
    const at = desk();
    down(at);
    at.window.editors.set('.sh', 'echo 1\n');
    assert.equal(await at.window.documents.reading.read(script), 'echo 1\n');
    at.window.dirty.add('.sh');
    assert.ok(isNote(await at.window.documents.reading.read(script)));
  });

  it('show what was not sent in full, and what was kept of the object', async () => {
    const at = desk();
    const text = await show(at.window, json);
    await at.window.documents.keeping.keep(json, text.replace('"Fix"', '"Mine"'));
    await at.window.documents.keeping.keepBase(script);
    down(at);
    const next = new Window(at.jamf, at.folder);
    assert.equal(await show(next, json), text.replace('"Fix"', '"Mine"'));
    assert.equal(next.documents.away(json), undefined);
  });

  it('show a text whose save was cut off, and let its end be looked up later', async () => {
    const at = desk();
    const kept = async (address: ObjectAddress, sending: string): Promise<void> =>
      await new KeptDocuments(at.folder, sha256, () => undefined).change(documentKey(address), () => ({ ...toParts(address), sending }));
    await kept(json, '{"name":"on its way"}');
    down(at);
    const files = [...at.folder.files];
    const next = new Window(at.jamf, at.folder);
    assert.equal(await show(next, json), '{"name":"on its way"}');
    assert.deepEqual([...at.folder.files], files);
  });

  it('say that their object was deleted from here, until one is read again', async () => {
    const at = desk();
    const text = await show(at.window, json);
    at.window.documents.happened({ kind: 'deleted', remedy: 'deleted' }, json);
    assert.equal(at.window.documents.away(json)?.remedy, 'deleted');
    const { stored } = at.jamf;
    const object = stored.get('/v1/scripts/7')!;
    stored.delete('/v1/scripts/7');
    assert.equal(await show(at.window, json), text);
    assert.equal(at.window.documents.away(json)?.remedy, 'deleted');
    stored.set('/v1/scripts/7', object);
    assert.equal(await show(at.window, json), text);
    assert.equal(at.window.documents.away(json), undefined);
  });

  it('show a note where the account may not read it, too', async () => {
    const at = desk();
    at.jamf.fault = () => '403';
    assert.ok(isNote(await at.window.documents.reading.read(json)));
  });

  it('whose reading was stopped show a note, and are read when somebody asks', async () => {
    const at = desk();
    const stop = new AbortController();
    at.jamf.before = () => stop.abort();
    at.jamf.fault = () => (stop.signal.aborted ? 'cancelled' : undefined);
    assert.match(await at.window.documents.reading.read(json, stop.signal), /^This is a note/);
    assert.equal(at.window.documents.away(json)?.remedy, 'read');
    at.jamf.fault = () => undefined;
    assert.match(await at.window.documents.reading.read(json), /"Fix"/);
  });
});

describe('documents of an object that was deleted elsewhere', () => {
  it('is what a 404 of the object itself says, and of nothing else', () => {
    const at = (status: number, path: string): Problem => refusal(status, { path });
    const table: readonly [ObjectAddress, Problem, boolean][] = [
      [json, at(404, '/v1/scripts/7'), true],
      [script, at(404, '/v1/scripts/7'), true],
      [{ ...json, target: { kind: 'one', id: 'a/b' } }, at(404, '/v1/scripts/a%2Fb'), true],
      [json, at(404, '/schema'), false],
      [json, at(404, '/v1/scripts/77'), false],
      [json, at(410, '/v1/scripts/7'), false],
      [{ ...json, target: { kind: 'only' } }, at(404, '/v1/settings'), false],
      [json, at(403, '/v1/scripts/7'), false],
    ];
    for (const [address, problem, gone] of table) assert.equal(isGone(address, problem), gone, JSON.stringify(problem));
  });

  for (const address of [json, script]) {
    it(`go on showing what was there, and say so: ${address.ending}`, async () => {
      const { jamf, window } = desk();
      const text = await show(window, address);
      jamf.stored.delete('/v1/scripts/7');
      assert.equal(await window.documents.reading.read(address), text);
      assert.deepEqual(window.documents.away(address), { remedy: 'gone', note: undefined });
      assert.equal(await window.documents.reading.read(address), text);
    });
  }

  it('say so in a window that was restored with changes, too', async () => {
    const at = desk();
    const text = await show(at.window, json);
    await at.window.documents.keeping.keepBase(json);
    at.jamf.stored.delete('/v1/scripts/7');
    const next = new Window(at.jamf, at.folder);
    assert.equal(await next.documents.reading.read(json), text);
    assert.equal(next.documents.away(json)?.remedy, 'gone');
  });

  it('show a note where nothing of the object was ever shown: nothing was lost', async () => {
    const { jamf, window } = desk();
    jamf.stored.delete('/v1/scripts/7');
    assert.ok(isNote(await window.documents.reading.read(json)));
    assert.equal(window.documents.away(json)?.remedy, 'tryAgain');
  });

  it('are not known to be gone while a person asks for them again, and are told as gone again', async () => {
    const { jamf, window } = desk();
    await show(window, json);
    jamf.stored.delete('/v1/scripts/7');
    await window.documents.reading.read(json);
    window.changed.length = 0;
    window.documents.happened({ kind: 'lookedAgain' }, json);
    assert.equal(window.documents.away(json), undefined);
    assert.deepEqual(window.changed, [[json]]);
    await window.documents.reading.read(json);
    assert.equal(window.documents.away(json)?.remedy, 'gone');
    window.documents.happened({ kind: 'deleted', remedy: 'deleted' }, json);
    window.documents.happened({ kind: 'lookedAgain' }, json);
    await window.documents.reading.read(json);
    assert.equal(window.documents.away(json)?.remedy, 'deleted');
  });

  it('forget it once the object is there again', async () => {
    const { jamf, window } = desk();
    await show(window, json);
    const stored = jamf.stored.get('/v1/scripts/7')!;
    jamf.stored.delete('/v1/scripts/7');
    await window.documents.reading.read(json);
    jamf.stored.set('/v1/scripts/7', stored);
    await window.documents.reading.read(json);
    assert.equal(window.documents.away(json), undefined);
  });
});
