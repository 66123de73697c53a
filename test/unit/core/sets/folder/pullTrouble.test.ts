import assert from 'node:assert/strict';
import { treeTrouble } from '../../../../../src/app/sets/folder/treeTrouble.ts';
import { pullInto, refuseFolder } from '../../../../../src/core/sets/folder/pullInto.ts';
import { readFolderState } from '../../../../../src/core/sets/folder/pulledFolder.ts';
import { anything } from '../../../../../src/core/shapes/shape.ts';
import { listedSource, type ListedKind } from '../../../../support/sets/listedSource.ts';
import { sha256OfBytes } from '../../../../support/sets/memoryTree.ts';
import { nothingPulled, pullCounts, PullDesk, pulledBuilding, pullServer } from '../../../../support/sets/pullDesk.ts';
import { never } from '../../../../support/signals.ts';

describe('what could not be read', () => {
  it('stands in the manifest with its reason until it can be', async () => {
    const desk = new PullDesk();
    const forbidden: ListedKind = { objects: [], listedAt: undefined, unread: { why: 'forbidden', privileges: ['Read Scripts'] } };
    const pulled = await desk.pull({
      scripts: forbidden,
      buildings: [pulledBuilding('1', 'Main'), { id: '2', name: 'Side', unread: { why: 'answer', status: 500 } }],
    });
    assert.deepEqual(JSON.parse(desk.text('.jamf/pull.json')).unread, [
      { resource: 'buildings', id: '2', name: 'Side', why: 'answer', status: 500 },
      { resource: 'scripts', why: 'forbidden', privileges: ['Read Scripts'] },
    ]);
    assert.equal(pulled.unread.length, 2);
    const { unread } = await desk.pull({ buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'Side')] });
    assert.deepEqual(unread, []);
    assert.deepEqual(JSON.parse(desk.text('.jamf/pull.json')).unread, [
      { resource: 'scripts', why: 'forbidden', privileges: ['Read Scripts'] },
    ]);
  });
});

describe('what cannot be removed', () => {
  it('counts as failed, not as removed, and is removed by the next pull', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'Side')] });
    desk.tree.watch = (deed, path) => {
      if (deed === 'remove' && path.startsWith('buildings/')) throw treeTrouble('remove', path, new Error('EBUSY: busy'));
    };
    const only = { buildings: [pulledBuilding('1', 'Main')] };
    assert.deepEqual(pullCounts(await desk.pull(only)), { ...nothingPulled, unchanged: 1, failed: 1 });
    assert.deepEqual(desk.paths(), ['buildings/Main.json', 'buildings/Side.json']);
    assert.match(desk.text('.jamf/ids.json'), /Side/);
    desk.tree.watch = () => undefined;
    assert.deepEqual(pullCounts(await desk.pull(only)), { ...nothingPulled, unchanged: 1, removed: 1 });
  });
});

describe('what is noted of a file while a pull goes on', () => {
  it('stays: an object was created with the file, and would be created once more', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
    const noted = JSON.stringify({ id: '9', name: 'New', sha256: '0'.repeat(64) });
    const note = (): void => {
      const known = desk.text('.jamf/ids.json');
      if (!known.includes('New.json'))
        desk.tree.put('.jamf/ids.json', known.replace(/\n\}\n$/, `,\n  "buildings/New.json": ${noted}\n}\n`));
    };
    await desk.pull({ buildings: [pulledBuilding('1', 'Main', { city: 'Oslo' })] }, { onProgress: note });
    const ids: Record<string, { readonly id: string }> = JSON.parse(desk.text('.jamf/ids.json'));
    assert.deepEqual(
      Object.entries(ids).map(([path, { id }]) => [path, id]),
      [
        ['buildings/Main.json', '1'],
        ['buildings/New.json', '9'],
      ],
    );
    assert.match(desk.text('buildings/Main.json'), /Oslo/);
  });
});

describe('a pull that fails in a way that nobody can tell', () => {
  it('is over when it is told: nothing is written afterwards', async () => {
    const desk = new PullDesk();
    const write = desk.tree.write.bind(desk.tree);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    desk.tree.write = async (path, ...rest) => {
      if (path === 'buildings/A.json') throw new TypeError('a bug');
      if (path === 'buildings/B.json') await gate;
      return await write(path, ...rest);
    };
    let isOver = false;
    const over = desk.pull({ buildings: [pulledBuilding('1', 'A'), pulledBuilding('2', 'B')] }).catch(() => (isOver = true));
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
    assert.equal(isOver, false);
    open();
    await over;
    const { changes } = desk.tree;
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
    assert.equal(desk.tree.changes, changes);
    assert.deepEqual(desk.paths(), ['buildings/B.json']);
  });
});

