import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { secretsToEnter, secretToEnter } from '../../../../src/core/objects/plan/secrets.ts';
import { secretMask } from '../../../../src/shared/secretNames.ts';
import { desk, json, script, show, shownNow, stored, Window } from '../../../support/documents/documentsDesk.ts';
import type { Desk } from '../../../support/documents/documentsDesk.ts';

describe('documents of objects', () => {
  it('are never newer after a restart than what an editor holds: VS Code would refuse to save its text', async () => {
    const { jamf, folder, window } = desk();
    await show(window, json);
    window.time = 2000;
    window.documents.happened({ kind: 'announced' }, json);
    const held = window.documents.stat(json).mtime;
    const next = new Window(jamf, folder);
    next.time = 9000;
    assert.ok(next.documents.stat(json).mtime <= held);
    await next.documents.reading.read(json);
    assert.ok(next.documents.stat(json).mtime <= held);
    next.documents.happened({ kind: 'announced' }, json);
    assert.equal(next.documents.stat(json).mtime, 9000);
  });

  describe('whose window ended while a save was on its way', () => {
    type Way = 'before' | 'after';

    /** The window dies at the moment of the write: nothing that it would still do reaches the disk. */
    async function dying(
      way: Way,
      address = json,
      edit = (text: string): string => text.replace('"Fix"', '"Mine"'),
      settings = '{}',
    ): Promise<Desk> {
      const made = desk();
      made.jamf.stored.set('/v1/settings', settings);
      const text = edit(await show(made.window, address));
      const end = new Promise<void>((resolve) => {
        made.jamf.fault = ({ method }) => {
          if (method === 'GET') return undefined;
          made.window.documents.dispose();
          resolve();
          return way === 'after' ? 'storeAndReset' : 'reset';
        };
      });
      const saving = made.window.documents.send(address, text);
      await end;
      await saving;
      made.jamf.fault = () => undefined;
      made.jamf.requests.length = 0;
      return made;
    }

    for (const [way, kind] of [
      ['after', 'stored'],
      ['before', 'notStored'],
    ] as const) {
      it(`know of it, contact nobody by themselves, and say ${kind} after a look`, async () => {
        const { jamf, folder } = await dying(way);
        const next = new Window(jamf, folder);
        assert.deepEqual(await next.documents.departures.cutOff(), [json]);
        assert.equal(jamf.requests.length, 0);
        assert.equal((await next.documents.clearUp(json))?.kind, kind);
        assert.deepEqual(await next.documents.departures.cutOff(), []);
        assert.equal(await next.documents.clearUp(json), undefined);
        assert.equal(jamf.writes().length, 0);
      });

      it(`send a text that was ${kind} at most once more, by hand`, async () => {
        const { jamf, folder } = await dying(way);
        const next = new Window(jamf, folder);
        assert.equal((await next.documents.send(json, (await shownNow(jamf)).replace('"Fix"', '"Mine"'))).kind, 'stored');
        assert.equal(jamf.writes().length, kind === 'stored' ? 0 : 1);
        assert.match(jamf.stored.get('/v1/scripts/7')!, /"Mine"/);
        assert.deepEqual(await next.documents.departures.cutOff(), []);
      });
    }

    it('bring the text back as a draft where it was not stored and no editor held it', async () => {
      const { jamf, folder } = await dying('before');
      const next = new Window(jamf, folder);
      assert.match(await show(next, json), /"Mine"/);
      assert.equal(next.documents.isDraft(json), true);
      assert.equal((await next.documents.send(json, await next.documents.reading.read(json))).kind, 'stored');
    });

    it('bring it back after a look as well, where no editor held it', async () => {
      for (const isHeld of [false, true]) {
        const { jamf, folder } = await dying('before');
        const next = new Window(jamf, folder);
        if (isHeld) next.dirty.add(json.ending);
        assert.equal((await next.documents.clearUp(json))?.kind, 'notStored');
        assert.equal(next.documents.isDraft(json), !isHeld);
        next.dirty.clear();
        assert.equal((await show(next, json)).includes('"Mine"'), !isHeld);
      }
    });

    it('show the server’s copy where it was stored', async () => {
      const { jamf, folder } = await dying('after');
      const next = new Window(jamf, folder);
      assert.match(await show(next, json), /"Mine"/);
      assert.equal(next.documents.isDraft(json), false);
    });

    it('see a conflict with what others did since', async () => {
      const { jamf, folder } = await dying('before');
      jamf.stored.set('/v1/scripts/7', stored.replace('"Fix"', '"Theirs"'));
      const next = new Window(jamf, folder);
      assert.equal((await next.documents.clearUp(json))?.kind, 'partly');
      assert.equal((await next.documents.send(json, (await shownNow(jamf)).replace('"Theirs"', '"Mine"'))).kind, 'conflict');
      assert.equal(jamf.writes().length, 0);
    });

    it('do so for a script as well', async () => {
      const { jamf, folder } = await dying('after', script, () => 'echo 2\n');
      const next = new Window(jamf, folder);
      assert.deepEqual(await next.documents.departures.cutOff(), [script]);
      assert.equal((await next.documents.clearUp(script))?.kind, 'stored');
      assert.deepEqual(
        next.seen.map(([how, text]) => [how, /echo \d/.exec(text)?.[0]]),
        [['saved', 'echo 2']],
      );
      assert.match(next.documents.baseShown(script) ?? '', /echo 2/);
    });

    it('keep no secret on disk meanwhile', async () => {
      const { jamf, folder, window } = desk();
      jamf.stored.set('/v1/settings', '{"enabled":true,"greeting":"Hi","apiSecret":"tiger"}');
      const settings: ObjectAddress = { ...json, resource: 'settings', target: { kind: 'only' } };
      const text = await show(window, settings);
      const onDisk: string[] = [];
      jamf.before = ({ method }) => method === 'PUT' && onDisk.push(...folder.files.values());
      assert.equal((await window.documents.send(settings, text.replace('true', 'false'))).kind, 'stored');
      assert.equal(onDisk.length, 1);
      assert.match(onDisk[0]!, /"sending":/);
      assert.doesNotMatch(onDisk[0]!, /tiger/);
      assert.equal(folder.files.size, 0);
    });

    describe('ask for the secrets that were typed into it, which are kept nowhere', () => {
      const settings: ObjectAddress = { ...json, resource: 'settings', target: { kind: 'only' } };
      const before = '{"enabled":true,"greeting":"Hi","apiSecret":"tiger"}';

      async function cutOff(way: Way, edit: (text: string) => string): Promise<Desk> {
        return await dying(way, settings, (text) => edit(text).replace(`"${secretMask}"`, '"lion"'), before);
      }

      it('and send neither the old secret nor what stands for the new one', async () => {
        const { jamf, folder } = await cutOff('before', (text) => text.replace('"Hi"', '"Hello"'));
        assert.doesNotMatch([...folder.files.values()].join(), /lion|tiger/);
        const next = new Window(jamf, folder);
        const found = await next.documents.clearUp(settings);
        assert.equal(found?.kind, 'notStored');
        const text = await show(next, settings);
        assert.deepEqual(secretsToEnter(parseJson(text)), ['/apiSecret']);
        const refused = await next.documents.send(settings, text);
        assert.ok(refused.kind === 'refused');
        assert.deepEqual(
          refused.marks.map(({ pointer, message }) => [pointer, message]),
          [['/apiSecret', 'This secret was typed before a save was cut off, and was kept nowhere. Enter it again to save.']],
        );
        assert.equal(jamf.writes().length, 0);
        assert.equal((await next.documents.send(settings, text.replace(secretToEnter, 'lion'))).kind, 'stored');
        assert.deepEqual(JSON.parse(jamf.stored.get('/v1/settings')!), { enabled: true, greeting: 'Hello', apiSecret: 'lion' });
      });

      it('but not where the rest of it was stored, for then so were they', async () => {
        const { jamf, folder } = await cutOff('after', (text) => text.replace('"Hi"', '"Hello"'));
        const next = new Window(jamf, folder);
        assert.equal((await next.documents.clearUp(settings))?.kind, 'stored');
        const text = await show(next, settings);
        assert.deepEqual(secretsToEnter(parseJson(text)), []);
        assert.equal((await next.documents.send(settings, text.replace('"Hello"', '"Again"'))).kind, 'stored');
        assert.deepEqual(JSON.parse(jamf.stored.get('/v1/settings')!), { enabled: true, greeting: 'Again', apiSecret: 'lion' });
      });

      it('and say that nobody can tell where nothing else was changed', async () => {
        for (const way of ['before', 'after'] as const) {
          const { jamf, folder } = await cutOff(way, (text) => text);
          const next = new Window(jamf, folder);
          assert.equal((await next.documents.clearUp(settings))?.kind, 'unseen');
          assert.deepEqual(secretsToEnter(parseJson(await show(next, settings))), ['/apiSecret']);
        }
      });
    });

    it('note nothing of a save that ended here, however it ended', async () => {
      for (const fault of [undefined, '400', '500', 'reset', 'storeAndReset', 'html'] as const) {
        const { jamf, folder, window } = desk();
        const text = await show(window, json);
        jamf.fault = ({ method }) => (method === 'PUT' ? fault : undefined);
        await window.documents.send(json, text.replace('"Fix"', '"Mine"'));
        assert.deepEqual(await new Window(jamf, folder).documents.departures.cutOff(), [], fault);
      }
    });
  });

  describe('of an object that may have been created', () => {
    const fresh: ObjectAddress = { ...json, resource: 'things', target: { kind: 'new' }, label: 'New' };
    const text = '{"name":"Annex"}';

    it('look for its name before they create another, and lead to it', async () => {
      const { jamf, window } = desk();
      jamf.fault = ({ method }) => (method === 'POST' ? 'storeAndReset' : undefined);
      assert.equal((await window.documents.send(fresh, text)).kind, 'unknown');
      jamf.fault = () => undefined;
      const again = await window.documents.send(fresh, text);
      assert.deepEqual(again, { kind: 'exists', name: 'Annex', found: ['101'] });
      assert.equal(jamf.writes().length, 1);
    });

    it('create it where there is none of its name, or where it was renamed', async () => {
      for (const [fault, next] of [
        ['reset', text],
        ['storeAndReset', '{"name":"Other"}'],
      ] as const) {
        const { jamf, folder, window } = desk();
        jamf.fault = ({ method }) => (method === 'POST' ? fault : undefined);
        await window.documents.send(fresh, text);
        jamf.fault = () => undefined;
        assert.equal((await window.documents.send(fresh, next)).kind, 'created');
        assert.equal(jamf.writes().length, 2);
        assert.equal(folder.files.size, 0);
      }
    });

    it('send nothing when they cannot look', async () => {
      const { jamf, window } = desk();
      jamf.fault = ({ method }) => (method === 'POST' ? 'reset' : undefined);
      await window.documents.send(fresh, text);
      jamf.fault = () => 'reset';
      await assert.rejects(window.documents.send(fresh, text));
      assert.equal(jamf.writes().length, 1);
    });

    it('know after the end of the window that it may be there', async () => {
      const { jamf, folder, window } = desk();
      jamf.fault = ({ method }) => {
        if (method !== 'POST') return undefined;
        window.documents.dispose();
        return 'storeAndReset';
      };
      await window.documents.send(fresh, text);
      jamf.fault = () => undefined;
      const next = new Window(jamf, folder);
      assert.deepEqual(await next.documents.clearUp(fresh), { kind: 'created', ids: ['101'] });
      assert.equal((await next.documents.send(fresh, text)).kind, 'exists');
      assert.equal(jamf.writes().length, 1);
    });
  });
});
