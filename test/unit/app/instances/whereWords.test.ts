import assert from 'node:assert/strict';
import { instanceIn, instanceOfTab, tabName, titleOn, type TabContent } from '../../../../src/app/instances/inFront.ts';
import { instanceDescription, lockWords, minutesBadge, minutesLeft, untilNextMinute } from '../../../../src/app/instances/lockWords.ts';
import { frontStatus, unlockedStatus } from '../../../../src/app/instances/statusWords.ts';
import type { Instances } from '../../../../src/app/support/services.ts';

const minute = 60_000;
const now = 1_000_000_000;
const unlockedFor = (minutes: number) => ({ access: 'confirm', unlockedUntil: now + minutes * minute }) as const;

describe('the minutes that are left', () => {
  const cases: readonly (readonly [left: number, minutes: number, untilNext: number])[] = [
    [10 * minute, 10, minute],
    [10 * minute - 1, 10, minute - 1],
    [8 * minute + 1, 9, 1],
    [8 * minute, 8, minute],
    [minute, 1, minute],
    [1, 1, 1],
  ];
  for (const [left, minutes, untilNext] of cases)
    it(`are ${minutes} with ${left} ms to go`, () => {
      assert.deepEqual([minutesLeft(now + left, now), untilNextMinute(now + left, now)], [minutes, untilNext]);
    });
});

describe('the minutes that are left, beside a row', () => {
  for (const [minutes, badge] of [
    [10, '10'],
    [9.5, '10'],
    [9, '9m'],
    [0.1, '1m'],
  ] as const)
    it(`are ${badge} for ${minutes}`, () => assert.equal(minutesBadge(now + minutes * minute, now), badge));
});

describe('an instance in words', () => {
  it('says whether writes get through', () => {
    assert.equal(lockWords({ access: 'readOnly' }, now), 'read-only');
    assert.equal(lockWords({ access: 'confirm' }, now), undefined);
    assert.equal(lockWords({ access: 'full' }, now), 'writes allowed');
    assert.equal(lockWords(unlockedFor(7.2), now), 'unlocked, 8 min left');
  });

  it('says it before what the instance is for', () => {
    assert.equal(instanceDescription('production', unlockedFor(8), now), 'unlocked, 8 min left · production');
    assert.equal(instanceDescription('production', { access: 'readOnly' }, now), 'read-only · production');
    assert.equal(instanceDescription('test', { access: 'confirm' }, now), 'test');
    assert.equal(instanceDescription(undefined, { access: 'readOnly' }, now), 'read-only');
  });
});

describe('the instance of a tab', () => {
  const object = (authority: string) => ({ scheme: 'jamf', authority, query: '' });
  const copy = { scheme: 'jamf-copy', authority: '3', query: 'acme' };
  const answer = { scheme: 'jamf-answer', authority: '', query: 'lab' };
  const file = { scheme: 'file', authority: 'acme', query: 'acme' };
  const panel = (viewType: string): TabContent => ({ addresses: [], viewType });
  const cases: readonly (readonly [what: string, TabContent, ofPanel: string | undefined, expected: string | undefined])[] = [
    ['an object', { addresses: [object('acme')] }, undefined, 'acme'],
    ['an object, whatever panel is in another group', { addresses: [object('acme')] }, 'lab', 'acme'],
    ['a comparison: the side that is edited', { addresses: [object('acme'), copy] }, undefined, 'acme'],
    ['a comparison of two copies', { addresses: [copy, copy] }, undefined, 'acme'],
    ['an object beside a file', { addresses: [file, object('lab')] }, undefined, 'lab'],
    ['an answer', { addresses: [answer] }, undefined, 'lab'],
    ['a copy of no instance', { addresses: [{ ...copy, query: '' }] }, undefined, undefined],
    ['a file', { addresses: [file] }, 'acme', undefined],
    ['a runner', panel('mainThreadWebview-jamf.runner'), 'lab', 'lab'],
    ['a table', panel('mainThreadWebview-jamf.table'), 'acme', 'acme'],
    ['a request file', panel('jamf.requestFile'), 'acme', 'acme'],
    ['a runner of no instance', panel('mainThreadWebview-jamf.runner'), undefined, undefined],
    ['a panel of others', panel('markdown.preview'), 'acme', undefined],
    ['nothing', { addresses: [] }, 'acme', undefined],
  ];
  for (const [what, tab, ofPanel, expected] of cases) it(`is told for ${what}`, () => assert.equal(instanceOfTab(tab, ofPanel), expected));

  it('is no part of an address of others', () => assert.equal(instanceIn(file), undefined));
  it('stands behind what the tab shows, on one line', () => {
    assert.equal(titleOn('Buildings', 'Acme\n Inc.'), 'Buildings – Acme Inc.');
    assert.equal(tabName('/buildings/1/Main – Campus.json', 'Acme'), 'Main – Campus.json – Acme');
    assert.equal(tabName('/', 'Acme'), undefined);
  });
});

