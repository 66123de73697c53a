import assert from 'node:assert/strict';
import { KeptDocuments } from '../../../../src/host/files/kept.ts';
import { settleIn, windowId } from '../../../../src/host/files/windowFolder.ts';
import { Folder, Window, desk, json, scriptOn, show, stored } from './documentsDesk.ts';

/** Windows without a folder: what VS Code remembers of each, and what is below the storage that they have in common. */
class Machine {
  readonly alive = new Set<number>();
  readonly folders = new Map<string, Folder>();
  #made = 0;

  files(id: string): Folder {
    const folder = this.folders.get(id) ?? new Folder();
    this.folders.set(id, folder);
    return folder;
  }

  /** Opens a window, or one that comes back. Resolves to the folder that it keeps its documents in. */
  async open(state: Map<string, unknown>, pid: number): Promise<Folder> {
    const update = (key: string, value: string): Promise<void> => Promise.resolve(void state.set(key, value));
    const own = windowId({ get: (key) => state.get(key), update }, () => `window ${++this.#made}`);
    this.alive.add(pid);
    const folders = { ids: () => Promise.resolve([...this.folders.keys()]), files: (id: string) => this.files(id) };
    const kept = new KeptDocuments(this.files(own.id), (error) => assert.fail(String(error)));
    await settleIn(own, folders, kept, { own: pid, isAlive: (other) => this.alive.has(other) });
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
    await one.documents.keepBase(json);
    jamf.stored.set('/v1/scripts/7', stored.replace('echo 1', 'echo theirs'));
    const two = new Window(jamf, await machine.open(new Map(), 2));
    await two.documents.keep(json, (await show(two, json)).replace('"Fix"', '"Other"'));
    const back = new Window(jamf, await machine.open(state, 3));
    assert.equal(await back.documents.draft(json), undefined);
    assert.equal((await back.documents.send(json, text)).kind, 'stored');
    assert.match(scriptOn(jamf), /echo theirs/);
    assert.match((await two.documents.draft(json)) ?? '', /"Other"/);
  });

  it('that are gone leave their unsent texts to the next new one, and no base without its text', async () => {
    const { jamf } = desk();
    const machine = new Machine();
    const gone = new Window(jamf, await machine.open(new Map(), 1));
    const state = new Map<string, unknown>();
    await machine.open(state, 2);
    await gone.documents.keep(json, (await show(gone, json)).replace('"Fix"', '"Mine"'));
    await show(gone, { ...json, ending: '.sh' });
    await gone.documents.keepBase({ ...json, ending: '.sh' });
    machine.alive.clear();
    assert.equal(await new Window(jamf, await machine.open(state, 3)).documents.draft(json), undefined);
    const next = new Window(jamf, await machine.open(new Map(), 4));
    assert.match((await next.documents.draft(json)) ?? '', /"Mine"/);
    assert.equal(machine.files('window 1').files.size, 2);
  });
});
