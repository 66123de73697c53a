import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { deepLink } from '../../../../src/core/resources/pages.ts';
import { groupNames } from '../../../../src/core/resources/kind.ts';
import { groupOf, inGroups } from '../../../../src/core/resources/groups.ts';
import { isNone, lookupOf, textsAt } from '../../../../src/core/resources/lookups.ts';
import { localTime } from '../../../../src/shared/localTime.ts';
import { listRowOf, mayHold, shownRowOf } from '../../../../src/core/resources/rows.ts';
import { sensitivityOf } from '../../../../src/core/catalog/sensitive.ts';
import { resourcesOf } from '../../../../src/core/families/pro/resources.ts';
import { kindOf } from '../../../../src/core/resources/kindOf.ts';
import { realDocument } from '../../../support/openapi/realDocument.ts';

describe('the label of a kind', () => {
  const table: readonly (readonly [key: string, one: string, many: string])[] = [
    ['buildings', 'Building', 'Buildings'],
    ['categories', 'Category', 'Categories'],
    ['computer-extension-attributes', 'Computer Extension Attribute', 'Computer Extension Attributes'],
    ['advanced-mobile-device-searches', 'Advanced Mobile Device Search', 'Advanced Mobile Device Searches'],
    ['computers-inventory', 'Computer', 'Computers'],
    ['cache-settings', 'Cache Settings', 'Cache Settings'],
    ['settings/obj/policyProperties', 'Policy Properties (Old)', 'Policy Properties (Old)'],
    ['devices/extensionAttributes', 'Mobile Device Extension Attribute Choice', 'Mobile Device Extension Attribute Choices'],
    ['conditional-access/device-compliance-information/mobile', 'Compliance of a Mobile Device', 'Compliance of a Mobile Device'],
    ['managed-software-updates/plans/feature-toggle/status', 'Software Update Plans Switch Status', 'Software Update Plans Switch Status'],
    ['adue-session-token-settings', 'Account-Driven User Enrollment Session', 'Account-Driven User Enrollment Sessions'],
    ['oidc/public-features', 'Sign-In Feature', 'Sign-In Features'],
    // By the rules alone.
    ['computer-groups/smart-group-membership', 'Smart Computer Group Membership', 'Smart Computer Group Membership'],
    ['computer-groups/smart-groups', 'Smart Computer Group', 'Smart Computer Groups'],
    ['ldap/ldap-servers', 'LDAP Server', 'LDAP Servers'],
    ['mdm-renewal/renewal-strategies', 'MDM Renewal Strategy', 'MDM Renewal Strategies'],
    ['patch-policies/policy-details', 'Patch Policy Detail', 'Patch Policy Details'],
    ['computer-extension-attributes/templates', 'Computer Extension Attribute Template', 'Computer Extension Attribute Templates'],
    ['self-service-plus/things', 'Self Service Plus Thing', 'Self Service Plus Things'],
    ['check-in/history', 'Computer Check-In History', 'Computer Check-In History'],
    ['new-settings/history', 'New Settings History', 'New Settings History'],
    ['ldap/groups', 'LDAP Group', 'LDAP Groups'],
    ['not-known-ios-things', 'Not Known iOS Thing', 'Not Known iOS Things'],
    ['constructor', 'Constructor', 'Constructor'],
    ['', '', ''],
  ];
  for (const [key, one, many] of table) it(`“${key}” is ${many}`, () => assert.deepEqual(kindOf(key).label, { one, many }));
});

describe('inGroups', () => {
  it('has the groups in their order without the empty ones, and resources by what they are called', () => {
    const of = (key: string, tag = key, deprecated = false) => ({ key, tag, deprecated });
    const all = [
      of('scripts'),
      of('x/y'),
      of('departments'),
      of('buildings'),
      of('packages', 'packages', true),
      of('policy-properties', 'policies'),
      of('locales'),
      of('computer-extension-attributes'),
      of('computers-inventory', 'computer-inventory'),
      of('dock-items'),
    ];
    const named = (resources: readonly { readonly key: string }[]): string => resources.map(({ key }) => key).join(' ');
    const shown = inGroups(all).map(({ group, main, rest }) => `${group}: ${named(main)} | ${named(rest)}`);
    assert.deepEqual(shown, [
      // What is looked for most comes first, not what begins with an A.
      'Computers: computers-inventory computer-extension-attributes dock-items | ',
      // One alone is behind nothing.
      'Organization: buildings departments locales | ',
      'Scripts & Packages: scripts | packages policy-properties',
      'Other: x/y | ',
    ]);
  });
});

