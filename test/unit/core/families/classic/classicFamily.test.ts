import assert from 'node:assert/strict';
import { betterInClassic, classicFamily } from '../../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../../src/core/families/classic/writing/classicWriting.ts';
import { classicRoots } from '../../../../../src/core/families/classic/roots.ts';
import { classicElements } from '../../../../../src/core/families/classic/shapes.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import { kindOf } from '../../../../../src/core/resources/kindOf.ts';
import { kindsBehind } from '../../../../../src/core/resources/kindsBehind.ts';
import { realDocument, realFamily, reference } from '../../../../support/openapi/realDocument.ts';
import { documentOf, paths as known, small } from '../../../../support/openapi/smallDocument.ts';

const family = classicFamily(proFamily(small()), classicWriting);
const resource = (key: string) => {
  const found = family.resources.find((one) => one.key === key);
  assert.ok(found !== undefined, key);
  return found;
};

/** `GET /policies/id/{id}` of the document that an instance publishes: its layout is two levels of indented keys. */
function documented(yaml: string): readonly string[] {
  let path = '';
  return yaml.split('\n').flatMap((line) => {
    const at = /^ {2}'?(\/[^':]*)'?:$/.exec(line)?.[1];
    if (at !== undefined) path = at;
    const method = /^ {4}['"]? ?(get|put|post|delete)['"]?:/.exec(line)?.[1];
    return method === undefined || path === '' ? [] : [`${method.toUpperCase()} /JSSResource${path}`];
  });
}

