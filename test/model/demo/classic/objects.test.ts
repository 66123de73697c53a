import assert from 'node:assert/strict';
import { classicPaths } from '../../../../src/demo/classic/kinds.ts';
import { createDemo, demoReadOnlyClient } from '../../../../src/demo/demo.ts';
import { xmlTree, type XmlBranch } from '../../../../src/core/wire/xmlTree.ts';
import { classicDemo, elementText, refusalOf } from './classicDemo.ts';
import { signedIn } from '../../../support/demoCaller.ts';

function tree(text: string): XmlBranch {
  const read = xmlTree(text);
  assert.ok('children' in read, text.slice(0, 200));
  return read;
}

const policy = (general: string, more = ''): string => `<policy><general>${general}</general>${more}</policy>`;

describe('the demo’s Classic API', () => {
  for (const path of classicPaths) {
    it(`lists ${path} in both forms, and shows each by id and by name`, () => {
      const { get } = classicDemo();
      const list = tree(get(path).text);
      const [size, ...rows] = list.children;
      assert.equal(Number(size?.text), rows.length);
      assert.ok(rows.length > 0);
      const json = get(path, 'application/json').json;
      assert.equal(json[list.name].length, rows.length);
      for (const { children } of rows) {
        const [id = '', name = ''] = children.map(({ text }) => text);
        const byId = get(`${path}/id/${id}`);
        assert.ok(tree(byId.text).children.length > 0, name);
        assert.equal(get(`${path}/name/${encodeURIComponent(name)}`).text, byId.text);
        assert.equal(Object.keys(get(`${path}/id/${id}`, 'application/json').json).length, 1);
      }
    });

    it(`stores what it shows of ${path} as it is, without a word`, () => {
      const { get, put } = classicDemo({ decaysPayloads: false, losesControls: false, losesEmoji: false, decodesPayloads: false });
      const shown = get(`${path}/id/2`).status === 200 ? `${path}/id/2` : `${path}/id/1`;
      const before = get(shown).text;
      // What Mac apps show of mobile devices, they refuse.
      const sent = path === 'macapplications' ? before.replace('<mobile_device_groups/>', '') : before;
      assert.equal(put(shown, sent).status, 201, put(shown, sent).text);
      // Mac apps and phone apps show their scope in an order in which they do not read it; that is passed over.
      assert.equal(get(shown).text, before);
    });
  }

  it('changes the sections that a body names, and gives new objects an id of its own', () => {
    const { get, post, put } = classicDemo();
    const made = post('policies/id/0', policy('<id>9</id><name>New one </name>', '<scripts><script><id>2</id></script></scripts>'));
    assert.deepEqual([made.status, elementText(made.text, 'id')], [201, '61']);
    const first = get('policies/id/61').text;
    assert.deepEqual(
      ['name', 'frequency', 'retry_attempts'].map((name) => elementText(first, name)),
      ['New one', 'Once per computer', '0'],
    );
    assert.match(first, /<script><id>2<\/id><name>Fix Wi-Fi order<\/name><priority>After<\/priority>/);
    put('policies/id/61', policy('<id>3</id><enabled>true</enabled>'));
    assert.equal(get('policies/id/61').text, first.replace('<enabled>false', '<enabled>true'));
  });

  for (const [what, path, body, sentence] of [
    [
      'mobile devices in the scope of a Mac app',
      'macapplications/id/8',
      '<mac_application><scope><mobile_device_groups/></scope></mac_application>',
      'Mobile device groups cannot be assigned to a Mac app',
    ],
    ['a name that is taken', 'policies/id/5', policy('<name>Update inventory</name>'), 'Duplicate name'],
    ['the category 0', 'policies/id/5', policy('<category><id>0</id></category>'), 'No match found for category 0'],
    ['a category by a wrong name', 'policies/id/5', policy('<category><name>X</name></category>'), 'Problem with category'],
    ['an emptied name', 'policies/id/5', policy('<name/>'), 'name is required'],
    ['a script that is not there', 'policies/id/5', policy('', '<scripts><script><id>99</id></script></scripts>'), 'Problem with script'],
    [
      'a group that is not there',
      'policies/id/5',
      policy('', '<scope><computer_groups><computer_group><name>No</name></computer_group></computer_groups></scope>'),
      'Unable to match computer group',
    ],
    [
      'a licence for an app that was not bought',
      'macapplications/id/10',
      '<mac_application><vpp><assign_vpp_device_based_licenses>true</assign_vpp_device_based_licenses></vpp></mac_application>',
      'App is not available for device assignment',
    ],
    [
      'a building that is not there',
      'networksegments/id/1',
      '<network_segment><building>Nowhere</building></network_segment>',
      'Problem with building',
    ],
  ] as const) {
    it(`refuses ${what}, and stores nothing`, () => {
      const { get, put } = classicDemo();
      const before = get(path).text;
      assert.deepEqual(refusalOf(put(path, body)), [409, `Error: ${sentence}`]);
      assert.equal(get(path).text, before);
    });
  }

  it('takes no JSON, no broken XML, no other root, and finds no name with a slash', () => {
    const { demo, get, put } = classicDemo();
    const ask = signedIn(demo);
    assert.equal(ask('PUT', '/JSSResource/policies/id/5', { policy: {} }).status, 415);
    assert.equal(put('policies/id/5', '<policy><general>').status, 400);
    assert.equal(put('policies/id/5', '<printer/>').status, 400);
    assert.equal(get('policies/name/Update/inventory').status, 404);
    assert.equal(ask('PATCH', '/JSSResource/policies/id/5').status, 405);
    assert.equal(put('policies/id/999', policy('')).status, 404);
  });

  it('answers 401 to those who lack the privilege', () => {
    const ask = signedIn(createDemo(), demoReadOnlyClient);
    assert.deepEqual(refusalOf(ask('GET', '/JSSResource/policies')), [401, 'The request requires user authentication']);
  });

  it('shows subsets and lists by category', () => {
    const { get } = classicDemo();
    assert.deepEqual(
      tree(get('policies/id/5/subset/General&Scope').text).children.map(({ name }) => name),
      ['general', 'scope'],
    );
    assert.deepEqual(
      tree(get('policies/category/Printers').text)
        .children.slice(1)
        .map(({ children }) => children[1]?.text),
      [
        'Install printer drivers',
        'Map printers at the high school',
        'Map printers in the library',
        'Map printer of the District Office',
        'Remove retired printers',
        'Facilities: printers',
      ],
    );
  });

  it('tells what applies to one computer, by scopes, exclusions and groups', () => {
    const { get, put } = classicDemo();
    const policies = (id: number): string => elementText(get(`computermanagement/id/${id}/subset/Policies`).text, 'policies') ?? '';
    assert.ok(policies(5).includes('>Update inventory<') && !policies(5).includes('>Restart at night<'));
    assert.ok(policies(6).includes('>Restart at night<'));
    assert.ok(!policies(6).includes('>Retire old exam browser<'));
    put(
      'policies/id/3',
      '<policy><scope><all_computers>true</all_computers><exclusions><computers><computer><id>6</id></computer></computers></exclusions></scope></policy>',
    );
    assert.ok(!policies(6).includes('>Update inventory<'));
    const all = tree(get('computermanagement/id/2').text);
    assert.ok(all.children.find(({ name }) => name === 'static_groups')?.children.some(({ children }) => children[1]?.text === 'Pilot'));
    assert.equal(get('computermanagement/id/777').status, 404);
  });

  it('runs a search when it is read, and takes no results', () => {
    const { get, put } = classicDemo();
    const found = (): number => (get('advancedcomputersearches/id/1').text.match(/<computer>/g) ?? []).length;
    const before = found();
    assert.ok(before > 0 && before < 20);
    put(
      'advancedcomputersearches/id/1',
      '<advanced_computer_search><computers><computer><id>1</id></computer></computers></advanced_computer_search>',
    );
    assert.equal(found(), before);
    const criteria = '<criteria><criterion><name>Platform</name><search_type>is</search_type><value>Mac</value></criterion></criteria>';
    put('advancedcomputersearches/id/1', `<advanced_computer_search>${criteria}</advanced_computer_search>`);
    assert.equal(found(), 20);
  });

  it('keeps a category of Self Service if it says that it is displayed there', () => {
    const { get, put } = classicDemo();
    const store = (category: string): string | undefined => {
      const categories = `<self_service_categories><category>${category}</category></self_service_categories>`;
      put('policies/id/6', policy('', `<self_service>${categories}</self_service>`));
      return elementText(get('policies/id/6').text, 'self_service_categories');
    };
    assert.equal(store('<id>2</id>'), undefined);
    assert.match(store('<id>2</id><display_in>true</display_in>') ?? '', /<name>Browsers<\/name>/);
  });

  it('shows no word of a category on phones that it wants to be told', () => {
    const { get, put } = classicDemo();
    const path = 'mobiledeviceconfigurationprofiles/id/1';
    const category = '<category><id>2</id><display_in>true</display_in></category>';
    put(
      path,
      `<configuration_profile><self_service><self_service_categories>${category}</self_service_categories></self_service></configuration_profile>`,
    );
    const shown = get(path).text;
    assert.equal(
      elementText(shown, 'self_service_categories'),
      '<category><id>2</id><name>Browsers</name><priority>0</priority></category>',
    );
    put(path, shown);
    assert.equal(elementText(get(path).text, 'self_service_categories'), undefined);
  });

  it('makes a patch policy below its title, and nowhere else', () => {
    const { get, post } = classicDemo();
    const body = '<patch_policy><general><name>New</name><target_version>1</target_version></general></patch_policy>';
    assert.equal(post('patchpolicies/id/0', body).status, 405);
    assert.equal(post('patchpolicies/softwaretitleconfig/id/3', body).status, 201);
    assert.match(get('patchpolicies/softwaretitleconfig/id/3').text, /<size>1<\/size>.*<name>New</);
  });

  it('keeps no password, and shows what looks like a hash', () => {
    const { demo, get, put } = classicDemo();
    const account = '<account><action>Create</action><username>a</username><password>secret-1</password><home>/Users/a</home></account>';
    const broken = account.replace('<home>/Users/a</home>', '');
    const accounts = (inner: string): string => `<policy><account_maintenance><accounts>${inner}</accounts></account_maintenance></policy>`;
    assert.deepEqual(refusalOf(put('policies/id/5', accounts(broken))), [409, 'Error: Problem with create account fields']);
    assert.equal(put('policies/id/5', accounts(account)).status, 201);
    assert.ok(!JSON.stringify(demo.peek('policies', '5')).includes('secret-1'));
    assert.match(elementText(get('policies/id/5').text, 'password_sha256') ?? '', /^[0-9a-f]{64}$/);
  });
});
