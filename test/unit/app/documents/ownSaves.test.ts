import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import type { SaveQuestions } from '../../../../src/core/objects/save/saveTypes.ts';
import { secretMask } from '../../../../src/shared/secretNames.ts';

import { desk, json, script, scriptOn, show, stored } from '../../../support/documents/documentsDesk.ts';
import type { Desk } from '../../../support/documents/documentsDesk.ts';

type Conflict = Parameters<SaveQuestions['conflict']>[0];

/** A person at one window, with all that they were asked. */
function asked({ window }: Desk): { confirms: (readonly string[] | undefined)[]; conflicts: Conflict[] } {
  const log = { confirms: [] as (readonly string[] | undefined)[], conflicts: [] as Conflict[] };
  window.asked = {
    confirm: ({ meanwhile }) => Promise.resolve(log.confirms.push(meanwhile?.fromServer) > 0),
    conflict: (conflict) => Promise.resolve(log.conflicts.push(conflict) > 0 ? 'overwrite' : 'cancel'),
  };
  return log;
}

describe('what a person’s own saves left on the server', () => {
  it('is no change of others in the script of the same object', async () => {
    const at = desk();
    const [whole, text] = [await show(at.window, json), await show(at.window, script)];
    const log = asked(at);
    at.window.dirty.add(script.ending);
    assert.equal((await at.window.documents.send(json, whole.replace('"Fix"', '"Mended"'))).kind, 'stored');
    const outcome = await at.window.documents.send(script, text.replace('echo 1', 'echo 2'));
    assert.deepEqual([outcome.kind, 'fromServer' in outcome && outcome.fromServer], ['stored', []]);
    assert.deepEqual(log, { confirms: log.confirms.map(() => undefined), conflicts: [] });
    assert.match(at.jamf.stored.get('/v1/scripts/7')!, /"Mended"/);
    assert.match(scriptOn(at.jamf), /echo 2/);
  });

  it('is no change of others in the object of the same script', async () => {
    const at = desk();
    const [whole, text] = [await show(at.window, json), await show(at.window, script)];
    asked(at);
    at.window.dirty.add(json.ending);
    await at.window.documents.send(script, text.replace('echo 1', 'echo 2'));
    const outcome = await at.window.documents.send(json, whole.replace('"Fix"', '"Mended"'));
    assert.deepEqual('fromServer' in outcome && outcome.fromServer, []);
    assert.match(scriptOn(at.jamf), /echo 2/);
  });

  it('is asked about as one’s own where both documents changed the same', async () => {
    const at = desk();
    const [whole, text] = [await show(at.window, json), await show(at.window, script)];
    const log = asked(at);
    at.window.dirty.add(script.ending);
    await at.window.documents.send(json, whole.replace('echo 1', 'echo there'));
    await at.window.documents.send(script, text.replace('echo 1', 'echo here'));
    assert.deepEqual(
      log.conflicts.map(({ paths, yours }) => [paths, yours]),
      [[['/scriptContents'], ['/scriptContents']]],
    );
  });

  it('is a change of others once others changed it', async () => {
    const at = desk();
    const [whole, text] = [await show(at.window, json), await show(at.window, script)];
    asked(at);
    at.window.dirty.add(script.ending);
    await at.window.documents.send(json, whole.replace('"Fix"', '"Mended"'));
    at.jamf.stored.set('/v1/scripts/7', stored.replace('"Fix"', '"Theirs"'));
    const outcome = await at.window.documents.send(script, text.replace('echo 1', 'echo 2'));
    assert.deepEqual('fromServer' in outcome && outcome.fromServer, ['/name']);
  });

  it('is a change of others once they set it back after the document showed a newer copy', async () => {
    const at = desk();
    const [whole] = [await show(at.window, json), await show(at.window, script)];
    const log = asked(at);
    await at.window.documents.send(json, whole.replace('echo 1', 'echo mine'));
    at.jamf.stored.set('/v1/scripts/7', stored.replace('echo 1', 'echo newer'));
    const text = await show(at.window, script);
    at.jamf.stored.set('/v1/scripts/7', stored.replace('echo 1', 'echo mine'));
    await at.window.documents.send(script, text.replace('echo newer', 'echo 3'));
    assert.deepEqual(
      log.conflicts.map(({ paths, yours }) => [paths, yours]),
      [[['/scriptContents'], []]],
    );
  });

  it('is what a text is changed on from after its answer was lost', async () => {
    const at = desk();
    const whole = await show(at.window, json);
    const log = asked(at);
    const lost = ({ method }: { method: string }): 'reset' | 'storeAndReset' => (method === 'GET' ? 'reset' : 'storeAndReset');
    at.jamf.fault = (request) => (at.jamf.writes().length > 0 ? lost(request) : undefined);
    assert.equal((await at.window.documents.send(json, whole.replace('"Fix"', '"Mended"'))).kind, 'unknown');
    at.jamf.fault = () => undefined;
    assert.equal((await at.window.documents.send(json, whole.replace('"Fix"', '"Mended 2"'))).kind, 'stored');
    assert.deepEqual(log.conflicts, []);
  });

  for (const [fault, kind] of [
    ['500', 'notStored'],
    ['202', 'unknown'],
  ] as const) {
    it(`is what a text is changed on from where the server answered ${fault}, and stored it after it was looked at`, async () => {
      const at = desk();
      const whole = await show(at.window, json);
      const log = asked(at);
      at.jamf.fault = ({ method }) => (method === 'PUT' ? fault : undefined);
      assert.equal((await at.window.documents.send(json, whole.replace('"Fix"', '"Mended"'))).kind, kind);
      at.jamf.fault = () => undefined;
      at.jamf.stored.set('/v1/scripts/7', stored.replace('"Fix"', '"Mended"'));
      assert.equal((await at.window.documents.send(json, whole.replace('"Fix"', '"Mended 2"'))).kind, 'stored');
      assert.deepEqual(log.conflicts, []);
    });
  }

  describe('of a save whose answer was lost', () => {
    /** The text that was sent; the save was carried out or not. */
    async function lost(way: 'storeAndReset' | 'reset'): Promise<Desk & { readonly old: string }> {
      const at = desk();
      const old = await show(at.window, json);
      asked(at);
      at.jamf.fault = ({ method }) => (method !== 'GET' ? way : at.jamf.writes().length > 0 ? 'reset' : undefined);
      assert.equal((await at.window.documents.send(json, old.replace('"Fix"', '"Mended"'))).kind, 'unknown');
      at.jamf.fault = () => undefined;
      at.jamf.requests.length = 0;
      return { ...at, old };
    }

    it('is looked at where the text is taken back, and written over where it is there', async () => {
      const { jamf, window, old } = await lost('storeAndReset');
      assert.equal((await window.documents.send(json, old)).kind, 'stored');
      assert.equal(jamf.writes().length, 1);
      assert.match(jamf.stored.get('/v1/scripts/7')!, /"Fix"/);
    });

    it('is looked at there, and nothing is sent where it is not there: what others did since is shown', async () => {
      const { jamf, window, old } = await lost('reset');
      jamf.stored.set('/v1/scripts/7', stored.replace('echo 1', 'echo theirs'));
      const outcome = await window.documents.send(json, old);
      assert.deepEqual([outcome.kind, 'fromServer' in outcome && outcome.fromServer], ['stored', ['/scriptContents']]);
      assert.equal(jamf.writes().length, 0);
      assert.match(await window.documents.reading.read(json), /echo theirs/);
    });

    for (const way of ['storeAndReset', 'reset'] as const) {
      it(`is shown where an editor went back to the text before it: ${way}`, async () => {
        const { window, old } = await lost(way);
        window.changed.length = 0;
        window.documents.happened({ kind: 'wentBack', text: old.replace('"Fix"', '"Other"') }, json);
        assert.deepEqual(window.changed, []);
        window.documents.happened({ kind: 'wentBack', text: old }, json);
        assert.deepEqual(window.changed, [[json]]);
        assert.equal((await show(window, json)) === old, way === 'reset');
        window.changed.length = 0;
        window.documents.happened({ kind: 'wentBack', text: old }, json);
        assert.deepEqual(window.changed, []);
      });
    }
  });

  for (const isRead of [true, false]) {
    it(`is what is typed on from, as the server made it of it, ${isRead ? 'read' : 'not read'} back`, async () => {
      const at = desk();
      const whole = await show(at.window, json);
      const log = asked(at);
      at.jamf.keep = (_, body) => body.replace(/ +"/, '"');
      at.jamf.fault = ({ method }) => (method === 'GET' && !isRead && at.jamf.writes().length === 1 ? 'reset' : undefined);
      at.window.dirty.add(json.ending);
      const sent = whole.replace('"Fix"', '"Mended "');
      assert.equal((await at.window.documents.send(json, sent)).kind, 'stored');
      at.jamf.fault = () => undefined;
      assert.equal((await at.window.documents.send(json, sent.replace('"Mended "', '"Mended 2"'))).kind, 'stored');
      assert.deepEqual(log.conflicts, []);
      assert.match(at.jamf.stored.get('/v1/scripts/7')!, /"Mended 2"/);
    });
  }

  describe('where a save was accepted and could not be read back', () => {
    const settings: ObjectAddress = { ...json, resource: 'settings', target: { kind: 'only' } };
    const kept = '{"enabled":true,"greeting":"Hi","apiSecret":"tiger"}';
    /** Saves so, and what VS Code reads of the document after it. */
    const saved = async (at: Desk, address: ObjectAddress, text: string): Promise<string> => {
      at.window.editors.set('.json', text);
      at.jamf.fault = ({ method }) => (method === 'GET' && at.jamf.writes().length > 0 ? 'reset' : undefined);
      const outcome = await at.window.documents.send(address, text);
      assert.deepEqual([outcome.kind, 'verified' in outcome && outcome.verified], ['stored', false]);
      at.jamf.fault = () => undefined;
      at.window.documents.follow(address);
      const next = await show(at.window, address);
      at.window.editors.set('.json', next);
      return next;
    };

    it('a masked secret is still known: it is sent with the next save, and can be looked at', async () => {
      const at = desk();
      at.jamf.stored.set('/v1/settings', kept);
      const next = await saved(at, settings, (await show(at.window, settings)).replace('"Hi"', '"Hello"'));
      assert.match(next, /"Hello"/);
      assert.ok(next.includes(secretMask) && !next.includes('tiger'));
      assert.equal(await at.window.documents.reading.secretAt(settings, '/apiSecret'), 'tiger');
      assert.equal((await at.window.documents.send(settings, next.replace('"Hello"', '"Hey"'))).kind, 'stored');
      assert.deepEqual(JSON.parse(at.jamf.stored.get('/v1/settings')!), { enabled: true, greeting: 'Hey', apiSecret: 'tiger' });
    });

    it('what the server made of the text is nobody else’s change', async () => {
      const at = desk();
      const log = asked(at);
      at.jamf.stored.set('/v1/settings', kept);
      at.jamf.keep = (_, body) => body.replace(/ +"/, '"');
      const next = await saved(at, settings, (await show(at.window, settings)).replace('"Hi"', '"Hello "'));
      assert.equal((await at.window.documents.send(settings, next.replace('"Hello "', '"Hey"'))).kind, 'stored');
      assert.deepEqual(log.conflicts, []);
    });
  });
});
