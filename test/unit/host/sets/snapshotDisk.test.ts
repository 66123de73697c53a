import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KeptSnapshots } from '../../../../src/app/sets/snapshot/keptSnapshots.ts';
import type { OpenLines, SnapshotFolder } from '../../../../src/app/sets/snapshot/snapshotFolder.ts';
import { snapshotFolders } from '../../../../src/host/sets/snapshot/snapshotDisk.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { SetServer } from '../../../support/sets/setServer.ts';
import { never } from '../../../support/signals.ts';

const url = 'https://acme.test';

describe('snapshots on a disk', () => {
  let storage: string;
  let folders: ReturnType<typeof snapshotFolders>;
  let folder: SnapshotFolder;

  beforeEach(async () => {
    storage = await mkdtemp(path.join(tmpdir(), 'snap-disk-'));
    folders = snapshotFolders({ fsPath: storage });
    folder = folders.folderOf('acme', url);
  });
  afterEach(async () => await rm(storage, { recursive: true, force: true }));

  const windowAt = (server: SetServer): KeptSnapshots => {
    const session = server.session();
    const instances = { get: () => session.profile, session: () => session };
    return new KeptSnapshots({ ...folders, instances, clock: { now: () => 0 }, wallClock: () => 1000, newToken: () => 'one' });
  };
  const everything = async (): Promise<readonly string[]> =>
    (await readdir(storage, { recursive: true })).map((name) => path.join(storage, name));
  const lines = async (name: string): Promise<readonly string[]> => {
    const file = (await folder.open(name)) ?? assert.fail('no file');
    const found = await textsOf(file);
    await file.close();
    return found;
  };

  const madeFolder = async (): Promise<string> => {
    await ((await folder.take()) ?? assert.fail('it is taken'))();
    return (await everything()).find((one) => /-[0-9a-f]{16}$/.test(one)) ?? assert.fail('there is none');
  };

  it('can be read by their owner alone', async function () {
    if (process.platform === 'win32') this.skip();
    await windowAt(new SetServer(2, 2)).refresh('acme', { resources: ['buildings', 'classic/printers'] }, never);
    const found = await everything();
    assert.ok(found.length > 3);
    for (const one of found) {
      const { mode } = await stat(one);
      assert.equal(mode & 0o077, 0, one);
    }
    assert.ok(
      found.every((one) => !/acme/i.test(path.relative(storage, one))),
      'no name stands in a path',
    );
  });

  it('are of one server: another one behind the same name has its own, and takes the place of the former', async () => {
    await windowAt(new SetServer(2)).refresh('acme', { resources: ['buildings'] }, never);
    assert.deepEqual(await folders.folderOf('acme', 'https://other.test').files(), []);
    assert.notDeepEqual(await folder.files(), []);
    await folders.removeOthers('acme', 'https://other.test');
    assert.deepEqual(await folder.files(), []);
  });

  it('go with their instance, and not with another one', async () => {
    const writer = await folders.folderOf('other', url).create('a');
    await writer.close();
    await windowAt(new SetServer(2)).forget('acme');
    await windowAt(new SetServer(2)).refresh('acme', { resources: ['buildings'] }, never);
    await windowAt(new SetServer(2)).forget('acme');
    assert.deepEqual(await folder.files(), []);
    assert.equal((await folders.folderOf('other', url).files()).length, 1);
  });

  it('go with their instance where a window wrote on after it was removed and was killed, unless it is there again or still written', async () => {
    const write = async (): Promise<void> => await (await folder.create('a')).close();
    const isLeft = async (): Promise<boolean> => (await folder.files()).some(({ name }) => name === 'a');
    const [now, day] = [Date.now(), 25 * 60 * 60 * 1000];
    await (await folders.folderOf('other', url).create('a')).close();
    await write();
    await folders.removeLeft([], now);
    assert.ok(await isLeft(), 'nobody removed it');
    const other = (await folder.take()) ?? assert.fail('it is taken');
    await folders.removeAll('acme');
    await write();
    await other();
    await folders.removeLeft(['acme', 'more'], now);
    assert.ok(await isLeft(), 'it is there again');
    const giveFree = (await folder.take()) ?? assert.fail('it is taken');
    await folders.removeLeft(['more'], now + day);
    assert.ok(await isLeft(), 'a window writes it');
    await giveFree();
    await folders.removeLeft(['more'], now);
    assert.ok(!(await isLeft()));
    await write();
    await folders.removeLeft(['more'], now + day);
    assert.ok(!(await isLeft()), 'a window wrote it again');
    assert.equal((await folders.folderOf('other', url).files()).length, 1);
    assert.deepEqual(
      (await everything()).filter((one) => one.endsWith('.removed')),
      [],
      'nothing is remembered for good',
    );
  });

  it('leave nothing where no other window writes them', async () => {
    await (await folder.create('a')).close();
    await folders.removeAll('acme');
    assert.deepEqual(
      (await everything()).filter((one) => one.endsWith('.removed') || one.endsWith('a')),
      [],
    );
  });

  it('are not made by removing an instance that has none', async () => {
    await folders.removeAll('acme');
    await folders.removeLeft([], Date.now());
    assert.deepEqual(await everything(), []);
  });

  it('are whole lines: one that was torn off is none, however long', async () => {
    const long = '€'.repeat(300_000);
    const writer = await folder.create('a');
    const [first, second] = [await writer.write(long), await writer.write('b')];
    await writer.write('torn');
    await writer.close();
    assert.deepEqual(
      (await folder.files()).map(({ name }) => name),
      ['a'],
    );
    const file = await folder.open('a');
    assert.equal(await file?.slice(first), long);
    assert.equal(await file?.slice(second), 'b');
    await file?.close();
    await file?.close();
    const where = (await everything()).find((one) => one.endsWith(`${path.sep}a`)) ?? assert.fail('there is none');
    await truncate(where, second.to + 3);
    assert.deepEqual(await lines('a'), [long, 'b']);
  });

  it('take the place of the former at once; who has that open reads on in it', async () => {
    for (const text of ['old', 'new']) {
      const writer = await folder.create(text);
      await writer.write(text);
      await writer.close();
    }
    const open = (await folder.open('old')) ?? assert.fail('no file');
    const before = (await folder.files()).find(({ name }) => name === 'old');
    await folder.replace('new', 'old');
    assert.deepEqual(await textsOf(open), ['old']);
    await open.close();
    assert.deepEqual(await lines('old'), ['new']);
    assert.notEqual((await folder.files())[0]?.stamp, before?.stamp);
    await folder.remove('old');
    await folder.remove('old');
    assert.equal(await folder.open('old'), undefined);
  });

  it('are written by one window at a time, and by the next one when a window is gone', async () => {
    const free = (await folder.take()) ?? assert.fail('it is taken');
    const lock = (await everything()).find((one) => one.endsWith('.lock')) ?? assert.fail('there is none');
    assert.match(await readFile(lock, 'utf8'), new RegExp(`^${process.pid} `));
    await free();
    const other = process.ppid;
    await writeFile(lock, `${other} x`);
    assert.equal(await folder.take(), undefined, 'that process is there');
    await utimes(lock, new Date(), new Date(Date.now() - 11 * 60 * 1000));
    await ((await folder.take()) ?? assert.fail('it gave no sign'))();
    await writeFile(lock, '999999999 x');
    await ((await folder.take()) ?? assert.fail('it is gone'))();
  });

  for (const [what, left] of [
    ['nobody has it', undefined],
    ['a window that is gone left it', '999999999 gone'],
    ['an earlier run of this window left it', `${process.pid} gone`],
  ] as const) {
    it(`are written by one of windows that begin at once, where ${what}`, async () => {
      const lock = path.join(await madeFolder(), 'reading.lock');
      for (let time = 0; time < 4; time++) {
        if (left !== undefined) await writeFile(lock, left);
        // Who takes over from it may be gone as well, in the middle of that.
        if (left !== undefined && time % 2 === 1) await writeFile(`${lock}.${hashOf(left)}`, '999999998 gone, too');
        const taken = await Promise.all(Array.from({ length: 8 }, async () => await folder.take()));
        const free = taken.filter((one) => one !== undefined);
        assert.equal(free.length, 1);
        assert.equal(await folder.take(), undefined, 'it is taken');
        for (const give of free) await give();
        assert.deepEqual(await readdir(path.dirname(lock)), [], 'nothing is left of it');
      }
    });
  }

  it('are not taken from a window that makes its lock right now', async () => {
    const lock = path.join(await madeFolder(), 'reading.lock');
    for (const text of ['', 'no number']) {
      await writeFile(lock, text);
      assert.equal(await folder.take(), undefined);
    }
    await utimes(lock, new Date(), new Date(Date.now() - 11 * 60 * 1000));
    await ((await folder.take()) ?? assert.fail('it gave no sign'))();
  });

  it('stay locked by who took them over, whatever the former one does', async () => {
    const lock = path.join(await madeFolder(), 'reading.lock');
    const former = (await folder.take()) ?? assert.fail('it is taken');
    await writeFile(lock, '999999999 gone');
    const next = (await folder.take()) ?? assert.fail('it is taken');
    await former();
    assert.match(await readFile(lock, 'utf8'), new RegExp(`^${process.pid} `));
    await next();
    assert.deepEqual(await readdir(path.dirname(lock)), []);
  });

  it('say what is wrong with a folder that cannot be written, and keep what is there', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    const server = new SetServer(2, 2);
    await windowAt(server).refresh('acme', { resources: ['buildings'] }, never);
    const where = (await everything()).find((one) => one.endsWith('.kind')) ?? assert.fail('there is none');
    await chmod(path.dirname(where), 0o500);
    try {
      const problem = await windowAt(server)
        .refresh('acme', { resources: ['buildings'] }, never)
        .then(() => assert.fail('it was written'), problemOf);
      assert.match(problem.kind === 'invalid' ? problem.message : '', /cannot be written/);
      assert.equal((await windowAt(server).of('acme'))?.kinds()[0]?.count, 2);
    } finally {
      await chmod(path.dirname(where), 0o700);
    }
  });
});

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function textsOf(file: OpenLines): Promise<readonly string[]> {
  const texts: string[] = [];
  for await (const { text } of file.lines(never)) texts.push(text);
  return texts;
}
