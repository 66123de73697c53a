import assert from 'node:assert/strict';
import { InstanceUses, criteriaOn } from '../../../../../src/app/sets/uses/instanceUses.ts';
import { UseSpots } from '../../../../../src/app/sets/uses/locateUses.ts';
import { useReportOf } from '../../../../../src/app/sets/uses/useReports.ts';
import { reportText } from '../../../../../src/app/sets/uses/reportText.ts';
import { usesReport } from '../../../../../src/app/sets/uses/usesReport.ts';
import { fakeSession } from '../../../../support/fakeSession.ts';
import { FakeSnapshots } from '../../../../support/sets/fakeSnapshots.ts';
import { forbidden, memorySource, type MemoryEntry } from '../../../../support/sets/memorySource.ts';
import { realCatalogue } from '../../../../support/sets/realCatalogue.ts';
import { never } from '../../../../support/signals.ts';

const fix = { resource: 'scripts', id: '7', name: 'Fix' };
const group = { resource: 'computer-groups/smart-groups', id: '5', name: 'Laptops' };
const policy = (id: string, document: object): MemoryEntry => ({ resource: 'classic/policies', id, name: `Policy ${id}`, document });
const entries: readonly MemoryEntry[] = [
  { ...fix, document: { id: '7', name: 'Fix', scriptContents: '#!/bin/sh\necho\njamf policy -event install\n' } },
  { resource: 'scripts', id: '8', name: 'Spare', document: { id: '8', name: 'Spare', scriptContents: 'true' } },
  { ...group, document: { id: '5', name: 'Laptops', criteria: [] } },
  {
    resource: 'computer-groups/smart-groups',
    id: '6',
    name: 'Others',
    document: { id: '6', name: 'Others', criteria: [{ name: 'Computer Group', priority: 0, searchType: 'member of', value: 'Laptops' }] },
  },
  policy('1', { general: { id: 1, name: 'Policy 1', trigger_other: 'install' }, scripts: [{ id: 7, name: 'Fix' }] }),
  policy('2', {
    general: { id: 2, name: 'Policy 2' },
    scope: { computer_groups: [{ id: 5, name: 'Laptops' }] },
    scripts: [{ id: 99, name: 'Gone' }],
  }),
];

function usesOf(test: Mocha.Context) {
  const snapshots = new FakeSnapshots();
  const session = fakeSession({ catalogue: { ...realCatalogue(test), origin: { kind: 'server' } } });
  return { uses: new InstanceUses({ snapshots: async () => snapshots, session: () => session, now: () => 0 }), snapshots, session };
}

