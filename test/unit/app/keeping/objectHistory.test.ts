import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { changedSince } from '../../../../src/app/keeping/changedSince.ts';
import { ObjectHistory } from '../../../../src/app/keeping/objectHistory.ts';
import { changedBy } from '../../../../src/core/objects/text/takingBack.ts';
import type { TextFiles } from '../../../../src/app/keeping/keptDocuments.ts';
import { sha256 } from '../../../../src/host/support/sha256.ts';

class Folder implements TextFiles {
  readonly texts = new Map<string, string>();
  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.texts.keys()]);
  }
  /** What the next read fails with. */
  broken: Error | undefined;
  read(name: string): Promise<string | undefined> {
    const { broken } = this;
    this.broken = undefined;
    if (broken !== undefined) return Promise.reject(broken);
    return Promise.resolve(this.texts.get(name));
  }
  async write(name: string, text: string): Promise<void> {
    await Promise.resolve();
    this.texts.set(name, text);
  }
  remove(name: string): Promise<void> {
    this.texts.delete(name);
    return Promise.resolve();
  }
}

const origin = (): string => 'https://x.test';
const fails = (error: unknown): never => assert.fail(String(error));

const address = (instanceId: string, id = '1', ending = '.json'): ObjectAddress => ({
  instanceId,
  resource: 'scripts',
  target: { kind: 'one', id },
  label: 'Fix',
  ending,
});

