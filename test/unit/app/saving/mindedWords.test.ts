import assert from 'node:assert/strict';
import { mindedWords } from '../../../../src/app/saving/mindedWords.ts';
import { reachWords } from '../../../../src/app/saving/reachWords.ts';
import { uncounted } from '../../../../src/core/objects/scope/scopeReach.ts';

describe('what a person has to say yes to, in words', () => {
  it('what is not shown', () => {
    assert.match(mindedWords(['unseenSecrets']).join(), /may lose them\. To keep one, write it/);
    assert.match(mindedWords(['unseenUsers']).join(), /assignments to users .* would remove them\.$/);
  });

  it('every device, with how many they are', () => {
    assert.match(mindedWords(['everyDevice'], '7 devices.').join(), /^Every device in scope installs .* into scope\. 7 devices\.$/);
  });

  const table: readonly [name: string, least: number, most: number | undefined, said: RegExp][] = [
    ['none', 0, 0, /^0 devices in scope install/],
    ['one', 1, 1, /^1 device in scope installs/],
    ['so many', 2, 2, /^2 devices in scope install/],
    ['between two numbers', 2, 5, /^Between 2 and 5 devices/],
    ['at most so many', 0, 5, /^At most 5 devices/],
    ['at most one', 0, 1, /^At most 1 device in scope installs/],
    ['at least so many', 2, undefined, /^At least 2 devices/],
    ['at least one', 1, undefined, /^At least 1 device in scope installs/],
    ['nobody knows', 0, undefined, /could not be counted\.$/],
  ];
  for (const [name, least, most, said] of table) {
    it(`${name}, as far as is known`, () => assert.match(reachWords({ ...uncounted, least, most }, ''), said));
  }

  it('what is not counted, what may leave some out, and why', () => {
    const unknown = { kinds: ['buildings', 'departments'], problem: undefined };
    const words = reachWords({ least: 0, most: undefined, unknown, isLimited: true }, 'The account may not.');
    assert.match(words, /could not be counted\. Not counted: Buildings, Departments\. Limitations .* out\. The account may not\.$/);
  });
});
