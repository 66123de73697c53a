import assert from 'node:assert/strict';
import type { SaveOutcome, WriteToConfirm } from '../../../../../src/core/objects/save/saveTypes.ts';
import { landingOf } from '../../../../../src/core/objects/save/settle.ts';
import { nodeOf } from '../../../../support/classic/rulesOf.ts';
import { ClassicDesk, policyPlan } from '../../../../support/objects/classicDesk.ts';

interface Shown {
  general: { name: string; frequency: string | null; category: unknown };
  scope: { all_computers: boolean; computers: object[] };
}

async function saved(
  edit: (shown: Shown) => void,
  others: (desk: ClassicDesk) => void = () => undefined,
): Promise<[SaveOutcome, ClassicDesk]> {
  const desk = new ClassicDesk();
  const base = await desk.open();
  const shown = JSON.parse(base) as Shown;
  edit(shown);
  others(desk);
  return [await desk.save(base, JSON.stringify(shown)), desk];
}

describe('a save of a Classic object that others changed meanwhile', () => {
  it('is refused where the two together would be dropped: a computer beside “all”', async () => {
    const [outcome, desk] = await saved(
      ({ scope }) => scope.computers.push({ id: 3 }),
      ({ jamf }) => Object.assign(jamf.policy!, { everybody: true, computers: new Set() }),
    );
    assert.equal(outcome.kind, 'refused');
    assert.deepEqual(outcome.kind === 'refused' ? outcome.marks.map(({ pointer }) => pointer) : [], ['/scope/all_computers']);
    assert.equal(desk.jamf.writes().length, 0);
  });

  it('keeps what both put in scope, and what others took out stays out', async () => {
    const [outcome, desk] = await saved(
      ({ scope }) => scope.computers.push({ id: 3 }),
      ({ jamf }) => Object.assign(jamf.policy!, { computers: new Set([2, 4]) }),
    );
    assert.equal(outcome.kind, 'stored');
    assert.deepEqual(desk.jamf.policy!.computers, new Set([2, 3, 4]));
  });

  it('sends no scope where only others changed it', async () => {
    const [, desk] = await saved(
      ({ general }) => (general.name = 'New'),
      ({ jamf }) => jamf.policy!.computers.add(4),
    );
    assert.doesNotMatch(String(desk.jamf.writes()[0]?.body), /scope/);
    assert.deepEqual(desk.jamf.policy!.computers, new Set([1, 2, 4]));
  });
});

describe('lines that were taken out of a Classic object', () => {
  const questions: WriteToConfirm[] = [];
  const confirm = async (write: WriteToConfirm): Promise<boolean> => {
    questions.push(write);
    return await Promise.resolve(true);
  };

  it('empty what they stood for in a scope, which the question says, and nothing anywhere else', async () => {
    const desk = new ClassicDesk();
    const base = await desk.open();
    const { scope, general, ...rest } = JSON.parse(base) as { scope: Record<string, unknown>; general: Record<string, unknown> };
    const { computers: _, ...less } = scope;
    const { enabled: __, ...few } = general;
    const outcome = await desk.save(base, JSON.stringify({ general: few, scope: less, ...rest }), { confirm });
    assert.deepEqual(
      questions.map(({ clears }) => clears),
      [['/scope/computers']],
    );
    assert.deepEqual(outcome.kind === 'stored' ? outcome.ignored : outcome.kind, ['/general/enabled']);
    assert.deepEqual([desk.jamf.policy!.computers.size, desk.jamf.policy!.enabled], [0, true]);
  });

  it('are told as emptied where a list of a scope is left without an entry', async () => {
    const desk = new ClassicDesk();
    const base = await desk.open();
    const { scope, ...rest } = JSON.parse(base) as { scope: Record<string, unknown> };
    questions.length = 0;
    await desk.save(base, JSON.stringify({ scope: { ...scope, computers: [] }, ...rest }), { confirm });
    assert.deepEqual(
      questions.map(({ clears }) => clears),
      [['/scope/computers']],
    );
  });
});

describe('what is told of a save of a Classic object', () => {
  it('is nothing of a password that is never shown: that proves neither the one nor the other', () => {
    const pointer = '/account_maintenance/open_firmware_efi_password/of_password';
    const change = { pointer, before: undefined, after: nodeOf('sesame') };
    const after = nodeOf({ account_maintenance: { open_firmware_efi_password: { of_mode: 'command' } } });
    assert.deepEqual(landingOf(policyPlan, [change], after), { state: 'unseen', differences: [] });
  });

  it('is not that the name of a category changed beside its id', async () => {
    const [outcome] = await saved(({ general }) => (general.category = { id: 3 }));
    assert.deepEqual(outcome.kind === 'stored' ? [outcome.differences, outcome.besides] : outcome.kind, [[], []]);
  });
});
