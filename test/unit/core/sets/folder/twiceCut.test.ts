import assert from 'node:assert/strict';
import { Killed, type TreeDeed } from '../../../../support/sets/memoryTree.ts';
import { pulledBuilding, PullDesk, pulledScript, type PulledWorld } from '../../../../support/sets/pullDesk.ts';

/** The process ends at one of its steps. */
async function killed(desk: PullDesk, kinds: PulledWorld, step: number, when: 'before' | 'after' = 'before'): Promise<void> {
  let [steps, isDead] = [0, false];
  desk.tree.watch = (deed: TreeDeed, _path, now) => {
    isDead ||= deed !== 'read' && now === when && steps++ === step;
    if (isDead) throw new Killed();
  };
  await desk.pull(kinds).catch((error: unknown) => assert.ok(error instanceof Killed, String(error)));
  desk.tree.watch = () => undefined;
}

describe('a pull after one that was cut off at any step', () => {
  const kinds = (name: string): PulledWorld => ({ scripts: [pulledScript('1', name, 'echo 1\n'), pulledScript('2', 'More', 'echo 2\n')] });

  for (const isFolding of [false, true]) {
    it(`gives files the other case that their object has by now, on a disk that ${isFolding ? 'takes both for one' : 'tells both apart'}`, async () => {
      const clean = new PullDesk();
      await clean.pull(kinds('A'));
      for (const when of ['before', 'after'] as const)
        for (let step = 0; step < 8; step += 1) {
          const desk = new PullDesk({}, { isFolding });
          await desk.pull(kinds('a'));
          await killed(desk, kinds('A'), step, when);
          const pulled = await desk.pull(kinds('A'));
          assert.deepEqual([pulled.edited, pulled.foreign, [...pulled.failed]], [[], [], []]);
          assert.deepEqual(desk.tree.texts(), clean.tree.texts(), `${when} ${step}`);
        }
    });
  }
});

describe('a pull after two that were cut off', () => {
  const kinds = (name: string): PulledWorld => ({
    buildings: [pulledBuilding('2', name)],
    scripts: [pulledScript('7', 'Fix', 'echo 1\n')],
  });

  for (const isFolding of [false, true]) {
    it(`goes on where an object was renamed by case between them, on a disk that ${isFolding ? 'takes both for one' : 'tells both apart'}`, async () => {
      const clean = new PullDesk();
      await clean.pull(kinds('Side'));
      for (const when of ['before', 'after'] as const)
        for (const first of [1, 2, 4])
          for (let second = 0; second < 5; second += 1) {
            const desk = new PullDesk({}, { isFolding });
            await killed(desk, kinds('side'), first, when);
            await killed(desk, kinds('SIDE'), second, when);
            const pulled = await desk.pull(kinds('Side'));
            assert.deepEqual([pulled.edited, pulled.foreign, [...pulled.failed]], [[], [], []]);
            assert.deepEqual(desk.tree.texts(), clean.tree.texts(), `${when} ${first} ${second}`);
          }
    });
  }

  it('writes nothing over the last copy of an object that one of them gave another name', async () => {
    const desk = new PullDesk();
    await desk.pull({ scripts: [pulledScript('5', 'Before', 'echo 5\n')] });
    desk.tree.files.delete('scripts/Before.json');
    await killed(desk, { scripts: [pulledScript('5', 'Fix', 'echo 5\n'), pulledScript('6', 'More', 'echo 6\n')] }, 4);
    assert.match(desk.text('scripts/Fix.json'), /"id": "5"/);
    desk.mayRemove = false;
    await desk.pull({ scripts: [] });
    await desk.pull({ scripts: { objects: [pulledScript('1', 'Fix', 'echo 1\n')], listedAt: -5 } });
    assert.match(desk.text('scripts/Fix.json'), /"id": "5"/);
    assert.match(desk.text('scripts/Fix (1).json'), /"id": "1"/);
  });
});

describe('an object that was changed here', () => {
  it('stays where it is also where another one goes around a file that stays', async () => {
    const desk = new PullDesk();
    await desk.pull({ scripts: [pulledScript('4', 'A', 'echo 4\n'), pulledScript('2', 'A (1)', 'echo 2\n')] });
    for (const path of ['scripts/A.json', 'scripts/A (1).json']) desk.tree.put(path, 'mine\n');
    const kinds = { scripts: [pulledScript('1', 'A', 'echo 1\n'), pulledScript('2', 'A (1)', 'echo 2\n')] };
    await desk.pull(kinds);
    assert.deepEqual(
      [desk.text('scripts/A.json'), desk.text('scripts/A (1).json'), desk.text('scripts/A (1).sh')],
      ['mine\n', 'mine\n', 'echo 2\n'],
    );
    const { changes } = desk.tree;
    await desk.pull(kinds);
    assert.equal(desk.tree.changes, changes);
  });
});