describe('the history of objects', () => {
  it('keeps what came at the same time in order, for both parts of an object', async () => {
    const history = new ObjectHistory(new Folder(), sha256, origin, () => true, fails);
    await Promise.all([history.add(address('a'), '1', 'opened', 0), history.add(address('a', '1', '.sh'), '2', 'saved', 1000)]);
    const found = await history.of(address('a'));
    assert.deepEqual(
      found.map(({ text, how, at }) => [text, how, at]),
      [
        ['2', 'saved', '1970-01-01T00:00:01.000Z'],
        ['1', 'opened', '1970-01-01T00:00:00.000Z'],
      ],
    );
  });

  it('knows what was saved since a time, over which text, and which of it can be taken back', async () => {
    const folder = new Folder();
    const history = new ObjectHistory(
      folder,
      sha256,
      (id) => (id === 'gone' ? undefined : 'https://x.test'),
      () => true,
      fails,
    );
    const script = address('a', '1', '.sh');
    const later = Date.UTC(2026, 0, 1, 12);
    await history.add(script, '{"name":"Old"}', 'saved', later - 1000, '{"name":"Older"}');
    await history.add(script, '{"name":"Fix"}', 'opened', later);
    await history.add(script, '{"name":"Mine","versionLock":4}', 'saved', later + 1000, '{"name":"Fix","versionLock":3}');
    await history.add(address('a', '2'), '{"name":"Two"}', 'saved', later + 3000);
    await history.add(script, '{"name":"Last"}', 'saved', later + 4000, '{"name":"Mine"}');
    await history.add(address('gone'), '{}', 'saved', later + 5000, '{}');
    const found = await changedSince(history, later);
    assert.deepEqual(
      found.map((saved) => [
        saved.address.target,
        saved.before,
        saved.version.text,
        saved.isLast,
        changedBy(saved).map(({ pointer }) => pointer),
      ]),
      [
        [script.target, '{"name":"Mine"}', '{"name":"Last"}', true, ['/name']],
        [address('a', '2').target, undefined, '{"name":"Two"}', false, []],
        [script.target, '{"name":"Fix"}', '{"name":"Mine","versionLock":4}', false, ['/name']],
      ],
    );
    assert.deepEqual(found[0]?.address, script);
  });

  it('knows what was created and deleted from here, and what was last seen of it', async () => {
    const history = new ObjectHistory(new Folder(), sha256, origin, () => true, fails);
    await history.add(address('a'), '{"name":"Fix"}', 'created', 1000);
    await history.add(address('a'), '{"name":"Mine"}', 'saved', 2000, '{"name":"Fix"}');
    await history.deleted(address('a'), 3000);
    await history.deleted(address('a', '2'), 4000);
    const found = await changedSince(history, 0);
    assert.deepEqual(
      found.map(({ version: { how, text }, isLast, isThere }) => [how, text, isLast, isThere]),
      [
        ['deleted', '', false, false],
        ['deleted', '{"name":"Mine"}', false, false],
        ['saved', '{"name":"Mine"}', false, false],
        ['created', '{"name":"Fix"}', false, false],
      ],
    );
  });

  it('writes no secret to the disk', async () => {
    const folder = new Folder();
    await new ObjectHistory(folder, sha256, origin, () => true, fails).add(address('a'), '{"name":"x","password":"c4nary"}', 'saved', 0);
    assert.doesNotMatch(JSON.stringify([...folder.texts]), /c4nary/);
    assert.equal(folder.texts.size, 1);
  });

  it('keeps nothing while it is off, nor of an object that is not created', async () => {
    const folder = new Folder();
    await new ObjectHistory(folder, sha256, origin, () => false, fails).add(address('a'), '1', 'saved', 0);
    await new ObjectHistory(folder, sha256, origin, () => true, fails).add({ ...address('a'), target: { kind: 'new' } }, '1', 'saved', 0);
    assert.equal(folder.texts.size, 0);
  });

  it('goes with its instance, and with no other', async () => {
    const history = new ObjectHistory(new Folder(), sha256, origin, () => true, fails);
    await history.add(address('a'), '1', 'saved', 0);
    await history.add(address('b'), '2', 'saved', 0);
    await history.forget('a');
    assert.deepEqual(await history.of(address('a')), []);
    assert.equal((await history.of(address('b'))).length, 1);
  });

  it('belongs to a server: an instance with another address has none of it, until the address is set back', async () => {
    let url = 'https://one.test';
    const history = new ObjectHistory(
      new Folder(),
      sha256,
      () => url,
      () => true,
      fails,
    );
    await history.add(address('a'), '1', 'saved', 0);
    url = 'https://two.test';
    assert.deepEqual(await history.of(address('a')), []);
    await history.add(address('a'), '2', 'saved', 0);
    url = 'https://one.test';
    assert.deepEqual(
      (await history.of(address('a'))).map(({ text }) => text),
      ['1'],
    );
    await history.forget('a');
    url = 'https://two.test';
    assert.deepEqual(await history.of(address('a')), []);
  });

  it('writes nothing over what it could not read, and says so', async () => {
    const folder = new Folder();
    const failures: unknown[] = [];
    const history = new ObjectHistory(
      folder,
      sha256,
      origin,
      () => true,
      (error) => void failures.push(error),
    );
    await history.add(address('a'), '1', 'saved', 0, '0');
    const busy = new Error('EBUSY: resource busy or locked');
    for (const work of [
      () => history.add(address('a'), '2', 'opened', 1000),
      () => history.add(address('a'), '2', 'saved', 1000, '1'),
      () => history.deleted(address('a'), 1000),
    ]) {
      folder.broken = busy;
      await work();
    }
    assert.deepEqual(failures, [busy, busy, busy]);
    folder.broken = busy;
    assert.deepEqual(await history.of(address('a')), []);
    assert.deepEqual(
      (await history.of(address('a'))).map(({ text, over }) => [text, over]),
      [['1', '0']],
    );
  });

  it('takes a broken file for an empty one, and keeps what is in it until its instance goes', async () => {
    const folder = new Folder();
    const history = new ObjectHistory(folder, sha256, origin, () => true, fails);
    await history.add(address('a'), '1', 'saved', 0);
    for (const name of folder.texts.keys()) folder.texts.set(name, '[{');
    assert.deepEqual(await history.of(address('a')), []);
    await history.add(address('a'), '2', 'saved', 0);
    assert.deepEqual(
      (await history.of(address('a'))).map(({ text }) => text),
      ['2'],
    );
    assert.ok([...folder.texts.values()].includes('[{'));
    assert.equal((await changedSince(history, 0)).length, 1);
    await history.forget('a');
    assert.equal(folder.texts.size, 0);
  });

  it('knows no save to take back once one was made that is not to be kept', async () => {
    let isOn = true;
    const history = new ObjectHistory(new Folder(), sha256, origin, () => isOn, fails);
    await history.add(address('a'), '{"a":1}', 'saved', 0, '{"a":0}');
    isOn = false;
    await history.add(address('a'), '{"a":1}', 'opened', 1000);
    assert.equal((await changedSince(history, 0))[0]?.isLast, true);
    await history.add(address('a'), '{"a":2}', 'saved', 2000, '{"a":1}');
    assert.deepEqual(
      (await changedSince(history, 0)).map(({ version: { text }, before, isLast }) => [text, before, isLast]),
      [['{"a":1}', '{"a":0}', false]],
    );
  });

  it('keeps nothing of an instance that was removed meanwhile', async () => {
    const folder = new Folder();
    let url: string | undefined = 'https://x.test';
    const history = new ObjectHistory(
      folder,
      sha256,
      () => url,
      () => true,
      fails,
    );
    await history.add(address('a'), '1', 'saved', 0);
    const later = [history.forget('a'), history.add(address('a'), '2', 'saved', 1000), history.deleted(address('a'), 2000)];
    url = undefined;
    await Promise.all([...later, history.add(address('a'), '3', 'saved', 3000)]);
    assert.equal(folder.texts.size, 0);
  });
});
