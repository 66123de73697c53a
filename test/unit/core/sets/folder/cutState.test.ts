import assert from 'node:assert/strict';
import { refuseFolder } from '../../../../../src/core/sets/folder/pullInto.ts';
import { readFolderState } from '../../../../../src/core/sets/folder/pulledFolder.ts';
import { Killed, type TreeDeed } from '../../../../support/sets/memoryTree.ts';
import { pulledBuilding, PullDesk, pulledScript, pullServer } from '../../../../support/sets/pullDesk.ts';

const before = { buildings: [pulledBuilding('1', 'Main'), pulledBuilding('2', 'Side')], scripts: [pulledScript('7', 'Fix', 'echo 1\n')] };
const after = {
  buildings: [pulledBuilding('1', 'Main', { city: 'Oslo' }), pulledBuilding('2', 'side'), pulledBuilding('3', 'New')],
  scripts: [pulledScript('7', 'Fix', 'echo 2\n')],
};

/** What is left of a file when a computer loses its power. */
const leftOf = (text: string): readonly string[] => [
  ...Array.from({ length: text.length }, (_, end) => text.slice(0, end)).filter(({ length }) => length < 3 || length % 11 === 0),
  text.slice(0, -1),
  text.slice(0, -2),
  text.slice(0, -3),
  '\0'.repeat(text.length),
  text.slice(0, text.length / 2).padEnd(text.length, '\0'),
];

/** The process ends at one of its steps. */
async function killed(desk: PullDesk, step: number, when: 'before' | 'after' = 'after'): Promise<void> {
  let [steps, isDead] = [0, false];
  desk.tree.watch = (deed: TreeDeed, _path, now) => {
    isDead ||= deed !== 'read' && now === when && steps++ === step;
    if (isDead) throw new Killed();
  };
  await desk.pull(after).catch((error: unknown) => assert.ok(error instanceof Killed));
  desk.tree.watch = () => undefined;
}

async function wanted(): Promise<Readonly<Record<string, string>>> {
  const desk = new PullDesk();
  await desk.pull(after);
  return desk.tree.texts();
}

/** Pulls as the command does that asks nobody. */
async function goesOn(desk: PullDesk): Promise<boolean> {
  const { isCut } = await readFolderState(desk.tree);
  try {
    await desk.pull(after, { mends: isCut });
    return true;
  } catch {
    return false;
  }
}

describe('what a pulled folder knows of itself, cut off anywhere by a computer that lost its power', () => {
  for (const [path, isFirst] of [
    ['.jamf/begun.json', false],
    ['.jamf/ids.json', false],
    ['.jamf/pull.json', false],
    ['.jamf/begun.json', true],
  ] as const) {
    it(`is mended unasked by the next pull as long as it says whose it is: ${path}${isFirst ? ' of the first pull' : ''}`, async () => {
      const whole = new PullDesk();
      if (!isFirst) await whole.pull(before);
      if (path === '.jamf/begun.json') await killed(whole, 4);
      const [text, all] = [whole.text(path), await wanted()];
      const isLegible = (left: string): boolean =>
        path === '.jamf/ids.json' || (path === '.jamf/begun.json' && !isFirst) || /"https:[^"]*"/.test(left);
      for (const left of leftOf(text)) {
        const desk = new PullDesk({ ...whole.tree.texts(), [path]: left });
        if (!(await goesOn(desk))) {
          assert.ok(!isLegible(left), JSON.stringify(left));
          assert.deepEqual(desk.tree.texts(), { ...whole.tree.texts(), [path]: left });
          continue;
        }
        const { broken } = await readFolderState(desk.tree);
        assert.equal(broken, undefined);
        for (const [file, said] of Object.entries(desk.tree.texts())) {
          if (file in all && !file.startsWith('.jamf/')) assert.ok([all[file], whole.tree.texts()[file]].includes(said), file);
        }
        for (const file of whole.paths())
          assert.ok(
            desk.paths().some((one) => one.toLowerCase() === file.toLowerCase()),
            file,
          );
      }
    });
  }

  it('is known by what was kept of the pulls into it where it does not say any more whose it is, and by all of that alone', async () => {
    const whole = new PullDesk();
    await whole.pull(before);
    const known = [...(await whole.bases.known())];
    const goesOnWith = async (left: string, kept: readonly string[]): Promise<boolean> => {
      const desk = new PullDesk({ ...whole.tree.texts(), '.jamf/pull.json': left, 'buildings/Main.json': 'mine' });
      const pulled = { server: pullServer, known: () => Promise.resolve(new Set(kept)) };
      const { isCut } = await readFolderState(desk.tree, pulled);
      const done = await desk.pull(after, { mends: isCut, before: pulled }).catch(() => undefined);
      if (done !== undefined) {
        assert.equal(desk.text('buildings/Main.json'), 'mine');
        assert.equal((await readFolderState(desk.tree)).broken, undefined);
      }
      return done !== undefined;
    };
    for (const left of leftOf(whole.text('.jamf/pull.json'))) {
      assert.equal(await goesOnWith(left, [...known, 'more']), true, JSON.stringify(left));
      if (!/"https:[^"]*"/.test(left)) assert.equal(await goesOnWith(left, known.slice(1)), false, JSON.stringify(left));
    }
    assert.equal(await goesOnWith(`<<<<<<< HEAD\n${whole.text('.jamf/pull.json')}`, known), false);
  });

  it('is refused for another server, also where only half of it is left', async () => {
    const whole = new PullDesk();
    await killed(whole, 4);
    const text = whole.text('.jamf/begun.json');
    for (const left of leftOf(text).filter((one) => one.includes('"https://acme.test"'))) {
      whole.tree.put('.jamf/begun.json', left);
      const state = await readFolderState(whole.tree);
      assert.throws(() => refuseFolder(whole.tree, state, 'https://other.test', true), /was pulled from https:\/\/acme\.test/);
    }
  });
});