describe('who uses what on an instance', () => {
  it('is told by what was read, and follows when more of it is there', async function () {
    const { uses, snapshots, session } = usesOf(this);
    const before = await uses.known('fake', fix, never);
    assert.deepEqual([before.uses, before.coverage.complete], [[], false]);
    assert.ok(before.missing.includes('classic/policies'), before.missing.join());
    snapshots.put('fake', memorySource(entries));
    const after = await uses.known('fake', { ...fix, name: '' }, never);
    assert.deepEqual(
      after.uses.map(({ name, places }) => [name, places.map(({ pointer, how }) => `${pointer} ${how}`)]),
      [['Policy 1', ['/scripts/0/id id']]],
    );
    assert.equal(after.of.name, 'Fix', 'its name is the one that was read');
    snapshots.put('fake', memorySource(entries.filter(({ id }) => id !== '1')));
    assert.deepEqual((await uses.known('fake', fix, never)).uses, []);
    assert.deepEqual(session.calls, [], 'no server was asked');
  });

  it('is refused for a kind that there is not', async function () {
    const { uses } = usesOf(this);
    for (const resource of ['unicorns', '', '__proto__'])
      await assert.rejects(uses.known('fake', { resource, id: '1', name: '' }, never), /has no objects of a kind/, resource);
    assert.deepEqual((await uses.known('fake', { resource: 'icon', id: '1', name: '' }, never)).uses, []);
  });

  it('is never complete for devices and people, whom groups and prestages name where nobody looks', async function () {
    const { uses, snapshots } = usesOf(this);
    for (const [resource, hidden] of [
      ['computers-inventory', ['computer-groups/static-groups', 'computer-prestages']],
      ['mobile-devices', ['mobile-device-groups/static-groups', 'mobile-device-prestages']],
      ['users', ['computers-inventory', 'mobile-devices']],
    ] as const) {
      const could = (await uses.known('fake', { resource, id: '1', name: 'A' }, never)).coverage.kinds.map((kind) => kind.resource);
      const own = { resource, id: '1', name: 'A', document: {} };
      snapshots.put('fake', memorySource([own], { kinds: [...could, resource].map((key) => ({ resource: key })) }));
      const { coverage, missing, more } = await uses.known('fake', { resource, id: '1', name: 'A' }, never);
      assert.deepEqual([coverage.complete, missing, more], [false, [], []], resource);
      const told = usesReport({ of: { resource, id: '1', name: 'A' }, uses: [], coverage, readable: [], missing, more }, 0);
      assert.deepEqual(
        told.coverage.unread,
        hidden.map((key) => ({ resource: key, reason: 'What is read of them does not show it.' })),
      );
    }
  });

  it('rests on devices only where somebody wants to read these', async function () {
    const { uses } = usesOf(this);
    const { missing, more, coverage } = await uses.known('fake', { resource: 'buildings', id: '5', name: 'Berlin' }, never);
    assert.deepEqual(more, ['computers-inventory', 'inventory-preload/records', 'classic/peripherals']);
    const unread = coverage.kinds.flatMap(({ resource, state, why }) => (state === 'notLooked' && why !== undefined ? [resource] : []));
    assert.deepEqual(unread, ['mobile-devices'], 'each of them has secrets, so that they are not swept');
    assert.ok(!missing.some((key) => more.includes(key)));
    assert.deepEqual((await uses.known('fake', fix, never)).more, []);
  });

  it('is asked of the same index as long as nothing was read anew', async function () {
    const { uses, snapshots } = usesOf(this);
    let reads = 0;
    const source = memorySource(entries);
    snapshots.put('fake', { ...source, entries: (...asked) => (reads++, source.entries(...asked)) });
    await Promise.all([uses.known('fake', fix, never), uses.known('fake', group, never)]);
    const once = reads;
    await uses.known('fake', fix, never);
    assert.deepEqual([reads, once > 0], [once, true]);
  });

  for (const [what, more, unread] of [
    ['by an account of some sites', {}, { why: 'limited' }],
    ['with objects that could not be read', { unread: { why: 'network' } as const, text: undefined }, undefined],
  ] as const) {
    it(`follows what was read again ${what}, which says the same of itself`, async function () {
      const { uses, snapshots } = usesOf(this);
      const sourceWith = (id: number, other: Partial<MemoryEntry>) => {
        const all = [policy('1', { scripts: [{ id }] }), { ...policy('2', { scripts: [{ id: 7 }] }), ...other }];
        return memorySource(all, { kinds: [{ resource: 'classic/policies', listedAt: 1, unread }] });
      };
      snapshots.put('fake', sourceWith(99, { ...more, document: undefined, text: more.text ?? '{}' }));
      assert.equal((await uses.known('fake', fix, never)).uses.length, 0);
      snapshots.put('fake', sourceWith(7, {}));
      assert.equal((await uses.known('fake', fix, never)).uses.length, 2);
    });
  }

  it('follows what was read while it waited for what was looked through before', async function () {
    const { uses, snapshots } = usesOf(this);
    const sourceWith = (id: number) =>
      memorySource([policy('1', { scripts: [{ id }] })], {
        kinds: [{ resource: 'classic/policies', listedAt: 1, unread: { why: 'limited' } }],
      });
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => void (go = resolve));
    const slow = sourceWith(97);
    const entriesOf = async function* (...asked: Parameters<typeof slow.entries>) {
      await gate;
      yield* slow.entries(...asked);
    };
    snapshots.put('fake', { ...slow, entries: entriesOf });
    const first = uses.known('fake', fix, never);
    await new Promise((resolve) => void setImmediate(resolve));
    snapshots.put('fake', sourceWith(98));
    const second = uses.known('fake', fix, never);
    await new Promise((resolve) => void setImmediate(resolve));
    snapshots.put('fake', sourceWith(7));
    go();
    await Promise.all([first, second]);
    assert.equal((await uses.known('fake', fix, never)).uses.length, 1);
  });

  it('follows what another window read, which says nothing to this one', async function () {
    const { uses, snapshots } = usesOf(this);
    const before = memorySource(entries.filter(({ id }) => id !== '1'));
    let now = before;
    snapshots.of = () => Promise.resolve(now);
    assert.equal((await uses.known('fake', fix, never)).uses.length, 0);
    now = memorySource(entries);
    assert.equal((await uses.known('fake', fix, never)).uses.length, 1);
  });

  it('is tried anew after what was read could not be looked through', async function () {
    const { uses, snapshots } = usesOf(this);
    const source = memorySource(entries);
    let isBroken = true;
    snapshots.put('fake', {
      ...source,
      entries: (...asked) => {
        if (isBroken) throw new Error('EIO');
        return source.entries(...asked);
      },
    });
    await assert.rejects(uses.known('fake', fix, never), /EIO/);
    isBroken = false;
    assert.equal((await uses.known('fake', fix, never)).uses.length, 1);
  });

  it('is at hand for questions only where nobody has to be asked', async function () {
    const { uses, snapshots } = usesOf(this);
    assert.equal(await uses.atHand('fake', never), undefined);
    snapshots.put('fake', memorySource(entries));
    const read = await uses.atHand('fake', never);
    assert.deepEqual(read && criteriaOn(read.index, group).map(({ name }) => name), ['Others']);
  });

  it('is stopped for the one who asked, and not for others', async function () {
    const { uses, snapshots } = usesOf(this);
    snapshots.put('fake', memorySource(entries));
    const controller = new AbortController();
    const [stopped, other] = [uses.known('fake', fix, controller.signal), uses.known('fake', fix, never)];
    controller.abort();
    await assert.rejects(stopped);
    assert.equal((await other).uses.length, 1);
  });

  it('has lines: in the document, and in the text that mentions it', async function () {
    const { uses, snapshots } = usesOf(this);
    snapshots.put('fake', memorySource(entries));
    const spots = new UseSpots((id) => uses.source(id));
    const spotsOf = async (of: typeof fix) => {
      const found = await spots.of('fake', (await uses.known('fake', of, never)).uses, never);
      return found.flatMap(({ name, places }) => places.map(({ ending, line }) => `${name}${ending}:${line}`));
    };
    assert.deepEqual(await spotsOf(fix), ['Policy 1.json:9']);
    assert.deepEqual(await spotsOf({ resource: 'classic/policies', id: '1', name: 'Policy 1' }), ['Fix.sh:3']);
  });

  it('is given to other extensions with each place, and the reason for what is not known', async function () {
    const { uses, snapshots } = usesOf(this);
    const kinds = [{ resource: 'packages', listedAt: undefined, unread: forbidden('Read Packages') }];
    snapshots.put('fake', memorySource(entries, { kinds }));
    const report = usesReport(await uses.known('fake', fix, never), 0);
    assert.deepEqual(report.uses, [{ resource: 'classic/policies', id: '1', name: 'Policy 1', pointer: '/scripts/0/id' }]);
    assert.ok(report.coverage.read.includes('classic/policies'));
    assert.ok(report.coverage.unread.every(({ reason }) => reason.endsWith('.')));
  });
});