describe('the Classic API', () => {
  it('has the operations that its own document names', function () {
    const known = documented(reference(this, 'specs/11.30.1/classic-swagger.yaml'));
    assert.equal(known.length, 445);
    assert.deepEqual(family.operations.map(({ key }) => key).toSorted(), known.toSorted());
  });

  const paths: readonly (readonly [path: string, key: string | undefined])[] = [
    ['/JSSResource/policies', '/JSSResource/policies'],
    ['/JSSResource/policies/id/3', '/JSSResource/policies/id/{id}'],
    ['/JSSResource/policies/id/3/subset/General&Scope', '/JSSResource/policies/id/{id}/subset/{subset}'],
    ['/JSSResource/computers/subset/basic', '/JSSResource/computers/subset/basic'],
    ['/JSSResource/computers/match/name/a', '/JSSResource/computers/match/name/{matchname}'],
    [
      '/JSSResource/computerapplicationusage/id/3/2026-01-01_2026-02-01',
      '/JSSResource/computerapplicationusage/id/{id}/{start_date}_{end_date}',
    ],
    ['/JSSResource/mobiledevicecommands/command/DeviceName/x/id/1', undefined],
    ['/JSSResource/policies/id/', undefined],
    ['/JSSResource/things', undefined],
    ['/v1/buildings', undefined],
  ];
  for (const [path, key] of paths) it(`knows ${path} as ${key ?? 'nothing'}`, () => assert.equal(family.describe('GET', path)?.path, key));

  it('says of each operation what it does, what it needs and what its path takes', () => {
    for (const operation of family.operations) {
      assert.ok(operation.summary !== '' && !/undefined|[{}]/.test(operation.summary), operation.key);
      assert.equal(family.operation(operation.key), operation);
      const { parameters } = operation.shapes();
      assert.equal(
        operation.path,
        parameters.reduce((path, { name }) => path.replace(`{${name}}`, `{${name}}`), operation.path),
      );
      assert.equal(parameters.length, operation.path.split('{').length - 1, operation.key);
    }
    const told = [
      'PUT /JSSResource/policies/id/{id}',
      'POST /JSSResource/osxconfigurationprofiles/id/{id}',
      'DELETE /JSSResource/logflush',
    ];
    assert.deepEqual(
      told.map((key) => family.operation(key)).map((one) => [one?.summary, one?.privileges, one?.isAction]),
      [
        ['Change Policy by id', ['Update Policies'], false],
        ['Create macOS Configuration Profile', ['Create macOS Configuration Profiles'], false],
        ['Log Flush', ['Flush Policy Logs'], true],
      ],
    );
  });

  it('has no shape that none of its operations asks for', () => {
    const asked = new Set(classicRoots().flatMap(({ element, places }) => [element].concat(places.map((place) => place.element))));
    assert.deepEqual(
      classicElements.filter((element) => !asked.has(element)),
      [],
    );
  });

  it('reads lists as JSON, and objects by their id as XML', () => {
    const policies = resource('classic/policies');
    const list = family.list(policies);
    assert.deepEqual([list?.path, list?.accept, list?.query({ page: 3, pageSize: 5 })], ['/JSSResource/policies', 'application/json', []]);
    const read = family.object(policies, { kind: 'one', id: '7' })?.read;
    assert.deepEqual([read?.path, read?.accept], ['/JSSResource/policies/id/7', 'application/xml']);
    assert.deepEqual(read?.codec.decode('<policy><general><id>7</id></general></policy>'), {
      text: '{\n  "general": {\n    "id": 7\n  }\n}',
    });
    for (const id of ['a', '', '../x', '1/2']) assert.equal(family.object(policies, { kind: 'one', id })?.read, undefined, id);
    assert.equal(family.object(policies, { kind: 'new' })?.read, undefined);
    assert.equal(family.object(resource('classic/smtpserver'), { kind: 'only' })?.read?.path, '/JSSResource/smtpserver');
  });

  it('has each kind once, called and put somewhere', () => {
    assert.equal(new Set(classicRoots().map(({ key }) => key)).size, classicRoots().length);
    for (const { key } of family.resources) {
      const { label, group } = kindOf(key);
      assert.ok(group !== undefined, key);
      assert.match(label.many, /^[A-Za-z][\w -]+$/, key);
    }
  });

  it('is the second where the Jamf Pro API can do as much', function () {
    const own = classicFamily(realFamily(this), classicWriting);
    const twins = new Map(own.resources.map(({ key, twin }) => [key.slice('classic/'.length), twin]));
    const alone = [
      'policies',
      'osxconfigurationprofiles',
      'usergroups',
      'sites',
      'ebooks',
      'dockitems',
      'ldapservers',
      'patchpolicies',
      'activationcode',
    ];
    assert.deepEqual(
      alone.map((name) => twins.get(name)),
      alone.map(() => undefined),
    );
    assert.equal(twins.get('buildings'), 'buildings');
    const second = [...twins].flatMap(([name, twin]) => (twin === undefined ? [] : [name])).toSorted();
    assert.deepEqual(second, [
      'advancedmobiledevicesearches',
      'advancedusersearches',
      'buildings',
      'categories',
      'computercheckin',
      'computerextensionattributes',
      'computergroups',
      'computerinventorycollection',
      'computers',
      'departments',
      'distributionpoints',
      'gsxconnection',
      'mobiledeviceextensionattributes',
      'mobiledevicegroups',
      'mobiledevices',
      'packages',
      'patches',
      'patchsoftwaretitles',
      'scripts',
      'smtpserver',
      'users',
      'vppaccounts',
    ]);
    assert.equal(family.resources.find(({ key }) => key === 'classic/scripts')?.twin, undefined, 'nothing on a Jamf Pro without them');
  });

  it('is the first where the Jamf Pro API only reads, so that each label stands once', function () {
    const pro = proFamily(realDocument(this), betterInClassic);
    const all = [...pro.resources, ...classicFamily(pro, classicWriting).resources];
    const second = pro.resources.flatMap(({ key, twin }) => (twin === undefined ? [] : `${key} ${twin}`));
    assert.deepEqual(second.toSorted(), [
      'dock-items classic/dockitems',
      'ebooks classic/ebooks',
      'ldap/ldap-servers classic/ldapservers',
      'patch-policies classic/patchpolicies',
      'sites classic/sites',
      'static-user-groups classic/usergroups',
    ]);
    const shown = all.filter(({ twin }) => twin === undefined).map(({ key }) => kindOf(key).label.many);
    assert.deepEqual(
      shown.filter((label, index) => shown.indexOf(label) !== index),
      [],
    );
    for (const { twin } of all) assert.equal(all.find(({ key }) => key === twin)?.twin, undefined, twin);
  });

  it('has groups once, by the API that opens them, also where the Jamf Pro API only lists them', () => {
    const shownWith = (more: Record<string, unknown>): readonly string[] => {
      const lists = { '/v1/computer-groups': known['/v1/buildings'], '/v1/mobile-device-groups': known['/v1/buildings'] };
      const pro = proFamily(documentOf({ ...lists, ...more }), betterInClassic);
      const all = [...pro.resources, ...classicFamily(pro, classicWriting).resources];
      const { length } = kindsBehind({ resource: (key) => all.find((one) => one.key === key) }, 'computer-groups');
      return [`${length}`, ...all.flatMap(({ key, twin }) => (twin === undefined && /(?:computer|device)-?groups/.test(key) ? [key] : []))];
    };
    assert.deepEqual(shownWith({}), ['1', 'classic/computergroups', 'classic/mobiledevicegroups']);
    const smart = { '/v2/computer-groups/smart-groups': known['/v1/buildings'] };
    assert.deepEqual(shownWith(smart), ['1', 'classic/computergroups', 'classic/mobiledevicegroups']);
    const opened = { ...smart, '/v2/computer-groups/smart-groups/{id}': known['/v1/buildings/{id}'] };
    assert.deepEqual(shownWith(opened), ['1', 'computer-groups', 'computer-groups/smart-groups', 'classic/mobiledevicegroups']);
  });

  it('shows of a search what it looks for, and not what it finds', () => {
    const { read } = family.object(resource('classic/advancedcomputersearches'), { kind: 'one', id: '1' }) ?? {};
    const found = '<computers><size>1</size><computer><id>3</id></computer></computers>';
    const shown = read?.codec.decode(`<advanced_computer_search><name>Old</name><criteria/>${found}<site/></advanced_computer_search>`);
    assert.deepEqual(Object.keys(shown !== undefined && 'text' in shown ? JSON.parse(shown.text) : {}), ['name', 'criteria', 'site']);
  });
});
