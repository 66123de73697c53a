import assert from 'node:assert/strict';
import { classicFamily } from '../../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../../../src/core/objects/plan/read.ts';
import { fakeSession, response } from '../../../../support/fakeSession.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';
import { never } from '../../../../support/signals.ts';

const family = classicFamily(proFamily(small()), classicWriting);
const catalogue = { resource: (key: string) => family.resources.find((one) => one.key === key) };

/** Names of criteria as the document shows them. */
async function shown(...priorities: readonly string[]): Promise<string> {
  const criterion = (priority: string, index: number): string =>
    `<criterion><name>${'abc'.charAt(index)}</name><priority>${priority}</priority></criterion>`;
  const text = `<user_group><id>7</id><name>G</name><criteria>${priorities.map(criterion).join('')}</criteria></user_group>`;
  const plan = planOf(catalogue, 'classic/usergroups', { kind: 'one', id: '7' });
  const read = JSON.parse(await readObject(fakeSession({ answer: () => response(200, text) }), plan, never)) as {
    criteria: { name: string; priority: unknown }[];
  };
  return read.criteria.map(({ name, priority }) => `${name}${String(priority)}`).join(' ');
}

describe('an object that is read', () => {
  it('has its criteria in the order of their priorities, so that moving one moves its priority', async () => {
    assert.equal(await shown('0', '1', '2'), 'a0 b1 c2');
    assert.equal(await shown('2', '0', '5'), 'b0 a2 c5');
    // These tell no order.
    assert.equal(await shown('1', '1', '0'), 'a1 b1 c0');
    assert.equal(await shown('1', '', '0'), 'a1 b c0');
  });
});
