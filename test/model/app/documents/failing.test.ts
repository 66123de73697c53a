import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import type { SendOutcome } from '../../../../src/app/saving/saving.ts';
import { faults } from '../../../support/objects/anyFault.ts';
import type { Fault } from '../../../support/objects/fakeJamf.ts';
import { desk, json, script, scriptOn, show, Window } from '../../../support/documents/documentsDesk.ts';
import type { Desk } from '../../../support/documents/documentsDesk.ts';

const fresh: ObjectAddress = { ...json, resource: 'things', target: { kind: 'new' }, label: 'New' };

/** One thing that a person does; `isThere`: whether the server has what was sent. */
interface Act {
  readonly name: string;
  readonly run: (at: Desk) => Promise<SendOutcome>;
  readonly isThere: (at: Desk) => boolean;
}

const hasName = (name: string) => (at: Desk) => at.jamf.stored.get('/v1/scripts/7')!.includes(name);
const created = ({ jamf }: Desk): number =>
  [...jamf.stored].filter(([path, text]) => path.startsWith('/v1/things/') && text.includes('Annex')).length;

/** What VS Code calls without waiting for it must not fail: nobody would catch it. */
async function edit({ window }: Desk, address: ObjectAddress): Promise<string> {
  const text = await show(window, address);
  await window.documents.keeping.keepBase(address);
  return text;
}

const acts: readonly Act[] = [
  {
    name: 'saving an edited object',
    run: async (at) => await at.window.documents.send(json, (await edit(at, json)).replace('"Fix"', '"Mine"')),
    isThere: hasName('"Mine"'),
  },
  {
    name: 'saving an edited script',
    run: async (at) => await at.window.documents.send(script, `${await edit(at, script)}echo 2\n`),
    isThere: ({ jamf }) => scriptOn(jamf).includes('echo 2'),
  },
  {
    name: 'sending a kept draft',
    run: async (at) => {
      const text = (await edit(at, json)).replace('"Fix"', '"Mine"');
      // Auto save may fail, and says so; the editor holds the text.
      await at.window.documents.keeping.keep(json, text).catch((error: unknown) => at.window.troubles.push(error));
      return await at.window.documents.send(json, text);
    },
    isThere: hasName('"Mine"'),
  },
  {
    name: 'creating an object',
    run: async ({ window }) => {
      window.editors.set(fresh.ending, await window.documents.reading.read(fresh));
      await window.documents.keeping.keep(fresh, '{"name":"Annex"}').catch((error: unknown) => window.troubles.push(error));
      return await window.documents.send(fresh, '{"name":"Annex"}');
    },
    isThere: (at) => created(at) > 0,
  },
];

/** `rejected`: what was thrown, after which nothing may have left. */
async function outcomeOf(act: Act, at: Desk): Promise<SendOutcome['kind'] | 'rejected'> {
  try {
    return (await act.run(at)).kind;
  } catch {
    return 'rejected';
  }
}

function mayBeThere(kind: SendOutcome['kind'] | 'rejected'): readonly boolean[] {
  if (kind === 'stored' || kind === 'created') return [true];
  return kind === 'unknown' ? [true, false] : [false];
}

describe('a disk that fails', () => {
  for (const act of acts) {
    it(`at any one call, or from then on, changes nothing of ${act.name}`, async () => {
      const sound = desk();
      const expected = await outcomeOf(act, sound);
      assert.equal(act.isThere(sound), true);
      assert.ok(sound.folder.calls > 3, `${sound.folder.calls} calls`);
      for (let call = 1; call <= sound.folder.calls; call += 1) {
        for (const forEver of [false, true]) {
          const at = desk();
          at.folder.fails = (nth) => nth === call || (forEver && nth > call);
          const where = `call ${call}${forEver ? ' and all after it' : ''}`;
          assert.equal(await outcomeOf(act, at), expected, where);
          assert.equal(act.isThere(at), true, where);
          assert.equal(at.jamf.writes().length, 1, where);
          assert.ok(at.window.troubles.length > 0, `${where}: somebody is told`);
          assert.equal(at.window.documents.isDraft(json), false, where);
        }
      }
    });
  }

  it('at one moment is asked again: its drafts are there as soon as it answers', async () => {
    const { jamf, folder, window } = desk();
    await show(window, json);
    await window.documents.keeping.keep(json, '{"name":"Mine"}');
    for (const call of ['names', 'read'] as const) {
      const next = new Window(jamf, folder);
      folder.fails = (_, failing) => failing === call;
      assert.match(await next.documents.reading.read(json), /"Fix"/);
      // What was not read is not written over.
      await assert.rejects(next.documents.keeping.keep(json, '{"name":"Newer"}'), /EBUSY/);
      folder.fails = () => false;
      assert.equal(await next.documents.reading.read(json), '{"name":"Mine"}');
    }
  });

  it('does not bring back what it could not remove, and removes it with the next that it takes', async () => {
    const { jamf, folder, window } = desk();
    const text = (await show(window, json)).replace('"Fix"', '"Mine"');
    await window.documents.keeping.keep(json, text);
    folder.fails = (_, call) => call === 'remove';
    assert.equal((await window.documents.send(json, text)).kind, 'stored');
    assert.equal(await window.documents.keeping.draft(json), undefined);
    assert.equal(folder.files.size, 1);
    folder.fails = () => false;
    await window.documents.keeping.keep(fresh, '{}');
    assert.equal(folder.files.size, 1);
    assert.equal(await new Window(jamf, folder).documents.keeping.draft(fresh), '{}');
  });

  it('forgets no creation of which nobody knows how it ended', async () => {
    for (const call of ['names', 'read', 'write', 'remove'] as const) {
      const at = desk();
      at.folder.fails = (_, failing) => failing === call;
      at.jamf.fault = ({ method }) => (method === 'POST' ? 'storeAndReset' : undefined);
      assert.equal((await at.window.documents.send(fresh, '{"name":"Annex"}')).kind, 'unknown');
      at.jamf.fault = () => undefined;
      assert.equal((await at.window.documents.send(fresh, '{"name":"Annex"}')).kind, 'exists', call);
      assert.equal(created(at), 1);
    }
  });
});

