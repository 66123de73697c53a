import assert from 'node:assert/strict';
import { writtenWords, headWords, reportNodes, rowNodes, type ReportShown } from '../../../../../src/app/sets/uses/reportNodes.ts';
import type { ShownPlace, ShownUse, UsesShown } from '../../../../../src/app/sets/uses/usesShown.ts';
import {
  answerNodes,
  placeNodes,
  placeTexts,
  usedNode,
  useFacts,
  useNodes,
  type UseKindNode,
  type UsesNode,
} from '../../../../../src/app/sets/uses/usesNodes.ts';
import { kind, now } from '../../../../support/sets/lookedAtKind.ts';

const policies = 'classic/policies';

const place = (resource: string, pointer: string, more: Partial<ShownPlace> = {}): ShownPlace => ({
  from: { resource, id: '1', name: 'x' },
  pointer,
  how: 'id',
  to: { resource: 'scripts', by: 'id', text: '7' },
  called: undefined,
  line: 4,
  ending: '.json',
  ...more,
});
const use = (resource: string, id: string, name = `${resource} ${id}`, ...places: readonly ShownPlace[]): ShownUse => ({
  resource,
  id,
  name,
  places: places.length === 0 ? [place(resource, '/scripts/0/id')] : places,
});
const shown = (more: Partial<UsesShown> = {}): UsesShown => ({
  instanceId: 'lab',
  of: { resource: 'scripts', id: '7', name: 'Fix' },
  uses: [],
  coverage: { complete: true, kinds: [kind(policies)], unseen: [] },
  readable: [],
  more: [],
  missing: [],
  state: { kind: 'idle' },
  ...more,
});

const textOf = (node: UsesNode): string => {
  switch (node.kind) {
    case 'useLine':
      return [node.text, node.more, node.act ?? ''].filter((part) => part !== '').join(' | ');
    case 'useKind':
      return `${node.resource} ${node.uses.length}`;
    case 'object':
      return node.label;
    case 'moreUses':
      return `${node.left} more`;
    default:
      return node.key;
  }
};
const all = { portions: new Map<string, number>(), filter: '' };
const rows = (of: Partial<UsesShown>, filter = ''): readonly string[] => answerNodes(shown(of), now, { ...all, filter }).map(textOf);

