import assert from 'node:assert/strict';
import { minutesLeft } from '../../../../src/app/instances/lockWords.ts';
import { Unlocks } from '../../../../src/app/instances/unlocks.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const minute = 60_000;

describe('Unlocks', () => {
  /** `wall`: milliseconds that the wall clock is ahead of the monotonic one; a sleep of the machine makes it grow. */
  function locks() {
    const clock = new FakeClock();
    const wall = { ahead: 1_000_000 };
    const locked: string[] = [];
    const minutes: string[] = [];
    const unlocks: Unlocks = new Unlocks(
      {
        locked: (id) => locked.push(id),
        minute: (id) => minutes.push(`${id} ${minutesLeft(unlocks.until(id, 'x') ?? 0, clock.now() + wall.ahead)}`),
      },
      clock,
      () => clock.now() + wall.ahead,
    );
    return { clock, wall, locked, minutes, unlocks };
  }

  it('lock again after 10 minutes, and tell of it once', async () => {
    const { clock, locked, unlocks } = locks();
    unlocks.unlock('a', 'x');
    assert.equal(unlocks.until('a', 'x'), 1_000_000 + 10 * minute);
    await clock.advance(10 * minute - 1);
    assert.deepEqual([unlocks.until('a', 'x'), locked], [1_000_000 + 10 * minute, []]);
    await clock.advance(1);
    assert.deepEqual([unlocks.until('a', 'x'), locked], [undefined, ['a']]);
    await clock.advance(60 * minute);
    assert.deepEqual(locked, ['a']);
  });

  it('are locked after a sleep of the machine, though the timer has yet to fire', () => {
    const { wall, unlocks } = locks();
    unlocks.unlock('a', 'x');
    wall.ahead += 10 * minute;
    assert.equal(unlocks.until('a', 'x'), undefined);
  });

  it('are locked for what an instance has become meanwhile', () => {
    const { unlocks } = locks();
    unlocks.unlock('a', 'x');
    assert.deepEqual([unlocks.until('a', 'y'), unlocks.until('a', 'x')], [undefined, 1_000_000 + 10 * minute]);
  });

  it('tell of each minute that goes by, and wake nobody while all is locked', async () => {
    const { clock, minutes, unlocks } = locks();
    await clock.advance(60 * minute);
    unlocks.unlock('a', 'x');
    await clock.advance(3 * minute);
    assert.deepEqual(minutes, ['a 9', 'a 8', 'a 7']);
    await clock.advance(30 * minute);
    assert.deepEqual(minutes.slice(-2), ['a 2', 'a 1']);
    assert.deepEqual([minutes.length, clock.pending], [9, 0]);
  });

  it('tell of whole minutes again after a sleep of the machine', async () => {
    const { clock, wall, minutes, unlocks } = locks();
    unlocks.unlock('a', 'x');
    wall.ahead += 2.5 * minute;
    await clock.advance(1.5 * minute);
    assert.deepEqual(minutes, ['a 7', 'a 6']);
  });

  it('begin anew when unlocked again, each instance for itself', async () => {
    const { clock, locked, unlocks } = locks();
    unlocks.unlock('a', 'x');
    unlocks.unlock('b', 'x');
    await clock.advance(6 * minute);
    unlocks.unlock('a', 'x');
    await clock.advance(6 * minute);
    assert.deepEqual([unlocks.until('a', 'x') === undefined, unlocks.until('b', 'x') === undefined, locked], [false, true, ['b']]);
  });

  it('tell of a lock by hand only where something was open, and leave no timer', () => {
    const { clock, locked, unlocks } = locks();
    unlocks.lock('a');
    unlocks.unlock('a', 'x');
    unlocks.lock('a');
    unlocks.lock('a');
    assert.deepEqual([locked, clock.pending], [['a'], 0]);
    unlocks.unlock('b', 'x');
    unlocks.dispose();
    assert.equal(clock.pending, 0);
  });
});
