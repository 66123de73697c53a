import assert from 'node:assert/strict';
import { DisposableStore } from '../../../../src/app/support/disposables.ts';

const recording = (log: string[], name: string) => ({ dispose: () => void log.push(name) });

describe('DisposableStore', () => {
  it('returns what it is given, and ends it once, last first', () => {
    const log: string[] = [];
    const store = new DisposableStore();
    const first = recording(log, 'first');
    assert.equal(store.add(first), first);
    store.add(recording(log, 'second'));
    store.dispose();
    store.dispose();
    assert.deepEqual(log, ['second', 'first']);
    assert.equal(store.isDisposed, true);
  });

  it('ends at once what comes after its own end', () => {
    const log: string[] = [];
    const store = new DisposableStore();
    store.dispose();
    store.add(recording(log, 'late'));
    assert.deepEqual(log, ['late']);
  });

  it('ends one before its time, and not again', () => {
    const log: string[] = [];
    const store = new DisposableStore();
    const one = store.add(recording(log, 'one'));
    store.delete(one);
    store.dispose();
    assert.deepEqual(log, ['one']);
  });

  it('ends the others when one throws, and says so', () => {
    const log: string[] = [];
    const store = new DisposableStore();
    store.add(recording(log, 'kept'));
    store.add({
      dispose: () => {
        throw new Error('stuck');
      },
    });
    assert.throws(() => store.dispose(), AggregateError);
    assert.deepEqual(log, ['kept']);
  });
});
