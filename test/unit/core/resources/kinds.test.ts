import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { KindEntry } from '../../../../src/core/resources/kind.ts';
import { lookupOf, mayBeNone } from '../../../../src/core/resources/lookups.ts';
import { kindOf, kindsWith } from '../../../../src/core/resources/kindOf.ts';
import { groupIcons } from '../../../../src/core/resources/groups.ts';
import { iconFrom, labelOf, wordsFrom } from '../../../../src/core/resources/words.ts';
import { resourcesOf } from '../../../../src/core/families/pro/resources.ts';
import { classicRoots } from '../../../../src/core/families/classic/roots.ts';
import { listAbilities } from '../../../../src/core/families/pro/lists.ts';
import { kindEntries } from '../../../support/kindEntries.ts';
import { realDocument, reference } from '../../../support/openapi/realDocument.ts';

const entries = await kindEntries();
const stated = <T>(of: (entry: KindEntry) => T | undefined): readonly T[] => [...entries.values()].flatMap((entry) => of(entry) ?? []);

describe('kindOf', () => {
  const unique = ['id', 'udid', 'uuid', 'serialNumber', 'profileUuid', 'groupId', 'groupPlatformId', 'managementId'];
  const nothing = {
    group: undefined,
    home: undefined,
    page: undefined,
    sections: undefined,
    serial: undefined,
    columns: ['id'],
    needsFilter: false,
    isSetup: true,
    searchRank: undefined,
    searchBy: ['name', 'id'],
    idFields: [],
    notIds: [],
    derived: [],
    shownOnly: [],
    ofServer: [],
    sets: [],
    worked: undefined,
    everywhere: [],
    kept: undefined,
    nameFields: [],
    calledBy: undefined,
    texts: undefined,
    results: undefined,
    criteria: undefined,
    criterion: undefined,
    applied: undefined,
    labels: {},
    appliesIn: [],
    part: undefined,
    templates: undefined,
    guards: { elsewhere: [], notEmpty: undefined, members: { at: '/assignments', of: undefined, told: undefined } },
    identity: { id: 'id', name: 'name', unique },
    facts: [],
    hover: [],
    order: undefined,
    isRare: false,
  };
  const history = {
    group: 'Server',
    icon: 'history',
    identity: { id: 'id', name: 'note', unique },
    facts: [{ date: 'date' }, 'username'],
    isRare: true,
    isSetup: false,
    searchBy: ['note', 'id'],
  };
  const table: readonly (readonly [key: string, expected: object])[] = [
    [
      'never/heard-of-things',
      { ...nothing, isRare: true, icon: 'symbol-object', label: { one: 'Never Heard Of Thing', many: 'Never Heard Of Things' } },
    ],
    ['constructor', { ...nothing, icon: 'symbol-object', label: { one: 'Constructor', many: 'Constructor' } }],
    ['never/heard-of/history', { ...nothing, ...history, label: { one: 'Never Heard Of History', many: 'Never Heard Of History' } }],
    // What an entry leaves out is what the rules say of its key.
    [
      'return-to-service',
      {
        ...nothing,
        icon: 'rocket',
        label: { one: 'Return to Service Configuration', many: 'Return to Service Configurations' },
        identity: { id: 'id', name: 'displayName', unique },
        searchBy: ['displayName', 'id'],
      },
    ],
    [
      'computers-inventory/filevault',
      {
        ...nothing,
        icon: 'device-desktop',
        isRare: false,
        label: { one: 'FileVault Record', many: 'FileVault Keys' },
        identity: { id: 'computerId', name: 'name', unique },
        searchBy: ['name', 'computerId'],
      },
    ],
    ['dock-items', { ...nothing, icon: 'pinned', label: { one: 'Dock Item', many: 'Dock Items' }, page: 'dockItems.html?id=ID&o=r' }],
  ];
  for (const [key, expected] of table) it(`knows of “${key}”`, () => assert.deepEqual({ ...kindOf(key) }, { key, ...expected }));
});

