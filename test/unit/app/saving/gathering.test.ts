import assert from 'node:assert/strict';
import { Gathering } from '../../../../src/app/saving/gathering.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

describe('what comes of one gesture', () => {
  function gathering() {
    const clock = new FakeClock();
    const told: (readonly string[])[] = [];
    const world = { clock, told, isMore: false };
    return Object.assign(world, {
      all: new Gathering<string>(
        clock,
        () => world.isMore,
        (all) => told.push(all),
      ),
    });
  }

  it('is told once, in its order, each key with its newest', async () => {
    const { all, clock, told } = gathering();
    all.add('a', 'first');
    await clock.advance(200);
    all.add('b', 'second');
    await clock.advance(200);
    all.add('a', 'third');
    await clock.advance(1000);
    assert.deepEqual(told, [['third', 'second']]);
    all.add('c', 'fourth');
    await clock.advance(1000);
    assert.deepEqual(told.slice(1), [['fourth']]);
  });

  it('waits for what is still on its way, however long a slow machine takes', async () => {
    const world = gathering();
    world.isMore = true;
    world.all.add('a', 'first');
    await world.clock.advance(5000);
    assert.deepEqual(world.told, []);
    world.isMore = false;
    world.all.add('b', 'second');
    await world.clock.advance(1000);
    assert.deepEqual(world.told, [['first', 'second']]);
  });

  it('is not told any more once it is disposed of', async () => {
    const { all, clock, told } = gathering();
    all.add('a', 'first');
    all.dispose();
    await clock.advance(1000);
    assert.deepEqual(told, []);
    assert.equal(clock.pending, 0);
  });
});
