import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DiskDesk } from '../../../support/host/diskDesk.ts';
import { diskUri } from '../../../support/host/realDisk.ts';
import { nothingPulled, pullCounts, pulledBuilding, pulledScript } from '../../../support/sets/pullDesk.ts';

const names = [
  'CON',
  'a/b',
  'a:b',
  'Ä',
  'A\u0308',
  '.',
  '',
  'x'.repeat(300),
  `${'x'.repeat(300)}y`,
  'Main',
  'MAIN',
  'nul.txt',
  'end. ',
  '漢'.repeat(300),
];
const hostile = {
  buildings: names.map((name, index) => pulledBuilding(String(index + 1), name)),
  scripts: names.map((name, index) => pulledScript(String(index + 1), name, `#!/bin/sh\necho ${index}\n`)),
};
const one = (city = 'Rome') => ({ buildings: [pulledBuilding('1', 'Main', { city })], scripts: [pulledScript('7', 'Fix', 'echo 1\n')] });

describe('a pull into a folder of a real disk', () => {
  const desks = DiskDesk.inEachTest();

  it('has a file for each name, and writes none the second time: no byte, no time, and nothing is left of its parts', async () => {
    const desk = desks.now;
    assert.deepEqual(pullCounts(await desk.pull(hostile)), { ...nothingPulled, written: names.length * 3 });
    assert.equal(desk.paths().length, names.length * 3);
    const [texts, stamps] = [desk.texts(), desk.stamps()];
    assert.deepEqual(pullCounts(await desk.pull(hostile)), { ...nothingPulled, unchanged: names.length * 3 });
    assert.deepEqual(desk.texts(), texts);
    assert.deepEqual(desk.stamps(), stamps);
    assert.deepEqual(readdirSync(desk.at('.jamf')).toSorted(), ['ids.json', 'pull.json']);
  });

  it('takes away what a window that is gone left of its parts, and leaves those of one that goes on, and what is none', async () => {
    const desk = desks.now;
    await desk.pull(one());
    const dead = 2 ** 22 + 1;
    const left = [`part-${dead}-1`, `part-${process.pid}-999999`, 'part-', `part-${dead}-x`, 'notes.txt'];
    for (const name of left) desk.put(`.jamf/${name}`, 'half');
    mkdirSync(desk.at(`.jamf/part-${dead}-2`));
    await desk.pull(one());
    assert.deepEqual(readdirSync(desk.at('.jamf')).toSorted(), ['ids.json', 'pull.json', ...left.slice(1), `part-${dead}-2`].toSorted());
  });

  describe('with symbolic links in it', () => {
    const outside = (desk: DiskDesk): string => {
      const folder = path.join(desk.above, 'outside');
      mkdirSync(folder);
      writeFileSync(path.join(folder, 'Main.json'), 'theirs\n');
      return folder;
    };
    const untouched = (folder: string): void => {
      assert.deepEqual(readdirSync(folder), ['Main.json']);
      assert.equal(readFileSync(path.join(folder, 'Main.json'), 'utf8'), 'theirs\n');
    };

    it('writes through none: of a folder, of a file, of one that leads nowhere', async () => {
      const desk = desks.now;
      const folder = outside(desk);
      symlinkSync(folder, desk.at('buildings'));
      mkdirSync(desk.at('scripts'));
      symlinkSync(path.join(folder, 'Main.json'), desk.at('scripts/Fix.sh'));
      symlinkSync(path.join(folder, 'None.json'), desk.at('scripts/Fix.json'));
      const { written, failed } = await desk.pull(one());
      assert.equal(written, 0);
      assert.deepEqual([...failed.keys()].toSorted(), ['buildings/Main.json', 'scripts/Fix.json', 'scripts/Fix.sh']);
      for (const sentence of failed.values()) assert.match(sentence, /is a symbolic link, and nothing is read or written through one/);
      assert.match(failed.get('buildings/Main.json') ?? '', /“buildings\/Main\.json” was left alone: “buildings” is/);
      untouched(folder);
    });

    it('removes nothing behind one that came after the pull, and writes nothing where a window is open since before', async () => {
      const desk = desks.now;
      const tree = desk.tree();
      await desk.pull(one());
      await tree.read('buildings/Main.json');
      const folder = outside(desk);
      writeFileSync(path.join(folder, 'Main.json'), 'theirs\n');
      rmSync(desk.at('buildings'), { recursive: true });
      symlinkSync(folder, desk.at('buildings'));
      const { removed } = await desk.pull({ buildings: [], scripts: one().scripts });
      assert.equal(removed, 0);
      for (const deed of [
        () => tree.write('buildings/Main.json', new Uint8Array(), () => true),
        () => tree.remove('buildings/Main.json', () => true),
      ])
        await assert.rejects(deed(), /symbolic link/);
      await assert.rejects(tree.rename('buildings/Main.json', 'buildings/MAIN.json'), /symbolic link/);
      untouched(folder);
    });

    it('is refused where what it knows of itself is behind one', async () => {
      const desk = desks.now;
      const folder = outside(desk);
      symlinkSync(folder, desk.at('.jamf'));
      await assert.rejects(desk.pull(one()), /symbolic link/);
      await assert.rejects(
        desk.tree().write('buildings/Main.json', new Uint8Array(), () => true),
        /symbolic link/,
      );
      untouched(folder);
    });

    it('is pulled into where the folder itself is reached by one', async () => {
      const desk = desks.now;
      symlinkSync(desk.root, path.join(desk.above, 'link'));
      desk.root = path.join(desk.above, 'link');
      assert.equal((await desk.pull(one())).written, 3);
    });
  });

  it('leaves alone what stands where a file or a folder is to be, and is of the other sort', async () => {
    const desk = desks.now;
    desk.put('buildings', 'a file');
    mkdirSync(desk.at('scripts/Fix.json'), { recursive: true });
    const { failed } = await desk.pull(one());
    for (const path of ['buildings/Main.json', 'scripts/Fix.json'])
      assert.match(failed.get(path) ?? '', /A folder stands where a file is to be/);
    assert.equal(desk.text('buildings'), 'a file');
    assert.equal(desk.text('scripts/Fix.sh'), 'echo 1\n');
  });

  it('keeps the mode of a script that somebody made a program of, and goes through what may only be read', async () => {
    const desk = desks.now;
    await desk.pull(one());
    chmodSync(desk.at('scripts/Fix.sh'), 0o755);
    chmodSync(desk.at('buildings/Main.json'), 0o444);
    const stamps = desk.stamps();
    await desk.pull(one());
    assert.deepEqual(desk.stamps(), stamps);
    await desk.pull({ ...one('Bern'), scripts: [pulledScript('7', 'Fix', 'echo 2\n')] });
    assert.equal(statSync(desk.at('scripts/Fix.sh')).mode & 0o777, 0o755);
    assert.equal(statSync(desk.at('buildings/Main.json')).mode & 0o777, 0o444);
    assert.match(desk.text('buildings/Main.json'), /Bern/);
  });

  it('takes what an editor holds and has not saved for what stands there', async () => {
    const desk = desks.now;
    await desk.pull(one());
    const held = { uri: diskUri(desk.at('buildings/Main.json')), isDirty: true, getText: () => 'typed\n' };
    desk.disk.textDocuments.push(held);
    assert.deepEqual(pullCounts(await desk.pull(one('Bern'))), { ...nothingPulled, unchanged: 2, edited: 1 });
    assert.match(desk.text('buildings/Main.json'), /Rome/);
    assert.deepEqual(pullCounts(await desk.pull({ buildings: [], scripts: one().scripts })), { ...nothingPulled, unchanged: 2, edited: 1 });
    held.isDirty = false;
    assert.equal((await desk.pull(one('Bern'))).written, 1);
  });

  it('writes nothing into a folder without the right to write, where nothing is to be written, and says so where something is', async function () {
    if (process.getuid?.() === 0) this.skip();
    const desk = desks.now;
    await desk.pull(one());
    for (const folder of ['.jamf', 'buildings', 'scripts', '.']) chmodSync(desk.at(folder), 0o500);
    try {
      assert.equal((await desk.pull(one())).unchanged, 3);
      await assert.rejects(desk.pull(one('Bern')), /You have no right to do so/);
    } finally {
      for (const folder of ['.', '.jamf', 'buildings', 'scripts']) chmodSync(desk.at(folder), 0o700);
    }
  });

  for (const [what, file, text, words] of [
    ['half-written pull.json', '.jamf/pull.json', '{\n  "format": 1,\n  "ser', /pull\.json of this folder cannot be used/],
    ['half-written ids.json', '.jamf/ids.json', '{\n  "buildings/Main.json": { "id": "1", ', /ids\.json of this folder cannot be used/],
    [
      'conflict of git in ids.json',
      '.jamf/ids.json',
      '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> main\n',
      /ids\.json of this folder cannot be used/,
    ],
    ['pull.json that is away', '.jamf/pull.json', undefined, /pull\.json of this folder is missing/],
    ['ids.json that is away', '.jamf/ids.json', undefined, /ids\.json of this folder is missing/],
  ] as const) {
    it(`writes nothing into a folder with a ${what}`, async () => {
      const desk = desks.now;
      await desk.pull(one());
      if (text === undefined) unlinkSync(desk.at(file));
      else desk.put(file, text);
      const before = desk.texts();
      await assert.rejects(desk.pull(one('Bern')), words);
      assert.deepEqual(desk.texts(), before);
    });
  }
});

