import assert from 'node:assert/strict';
import { classicShape } from '../../../../../src/core/families/classic/shapes.ts';
import type { ListedKind } from '../../../../support/sets/listedSource.ts';
import { nothingPulled, pullCounts, PullDesk, pulledBuilding, pulledScript, pullServer } from '../../../../support/sets/pullDesk.ts';

describe('a pull', () => {
  it('writes each object, its script beside it, and what the folder knows of them', async () => {
    const desk = new PullDesk();
    const pulled = await desk.pull({
      scripts: [pulledScript('2', 'Fix', '#!/bin/sh\r\n')],
      buildings: [pulledBuilding('1', 'Main')],
      sites: [],
    });
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, written: 3 });
    assert.deepEqual(Object.keys(desk.tree.texts()), [
      '.jamf/ids.json',
      '.jamf/pull.json',
      'buildings/Main.json',
      'scripts/Fix.json',
      'scripts/Fix.sh',
    ]);
    assert.equal(desk.text('scripts/Fix.sh'), '#!/bin/sh\r\n');
    assert.deepEqual(JSON.parse(desk.text('.jamf/pull.json')), {
      format: 1,
      server: pullServer,
      version: '11.30.1',
      resources: ['buildings', 'scripts', 'sites'],
      unread: [],
    });
    assert.equal(desk.bases.texts.size, 3);
  });

  it('writes nothing at all the second time', async () => {
    const desk = new PullDesk();
    const kinds = { scripts: [pulledScript('2', 'Fix', 'echo')], buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'MAIN')] };
    await desk.pull(kinds);
    const before = desk.tree.changes;
    assert.deepEqual(pullCounts(await desk.pull(kinds)), { ...nothingPulled, unchanged: 4 });
    assert.equal(desk.tree.changes, before);
  });

  describe('of a set that Jamf Pro answers in another order', () => {
    const shape = { shapeOf: () => classicShape('policy') ?? assert.fail() };
    const policy = (groups: readonly number[], scripts: readonly number[]) => ({
      'classic/policies': [
        pulledBuilding('1', 'P', {
          general: { id: 1, name: 'P', date_time_limitations: { no_execute_on: groups.map((id) => `Day ${id}`) } },
          scope: {
            computer_groups: groups.map((id) => ({ id, name: `G${id}` })),
            exclusions: { buildings: groups.map((id) => ({ id, name: 'Main' })) },
          },
          scripts: scripts.map((id) => ({ id, name: `S${id}`, priority: 'After' })),
        }),
      ],
    });

    it('writes nothing', async () => {
      const desk = new PullDesk();
      await desk.pull(policy([1, 10, 2], [4, 5]), shape);
      const before = desk.tree.changes;
      for (const groups of [
        [10, 1, 2],
        [2, 10, 1],
      ]) {
        assert.deepEqual(pullCounts(await desk.pull(policy(groups, [4, 5]), shape)), { ...nothingPulled, unchanged: 1 });
      }
      assert.equal(desk.tree.changes, before);
      assert.match(desk.text('classic/policies/P.json'), /"G1"[^]*"G2"[^]*"G10"/);
    });

    it('has ids that are texts in the order of their numbers', async () => {
      const desk = new PullDesk();
      const role = pulledBuilding('1', 'R', { privileges: ['10', '9', 'b', 'a'].map((id) => ({ id, name: `P${id}` })) });
      await desk.pull({ 'account-groups': [role] });
      assert.match(desk.text('account-groups/R.json'), /"P9"[^]*"P10"[^]*"Pa"[^]*"Pb"/);
    });

    it('writes what else is new in it, and another order where that means something', async () => {
      const desk = new PullDesk();
      await desk.pull(policy([1, 2, 3], [4, 5]), shape);
      assert.equal((await desk.pull(policy([3, 1, 2], [5, 4]), shape)).written, 1);
      assert.equal((await desk.pull(policy([3, 1], [5, 4]), shape)).written, 1);
      assert.equal((await desk.pull(policy([4, 3, 1], [5, 4]), shape)).written, 1);
    });
  });

  it('takes away what a window that ended left of its files', async () => {
    const desk = new PullDesk({ '.jamf/part-7-1': 'half' });
    await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
    assert.deepEqual(Object.keys(desk.tree.texts()), ['.jamf/ids.json', '.jamf/pull.json', 'buildings/Main.json']);
  });

  it('writes what was changed in Jamf Pro, and moves the files of what was renamed', async () => {
    const desk = new PullDesk();
    await desk.pull({
      scripts: [pulledScript('2', 'Fix', 'echo'), pulledScript('3', 'Other', 'x')],
      buildings: [pulledBuilding('1', 'Main')],
    });
    const pulled = await desk.pull({
      scripts: [pulledScript('2', 'Mend', '#!/bin/zsh\n'), pulledScript('3', 'Other', 'x')],
      buildings: [pulledBuilding('1', 'Main', { city: 'Bern' })],
    });
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, written: 3, unchanged: 2 });
    assert.deepEqual(desk.paths(), [
      'buildings/Main.json',
      'scripts/Mend.json',
      'scripts/Mend.zsh',
      'scripts/Other.json',
      'scripts/Other.sh',
    ]);
    assert.match(desk.text('buildings/Main.json'), /Bern/);
  });

  it('changes the names of two objects for each other', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'A'), pulledBuilding('2', 'B')] });
    assert.deepEqual(pullCounts(await desk.pull({ buildings: [pulledBuilding('1', 'B'), pulledBuilding('2', 'A')] })), {
      ...nothingPulled,
      written: 2,
    });
    assert.match(desk.text('buildings/A.json'), /"id": "2"/);
    assert.match(desk.text('buildings/B.json'), /"id": "1"/);
  });

  for (const isFolding of [false, true]) {
    it(`renames by case alone on a disk that ${isFolding ? 'takes both for one' : 'tells both apart'}`, async () => {
      const desk = new PullDesk({}, { isFolding });
      await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
      assert.deepEqual(pullCounts(await desk.pull({ buildings: [pulledBuilding('1', 'MAIN')] })), { ...nothingPulled, written: 1 });
      assert.deepEqual(desk.paths(), ['buildings/MAIN.json']);
      assert.deepEqual(pullCounts(await desk.pull({ buildings: [pulledBuilding('7', 'main')] })), {
        ...nothingPulled,
        written: 1,
        removed: isFolding ? 0 : 0,
      });
      assert.deepEqual(desk.paths(), ['buildings/main.json']);
      assert.match(desk.text('buildings/main.json'), /"id": "7"/);
    });
  }

  it('gives both their ids when a second object has the name, and takes them away again', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
    await desk.pull({ buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'main')] });
    assert.deepEqual(desk.paths(), ['buildings/Main (1).json', 'buildings/main (2).json']);
    await desk.pull({ buildings: [pulledBuilding('2', 'main')] });
    assert.deepEqual(desk.paths(), ['buildings/main.json']);
  });
});