describe('a disk that fails', () => {
  const kinds = { buildings: [pulledBuilding('1', 'A'), pulledBuilding('2', 'B'), pulledBuilding('3', 'C')] };

  it('costs the file that it fails with, and the next pull writes it', async () => {
    const desk = new PullDesk();
    desk.tree.watch = (deed, path) => {
      if (deed === 'write' && path === 'buildings/B.json')
        throw treeTrouble('write', path, new Error(`ENOSPC: no space left on device, write`));
    };
    const pulled = await desk.pull(kinds);
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, written: 2, failed: 1 });
    assert.match(
      pulled.failed.get('buildings/B.json') ?? '',
      /^“buildings\/B\.json” could not be written\. The disk is full: make room and try again\.$/,
    );
    desk.tree.watch = () => undefined;
    assert.deepEqual(pullCounts(await desk.pull(kinds)), { ...nothingPulled, written: 1, unchanged: 2 });
  });

  it('loses no file that was to move', async () => {
    const desk = new PullDesk();
    await desk.pull(kinds);
    desk.tree.watch = (deed, path) => {
      if (deed === 'write' && path === 'buildings/Z.json') throw treeTrouble('write', path, new Error(`EACCES: permission denied`));
    };
    const next = { buildings: [pulledBuilding('1', 'Z'), pulledBuilding('2', 'B'), pulledBuilding('3', 'C')] };
    assert.deepEqual(pullCounts(await desk.pull(next)), { ...nothingPulled, unchanged: 2, failed: 1 });
    assert.deepEqual(desk.paths(), ['buildings/A.json', 'buildings/B.json', 'buildings/C.json']);
    desk.tree.watch = () => undefined;
    assert.deepEqual(pullCounts(await desk.pull(next)), { ...nothingPulled, written: 1, unchanged: 2 });
    assert.deepEqual(desk.paths(), ['buildings/B.json', 'buildings/C.json', 'buildings/Z.json']);
  });

  it('that takes nothing at all is told before anything is written', async () => {
    const desk = new PullDesk();
    desk.tree.watch = (deed, path) => {
      if (deed === 'write') throw treeTrouble('write', path, new Error(`EROFS: read-only file system`));
    };
    await assert.rejects(desk.pull(kinds), /could not be written. The disk takes no changes/);
    assert.deepEqual(desk.tree.texts(), {});
  });

  it('that gives a file to nobody leaves it alone', async () => {
    const desk = new PullDesk();
    await desk.pull(kinds);
    desk.tree.watch = (deed, path) => {
      if (deed === 'read' && path === 'buildings/B.json') throw treeTrouble('read', path, new Error(`EBUSY: resource busy`));
    };
    const pulled = await desk.pull({
      buildings: [pulledBuilding('1', 'A'), pulledBuilding('2', 'B', { city: 'Bern' }), pulledBuilding('3', 'C')],
    });
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, unchanged: 2, failed: 1 });
  });
});

