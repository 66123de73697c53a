import assert from 'node:assert/strict';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { meantRow } = await withVscodeModule(async () => await import('../../../../src/host/support/rankedPick.ts'));

const [former, first, second] = ['of the text before', 'first', 'second'];

const cases: readonly [what: string, active: readonly string[], isRanked: boolean, meant: readonly string[]][] = [
  ['the row that has the focus', [second], true, [second]],
  ['the first, where the row with the focus is that of the text before', [former], true, [first]],
  ['nothing else than what VS Code says, where the order tells nothing', [former], false, [former]],
  ['nothing, where no row has the focus', [], true, []],
];

describe('what Enter means in a list of answers', () => {
  for (const [what, active, isRanked, meant] of cases)
    it(`is ${what}`, () => assert.deepEqual(meantRow([first, second], active, isRanked), meant));
});