describe('what was changed in a pulled folder', () => {
  it('is never overwritten, and is told', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
    desk.tree.put('buildings/Main.json', 'mine\n');
    const pulled = await desk.pull({ buildings: [pulledBuilding('1', 'Main', { city: 'Bern' })] });
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, edited: 1 });
    assert.deepEqual(pulled.edited, ['buildings/Main.json']);
    assert.equal(desk.text('buildings/Main.json'), 'mine\n');
  });

  it('is what Jamf Pro says by now, and was sent from here: it is known as pulled', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
    const sent = pulledBuilding('1', 'Main', { city: 'Bern' });
    desk.tree.put('buildings/Main.json', sent.text ?? '');
    assert.deepEqual(pullCounts(await desk.pull({ buildings: [sent] })), { ...nothingPulled, unchanged: 1 });
    assert.deepEqual(pullCounts(await desk.pull({ buildings: [pulledBuilding('1', 'Main', { city: 'Biel' })] })), {
      ...nothingPulled,
      written: 1,
    });
  });

  it('stays where it is when the object is renamed, and the others go around it', async () => {
    const desk = new PullDesk();
    await desk.pull({ scripts: [pulledScript('2', 'Fix', 'echo')] });
    desk.tree.put('scripts/Fix.sh', 'mine\n');
    const pulled = await desk.pull({ scripts: [pulledScript('2', 'Mend', 'echo'), pulledScript('3', 'Fix', 'x')] });
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, written: 3, edited: 1 });
    assert.deepEqual(desk.paths(), ['scripts/Fix (3).json', 'scripts/Fix (3).sh', 'scripts/Fix.json', 'scripts/Fix.sh']);
    assert.match(desk.text('scripts/Fix.json'), /Mend/);
    assert.equal(desk.text('scripts/Fix.sh'), 'mine\n');
    desk.tree.put('scripts/Fix.sh', 'echo\n');
    await desk.pull({ scripts: [pulledScript('2', 'Mend', 'echo'), pulledScript('3', 'Fix', 'x')] });
    assert.deepEqual(desk.paths(), ['scripts/Fix.json', 'scripts/Fix.sh', 'scripts/Mend.json', 'scripts/Mend.sh']);
  });

  it('moves nobody else who has the same name', async () => {
    const desk = new PullDesk();
    const kinds = { buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'Main')] };
    await desk.pull(kinds);
    desk.tree.put('buildings/Main (1).json', 'mine\n');
    assert.deepEqual(pullCounts(await desk.pull(kinds)), { ...nothingPulled, unchanged: 1, edited: 1 });
  });

  it('keeps the ending of its script where Jamf Pro’s is of another language by now', async () => {
    const desk = new PullDesk();
    await desk.pull({ scripts: [pulledScript('2', 'Fix', 'echo')] });
    desk.tree.put('scripts/Fix.sh', 'mine\n');
    const pulled = await desk.pull({ scripts: [pulledScript('2', 'Fix', '#!/usr/bin/python3\n')] });
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, unchanged: 1, edited: 1 });
    assert.deepEqual(desk.paths(), ['scripts/Fix.json', 'scripts/Fix.sh']);
  });

  it('is kept also where it is changed while the pull goes on', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'Side')] });
    desk.tree.watch = (deed, path, when) => {
      if (deed === 'write' && path === 'buildings/Main.json' && when === 'before') desk.tree.put(path, 'mine\n');
      if (deed === 'write' && path === 'buildings/New.json' && when === 'before') desk.tree.put(path, 'another\n');
      if (deed === 'remove' && path === 'buildings/Side.json' && when === 'before') desk.tree.put(path, 'mine, too\n');
    };
    const pulled = await desk.pull({ buildings: [pulledBuilding('1', 'Main', { city: 'Bern' }), pulledBuilding('3', 'New')] });
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, edited: 2, foreign: 1 });
    assert.deepEqual(
      ['Main', 'New', 'Side'].map((name) => desk.text(`buildings/${name}.json`)),
      ['mine\n', 'another\n', 'mine, too\n'],
    );
  });

  it('is not what git gave it on Windows: other line ends, in each of its files', async () => {
    const desk = new PullDesk();
    const before = { scripts: [pulledScript('2', 'Fix', 'echo\n')], buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'Side')] };
    await desk.pull(before);
    for (const [path, text] of Object.entries(desk.tree.texts())) desk.tree.put(path, text.replaceAll('\n', '\r\n'));
    const { changes } = desk.tree;
    assert.deepEqual(pullCounts(await desk.pull(before)), { ...nothingPulled, unchanged: 4 });
    assert.equal(desk.tree.changes, changes);
    desk.tree.put('buildings/Main.json', `${desk.text('buildings/Main.json')}mine\r\n`);
    const now = { scripts: [pulledScript('2', 'Fix', 'exit\n')], buildings: [pulledBuilding('1', 'Main', { city: 'Bern' })] };
    assert.deepEqual(pullCounts(await desk.pull(now)), { ...nothingPulled, written: 1, unchanged: 1, removed: 1, edited: 1 });
    assert.equal(desk.text('scripts/Fix.sh'), 'exit\n');
    assert.match(desk.text('buildings/Main.json'), /mine/);
  });

  it('is written again where it was taken away', async () => {
    const desk = new PullDesk();
    await desk.pull({ buildings: [pulledBuilding('1', 'Main')] });
    desk.tree.files.delete('buildings/Main.json');
    assert.deepEqual(pullCounts(await desk.pull({ buildings: [pulledBuilding('1', 'Main')] })), { ...nothingPulled, written: 1 });
  });

  it('was never pulled where the folder knows nothing of it: it stays unless it says the same', async () => {
    const same = pulledBuilding('2', 'Side');
    const desk = new PullDesk({ 'buildings/Main.json': 'foreign\n', 'buildings/Side.json': same.text ?? '', 'README.md': 'x' });
    const pulled = await desk.pull({ buildings: [pulledBuilding('1', 'Main'), same] });
    assert.deepEqual(pullCounts(pulled), { ...nothingPulled, unchanged: 1, foreign: 1 });
    assert.deepEqual(pulled.foreign, ['buildings/Main.json']);
    assert.equal(desk.text('buildings/Main.json'), 'foreign\n');
  });
});

