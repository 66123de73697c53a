import assert from 'node:assert/strict';
import { isAsSaid, scopeDraft } from '../../../../src/app/scope/scopeDraft.ts';
import { Loaded } from '../../../../src/core/json/loaded.ts';
import { changesBetween, type Change } from '../../../../src/core/objects/save/merge.ts';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { nodeOf } from '../../../support/classic/rulesOf.ts';
import { policyPlan } from '../../../support/objects/classicDesk.ts';

const address = {
  instanceId: 'x',
  resource: 'classic/policies',
  target: { kind: 'one', id: '7' },
  label: 'Update',
} as unknown as ObjectAddress;
const policy = (...ids: readonly number[]) => ({
  general: { name: 'Update' },
  scope: { all_computers: false, computers: ids.map((id) => ({ id, name: `Mac ${id}` })), jss_users: [], exclusions: { jss_users: [] } },
});
const add = { act: 'add', role: 'target', things: [{ kind: 'computers-inventory', id: '3', name: 'Mac 3' }] } as const;

describe('a yes to a change of scope', () => {
  const draft = scopeDraft(address, policyPlan, new Loaded(JSON.stringify(policy(1))), [add]);
  /** Whether the yes counts for a write of `wanted` over `theirs`. */
  const counts = (theirs: object, wanted: object, more: Partial<Parameters<typeof isAsSaid>[1]> = {}): boolean => {
    const changes: readonly Change[] = changesBetween(nodeOf(theirs), nodeOf(wanted));
    return isAsSaid(draft, { theirs: JSON.stringify(theirs), changes, ...more });
  };

  it('counts for the same over what others made of the object meanwhile', () => {
    assert.ok(counts(policy(1), policy(1, 3)));
    assert.ok(counts(policy(2), policy(2, 3)));
    assert.ok(counts({ ...policy(1), general: { name: 'Other' } }, { ...policy(1, 3), general: { name: 'Other' } }));
  });

  it('counts for nothing else', () => {
    assert.ok(!counts(policy(1), { ...policy(1, 3), general: { name: 'Other' } }));
    assert.ok(!counts(policy(1, 2), policy(1, 3)));
    assert.ok(!counts(policy(1), policy(1, 3, 4)));
    assert.ok(!counts(policy(1, 3), policy(1, 3)));
    const everybody = { ...policy(1, 3), scope: { ...policy(1, 3).scope, all_computers: true } };
    assert.ok(!counts(policy(1), everybody));
    assert.ok(!counts(policy(1), policy(1, 3), { minded: ['unseenUsers'] }));
  });
});
