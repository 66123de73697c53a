import assert from 'node:assert/strict';
import { knownUses, type UseLines } from '../../../../src/app/sets/knownUses.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { MemoryLog } from '../../../support/supportFakes.ts';

const fix = { resource: 'scripts', id: '7', name: 'Fix' };
const said: UseLines = {
  beforeRemoval: async () => ({ lines: ['Used.'] }),
  beforeRename: async () => ({ lines: ['Named.'], byName: 'Criteria.' }),
};

function usesOver(load: () => Promise<UseLines>) {
  const [log, clock, executed] = [new MemoryLog(), new FakeClock(), [] as unknown[][]];
  const execute = async (...command: unknown[]) => void executed.push(command);
  return { uses: knownUses({ load, execute: execute as never, clock, log }), log, clock, executed };
}

describe('what questions know of uses', () => {
  it('is what the loaded part says, with the way to look', async () => {
    const { uses, executed } = usesOver(async () => said);
    const { lines, look } = await uses.beforeRemoval('lab', [fix]);
    assert.deepEqual([lines, look?.label], [['Used.'], 'Find References']);
    const shown = await look?.show();
    assert.deepEqual(executed, [
      ['jamf.findReferences', { kind: 'object', instanceId: 'lab', resource: 'scripts', id: '7', label: 'Fix' }],
    ]);
    await shown?.close();
    const { lines: renaming, byName } = await uses.beforeRename('lab', fix, { name: 'Fix' });
    assert.deepEqual([renaming, byName], [['Named.'], 'Criteria.']);
  });

  it('has no one thing to look at where several are deleted, nor where nothing is said', async () => {
    assert.equal((await usesOver(async () => said).uses.beforeRemoval('lab', [fix, fix])).look, undefined);
    const silent = { ...said, beforeRemoval: async () => ({ lines: [] }) };
    assert.deepEqual(await usesOver(async () => silent).uses.beforeRemoval('lab', [fix]), { lines: [] });
  });

  for (const [what, load] of [
    ['its code cannot be loaded', () => Promise.reject(new Error('gone'))],
    ['a file cannot be read', async () => ({ ...said, beforeRemoval: () => Promise.reject(new Error('EIO')) })],
  ] as const) {
    it(`is said to be not known where ${what}, which is in the log, and holds nothing up`, async () => {
      const { uses, log } = usesOver(load);
      const { lines, look } = await uses.beforeRemoval('lab', [fix]);
      assert.match(lines.join(), /^It is not known what uses it/);
      assert.equal(look?.label, 'Find References');
      assert.match(log.lines.join(), /^error What uses an object could not be told/);
    });
  }

  it('is said to be not known where it takes too long', async () => {
    const { uses, clock, log } = usesOver(() => new Promise(() => undefined));
    const asked = uses.beforeRemoval('lab', [fix]);
    await clock.advance(4000);
    assert.match((await asked).lines.join(), /^It is not known what uses it/);
    assert.deepEqual(log.lines, []);
  });
});