describe('what is gone in Jamf Pro', () => {
  const two = { buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'Side')] };
  const one = { buildings: [pulledBuilding('1', 'Main')] };

  it('is removed after a question that names it', async () => {
    const desk = new PullDesk();
    await desk.pull(two);
    assert.deepEqual(pullCounts(await desk.pull(one)), { ...nothingPulled, unchanged: 1, removed: 1 });
    assert.deepEqual(desk.asked, [[{ resource: 'buildings', id: '2', name: 'Side' }]]);
    assert.deepEqual(desk.paths(), ['buildings/Main.json']);
  });

  it('stays, and is asked for again, where the answer is no', async () => {
    const desk = new PullDesk();
    desk.mayRemove = false;
    await desk.pull(two);
    assert.deepEqual(pullCounts(await desk.pull(one)), { ...nothingPulled, unchanged: 1 });
    await desk.pull(one);
    assert.equal(desk.asked.length, 2);
    assert.equal(desk.paths().length, 2);
  });

  const unsure: readonly (readonly [what: string, kind: ListedKind])[] = [
    ['whose list was not read this time', { objects: [], unread: { why: 'forbidden' } }],
    ['whose list is older than this pull', { objects: one.buildings, listedAt: -1 }],
    ['whose list was never read', { objects: [], listedAt: undefined }],
    ['that could not be read', { objects: [pulledBuilding('1', 'Main'), { id: '2', name: 'Side', unread: { why: 'gone' } }] }],
    [
      'that was read earlier only',
      { objects: [pulledBuilding('1', 'Main'), { ...pulledBuilding('2', 'Side'), unread: { why: 'network' } }] },
    ],
  ];
  for (const [what, kind] of unsure) {
    it(`is not known of something ${what}: it stays, unasked`, async () => {
      const desk = new PullDesk();
      await desk.pull(two);
      await desk.pull({ buildings: kind });
      assert.deepEqual(desk.paths(), ['buildings/Main.json', 'buildings/Side.json']);
      assert.deepEqual(desk.asked, []);
      assert.match(desk.text('.jamf/ids.json'), /Side/);
    });
  }

  it('stays where it was changed here', async () => {
    const desk = new PullDesk();
    await desk.pull(two);
    desk.tree.put('buildings/Side.json', 'mine\n');
    assert.deepEqual(pullCounts(await desk.pull(one)), { ...nothingPulled, unchanged: 1, edited: 1 });
    assert.deepEqual(desk.asked, []);
  });

  it('is no kind that was not asked for', async () => {
    const desk = new PullDesk();
    await desk.pull({ ...two, scripts: [pulledScript('2', 'Fix', 'echo')] });
    await desk.pull({ buildings: [] });
    assert.deepEqual(desk.paths(), ['scripts/Fix.json', 'scripts/Fix.sh']);
    assert.deepEqual(JSON.parse(desk.text('.jamf/pull.json')).resources, ['buildings', 'scripts']);
  });
});
