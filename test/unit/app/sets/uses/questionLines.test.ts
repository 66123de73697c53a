import assert from 'node:assert/strict';
import { questionLines } from '../../../../../src/app/sets/uses/questionLines.ts';
import type { FoundUses, ShownUse } from '../../../../../src/app/sets/uses/usesShown.ts';
import type { KindCoverage } from '../../../../../src/core/sets/uses/useTypes.ts';
import { kind, now } from '../../../../support/sets/lookedAtKind.ts';

const policies = 'classic/policies';

/** A script by its name, with how many policies use it. */
const found = (name: string, count: number, ...kinds: readonly KindCoverage[]): FoundUses => {
  const rests = kinds.length === 0 ? [kind(policies)] : kinds;
  const uses = Array.from({ length: count }, (_, index): ShownUse => {
    const from = { resource: policies, id: String(index), name: `P${index}` };
    const to = { resource: 'scripts', by: 'id', text: '7' } as const;
    return { ...from, places: [{ from, pointer: '/scripts/0/id', how: 'id', to, called: undefined, line: undefined, ending: '.json' }] };
  });
  const complete = rests.every(({ state }) => state === 'read');
  return {
    of: { resource: 'scripts', id: name, name },
    uses,
    coverage: { complete, kinds: rests, unseen: [] },
    readable: [],
    missing: [],
    more: [],
  };
};
const nothing: FoundUses = { ...found('Loner', 0), coverage: { complete: false, kinds: [], unseen: [] } };

const linesOf = (
  all: readonly FoundUses[] | undefined,
  named: readonly ShownUse[] = [],
  byName: readonly string[] = [],
  calling: readonly ShownUse[] = [],
) =>
  questionLines({
    known: async () => all,
    namedBy: async () => named,
    callers: async () => calling,
    byName: () => byName,
    nameOf: () => 'Lab',
    now: () => now,
  });
const removal = async (...all: readonly FoundUses[]) =>
  (
    await linesOf(all).beforeRemoval(
      'lab',
      all.map(({ of }) => of),
    )
  ).lines;

describe('what is said of uses before a delete', () => {
  it('is who uses it, and what was not read', async () => {
    assert.deepEqual(await removal(found('Fix', 3)), ['Used by 3 Policies (as read 2 hours ago).']);
    assert.deepEqual(await removal(found('Fix', 1, kind(policies), kind('computer-prestages', 'notLooked'))), [
      'Used by 1 Policy (as read 2 hours ago). Not read: Computer PreStage Enrollments.',
    ]);
  });

  it('is “not used” only where all was read', async () => {
    assert.deepEqual(await removal(found('Fix', 0)), ['Not used (as read 2 hours ago).']);
    assert.deepEqual(await removal(found('Fix', 0, kind(policies), kind('computer-prestages', 'unread'))), [
      'No use found in Policies (as read 2 hours ago). Not read: Computer PreStage Enrollments.',
    ]);
  });

  it('is that nothing is known where nothing was read, with the way to it', async () => {
    const object = { resource: 'scripts', id: '7', name: 'Fix' };
    assert.deepEqual((await linesOf(undefined).beforeRemoval('lab', [object])).lines, [
      'What uses it is not known: nothing was read of Lab yet. Find References reads it.',
    ]);
    assert.deepEqual(await removal(found('Fix', 0, kind(policies, 'notLooked'))), [
      'Uses are not known: nothing that could use it was read yet. Find References reads it.',
    ]);
  });

  it('leads to no reading that tells no more', async () => {
    const limited = { ...kind(policies, 'unread'), count: 3, at: undefined, why: { why: 'limited' } } as const;
    assert.deepEqual(await removal(found('Fix', 0, limited)), [
      'No use found in what was read of Policies, which is not all. Not read: Policies.',
    ]);
  });

  it('is nothing of what nothing ever refers to', async () => assert.deepEqual(await removal(nothing), []));

  it('of several, is each that is in use, the most used first, and one line for the others', async () => {
    assert.deepEqual(await removal(found('A', 0), found('B', 1), found('C', 12), found('D', 0)), [
      'Script “C”: Used by 12 Policies (as read 2 hours ago).',
      'Script “B”: Used by 1 Policy (as read 2 hours ago).',
      'No use was found of the other 2.',
    ]);
    assert.deepEqual(await removal(found('A', 0), found('B', 1)), [
      'Script “B”: Used by 1 Policy (as read 2 hours ago).',
      'No use was found of the other one.',
    ]);
    assert.deepEqual(await removal(found('A', 0), found('B', 0)), ['Of each of them: Not used (as read 2 hours ago).']);
  });

  it('of many, is the first few and a count', async () => {
    const lines = await removal(...Array.from({ length: 20 }, (_, index) => found(`S${index}`, 20 - index)));
    assert.equal((await removal(...Array.from({ length: 6 }, (_, index) => found(`S${index}`, 1)))).length, 6, 'and none for no more');
    assert.equal(lines.length, 7);
    assert.match(lines[0] ?? '', /^Script “S0”: Used by 20 Policies/);
    assert.equal(lines.at(-1), '14 more of them are used.');
  });

  it('of several, names what was not read, also where all are in use', async () => {
    const rests = [kind(policies), kind('computer-prestages', 'notLooked')];
    assert.deepEqual((await removal(found('A', 1, ...rests), found('B', 2, ...rests))).at(-1), 'Not read: Computer PreStage Enrollments.');
  });
});

