import assert from 'node:assert/strict';
import { ToldAgain } from '../../../../src/host/documents/notes/toldAgain.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

describe('a change of the notes above a text', () => {
  const told = (): { clock: FakeClock; times: number[]; changes: ToldAgain } => {
    const clock = new FakeClock();
    const times: number[] = [];
    return { clock, times, changes: new ToldAgain(clock, () => void times.push(clock.now())) };
  };

  it('is told at once, and once more', async () => {
    const { clock, times, changes } = told();
    changes.changed();
    await clock.advance(5000);
    assert.deepEqual(times, [0, 1000]);
    assert.equal(clock.pending, 0);
  });

  it('is told once more after the last of many', async () => {
    const { clock, times, changes } = told();
    changes.changed();
    await clock.advance(600);
    changes.changed();
    await clock.advance(5000);
    assert.deepEqual(times, [0, 600, 1600]);
  });

  it('is not told after the end', async () => {
    const { clock, times, changes } = told();
    changes.changed();
    changes.dispose();
    await clock.advance(5000);
    assert.deepEqual(times, [0]);
    assert.equal(clock.pending, 0);
  });
});
