import assert from 'node:assert/strict';
import type { Waiter } from '../../../../src/app/support/progress.ts';
import { SaveQueue } from '../../../../src/app/saving/saveQueue.ts';

describe('the queue of saves', () => {
  it('runs one at a time per object, and makes waiting saves of one document into one of the latest text', async () => {
    const queue = new SaveQueue<string>(() => false);
    const log: string[] = [];
    const gates: (() => void)[] = [];
    const save =
      (name: string) =>
      async (text: string): Promise<string> => {
        log.push(`${name} ${text}`);
        await new Promise<void>((resolve) => {
          gates.push(resolve);
        });
        return text;
      };
    const all = [
      queue.run('o', 'json', '1', undefined, save('json')),
      queue.run('o', 'json', '2', undefined, save('json')),
      queue.run('o', 'script', 's', undefined, save('script')),
      queue.run('o', 'json', '3', undefined, save('json')),
      queue.run('other', 'other json', 'x', undefined, save('other')),
    ];
    for (let turn = 0; turn < 8; turn += 1) {
      await new Promise(setImmediate);
      gates.shift()?.();
    }
    assert.deepEqual(await Promise.all(all), ['1', '3', 's', '3', 'x']);
    assert.deepEqual(log.toSorted(), ['json 1', 'json 3', 'other x', 'script s']);
    assert.ok(log.indexOf('json 1') < log.indexOf('json 3') && log.indexOf('json 3') < log.indexOf('script s'));
  });

  it('goes on after a save that failed', async () => {
    const queue = new SaveQueue<string>(() => false);
    const first = queue.run('o', 'a', '1', undefined, () => Promise.reject(new Error('no')));
    const second = queue.run('o', 'b', '2', undefined, (text) => Promise.resolve(text));
    await assert.rejects(first, /no/);
    assert.equal(await second, '2');
  });

  /** One who waits, and stops. */
  function person(): Waiter & { readonly stop: () => void; readonly asked: string[] } {
    const [first, last] = [new AbortController(), new AbortController()];
    const asked: string[] = [];
    const stop = (): void => (first.signal.aborted ? last : first).abort();
    const ask: Waiter['ask'] = (question) => {
      asked.push('asked');
      return question();
    };
    return { signal: first.signal, finalSignal: last.signal, ask, stop, asked };
  }

  /** What is under way until it is let go, and two that became one behind it. */
  function joinedTwo() {
    const queue = new SaveQueue<string>(() => false);
    let letGo = (): void => undefined;
    const first = queue.run('o', 'json', '1', person(), () => new Promise<string>((resolve) => (letGo = () => resolve('1'))));
    const [second, third] = [person(), person()];
    let joint: Waiter | undefined;
    const save = async (text: string, waiter: Waiter): Promise<string> => {
      joint = waiter;
      if (waiter.signal.aborted) return 'stopped';
      await new Promise<void>((resolve) => waiter.signal.addEventListener('abort', () => resolve()));
      return `stopped on its way: ${text}`;
    };
    const both = [second, third].map((waiter, index) => queue.run('o', 'json', String(index + 2), waiter, save));
    return { queue, first, second, third, both: Promise.all(both), letGo: () => letGo(), joint: () => joint };
  }

  for (const who of ['second', 'third'] as const) {
    it(`stops what has become one with whoever stops it, while it waits: the ${who}`, async () => {
      const scene = joinedTwo();
      scene[who].stop();
      assert.deepEqual(await scene.both, ['stopped', 'stopped'], 'without waiting for its turn');
      let isNext = false;
      const next = scene.queue.run('o', 'json', '4', undefined, async (text) => {
        isNext = true;
        return text;
      });
      await new Promise(setImmediate);
      assert.equal(isNext, false, 'what is under way has the turn still');
      scene.letGo();
      assert.deepEqual([await scene.first, await next], ['1', '4']);
    });

    it(`stops what has become one with whoever stops it, on its way: the ${who}`, async () => {
      const scene = joinedTwo();
      scene.letGo();
      await new Promise(setImmediate);
      await scene.joint()?.ask(async () => undefined);
      assert.deepEqual([scene.second.asked, scene.third.asked], [['asked'], ['asked']]);
      scene[who].stop();
      assert.deepEqual(await scene.both, ['stopped on its way: 3', 'stopped on its way: 3']);
      assert.equal(scene.joint()?.finalSignal.aborted, false);
      scene[who].stop();
      assert.equal(scene.joint()?.finalSignal.aborted, true);
    });
  }
});