describe('the entries of kinds', () => {
  it('are of kinds that Jamf Pro has', function () {
    const known = new Set(resourcesOf(realDocument(this)).map(({ key }) => key));
    const classic: unknown = JSON.parse(reference(this, 'specs/classic-11.26.0/openapi.json'));
    const paths = Object.keys(Object(Reflect.get(Object(classic), 'paths')));
    const isKnown = (key: string): boolean =>
      key.startsWith('classic/')
        ? paths.some((one) =>
            [`}/${key.slice('classic/'.length)}/id/{id}`, `}/${key.slice('classic/'.length)}`].some((own) => one.endsWith(own)),
          )
        : known.has(key);
    assert.deepEqual(
      [...entries.keys()].filter((key) => !isKnown(key)),
      [],
    );
    assert.deepEqual(
      [
        ...stated(({ home }) => (typeof home === 'object' ? [home.yes, home.no] : home)).flat(),
        ...stated(({ guards }) => guards?.members?.of),
      ].filter((key) => !known.has(key)),
      [],
    );
  });

  it('ask for sections that the list takes', function () {
    const document = realDocument(this);
    for (const { key, list } of resourcesOf(document)) {
      const taken = list === undefined ? [] : listAbilities(document, list).sections;
      assert.deepEqual(
        (kindOf(key).sections ?? []).filter((section) => !taken.includes(section)),
        [],
        key,
      );
    }
  });

  it('say something, and nothing that follows from the key', () => {
    for (const [key, { label, icon, identity = {}, ...entry }] of entries) {
      const byRule: Readonly<Record<string, unknown>> = {
        ...kindOf(`never/${key}`),
        isRare: key.includes('/') && !(key.startsWith('classic/') && kindOf(key).page !== undefined),
      };
      assert.ok(Object.keys(entries.get(key) ?? {}).length > 0, key);
      // A history is called after its kind, by the rules.
      const words = key.endsWith('/history') ? '' : wordsFrom(key);
      assert.notDeepEqual(typeof label === 'string' ? labelOf(label) : label, labelOf(words), key);
      if (typeof label === 'object') assert.notDeepEqual(label, labelOf(label.many), key);
      assert.notEqual(icon, iconFrom(key), key);
      for (const [name, value] of Object.entries(entry)) assert.ok(!isDeepStrictEqual(value, byRule[name]), `${key}: ${name}`);
      for (const [name, value] of Object.entries(identity))
        assert.notDeepEqual(value, Reflect.get(kindOf('never').identity, name), `${key}: ${name}`);
    }
  });

  it('have icons of their own wherever the Classic API has them: braces tell nothing', () => {
    const plain = classicRoots().filter(({ key }) => kindOf(key).group !== undefined && kindOf(key).icon === 'symbol-object');
    assert.deepEqual(
      plain.map(({ key }) => key),
      [],
    );
    const twins = [
      ['classic/computers', 'computers'],
      ['classic/mobiledevices', 'mobile-devices'],
      ['classic/buildings', 'buildings'],
      ['classic/scripts', 'scripts'],
      ['classic/distributionpoints', 'distribution-points'],
      ['classic/vppaccounts', 'volume-purchasing-locations'],
      ['classic/dockitems', 'dock-items'],
    ] as const;
    for (const [one, other] of twins) assert.equal(kindOf(one).icon, kindOf(other).icon, one);
  });

  it('have icons of their own in the Jamf Pro API, too', function () {
    const plain = resourcesOf(realDocument(this)).filter(({ key }) => kindOf(key).icon === 'symbol-object');
    assert.deepEqual(
      plain.map(({ key }) => key),
      [],
    );
  });

  it('have icons that no button has, and that VS Code draws in no colour of its own', function () {
    const all = [...resourcesOf(realDocument(this)).map(({ key }) => kindOf(key).icon), ...Object.values(groupIcons)];
    assert.deepEqual(
      all.filter((icon) => /^(add|edit|refresh|trash|symbol-(?!object).*)$/.test(icon)),
      [],
    );
  });

  it('give each id one kind, and each search a place of its own', () => {
    const fields = stated(({ idFields }) => idFields)
      .flat()
      .map(({ field }) => field);
    assert.equal(new Set(fields).size, fields.length);
    for (const { key, idFields } of kindsWith('idFields')) {
      for (const { field, none } of idFields)
        assert.deepEqual([lookupOf(`/a/0/${field}`), mayBeNone(field)], [key, none !== undefined], field);
    }
    assert.deepEqual(
      stated(({ notIds }) => notIds)
        .flat()
        .filter((field) => lookupOf(field) !== undefined),
      [],
    );
    const ranks = stated(({ searchRank }) => searchRank).toSorted((one, other) => one - other);
    assert.deepEqual(
      ranks,
      Array.from(ranks, (_, index) => index + 1),
    );
  });
});
