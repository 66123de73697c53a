import assert from 'node:assert/strict';
import { SaveFailures } from '../../../../src/app/saving/saveFailures.ts';

const fails = (message: string) => () => Promise.reject(new Error(message));

describe('why the latest save failed', () => {
  it('is what that one failed with, and nothing of one before', async () => {
    const failures = new SaveFailures();
    await assert.rejects(failures.during('a', fails('offline')), /offline/);
    await assert.rejects(failures.during('a', fails('locked')), /locked/);
    assert.match(String(failures.of('a')), /locked/);
    assert.equal(failures.of('b'), undefined);
    await failures.during('a', () => Promise.resolve());
    assert.equal(failures.of('a'), undefined);
  });

  it('is not known of a save that is under way, or that ended before it was sent', async () => {
    const failures = new SaveFailures();
    await assert.rejects(failures.during('a', fails('offline')), /offline/);
    await failures.during('a', () => Promise.resolve(assert.equal(failures.of('a'), undefined)));
    await assert.rejects(failures.during('a', fails('offline')), /offline/);
    failures.forget('a');
    assert.equal(failures.of('a'), undefined);
  });
});
