import assert from 'node:assert/strict';
import { mindedWords } from '../../../../src/app/saving/mindedWords.ts';
import { parseJson } from '../../../../src/core/json/parse.ts';

describe('what a person has to say yes to, in words', () => {
  const words = (body: unknown, theirs: unknown): string =>
    mindedWords(['everyDevice'], parseJson(JSON.stringify(body)), parseJson(JSON.stringify(theirs))).join();
  const table: readonly [name: string, body: unknown, theirs: unknown, said: RegExp][] = [
    ['one device', {}, { scope: { computers: [{ id: 1 }] } }, /^1 device in scope/],
    ['some, of the scope that is sent', { scope: { mobile_devices: [1, 2] } }, { scope: { computers: [1] } }, /^2 devices in scope/],
    ['groups, too', {}, { scope: { computers: [1], computer_groups: [1, 2] } }, /: 1 that are named, and all of 2 groups/],
    ['all', {}, { scope: { all_computers: true } }, /^Every device of this Jamf Pro/],
  ];
  for (const [name, body, theirs, said] of table) it(name, () => assert.match(words(body, theirs), said));

  it('users that are not shown', () => {
    assert.match(mindedWords(['unseenSecrets'], parseJson('{}'), undefined).join(), /may lose them\. To keep one, write it/);
    assert.match(mindedWords(['unseenUsers'], parseJson('{}'), undefined).join(), /assignments to users .* would remove them\.$/);
  });
});