describe('the status bar', () => {
  const acme = { id: 'acme', name: 'Acme', url: 'https://acme.example', environment: 'production' } as const;
  const lab = { id: 'lab', name: 'Lab', url: 'https://lab.example', environment: 'test' } as const;

  it('says whose the tab in front is, what it is for and that it is closed to writes', () => {
    assert.deepEqual(frontStatus(acme, { access: 'readOnly' }), {
      text: '$(shield) Acme · Production, read-only',
      tooltip: 'Acme (Production, acme.example) is read-only. Click to unlock it for 10 minutes.',
      next: 'jamf.unlockInstance',
    });
    assert.deepEqual(frontStatus(lab, { access: 'confirm' }), {
      text: '$(server) Lab · Test',
      tooltip: 'Lab (Test, lab.example). Click to test the connection.',
      next: 'jamf.testInstance',
    });
    assert.equal(frontStatus(lab, { access: 'full' }).text, '$(server) Lab · Test, writes allowed');
  });

  it('makes no icon of a name', () => {
    const flame = { ...lab, name: '$(flame)' };
    assert.equal(frontStatus(flame, { access: 'confirm' }).text, String.raw`$(server) \$(flame) · Test`);
    assert.match(unlockedStatus([flame], () => unlockedFor(3), now)?.text ?? '', /^\$\(unlock\) \\\$\(flame\) unlocked/);
  });

  it('leaves the minutes to what is said of all that is unlocked', () => {
    const { text, tooltip, next } = frontStatus(acme, unlockedFor(3));
    assert.deepEqual([text, next], ['$(shield) Acme · Production', 'jamf.lockInstance']);
    assert.match(tooltip, /^Acme \(Production, acme\.example\) is unlocked for writing until .+\. Click to lock it\.$/);
  });

  it('says what is unlocked, wherever one is', () => {
    const status = (access: Instances['access']) => unlockedStatus([acme, lab], access, now);
    assert.equal(
      status(() => ({ access: 'readOnly' })),
      undefined,
    );
    assert.deepEqual(
      status((id) => (id === 'acme' ? unlockedFor(7.5) : { access: 'confirm' })),
      {
        text: '$(unlock) Acme unlocked, 8 min left',
        tooltip: 'Acme (Production): unlocked, 8 min left.\nClick to lock now.',
        isRisky: true,
      },
    );
    assert.equal(status((id) => (id === 'lab' ? unlockedFor(2) : { access: 'readOnly' }))?.isRisky, false);
    assert.deepEqual(
      status((id) => unlockedFor(id === 'lab' ? 9 : 2)),
      {
        text: '$(unlock) 2 instances unlocked, 9 min left',
        tooltip: 'Acme (Production): unlocked, 2 min left.\nLab (Test): unlocked, 9 min left.\nClick to lock now.',
        isRisky: true,
      },
    );
  });
});