describe('what is said of uses before another event or file', () => {
  const object = { resource: policies, id: '7', name: 'Install' };
  const use = (name: string, how: 'name' | 'mentioned', resource: string): ShownUse => {
    const from = { resource, id: name, name };
    const to = { resource: policies, by: 'event', text: 'go' } as const;
    return { ...from, places: [{ from, pointer: '/x', how, to, called: undefined, line: undefined, ending: '.json' }] };
  };
  const texts = [use('One', 'mentioned', 'scripts'), use('Two', 'mentioned', policies)];

  it('names the texts that mention the old one, and not what goes by a name that stays', async () => {
    const criteria = [use('Three', 'name', 'computer-groups/smart-groups')];
    const lines = linesOf([found('Install', 1)], criteria, ['computer-groups/smart-groups'], texts);
    assert.equal(
      (await lines.beforeRename('lab', object, { called: 'go' })).byName,
      '“go” is mentioned in “One”, “Two”: look at them after the change.',
    );
    assert.equal((await linesOf([found('Install', 1)], criteria).beforeRename('lab', object, { called: 'go' })).byName, undefined);
  });

  it('names criteria that go by a file, apart from texts', async () => {
    const all = [use('Three', 'name', 'computer-groups/smart-groups'), ...texts];
    assert.equal(
      (await linesOf([found('Install', 1)], [], [], all).beforeRename('lab', object, { called: 'a.pkg' })).byName,
      'Criteria go by “a.pkg”, in “Three”: look at them after the change. “a.pkg” is mentioned in “One”, “Two”: look at them after the change.',
    );
  });

  it('says what was not read that may mention it, and that nothing was', async () => {
    const scripts = { ...kind('scripts', 'notLooked'), how: 'mentioned' } as const;
    const partly = [found('Install', 1, kind(policies), scripts, kind('onboarding', 'notLooked'))];
    assert.equal(
      (await linesOf(partly).beforeRename('lab', object, { called: 'go' })).lines.at(-1),
      'Not all was read that may go by “go”. Not read: Scripts.',
    );
    assert.deepEqual((await linesOf(undefined).beforeRename('lab', object, { called: 'go' })).lines, [
      'What uses it is not known, nor what goes by “go”: nothing was read of Lab yet. Find References reads it.',
    ]);
  });
});

describe('what is said of uses before a rename', () => {
  const object = { resource: 'computer-groups/smart-groups', id: '7', name: 'Old' };
  const old = { name: 'Old' };
  it('names the criteria that go by the old name', async () => {
    const criteria = ['One', 'Two'].map((name): ShownUse => ({ resource: object.resource, id: name, name, places: [] }));
    assert.deepEqual(await linesOf([found('Old', 1)], criteria).beforeRename('lab', object, old), {
      lines: ['Used by 1 Policy (as read 2 hours ago).'],
      byName: 'Criteria go by its name “Old”, in “One”, “Two”: look at them after the change.',
    });
  });
  it('names what holds the old name in a field', async () => {
    const printer = { resource: 'classic/printers', id: '1', name: 'Lobby', places: [] };
    const { byName } = await linesOf([found('Old', 1)], [printer]).beforeRename('lab', object, old);
    assert.equal(byName, 'It is named “Old” in “Lobby”: look at them after the change.');
  });
  it('is the same without criteria, and that nothing is known where nothing was read', async () => {
    assert.deepEqual(await linesOf([found('Old', 0)]).beforeRename('lab', object, old), { lines: ['Not used (as read 2 hours ago).'] });
    assert.deepEqual((await linesOf(undefined).beforeRename('lab', object, old)).lines, [
      'What uses it is not known: nothing was read of Lab yet. Find References reads it.',
    ]);
    assert.deepEqual(await linesOf([nothing]).beforeRename('lab', object, old), { lines: [] });
  });

  it('says what nobody knows where there is a question anyway: in full access a rename is asked about for a known reason alone', async () => {
    const groups = ['computer-groups/smart-groups', 'advanced-mobile-device-searches'];
    assert.deepEqual(await linesOf(undefined, [], groups).beforeRename('lab', object, old), {
      lines: ['What uses it is not known, nor what goes by “Old”: nothing was read of Lab yet. Find References reads it.'],
    });
    const partly = [found('Old', 0, kind(policies), kind(groups[0] ?? '', 'unread'), kind(groups[1] ?? ''))];
    const unread = 'Not all was read that may go by “Old”. Not read: Smart Computer Groups.';
    const told = await linesOf(partly, [], groups).beforeRename('lab', object, old);
    assert.deepEqual([told.lines.at(-1), told.byName], [unread, undefined]);
    const group = { resource: groups[1] ?? '', id: '1', name: 'One', places: [] };
    const named = await linesOf(partly, [group], groups).beforeRename('lab', object, old);
    assert.equal(named.byName, `Criteria go by its name “Old”, in “One”: look at them after the change. ${unread}`);
    const whole = [found('Old', 0, kind(policies, 'notLooked'), kind(groups[0] ?? ''))];
    assert.deepEqual(
      (await linesOf(whole, [], groups).beforeRename('lab', object, old)).lines.filter((line) => line.includes('go by')),
      [],
    );
  });
});