describe('reports over an instance', () => {
  it('tell what leads nowhere, with where', async function () {
    const { uses, snapshots } = usesOf(this);
    snapshots.put('fake', memorySource(entries));
    const read = await uses.atHand('fake', never);
    const report = read && useReportOf('dead', read.index);
    const gone = report?.groups.find(({ key }) => key === 'gone');
    assert.deepEqual(
      gone?.rows.map(({ name, why, use }) => [name, why, use?.pointer]),
      [['Policy 2', 'Scripts: Script “Gone” (id 99) is not there.', '/scripts/0/id']],
    );
    assert.equal(report?.at, Date.parse('2026-05-04T12:00:00Z'));
    assert.ok(report?.notRead.includes('packages') && !report.notRead.includes('scripts'));
  });

  it('say of policies for nobody and of events that nothing calls what may be otherwise', async function () {
    const { uses, snapshots } = usesOf(this);
    const run = (line: string) => [
      policy('1', { general: { trigger_other: 'silent', enabled: true }, scope: { all_computers: false } }),
      { resource: 'scripts', id: '1', document: { scriptContents: line } },
      { resource: 'scripts', id: '2', document: { scriptContents: line } },
    ];
    const kinds = ['computer-extension-attributes', 'classic/osxconfigurationprofiles', 'onboarding'].map((resource) => ({ resource }));
    const whyOf = async (line: string) => {
      const { length: listedAt } = line;
      snapshots.put('fake', memorySource(run(line), { kinds: [...kinds, { resource: 'scripts', listedAt }] }));
      const read = await uses.atHand('fake', never);
      return read && useReportOf('dead', read.index).groups.flatMap(({ rows }) => rows.map(({ why }) => why));
    };
    const empty = 'Nothing stands in its scope. Some versions of Jamf Pro do not show users and user groups there.';
    assert.deepEqual(await whyOf('true'), ['Nothing that was read calls “silent”.', empty]);
    assert.deepEqual(await whyOf('jamf policy -event $1'), [
      'Nothing that was read calls “silent”. 2 objects run policies by what stands in variables, which may come from elsewhere.',
      empty,
    ]);
  });

  it('tell of no kind that it is unused before all was read that could use it', async function () {
    const { uses, snapshots } = usesOf(this);
    snapshots.put('fake', memorySource(entries));
    const read = await uses.atHand('fake', never);
    const report = read && useReportOf('unused', read.index);
    assert.deepEqual(
      report?.groups.map(({ key }) => key),
      ['scripts'],
      'policies alone use scripts, and were read',
    );
    const words = report?.untold.find((one) => one.startsWith('Smart Computer Groups'));
    assert.match(words ?? '', /^Smart Computer Groups: what could use them was not all read\. Not read: [^.]*\.$/);
  });

  it('name what nothing uses where all was read', async function () {
    const { uses, snapshots } = usesOf(this);
    snapshots.put('fake', memorySource(entries));
    const { missing } = await uses.known('fake', fix, never);
    snapshots.put('fake', memorySource(entries, { kinds: missing.map((resource) => ({ resource })) }));
    const read = await uses.atHand('fake', never);
    const report = read && useReportOf('unused', read.index);
    const scripts = report?.groups.find(({ key }) => key === 'scripts');
    assert.deepEqual(
      scripts?.rows.map(({ name, why }) => [name, why]),
      [['Spare', 'Nothing uses it.']],
    );
  });
});