describe('a pull into a folder of a file system that fails', () => {
  const desks = DiskDesk.inEachTest('fleet');

  it('keeps what was saved while it was about to be written', async () => {
    const desk = desks.now;
    await desk.pull(one());
    desk.disk.watch = (deed, fsPath) => {
      if (deed === 'writeFile' && path.basename(fsPath).startsWith('part-')) desk.put('buildings/Main.json', 'mine\n');
    };
    assert.deepEqual((await desk.pull(one('Bern'))).edited, ['buildings/Main.json']);
    assert.equal(desk.text('buildings/Main.json'), 'mine\n');
  });

  for (const [what, code, words] of [
    ['is full', 'ENOSPC', /The disk is full: make room and try again/],
    ['lets nobody write', 'EACCES', /You have no right to do so/],
    ['takes no changes', 'EROFS', /The disk takes no changes/],
  ] as const) {
    it(`says so, and leaves all as it was, where the disk ${what}`, async () => {
      const desk = desks.now;
      await desk.pull(one());
      const before = desk.texts();
      desk.disk.watch = (deed) => {
        if (deed === 'writeFile') throw Object.assign(new Error(`${code}: no`), { code });
      };
      await assert.rejects(desk.pull(one('Bern')), words);
      desk.disk.watch = () => undefined;
      assert.deepEqual(desk.texts(), before);
      assert.equal((await desk.pull(one('Bern'))).written, 1);
    });
  }
});
