import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { compareSets } from '../../../../src/core/sets/compare/compareSets.ts';
import type { ComparedKind, CompareOptions } from '../../../../src/core/sets/compare/setPair.ts';
import { classicShape } from '../../../../src/core/families/classic/shapes.ts';
import type { ObjectSource, Unread } from '../../../../src/core/sets/source.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { forbidden, memorySource, type MemoryEntry } from '../../../support/sets/memorySource.ts';
import { building, compared, plain, script, told, type SetGiven } from '../../../support/sets/comparedSets.ts';
import { never } from '../../../support/signals.ts';

describe('two sets of objects, compared', () => {
  it('are no kind that was not compared where neither side has any, and one Jamf Pro does not have the kind', async () => {
    const kind = (unread?: Unread): SetGiven => ({
      of: [],
      kinds: [{ resource: 'buildings', listedAt: unread === undefined ? 1 : undefined, unread }],
    });
    const isNot: Unread = { why: 'unsupported', status: 404 };
    const unknown = async (left: SetGiven, right: SetGiven): Promise<number | undefined> =>
      (await compared(left, right))[0]?.unknown.length;
    assert.equal(await unknown(kind(isNot), kind(isNot)), 0);
    assert.equal(await unknown(kind(), kind(isNot)), 0);
    assert.equal(await unknown(kind(isNot), { of: [] }), 0);
    assert.equal(await unknown(kind(isNot), kind({ why: 'network' })), 2);
    assert.equal(await unknown(kind(isNot), { of: [building('1', 'A')] }), 1);
  });

  const cases: readonly (readonly [what: string, left: SetGiven, right: SetGiven, expected: readonly string[]])[] = [
    [
      'are matched by name',
      { of: [building('1', 'A', { city: 'x' }), building('2', 'B'), building('3', 'C')] },
      { of: [building('8', 'D'), building('9', 'A', { city: 'y' }), building('7', 'B')] },
      ['different A 1/9', 'same B 2/7', 'onlyLeft C 3/', 'onlyRight D /8'],
    ],
    [
      'mind neither blanks around a name nor how its letters are made',
      { of: [building('1', ' A\u0308rzte', {})] },
      { of: [building('2', '\u00C4rzte', {})] },
      ['same A\u0308rzte 1/2'],
    ],
    [
      'are one where there is one only, in whichever language it is called',
      { of: [{ ...building('-', 'Settings'), document: { a: 1 } }] },
      { of: [{ ...building('-', 'Einstellungen'), document: { a: 1 } }] },
      ['same Settings -/-'],
    ],
    [
      'may be gone, or called otherwise, where their list named them and nobody could read them',
      { of: [{ resource: 'buildings', id: '1', name: 'A', unread: { why: 'gone' } }, building('2', 'B')] },
      { of: [building('9', 'C')] },
      ['notCompared A 1/ {"kind":"unread","side":"left","unread":{"why":"gone"}}', 'onlyLeft B 2/', 'onlyRight C /9'],
    ],
    [
      'are told apart by their sites',
      { of: [script('1', 'S', { siteId: '4' }), script('2', 'S', { siteId: '-1' })], names: { sites: { 4: 'Zug' } } },
      { of: [script('8', 'S'), script('9', 'S', { siteId: '5' })], names: { sites: { 5: 'Zug' } } },
      ['same S 1/9', 'same S 2/8'],
    ],
    [
      'are not chosen among several of one name',
      { of: [building('1', 'A', { city: 'x' }), building('2', 'A', { city: 'y' })] },
      { of: [building('9', 'A', { city: 'x' })] },
      [1, 2, 9].map((id) => `notCompared A ${id === 9 ? '/9' : `${id}/`} {"kind":"ambiguous","left":2,"right":1}`),
    ],
    [
      'are the same where several of one name are, whichever is which',
      { of: [building('1', 'A', { city: 'x' }), building('2', 'A', { city: 'y' })] },
      { of: [building('8', 'A', { city: 'y' }), building('9', 'A', { city: 'x' })] },
      ['same A 1/9', 'same A 2/8'],
    ],
    [
      'are not chosen among as many of one name where not all of them are the same',
      { of: [building('1', 'A', { city: 'x' }), building('2', 'A', { city: 'y' })] },
      { of: [building('8', 'A', { city: 'x' }), building('9', 'A', { city: 'z' })] },
      [1, 2, 8, 9].map((id) => `notCompared A ${id > 2 ? `/${id}` : `${id}/`} {"kind":"ambiguous","left":2,"right":2}`),
    ],
    [
      'are not only on one side where what is known of one is of an earlier time',
      { of: [{ resource: 'buildings', id: '1', name: 'A', text: '{"name":"A"}', unread: { why: 'network' } }] },
      { of: [building('9', 'B')] },
      ['notCompared A 1/ {"kind":"unread","side":"left","unread":{"why":"network"}}', 'onlyRight B /9'],
    ],
    [
      'are not absent where a list was not read to its end',
      { of: [building('1', 'A'), building('2', 'B')] },
      { of: [building('9', 'A')], kinds: [{ resource: 'buildings', listedAt: undefined, unread: forbidden('Read Buildings') }] },
      ['same A 1/9', 'notCompared B 2/ {"kind":"list","side":"right","unread":{"why":"forbidden","privileges":["Read Buildings"]}}'],
    ],
    [
      'are not only on one side where the list of the other is of an earlier time: on the right',
      { of: [building('1', 'A')], kinds: [{ resource: 'buildings', unread: { why: 'network' } }] },
      { of: [building('9', 'B')] },
      ['onlyLeft A 1/', 'notCompared B /9 {"kind":"list","side":"left","unread":{"why":"network"}}'],
    ],
    [
      'are not only on one side where nobody ever listed the other',
      { of: [building('1', 'A')] },
      { of: [], kinds: [{ resource: 'buildings', listedAt: undefined }] },
      ['notCompared A 1/ {"kind":"list","side":"right"}'],
    ],
    ['say that there is no such kind', { of: [building('1', 'A')] }, { of: [] }, ['notCompared A 1/ {"kind":"kind","side":"right"}']],
    [
      'say which one was not read, or is no document, and go on',
      { of: [building('1', 'A'), building('2', 'B'), building('3', 'C')] },
      {
        of: [
          { resource: 'buildings', id: '7', name: 'A', unread: { why: 'answer', status: 500 }, text: '{"name":"A"}' },
          { resource: 'buildings', id: '8', name: 'B', text: '<html>' },
          building('9', 'C'),
        ],
      },
      [
        'notCompared A 1/7 {"kind":"unread","side":"right","unread":{"why":"answer","status":500}}',
        'notCompared B 2/8 {"kind":"text","side":"right"}',
        'same C 3/9',
      ],
    ],
    [
      'say that ids without a name may differ or not, and what differs anyhow',
      { of: [script('1', 'S', { categoryId: '5' }), script('2', 'T', { categoryId: '5', notes: 'x' })] },
      { of: [script('8', 'S', { categoryId: '5' }), script('9', 'T', { categoryId: '6' })], names: { categories: { 5: 'A', 6: 'B' } } },
      ['notCompared S 1/8 {"kind":"unnamed","resources":["categories"]}', 'different T 2/9'],
    ],
  ];
  it('say of a kind that was asked for and that neither has that nothing is known of it', async () => {
    const [kind, ...others] = await compared({ of: [] }, { of: [building('1', 'A')] }, { ...plain, kinds: ['scripts'] });
    assert.deepEqual([kind?.resource, kind?.unknown, others], ['scripts', ['left', 'right'].map((side) => ({ kind: 'kind', side })), []]);
  });

  for (const [what, left, right, expected] of cases) {
    it(what, async () => {
      assert.deepEqual(await told(left, right), expected);
    });
  }

  it('are matched by what they are known by everywhere, before their names', async () => {
    const app = (id: string, name: string, bundle_id: string): MemoryEntry => ({
      resource: 'classic/macapplications',
      id,
      name,
      document: { general: { id: Number(id), name, bundle_id } },
    });
    const shape = classicShape('mac_application')!;
    const options = { shapesOf: () => ({ left: shape, right: shape }) };
    const left = { of: [app('1', 'Keynote', 'com.apple.Keynote'), app('2', 'Other', 'a.b')] };
    const right = { of: [app('8', 'Keynote 14', 'com.apple.Keynote'), app('9', 'Other', 'c.d')] };
    assert.deepEqual(await told(left, right, options), ['different Keynote 1/8', 'onlyLeft Other 2/', 'onlyRight Other /9']);
  });

  describe('as profiles', () => {
    const uuid = '4B0F8C22-6E1F-5C2D-9B1E-0123456789AB';
    const shape = classicShape('os_x_configuration_profile')!;
    const options = { shapesOf: () => ({ left: shape, right: shape }) };
    const profile = (id: string, name: string, own: string, keys: string): MemoryEntry => ({
      resource: 'classic/osxconfigurationprofiles',
      id,
      name,
      document: { general: { id: Number(id), name, uuid: own, payloads: `<plist version="1.0"><dict>${keys}</dict></plist>` } },
    });
    const [a, b] = ['<key>A</key><true/>', '<key>B</key><false/>'];

    it('are matched by a UUID that was kept, whatever they are called', async () => {
      const [left, right] = [
        { of: [profile('1', 'P', uuid, a)] },
        { of: [profile('8', 'Q', uuid.toLowerCase(), a), profile('9', 'P', 'x', a)] },
      ];
      assert.deepEqual(await told(left, right, options), ['different P 1/8', 'onlyRight P /9']);
    });

    it('are the same where the keys of a payload stand in another order', async () => {
      const [left, right] = [{ of: [profile('1', 'P', 'x', a + b)] }, { of: [profile('9', 'P', 'y', b + a)] }];
      assert.deepEqual(await told(left, right, options), ['same P 1/9']);
    });
  });

  it('are the same where only the list calls one otherwise', async () => {
    const left = { of: [{ ...building('1', 'A'), name: 'A of the list' }] };
    assert.deepEqual(await told(left, { of: [building('1', 'A')] }, { ...plain, comparison: 'drift' }), ['same A of the list 1/1']);
  });

  it('are of a site whose name stands beside its id', async () => {
    const at = (id: string, site: number, city: string): MemoryEntry =>
      building(id, 'A', { general: { site: { id: site, name: `Site ${city}` } }, city });
    assert.deepEqual(await told({ of: [at('1', 1, 'x'), at('2', 2, 'y')] }, { of: [at('8', 5, 'y'), at('9', 6, 'x')] }), [
      'same A 1/9',
      'same A 2/8',
    ]);
  });

  it('are matched by id where they are of one server', async () => {
    const left = { of: [building('1', 'A'), building('2', 'B')] };
    const right = { of: [building('1', 'A new name'), building('3', 'B')] };
    const options: CompareOptions = { ...plain, comparison: 'drift' };
    assert.deepEqual(await told(left, right, options), ['different A 1/1', 'onlyLeft B 2/', 'onlyRight B /3']);
  });

  it('are not the same where nobody could look again at what names are missing for', async () => {
    let reads = 0;
    const given = [script('1', 'S', { categoryId: '5' })];
    const losing: ObjectSource = {
      ...memorySource(given),
      async *entries(resource, signal) {
        if ((reads += 1) === 1) yield* memorySource(given).entries(resource, signal);
      },
    };
    const found: ComparedKind[] = [];
    for await (const kind of compareSets(memorySource([script('9', 'S', { categoryId: '5' })]), losing, plain, never)) found.push(kind);
    assert.deepEqual(
      found[0]?.pairs.map(({ state, why }) => [state, why]),
      [['notCompared', { kind: 'unread', side: 'right', unread: { why: 'disk' } }]],
    );
  });

  it('fold what only one version shows, though no shape knows it', async () => {
    const left = { of: [building('1', 'A'), building('2', 'B', { city: 'x' })], version: '11.31.0' };
    const right = { of: [building('8', 'A', { zone: 1 }), building('9', 'B', { zone: 2 })], version: '11.32.0' };
    const [kind] = await compared(left, right);
    assert.deepEqual(kind?.more, { left: ['city'], right: ['zone'] });
    assert.deepEqual(
      kind?.pairs.map(({ state }) => state),
      ['same', 'same'],
    );
    const unknown = { ...memorySource(right.of), version: undefined };
    for await (const { pairs } of compareSets(memorySource(left.of, left), unknown, plain, never)) {
      assert.deepEqual([...new Set(pairs.map(({ state }) => state))], ['different'], 'an unknown version is no other one');
    }
    const [same] = await compared(left, { ...right, version: '11.31.0' });
    assert.deepEqual(
      same?.pairs.map(({ state }) => state),
      ['different', 'different'],
    );
  });

  it('come small kinds first, and none that was not asked for', async () => {
    const set = { of: [building('1', 'A'), building('2', 'B'), script('1', 'S')] };
    assert.deepEqual(
      (await compared(set, set)).map(({ resource }) => resource),
      ['scripts', 'buildings'],
    );
    assert.deepEqual(
      (await compared(set, set, { ...plain, kinds: ['buildings'] })).map(({ resource }) => resource),
      ['buildings'],
    );
  });

  it('stop where they are told to', async () => {
    const stop = new AbortController();
    const set = memorySource([building('1', 'A'), script('1', 'S')]);
    const seen: string[] = [];
    await assert.rejects(async () => {
      for await (const { resource } of compareSets(set, set, plain, stop.signal)) {
        seen.push(resource);
        stop.abort(new Error('enough'));
      }
    }, /enough/);
    assert.deepEqual(seen, ['buildings']);
  });
});