describe('a folder that is not to be pulled into', () => {
  it('is one of another server, and the sentence says of which', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
    const state = await readFolderState(desk.tree);
    assert.throws(
      () => refuseFolder(desk.tree, state, 'https://other.test', true),
      /was pulled from https:\/\/acme\.test, and this instance is https:\/\/other\.test\. Nothing was written\./,
    );
  });

  for (const path of ['.jamf/pull.json', '.jamf/ids.json']) {
    it(`is one whose ${path} is broken or lost, and nothing is written into it`, async () => {
      const desk = new PullDesk();
      await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
      const whole = desk.text(path);
      for (const text of [whole.slice(0, 20), '', undefined]) {
        if (text === undefined) desk.tree.files.delete(path);
        else desk.tree.put(path, text);
        const before = desk.tree.texts();
        await assert.rejects(
          desk.pull({ buildings: [] }),
          /of this folder (cannot be used|is missing)\..* Nothing was written\. Pull anew into an empty folder/,
        );
        assert.deepEqual(desk.tree.texts(), before);
      }
    });
  }

  for (const [path, cut, unchanged, foreign] of [
    ['.jamf/pull.json', /^(?=.{0,4}"version")/m, 1, 0],
    ['.jamf/ids.json', /^(?=.{0,4}"buildings\/Side)/m, 1, 1],
  ] as const) {
    it(`is mended unasked where ${path} was cut off and says still whose it is, and loses nothing`, async () => {
      const desk = new PullDesk();
      const kinds = { buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'Side')] };
      await desk.pull(kinds);
      const whole = desk.text(path);
      const at = whole.search(cut) + 6;
      assert.ok(at > 6);
      desk.tree.put(path, whole.slice(0, at));
      desk.tree.put('buildings/Side.json', 'mine\n');
      const state = await readFolderState(desk.tree);
      assert.ok(state.isCut && state.broken !== undefined);
      assert.throws(() => refuseFolder(desk.tree, state, 'https://other.test', state.isCut), /was pulled from/);
      assert.deepEqual(pullCounts(await desk.pull(kinds, { mends: state.isCut })), {
        ...nothingPulled,
        unchanged,
        ...(foreign > 0 ? { foreign } : { edited: 1 }),
      });
      assert.equal(desk.text('buildings/Side.json'), 'mine\n');
      assert.equal((await readFolderState(desk.tree)).broken, undefined);
    });
  }

  for (const [why, path, text] of [
    ['says not whose it is', '.jamf/pull.json', (whole: string) => whole.slice(0, 20)],
    ['is empty', '.jamf/pull.json', () => ''],
    ['is of a merge that nobody ended', '.jamf/ids.json', (whole: string) => `<<<<<<< HEAD\n${whole.slice(0, -2)}`],
    ['is of a merge that nobody ended below its beginning', '.jamf/ids.json', (whole: string) => `{\n<<<<<<< HEAD\n${whole.slice(2, -2)}`],
    ['ends as it should and is broken elsewhere', '.jamf/ids.json', (whole: string) => whole.replace('"id"', 'id')],
  ] as const) {
    it(`is not mended unasked where ${path} ${why}`, async () => {
      const desk = new PullDesk();
      await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
      desk.tree.put(path, text(desk.text(path)));
      const state = await readFolderState(desk.tree);
      assert.equal(state.isCut, false);
      assert.ok(state.broken);
    });
  }

  it('can be mended: what says the same is known again, and the rest stays', async () => {
    const desk = new PullDesk();
    const kinds = { buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'Side')] };
    await desk.pull(kinds);
    desk.tree.put('.jamf/ids.json', '{');
    desk.tree.put('buildings/Side.json', 'mine\n');
    const state = await readFolderState(desk.tree);
    refuseFolder(desk.tree, state, pullServer, true);
    const work = {
      resources: ['buildings'],
      since: 0,
      server: pullServer,
      shapeOf: () => anything,
      bases: desk.bases,
      sha256: sha256OfBytes,
    };
    const pulled = await pullInto(
      desk.tree,
      state,
      { ...work, source: listedSource(kinds), mayRemove: () => Promise.resolve(true) },
      never,
    );
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, unchanged: 1, foreign: 1 });
    assert.equal((await readFolderState(desk.tree)).broken, undefined);
  });

  it('is not mended where a newer version of this extension wrote it', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
    desk.tree.put('.jamf/pull.json', desk.text('.jamf/pull.json').replace('"format": 1', '"format": 2'));
    const state = await readFolderState(desk.tree);
    assert.throws(() => refuseFolder(desk.tree, state, pullServer, true), /newer version of this extension/);
  });

  it('overwrites and removes nothing when it is mended without being known whose it was', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'Side')] });
    desk.tree.put('.jamf/pull.json', `<<<<<<< HEAD\n${desk.text('.jamf/pull.json')}`);
    const before = desk.tree.texts();
    const state = await readFolderState(desk.tree);
    refuseFolder(desk.tree, state, 'https://other.test', true);
    const work = { resources: ['buildings'], since: 0, shapeOf: () => anything, bases: desk.bases, sha256: sha256OfBytes };
    const source = listedSource({ buildings: [pulledBuilding('1', 'Main', { city: 'Bern' })] });
    const mayRemove = () => Promise.resolve(true);
    const pulled = await pullInto(desk.tree, state, { ...work, server: 'https://other.test', source, mayRemove }, never);
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, foreign: 1 });
    for (const name of ['Main', 'Side']) assert.equal(desk.text(`buildings/${name}.json`), before[`buildings/${name}.json`]);
  });
});
