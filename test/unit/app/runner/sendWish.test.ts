import assert from 'node:assert/strict';
import { SendWishes } from '../../../../src/app/runner/sendWish.ts';

const late = (): Error => new Error('did not send');

describe('a wish that a page sends', () => {
  it('is asked for once the page is ready, and ends with the answer', async () => {
    const wishes = new SendWishes();
    const asked: string[] = [];
    const answer = await wishes.wish(
      Promise.resolve(),
      () => {
        asked.push('send');
        wishes.begun(Promise.resolve('200'));
      },
      late,
    );
    assert.deepEqual([asked, answer], [['send'], '200']);
  });

  it('is taken back with its refusal: a page that comes later is not asked', async () => {
    const wishes = new SendWishes();
    const asked: string[] = [];
    let comes = (): void => undefined;
    const ready = new Promise<void>((resolve) => {
      comes = resolve;
    });
    await assert.rejects(
      wishes.wish(ready, () => void asked.push('send'), late, 0),
      /did not send/,
    );
    comes();
    await ready;
    assert.deepEqual(asked, []);
  });

  it('leaves those alone that came after it', async () => {
    const wishes = new SendWishes();
    const never = new Promise<void>(() => undefined);
    const first = wishes.wish(never, () => undefined, late, 0);
    const second = wishes.wish(never, () => undefined, late);
    await assert.rejects(first);
    wishes.begun(Promise.resolve('answer'));
    assert.equal(await second, 'answer');
  });
});
