import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FirstUse, madeOnce } from '../../../../src/app/support/firstUse.ts';

function using(make: () => string, load: () => Promise<void> = () => Promise.resolve()) {
  const events: string[] = [];
  const use = new FirstUse({
    standIn: () => {
      events.push('up');
      return { dispose: () => events.push('down') };
    },
    load: async () => {
      await load();
      return () => {
        events.push('make');
        return make();
      };
    },
  });
  return { use, events };
}

describe('the first use of the product', () => {
  it('takes the stand-in down before it makes, once for all who ask', async () => {
    const { use, events } = using(() => 'product');
    assert.deepEqual(await Promise.all([use.get(), use.get()]), ['product', 'product']);
    assert.equal(await use.get(), 'product');
    assert.deepEqual(events, ['up', 'down', 'make']);
  });

  it('puts the stand-in up again where the making fails half way, and makes anew when asked again', async () => {
    let fails = true;
    const { use, events } = using(() => {
      if (fails) throw new Error('half way');
      return 'product';
    });
    await assert.rejects(use.get(), /half way/);
    assert.deepEqual(events, ['up', 'down', 'make', 'up']);
    fails = false;
    assert.equal(await use.get(), 'product');
    assert.deepEqual(events, ['up', 'down', 'make', 'up', 'down', 'make']);
  });

  it('leaves the stand-in up where nothing could be loaded', async () => {
    const { use, events } = using(
      () => 'product',
      () => Promise.reject(new Error('no such file')),
    );
    await assert.rejects(use.get(), /no such file/);
    await assert.rejects(use.get(), /no such file/);
    assert.deepEqual(events, ['up']);
  });
});

describe('a part that comes when it is first asked for', () => {
  it('is made once for all who ask, and anew after it could not be had', async () => {
    const tries: string[] = [];
    const part = madeOnce(async () => {
      await Promise.resolve();
      tries.push('try');
      if (tries.length === 1) throw new Error('EBUSY: the file is held');
      return {};
    });
    const failed = await Promise.allSettled([part(), part()]);
    assert.deepEqual([failed.map(({ status }) => status), tries.length], [['rejected', 'rejected'], 1]);
    const [one, other] = await Promise.all([part(), part()]);
    assert.ok(one === other && (await part()) === one);
    assert.equal(tries.length, 2);
  });
});

const root = fileURLToPath(new URL('../../../../', import.meta.url));
/** A promise that is kept in another way, and so for good where it fails. */
const keptForGood = /lazily\(async\b|\?\?= (?:import|load\w*|make|open)\(/;

describe('what is loaded on first use', () => {
  it('is never kept where it failed: it is made in one way everywhere', () => {
    const files = globSync('src/**/*.{ts,tsx}', { cwd: root });
    assert.ok(files.length > 500);
    assert.deepEqual(
      files.filter((file) => keptForGood.test(readFileSync(path.join(root, file), 'utf8'))),
      ['src/app/support/firstUse.ts'],
    );
  });
});
