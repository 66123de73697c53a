import assert from 'node:assert/strict';
import { Loads } from '../../../../src/app/lists/loads.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';

const cancelled = (signal: AbortSignal): Promise<void> =>
  new Promise((_, reject) => {
    const end = (): void => reject(new ProblemError({ kind: 'cancelled' }));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });

describe('Loads', () => {
  it('runs one load for all who ask at once', async () => {
    const loads = new Loads();
    let runs = 0;
    const work = async (): Promise<void> => {
      runs++;
      await Promise.resolve();
    };
    await Promise.all([loads.run('a', work, () => undefined), loads.run('a', work, () => undefined)]);
    assert.deepEqual([runs, loads.isRunning('a'), loads.trouble('a')], [1, false, undefined]);
  });

  it('remembers trouble, and asks nothing again before that is forgotten', async () => {
    const loads = new Loads();
    let runs = 0;
    const work = (): Promise<void> => {
      runs++;
      return Promise.reject(new ProblemError({ kind: 'network', reason: 'refused', host: 'x' }));
    };
    await loads.run('a', work, () => undefined);
    await loads.run('a', work, () => undefined);
    assert.deepEqual([runs, loads.trouble('a')?.kind], [1, 'network']);
    loads.forget((key) => key === 'a');
    assert.equal(loads.trouble('a'), undefined);
    await loads.run('a', work, () => undefined);
    assert.equal(runs, 2);
  });

  it('can be stopped, and then says so', async () => {
    const loads = new Loads();
    const run = loads.run('a', cancelled, () => undefined);
    await Promise.resolve();
    await Promise.resolve();
    loads.stop('a');
    await run;
    assert.deepEqual([loads.isRunning('a'), loads.trouble('a')?.kind], [false, 'cancelled']);
  });

  it('keeps nothing of a load that was forgotten', async () => {
    const loads = new Loads();
    const run = loads.run('a', cancelled, () => undefined);
    await Promise.resolve();
    await Promise.resolve();
    loads.forget(() => true);
    assert.equal(await run, false, 'whoever waited is told to ask again');
    assert.deepEqual([loads.isRunning('a'), loads.trouble('a')], [false, undefined]);
  });

  it('tells whoever waits that its own was forgotten, though another one of the same node runs by then', async () => {
    const loads = new Loads();
    const first = loads.run('a', cancelled, () => undefined);
    loads.forget(() => true);
    const second = loads.run(
      'a',
      () => Promise.resolve(),
      () => undefined,
    );
    assert.deepEqual([await first, await second], [false, true]);
  });

  it('asks nothing again once it is disposed of', async () => {
    const loads = new Loads();
    const run = loads.run('a', cancelled, () => undefined);
    await Promise.resolve();
    await Promise.resolve();
    loads.dispose();
    assert.deepEqual([await run, loads.trouble('a')?.kind], [true, 'cancelled']);
  });
});