describe('groupOf', () => {
  it('has a place for what no table knows', () => assert.equal(groupOf('x/y', 'no-such-tag'), 'Other'));
  it('sees through -preview', () => assert.equal(groupOf('supervision-identities', 'supervision-identities-preview'), 'Enrollment'));

  it('accounts for every path of the real document: in the tree, in the operations view, or both', function () {
    const document = realDocument(this);
    const resources = resourcesOf(document);
    const inTree = new Set(
      resources.flatMap((resource) =>
        [resource.list, resource.create, resource.read, resource.replace, resource.update, resource.remove, ...resource.below].flatMap(
          (operation) => operation?.path ?? [],
        ),
      ),
    );
    const inOperations = new Set(document.operations.map((operation) => operation.path));
    assert.equal(inOperations.size, 547);
    for (const path of inTree) assert.ok(inOperations.has(path), path);
    assert.ok(inTree.size > 300, `${inTree.size} paths belong to a resource of the tree`);
    assert.equal(new Set(resources.map(({ key }) => key)).size, resources.length);
    for (const { key, tag } of resources) assert.notEqual(groupOf(key, tag), 'Other', `${key} (${tag})`);
    for (const tag of document.tags) assert.notEqual(groupOf('', tag), 'Other', tag);
    assert.deepEqual(
      groupNames.filter((group) => group !== 'Other' && !resources.some(({ key, tag }) => groupOf(key, tag) === group)),
      [],
    );
    const labels = resources.map(({ key }) => kindOf(key).label.many);
    assert.equal(new Set(labels).size, labels.length, 'two resources have the same name');
  });

  it('leaves no list that reveals secrets to be expanded', function () {
    const revealing = resourcesOf(realDocument(this)).filter(({ list }) => list !== undefined && sensitivityOf(list).level === 'reveal');
    assert.deepEqual(
      revealing.map(({ key }) => key),
      ['computers-inventory/filevault'],
    );
  });
});