describe('the rows of an answer about uses', () => {
  it('begin with the object', () => {
    assert.deepEqual([usedNode(shown()).label, usedNode(shown()).facts], ['Fix', 'Script']);
    assert.equal(usedNode(shown({ of: { resource: 'scripts', id: '7', name: '' } })).label, 'Script 7');
  });

  it('say who uses it, what that rests on, and list kinds by their names', () => {
    assert.deepEqual(rows({ uses: [use(policies, '1'), use('computer-prestages', '1'), use(policies, '2')] }), [
      'Used by 2 Policies and 1 Computer PreStage Enrollment (as read 2 hours ago).',
      'Read: 1 kind, 2 hours ago.',
      'computer-prestages 1',
      'classic/policies 2',
    ]);
  });

  it('say where there is none what was read, and offer to read the rest', () => {
    const coverage = { complete: false, kinds: [kind(policies), kind('packages', 'notLooked')], unseen: ['bookmarks'] } as const;
    assert.deepEqual(rows({ coverage, missing: ['packages'] }), [
      'No use found in Policies (as read 2 hours ago).',
      'Read: 1 kind, 2 hours ago. Not read: Packages.',
      'Read what is missing… | readMissing',
    ]);
    const [, head] = answerNodes(shown({ coverage, missing: ['packages'] }), now, all);
    assert.deepEqual(head?.kind === 'useLine' && head.below.map(textOf), [
      'Policies | 2 hours ago',
      'Packages | Nobody has read it yet.',
      'Self Service bookmarks: the API does not show them.',
    ]);
  });

  it('say that the server itself did not tell', () => {
    const failed = [{ covers: [policies], why: { why: 'forbidden', privileges: ['Read Sites'] } }] as const;
    const coverage = { complete: true, kinds: [kind(policies)], unseen: [], failed };
    assert.deepEqual(rows({ coverage }), [
      'Not used (as read 2 hours ago).',
      'Read: 1 kind, 2 hours ago.',
      'Jamf Pro itself was asked and did not tell. The account may not read it: it lacks Read Sites.',
    ]);
  });

  it('offer devices and people by themselves, when all else was read, and say what is never read', () => {
    const never = { ...kind('mobile-devices', 'notLooked'), why: { why: 'sensitive' } } as const;
    const kinds = [kind(policies), kind('computers-inventory', 'notLooked'), never];
    const coverage = { complete: false, kinds, unseen: [] };
    const more = ['computers-inventory'];
    assert.deepEqual(rows({ coverage, more }).at(-1), 'Read Computers too… | readMore');
    assert.ok(!rows({ coverage, more, missing: ['packages'] }).some((row) => row.includes('readMore')));
    assert.ok(!rows({ coverage, more, state: { kind: 'asking' } }).some((row) => row.includes('readMore')));
    const head = answerNodes(shown({ coverage, more }), now, all)[1];
    assert.deepEqual(head?.kind === 'useLine' && head.below.slice(1).map(textOf), [
      'Computers | Nobody has read it yet.',
      'Mobile Devices | Reading it reveals a secret, so it is only ever read where somebody asks for this one.',
    ]);
  });

  it('are those that have the words of a filter: in the name, the kind, or where it is used', () => {
    const uses = [use(policies, '1', 'Install Chrome'), use(policies, '2', 'Recon'), use('packages', '12', 'Chrome')];
    assert.deepEqual(rows({ uses }, 'chrome polic').slice(-2), [
      '“chrome polic”: 1 of 3 objects | Show all | clearFilter',
      `${policies} 1`,
    ]);
    assert.deepEqual(rows({ uses }, 'CHROME').slice(-2), ['packages 1', `${policies} 1`]);
    assert.deepEqual(rows({ uses }, 'scripts').slice(-1), [`${policies} 2`]);
    assert.deepEqual(rows({ uses }, '12').slice(-1), ['packages 1']);
    assert.deepEqual(rows({ uses }, 'nothing').slice(-1), ['“nothing”: 0 of 3 objects | Show all | clearFilter']);
    assert.match(rows({ uses }, 'nothing')[0] ?? '', /^Used by 2 Policies/, 'the answer is the same');
  });

  it('have a sign for used, not used, and not known', () => {
    const iconIn = (of: Partial<UsesShown>) => {
      const [first] = answerNodes(shown(of), now, all);
      return first?.kind === 'useLine' ? first.icon : '';
    };
    const open = { complete: false, kinds: [kind(policies)], unseen: [] };
    assert.deepEqual([iconIn({ uses: [use(policies, '1')] }), iconIn({}), iconIn({ coverage: open })], ['references', 'pass', 'question']);
  });

  it('do not offer to read what no reading tells', () => {
    const coverage = { complete: false, kinds: [kind(policies), kind('packages', 'unread')], unseen: [] };
    assert.ok(!rows({ coverage }).some((row) => row.includes('readMissing')));
  });

  for (const [state, first] of [
    [{ kind: 'asking' }, 'Looking… | Stop | stop'],
    [{ kind: 'reading', done: 3, requests: 90, left: undefined }, 'Reading: 3 of 90 requests | Stop | stop'],
    [{ kind: 'reading', done: 3, requests: 90, left: 20_000 }, 'Reading: 3 of 90 requests, less than a minute left | Stop | stop'],
    [{ kind: 'reading', done: 3, requests: 90, left: 150_000 }, 'Reading: 3 of 90 requests, about 3 minutes left | Stop | stop'],
    [{ kind: 'stopped' }, 'Stopped. What was read stays. | Go on | readMissing'],
    [{ kind: 'trouble', problem: { kind: 'cancelled' }, words: 'It failed.' }, 'It failed. | Retry | retry'],
  ] as const) {
    it(`begin with what goes on: ${first}`, () => assert.equal(rows({ state })[0], first));
  }

  it('say of none while it is looked for that nobody knows yet', () => {
    assert.deepEqual(rows({ state: { kind: 'asking' } }), ['Looking… | Stop | stop', 'Read: 1 kind, 2 hours ago.']);
  });

  it('come in portions, certain ones first', () => {
    const mention = use(policies, '0', 'A mention', place(policies, '/script', { how: 'mentioned' }));
    const uses = [mention, ...Array.from({ length: 10_000 }, (_, index) => use(policies, String(index + 1), `P${index}`))];
    const group = answerNodes(shown({ uses }), now, all).find((node): node is UseKindNode => node.kind === 'useKind');
    assert.ok(group !== undefined);
    const first = useNodes(group, 'lab');
    assert.deepEqual([first.length, textOf(first.at(-1)!), first[0]?.kind === 'object' && first[0].label], [201, '9801 more', 'P0']);
    const portions = new Map([[policies, 20_000]]);
    const whole = answerNodes(shown({ uses }), now, { ...all, portions }).find((node): node is UseKindNode => node.kind === 'useKind');
    const each = whole === undefined ? [] : useNodes(whole, 'lab');
    assert.deepEqual([each.length, textOf(each.at(-1)!)], [10_001, 'A mention']);
  });

  it('have a row for each place only where there are several', () => {
    const places = [place(policies, '/scripts/0/id'), place(policies, '/scripts/4/id', { line: 44 })];
    const group = { kind: 'useKind', key: 'k', resource: policies, shown: 200 } as const;
    const [one] = useNodes({ ...group, uses: [use(policies, '1')] }, 'lab');
    const [two] = useNodes({ ...group, uses: [use(policies, '1', 'Two', ...places)] }, 'lab');
    assert.ok(one?.kind === 'object' && two?.kind === 'object');
    assert.deepEqual([placeNodes(one).length, placeNodes(two).length], [0, 2]);
    const texts = places.map((of) => placeTexts({ place: of }));
    assert.deepEqual(texts, [
      { label: 'Scripts', facts: 'line 4, by id' },
      { label: 'Scripts', facts: 'line 44, by id' },
    ]);
    assert.equal(placeTexts({ place: place(policies, '', { line: undefined }) }).facts, 'by id');
    assert.equal(useFacts(one), 'Scripts, line 4, by id');
    assert.equal(useFacts(two), 'Scripts, line 4, by id and 1 more');
  });

  it('have keys of their own, all of them', () => {
    const coverage = { complete: false, kinds: [kind(policies), kind('packages', 'notLooked')], unseen: ['bookmarks'] } as const;
    const uses = [use(policies, '1'), use(policies, '2'), use('packages', '1')];
    const top = answerNodes(shown({ coverage, uses, missing: ['packages'] }), now, all);
    const below = top.flatMap((node): readonly UsesNode[] =>
      node.kind === 'useKind' ? useNodes(node, 'lab') : node.kind === 'useLine' ? node.below : [],
    );
    const keys = [...top, ...below].map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length, keys.join());
  });
});