describe('two sets of any objects, compared', () => {
  const names = fc.constantFrom('A', 'B', 'a', ' A', '\u00C4', 'A\u0308', '');
  const entries = fc
    .array(
      fc.record({
        name: names,
        city: fc.constantFrom('x', 'y', ''),
        site: fc.constantFrom('-1', '1', '2', '7'),
        isRead: fc.nat({ max: 9 }),
      }),
      { maxLength: 7 },
    )
    .map((all) =>
      all.map(({ name, city, site, isRead }, at): MemoryEntry => {
        const id = String(at + 1);
        if (isRead === 0) return { resource: 'buildings', id, name, unread: { why: 'network' }, text: undefined };
        return building(id, name, { city, siteId: site });
      }),
    );
  const names2 = { sites: { 1: 'Zug', 2: 'Bern' } };
  const mirrored: Readonly<Record<string, string>> = { onlyLeft: 'onlyRight', onlyRight: 'onlyLeft' };
  const shown = ({ pairs }: ComparedKind, isTurned = false): readonly string[] =>
    pairs
      .map(({ state, left, right, why }) => {
        const ids = isTurned ? [right?.id, left?.id] : [left?.id, right?.id];
        return `${isTurned ? (mirrored[state] ?? state) : state} ${ids.join('/')} ${why?.kind ?? ''}`;
      })
      .toSorted();

  it('say the same in whichever order they are read, and the other way round; none is lost, and none is there twice', async () => {
    await fc.assert(
      fc.asyncProperty(entries, entries, async (left, right) => {
        const [one, other] = [
          { of: left, names: names2, kinds: [{ resource: 'buildings' }] },
          { of: right, names: names2, kinds: [{ resource: 'buildings' }] },
        ];
        const [kind] = await compared(one, other);
        assert.ok(kind);
        const [again] = await compared({ ...one, of: left.toReversed() }, { ...other, of: right.toReversed() });
        const [turned] = await compared(other, one);
        const states = ({ pairs }: ComparedKind): readonly string[] => pairs.map(({ name, state }) => `${name} ${state}`).toSorted();
        assert.deepEqual(again && states(again), states(kind));
        assert.deepEqual(turned && shown(turned, true).length, shown(kind).length);
        for (const [side, given] of [
          ['left', left],
          ['right', right],
        ] as const) {
          const ids = kind.pairs.flatMap((pair) => pair[side]?.id ?? []).toSorted();
          assert.deepEqual(ids, given.map(({ id }) => id).toSorted());
        }
        const [self] = await compared(one, one, { ...plain, comparison: 'drift' });
        assert.ok(self?.pairs.every(({ state, why }) => state === 'same' || why?.kind === 'unread'));
      }),
    );
  });

  it('are not absent where a disk fails in the middle', async () => {
    const failing: ObjectSource = {
      ...memorySource([building('1', 'A')]),
      async *entries(resource) {
        yield* memorySource([building('1', 'A')]).entries(resource, never);
        throw new ProblemError({ kind: 'invalid', message: 'The disk failed.' });
      },
    };
    const found: ComparedKind[] = [];
    for await (const kind of compareSets(memorySource([building('7', 'A')]), failing, plain, never)) found.push(kind);
    assert.deepEqual(
      found[0]?.pairs.map(({ state, why }) => [state, why?.kind]),
      [['notCompared', 'list']],
    );
  });
});