describe('rowOf', () => {
  const table: readonly (readonly [resource: string, row: unknown, id: string, label: string, facts: readonly string[]])[] = [
    ['buildings', { id: '7', name: 'Main', city: 'Minneapolis' }, '7', 'Main', ['Minneapolis']],
    [
      'computers-inventory',
      { id: '1', general: { name: 'Mac-1' }, hardware: { serialNumber: 'C02' }, operatingSystem: { version: '15.1' }, security: null },
      '1',
      'Mac-1',
      ['C02', 'macOS 15.1'],
    ],
    ['mobile-devices', { id: '3', name: 'iPad', serialNumber: 'F9', model: 'iPad Air' }, '3', 'iPad', ['F9', 'iPad Air']],
    ['scripts', { id: '2', name: 'Reset', categoryName: 'Printers', priority: 'AT_REBOOT' }, '2', 'Reset', ['Printers', 'At reboot']],
    [
      'groups',
      { groupPlatformId: 'ab', groupJamfProId: '4', groupName: 'All', smart: true, membershipCount: 1200 },
      'ab',
      'All',
      ['Smart', '1,200 members'],
    ],
    ['computer-prestages', { id: '1', displayName: 'Default', defaultPrestage: true, mandatory: false }, '1', 'Default', ['Default']],
    [
      'packages',
      { id: '1', packageName: 'Firefox', fileName: 'Firefox.pkg', priority: 10 },
      '1',
      'Firefox',
      ['Firefox.pkg', 'Priority 10'],
    ],
    ['api-roles', { id: 5, displayName: 'Auditor', privileges: ['a'] }, '5', 'Auditor', ['1 privilege']],
    ['sso/history', { id: '1', username: 'a', date: '2026', note: 'Edited' }, '1', 'Edited', ['2026', 'a']],
    ['api-role-privileges', 'Read Buildings', '', 'Read Buildings', []],
    ['unknown', { uuid: 'u', softwareName: 'X' }, 'u', 'X', []],
    ['unknown-things', { id: 9 }, '9', 'Unknown Thing 9', []],
    ['unknown-things', {}, '', 'Unknown Thing', []],
    ['buildings', { id: '', name: '   ' }, '', 'Building', []],
    ['buildings', null, '', 'null', []],
  ];
  for (const [resource, wire, id, label, facts] of table) {
    it(`${resource} ${JSON.stringify(wire)}`, () => {
      const row = listRowOf(resource, wire);
      assert.deepEqual([row.id, row.label, row.facts], [id, label, facts]);
    });
  }

  it('shows any name as one line of plain text', () => {
    const { label } = listRowOf('buildings', { id: '1', name: `<img src=x>\n\u202E[x](command:y)\u0000${'x'.repeat(10_000)}😀` });
    assert.match(label, /^<img src=x> \[x\]\(command:y\) x+…$/);
    assert.ok(label.length <= 200);
  });

  it('keeps what looks like a secret out of the tooltip', () => {
    const { fields } = shownRowOf('unknown', {
      id: '1',
      password: 'x',
      general: { unlockToken: 'y', pin: 'z', name: 'n' },
      scriptContents: 'a'.repeat(300),
    });
    assert.deepEqual(fields, [
      ['ID', '1'],
      ['Name', 'n'],
    ]);
  });

  it('says in a hover what tells a computer from others, as an admin says it', () => {
    const { fields } = shownRowOf('computers-inventory', {
      id: '1',
      udid: 'U',
      general: { name: 'Mac-1', lastContactTime: '2026-01-02T03:04:05Z', remoteManagement: { managed: false }, barcode1: 'b' },
      hardware: { serialNumber: 'C02', model: 'MacBook Air' },
      operatingSystem: { version: '15.1' },
      userAndLocation: { username: 'ada', realname: null },
    });
    const at = localTime('2026-01-02T03:04:05Z');
    assert.deepEqual(fields, [
      ['Serial number', 'C02'],
      ['Model', 'MacBook Air'],
      ['macOS version', '15.1'],
      ['User', 'ada'],
      ['Last check-in', at],
      ['Management', 'Not managed'],
      ['ID', '1'],
    ]);
  });

  it('calls the fields of other rows in words', () => {
    const time = '2026-01-02T03:04:05Z';
    const { fields } = shownRowOf('unknown', { id: 1, lastContactTime: time, general: { ipAddress: '10.0.0.1' } });
    assert.deepEqual(fields, [
      ['ID', '1'],
      ['Last contact time', localTime(time)],
      ['IP address', '10.0.0.1'],
    ]);
  });

  it('opens an object where it belongs', () => {
    assert.equal(listRowOf('computer-groups', { id: 1, name: 'a', smartGroup: true }).home, 'computer-groups/smart-groups');
    assert.equal(listRowOf('mobile-device-groups', { isSmartGroup: false }).home, 'mobile-device-groups/static-groups');
    assert.equal(listRowOf('mobile-devices/detail', { mobileDeviceId: '4', general: { displayName: 'iPad' } }).home, 'mobile-devices');
  });

  for (const [list, resource, expected] of [
    ['computer-groups', 'computer-groups/smart-groups', true],
    ['computer-groups', 'computer-groups/static-groups', true],
    ['computer-groups', 'mobile-device-groups/smart-groups', false],
    ['mobile-devices/detail', 'mobile-devices', true],
    ['mobile-devices', 'mobile-devices/detail', false],
    ['buildings', 'buildings', true],
    ['buildings', 'departments', false],
  ] as const) {
    it(`${expected ? 'may have' : 'has no'} ${resource} in the rows of ${list}`, () => assert.equal(mayHold(list, resource), expected));
  }

  it('throws for nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom('buildings', 'computers-inventory', 'groups', 'x/history', 'x'), fc.jsonValue(), (resource, wire) => {
        const row = listRowOf(resource, wire);
        assert.notEqual(row.label, '');
        assert.doesNotMatch(row.label, /[\n\r\u202E]/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('deepLink', () => {
  const table: readonly (readonly [url: string, resource: string, id: string, link: string | undefined])[] = [
    ['https://a.jamfcloud.com', 'computers-inventory', '12', 'https://a.jamfcloud.com/computers.html?id=12&o=r'],
    ['https://a.example/jss', 'scripts', '3', 'https://a.example/jss/view/settings/computer-management/scripts/3?tab=general'],
    ['https://a.example:8443', 'buildings', '7', 'https://a.example:8443/view/settings/network-organization/buildings/7'],
    ['https://a.example', 'check-in', '-', 'https://a.example/view/settings/computer-management/check-in'],
    ['https://a.example', 'buildings', '-', undefined],
    ['https://a.example', 'buildings', '../../x', undefined],
    ['https://a.example', 'buildings', '7?o=u', undefined],
    ['https://a.example', 'no-page', '7', undefined],
    ['https://a.example', 'constructor', '7', undefined],
  ];
  for (const [url, resource, id, link] of table) it(`${resource} ${id} of ${url}`, () => assert.equal(deepLink(url, resource, id), link));
});

describe('lookupOf', () => {
  it('knows by the last name what an id is of', () => {
    assert.equal(lookupOf('categoryId'), 'categories');
    assert.equal(lookupOf('userAndLocation.buildingId'), 'buildings');
    assert.equal(lookupOf('/customPackageIds/3'), 'packages');
    assert.equal(lookupOf('toString'), undefined);
    assert.deepEqual(['-1', -1, '1', null].map(isNone), [true, true, false, false]);
  });

  it('knows of whose list a text is a row', () => {
    const found = ['/privileges/0', '/privileges', '/privileges/0/x', '/displayName'].map((pointer) => textsAt('api-roles', pointer));
    assert.deepEqual(found, ['api-role-privileges', undefined, undefined, undefined]);
    assert.equal(textsAt('buildings', '/privileges/0'), undefined);
  });
});
