import assert from 'node:assert/strict';
import { atOnce } from '../../../../src/core/sets/atOnce.ts';
import { settled } from '../../../support/fakeClock.ts';

/** Work that ends when the test says so. */
class Bench {
  readonly begun: number[] = [];
  readonly #ends = new Map<number, { readonly resolve: () => void; readonly reject: (error: Error) => void }>();

  readonly work = async (one: number): Promise<void> => {
    this.begun.push(one);
    await new Promise<void>((resolve, reject) => this.#ends.set(one, { resolve, reject }));
  };

  async end(one: number, error?: Error): Promise<void> {
    const end = this.#ends.get(one);
    if (error === undefined) end?.resolve();
    else end?.reject(error);
    await settled();
  }
}

describe('work that is done with each, some at once', () => {
  it('is begun in its order, so many at once and no more, and is over when all of it is', async () => {
    const bench = new Bench();
    let isOver = false;
    const over = atOnce([1, 2, 3], 2, bench.work).then(() => (isOver = true));
    await settled();
    assert.deepEqual(bench.begun, [1, 2]);
    await bench.end(2);
    assert.deepEqual(bench.begun, [1, 2, 3]);
    await bench.end(3);
    assert.equal(isOver, false);
    await bench.end(1);
    await over;
  });

  it('is not begun any more after one that failed, and ends with that once what is under way is over', async () => {
    const bench = new Bench();
    let come: (one: number) => void = () => undefined;
    async function* slowly(): AsyncGenerator<number> {
      yield* [1, 2];
      yield await new Promise<number>((resolve) => (come = resolve));
    }
    let told: unknown;
    const over = atOnce(slowly(), 5, bench.work).catch((error: unknown) => (told = error));
    await settled();
    await bench.end(1, new Error('first'));
    come(3);
    await settled();
    assert.deepEqual(bench.begun, [1, 2]);
    assert.equal(told, undefined);
    await bench.end(2, new Error('second'));
    await over;
    assert.match(String(told), /first/);
  });

  it('ends with what going through them failed with, once what is under way is over', async () => {
    const bench = new Bench();
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      await Promise.reject(new Error('the list broke off'));
    }
    let told: unknown;
    const over = atOnce(broken(), 5, bench.work).catch((error: unknown) => (told = error));
    await settled();
    assert.equal(told, undefined);
    await bench.end(1);
    await over;
    assert.match(String(told), /broke off/);
  });
});