describe('the rows of a report', () => {
  const row = (id: string) => ({ resource: 'scripts', id, name: `S${id}`, why: 'Nothing uses it.', use: undefined });
  const report = {
    groups: [{ key: 'scripts', label: 'Scripts', icon: 'file', rows: Array.from({ length: 450 }, (_, index) => row(String(index))) }],
    untold: ['Packages: not read.'],
    unseen: [] as readonly string[],
    notRead: [] as readonly string[],
    kinds: 12,
    at: now - 7_200_000,
  };
  const nodes = (state: ReportShown['state'], filter = '') =>
    reportNodes({ kind: 'unused', instanceId: 'lab', state }, now, { ...all, filter });

  it('say what was found, what it rests on, and of what nothing can be told', () => {
    assert.equal(
      headWords('unused', report, now),
      '450 objects that nothing is known to use. Read: 12 kinds, 2 hours ago. Of 1 kind nothing can be told.',
    );
    const [head, group] = nodes({ kind: 'report', report });
    assert.deepEqual(head?.kind === 'useLine' && head.below.map(({ text }) => text), ['Packages: not read.']);
    const rowsBelow = group?.kind === 'reportGroup' ? rowNodes(group, 'lab') : [];
    assert.deepEqual([rowsBelow.length, rowsBelow.at(-1)?.kind], [201, 'moreRows']);
  });

  it('say in a file when it was written, and when what it rests on was read', () => {
    assert.match(writtenWords(report, now), /^Written \S.*; the oldest of it was read \S.*\.$/);
    assert.match(writtenWords({ ...report, at: undefined }, now), /^Written [^;]+\.$/);
    assert.notEqual(writtenWords(report, now), writtenWords({ ...report, at: now - 60_000 }, now));
  });

  it('say what no API shows, which is no reason to read anything', () => {
    const [head] = nodes({ kind: 'report', report: { ...report, untold: [], unseen: ['Blueprints: not shown.'] } });
    assert.deepEqual(head?.kind === 'useLine' && [head.icon, head.below.map(({ text }) => text)], ['pass', ['Blueprints: not shown.']]);
  });

  it('say which kinds were not read, and offer to read them: none found among these is no finding', () => {
    const [head, way] = nodes({ kind: 'report', report: { ...report, groups: [], untold: [], notRead: ['scripts', 'packages'] } });
    assert.ok(head?.kind === 'useLine' && way?.kind === 'useLine');
    assert.equal(head.text, '0 objects that nothing is known to use. Read: 12 kinds, 2 hours ago. 2 kinds were not read.');
    assert.deepEqual([head.icon, head.below.map(({ text }) => text), way.act], ['info', ['Scripts', 'Packages'], 'readMissing']);
  });

  it('are those that have the words of a filter', () => {
    const [, filter, group] = nodes({ kind: 'report', report }, 's44 script');
    assert.deepEqual(filter?.kind === 'useLine' && [filter.text, filter.act], ['“s44 script”: 11 of 450 objects', 'clearFilter']);
    assert.equal(group?.kind === 'reportGroup' && group.group.rows.length, 11);
    assert.equal(nodes({ kind: 'report', report }, 'nobody').length, 2);
  });

  it('lead on where nothing was read, or something failed', () => {
    const acts = (state: ReportShown['state']) => nodes(state).map((node) => node.kind === 'useLine' && node.act);
    assert.deepEqual(acts({ kind: 'nothing' }), [undefined, 'readMissing']);
    assert.deepEqual(acts({ kind: 'trouble', words: 'It failed.' }), ['retry']);
    assert.deepEqual(acts({ kind: 'looking' }), [undefined]);
  });
});
