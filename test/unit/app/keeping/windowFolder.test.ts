import assert from 'node:assert/strict';
import { KeptDocuments } from '../../../../src/app/keeping/keptDocuments.ts';
import { settleIn, windowId } from '../../../../src/app/keeping/windowFolder.ts';
import { Folder, Window, desk, json, scriptOn, show, stored } from '../../../support/documents/documentsDesk.ts';
import { sha256 } from '../../../../src/host/support/sha256.ts';

/** Windows without a folder: what VS Code remembers of each, and what is below the storage that they have in common. */
class Machine {
  readonly alive = new Set<number>();
  readonly folders = new Map<string, Folder>();
  /** What windows kept before each had a folder. */
  readonly former = new Folder();
  now = 1000;
  #made = 0;

  files(id: string): Folder {
    const folder = this.folders.get(id) ?? new Folder();
    this.folders.set(id, folder);
    return folder;
  }

  /** Opens a window, or one that comes back. Resolves to the folder that it keeps its documents in. */
  async open(state: Map<string, unknown>, pid: number): Promise<Folder> {
    const update = (key: string, value: string): Promise<void> => Promise.resolve(void state.set(key, value));
    const fails = (error: unknown): never => assert.fail(String(error));
    const own = windowId({ get: (key) => state.get(key), update }, () => `window ${++this.#made}`, fails);
    this.alive.add(pid);
    const folders = {
      ids: () => Promise.resolve([...this.folders.keys()]),
      files: (id: string) => this.files(id),
      remove: (id: string) => Promise.resolve(void this.folders.delete(id)),
    };
    const kept = new KeptDocuments(this.files(own.id), sha256, fails);
    const processes = { own: pid, isAlive: (other: number) => this.alive.has(other) };
    await settleIn(own, { folders, kept, former: this.former, processes, now: this.now });
    return this.files(own.id);
  }
}

describe('windows without a folder', () => {
  it('share neither bases nor unsent texts, also when one of them comes back', async () => {
    const { jamf } = desk();
    const machine = new Machine();
    const state = new Map<string, unknown>();
    const one = new Window(jamf, await machine.open(state, 1));
    const text = (await show(one, json)).replace('"Fix"', '"Mine"');
    one.dirty.add('.json');
    await one.documents.keeping.keepBase(json);
    jamf.stored.set('/v1/scripts/7', stored.replace('echo 1', 'echo theirs'));
    const two = new Window(jamf, await machine.open(new Map(), 2));
    await two.documents.keeping.keep(json, (await show(two, json)).replace('"Fix"', '"Other"'));
    const back = new Window(jamf, await machine.open(state, 3));
    assert.equal(await back.documents.keeping.draft(json), undefined);
    assert.equal((await back.documents.send(json, text)).kind, 'stored');
    assert.match(scriptOn(jamf), /echo theirs/);
    assert.match((await two.documents.keeping.draft(json)) ?? '', /"Other"/);
  });

  it('that are gone leave their unsent texts to the next new one, and no base without its text', async () => {
    const { jamf } = desk();
    const machine = new Machine();
    const gone = new Window(jamf, await machine.open(new Map(), 1));
    const state = new Map<string, unknown>();
    await machine.open(state, 2);
    await gone.documents.keeping.keep(json, (await show(gone, json)).replace('"Fix"', '"Mine"'));
    await show(gone, { ...json, ending: '.sh' });
    await gone.documents.keeping.keepBase({ ...json, ending: '.sh' });
    machine.alive.clear();
    assert.equal(await new Window(jamf, await machine.open(state, 3)).documents.keeping.draft(json), undefined);
    const next = new Window(jamf, await machine.open(new Map(), 4));
    assert.match((await next.documents.keeping.draft(json)) ?? '', /"Mine"/);
    assert.equal([...machine.files('window 1').files.keys()].filter((name) => name.endsWith('.json')).length, 1);
  });

  const days = (count: number): number => count * 24 * 60 * 60 * 1000;

  it('that are gone leave no folder behind: an empty one goes at once, one with bases once its window stayed away for long', async () => {
    const { jamf } = desk();
    const machine = new Machine();
    await machine.open(new Map(), 1);
    const state = new Map<string, unknown>();
    const changed = new Window(jamf, await machine.open(state, 2));
    await show(changed, json);
    await changed.documents.keeping.keepBase(json);
    const next = async (pid: number, at: number): Promise<readonly string[]> => {
      machine.alive.clear();
      machine.now = at;
      await machine.open(new Map(), pid);
      return [...machine.folders.keys()];
    };
    assert.deepEqual(await next(3, days(1)), ['window 2', 'window 3']);
    machine.alive.clear();
    machine.now = days(20);
    await machine.open(state, 4);
    assert.deepEqual(await next(5, days(32)), ['window 2', 'window 4']);
    assert.deepEqual(await next(6, days(61)), ['window 2', 'window 5']);
    assert.deepEqual(await next(7, days(63)), ['window 6']);
  });

  it('find the unsent texts of the former place, whichever comes first, also one that came back', async () => {
    const { jamf } = desk();
    const machine = new Machine();
    const state = new Map<string, unknown>([['jamf.window', 'window 9']]);
    const former = new Window(jamf, machine.former);
    await former.documents.keeping.keep(json, (await show(former, json)).replace('"Fix"', '"Mine"'));
    const first = new Window(jamf, await machine.open(state, 1));
    assert.match((await first.documents.keeping.draft(json)) ?? '', /"Mine"/);
    assert.equal(machine.former.files.size, 0);
  });

  it('keep their id for as long as they are open where VS Code cannot remember it, and that is said', async () => {
    const troubles: unknown[] = [];
    const state = { get: () => undefined, update: () => Promise.reject(new Error('read-only')) };
    assert.equal(
      windowId(
        state,
        () => 'a',
        (error) => void troubles.push(error),
      ).id,
      'a',
    );
    await Promise.resolve();
    await Promise.resolve();
    assert.match(String(troubles), /read-only/);
  });
});