describe('a server that fails', () => {
  const each: readonly Fault[] = [...faults, 'ignore', 'notUtf8', 'cancelled'];
  for (const act of acts) {
    it(`at any request, or from then on, with a sound or a failing disk: what is told of ${act.name} is what happened`, async () => {
      const sound = desk();
      await outcomeOf(act, sound);
      for (let request = 1; request <= sound.jamf.requests.length + 1; request += 1) {
        for (const fault of each) {
          for (const how of ['once', 'from then on', 'from then on, as the disk does']) {
            const at = desk();
            const isDue = (): boolean => at.jamf.requests.length === request || (how !== 'once' && at.jamf.requests.length > request);
            at.jamf.fault = () => (isDue() ? fault : undefined);
            if (how.endsWith('disk does')) at.folder.fails = () => at.jamf.requests.length >= request;
            const kind = await outcomeOf(act, at);
            const where = `${fault} at request ${request} ${how}: ${kind}`;
            assert.ok(mayBeThere(kind).includes(act.isThere(at)), where);
            assert.ok(at.jamf.writes().length <= 1, where);
            at.jamf.fault = () => undefined;
            await outcomeOf(act, at);
            assert.ok(created(at) <= 1, `${where}, pressed again`);
          }
        }
      }
    });
  }
});

describe('a document whose object was created from it', () => {
  it('is never sent again, whatever is typed into it, until it is closed', async () => {
    const at = desk();
    at.window.editors.set(fresh.ending, '{"name":"Annex"}');
    assert.equal((await at.window.documents.send(fresh, '{"name":"Annex"}')).kind, 'created');
    for (const text of ['{"name":"Annex"}', '{"name":"Annex 2"}'])
      await assert.rejects(at.window.documents.send(fresh, text), /“New” was created already \(id 101\)/);
    assert.equal(at.jamf.writes().length, 1);
    await at.window.documents.closed(fresh);
    assert.equal((await at.window.documents.send(fresh, '{"name":"Next"}')).kind, 'created');
  });

  it('is known for that in the next window, where what was typed into it since is a draft', async () => {
    const at = desk();
    at.window.editors.set(fresh.ending, '{"name":"Annex"}');
    await at.window.documents.send(fresh, '{"name":"Annex"}');
    await at.window.documents.keeping.keep(fresh, '{"name":"Annex","city":"Here"}');
    const next = new Window(at.jamf, at.folder);
    assert.equal(await next.documents.reading.read(fresh), '{"name":"Annex","city":"Here"}');
    assert.equal((await next.documents.send(fresh, '{"name":"Annex","city":"Here"}')).kind, 'exists');
    assert.equal(at.jamf.writes().length, 1);
  });

  it('is forgotten at once where no editor shows it: the next one of its name is another', async () => {
    const at = desk();
    assert.equal((await at.window.documents.send(fresh, '{"name":"Annex"}')).kind, 'created');
    assert.equal((await at.window.documents.send(fresh, '{"name":"Next"}')).kind, 'created');
    assert.equal(at.jamf.writes().length, 2);
  });

  it('is created once where no editor shows it and it is sent again while it is being created', async () => {
    const at = desk();
    const pressed = [1, 2, 3].map(() => at.window.documents.send(fresh, '{"name":"Annex"}'));
    const ends = await Promise.allSettled(pressed);
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected'],
    );
    assert.equal(at.jamf.writes().length, 1);
    assert.equal((await at.window.documents.send(fresh, '{"name":"Next"}')).kind, 'created');
  });

  it('is created once where its editor is closed while a second press waits', async () => {
    const at = desk();
    at.window.editors.set(fresh.ending, '{"name":"Annex"}');
    let closing: Promise<void> | undefined;
    at.folder.fails = () => {
      if (at.jamf.writes().length > 0 && at.window.editors.delete(fresh.ending)) closing = at.window.documents.closed(fresh);
      return false;
    };
    const ends = await Promise.allSettled([1, 2].map(() => at.window.documents.send(fresh, '{"name":"Annex"}')));
    assert.ok(closing !== undefined);
    await closing;
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    assert.equal(at.jamf.writes().length, 1);
  });
});