describe('reports of groups', () => {
  it('say that no API shows all that may use one', async function () {
    const { uses, snapshots } = usesOf(this);
    snapshots.put('fake', memorySource(entries));
    const { missing } = await uses.known('fake', group, never);
    const kinds = missing.map((resource) => ({ resource }));
    const lonely = { resource: group.resource, id: '9', name: 'Lonely', document: {} };
    const spoken = { resource: group.resource, id: '10', name: 'Spoken', document: {} };
    const speaks = { resource: 'scripts', id: '5', document: { scriptContents: 'echo Spoken' } };
    snapshots.put('fake', memorySource([...entries, lonely, spoken, speaks], { kinds }));
    const read = await uses.atHand('fake', never);
    const report = read && useReportOf('unused', read.index);
    const rows = report?.groups.find(({ key }) => key === group.resource)?.rows.filter(({ id }) => Number(id) > 8);
    assert.deepEqual(
      rows?.map(({ name, why }) => `${name}: ${why}`),
      ['Lonely: Nothing that the API shows uses it.', 'Spoken: Nothing that the API shows uses it. The text of 1 Script mentions it.'],
    );
    assert.deepEqual(
      report?.unseen.map((words) => words.split(':')[0]),
      ['App installers', 'Blueprints', 'Self Service bookmarks', 'Device compliance'],
    );
  });
});

describe('a report as a file', () => {
  const row = (name: string) => ({ resource: 'scripts', id: '7', name, why: 'Nothing uses it.', use: undefined });
  const report = {
    groups: [{ key: 'scripts', label: 'Scripts', icon: 'file', rows: [row('=cmd|A1'), row('a|b\n<b>[x](y)')] }],
    untold: ['Packages: not read.'],
    unseen: ['Blueprints: not shown.'],
    notRead: ['scripts'],
    kinds: 1,
    at: 0,
  };
  const head = ['Unused Objects, Lab', '2 objects.'];

  it('is a table for a spreadsheet, which runs no name as a formula', () => {
    assert.equal(
      reportText(report, head, 'csv'),
      [
        'finding,kind,id,name,why,resource,pointer',
        "Scripts,Script,7,'=cmd|A1,Nothing uses it.,scripts,",
        'Scripts,Script,7,"a|b\n<b>[x](y)",Nothing uses it.,scripts,',
        'Remark,,,,"Unused Objects, Lab",,',
        'Remark,,,,2 objects.,,',
        'Not told,,,,Packages: not read.,,',
        'Not told,,,,Scripts: not read.,,',
        'Not told,,,,Blueprints: not shown.,,',
        '',
      ].join('\r\n'),
    );
  });

  it('is Markdown, in which a name is a text and nothing else', () => {
    const text = reportText(report, head, 'md');
    assert.match(text, /^# Unused Objects, Lab\n\n2 objects\.\n/);
    assert.ok(text.includes(String.raw`| Script | 7 | a\|b \<b\>\[x\]\(y\) | Nothing uses it. |`), text);
    assert.match(text, /## Not told\n\n- Packages: not read\.\n- Scripts: not read\.\n- Blueprints: not shown\./);
  });

  it('is JSON with what is not told', () => {
    const read: unknown = JSON.parse(reportText(report, head, 'json'));
    assert.deepEqual(Reflect.get(Object(read), 'untold'), ['Packages: not read.']);
    assert.deepEqual(Reflect.get(Object(read), 'unseen'), ['Blueprints: not shown.']);
    assert.deepEqual(Reflect.get(Object(read), 'about'), head);
  });
});
