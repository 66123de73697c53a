import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { printJson } from '../../../../../src/core/json/print.ts';
import { editScope, scopeEntries, type ScopeThing, type ScopeWish } from '../../../../../src/core/objects/scope/editScope.ts';
import { scopeLines } from '../../../../../src/core/objects/scope/scopeLines.ts';
import { scopePlaces } from '../../../../../src/core/objects/scope/scopePlaces.ts';
import { classicShape } from '../../../../../src/core/families/classic/shapes.ts';
import { anything, type Shape } from '../../../../../src/core/shapes/shape.ts';
import { scopedShape, twoSortsShape, unscopedShape } from '../../../../support/objects/scopeShapes.ts';

const lab: ScopeThing = { kind: 'computer-groups', id: '4', name: 'Lab Macs' };
const wish = (act: ScopeWish['act'], role: ScopeWish['role'], ...things: readonly ScopeThing[]): ScopeWish => ({ act, role, things });

/** What is in the scope after a wish, and the lines that tell of it. */
function outcome(scope: string, one: ScopeWish, shape: Shape = scopedShape): { readonly json: string; readonly lines: readonly string[] } {
  const { root, steps } = editScope(parseJson(`{"general":{"id":7},"scope":${scope}}`), shape, [one]);
  return { json: printJson(root).replace('{"general":{"id":7},"scope":', '').slice(0, -1), lines: scopeLines(steps, 'classic/policies') };
}

describe('a target that is excluded', () => {
  const scope = (targets: string, excluded: string): string =>
    `{"computer_groups":[${targets}],"exclusions":{"computer_groups":[${excluded}]}}`;
  const noEffect = 'It is among the exclusions, too, and stays out of scope.';
  const entry = '{"id":4,"name":"Lab Macs"}';
  for (const [what, before, one, isVoid] of [
    ['added', scope('', entry), wish('add', 'target', lab), true],
    ['there already', scope(entry, entry), wish('add', 'target', lab), true],
    ['beside another exclusion', scope('', '{"id":5,"name":"Others"}'), wish('add', 'target', lab), false],
    ['taken out', scope(entry, entry), wish('remove', 'target', lab), false],
    ['to be excluded', scope(entry, ''), wish('add', 'exclusion', lab), false],
  ] as const) {
    it(`is told where it is of no effect: ${what}`, () => {
      assert.deepEqual(
        outcome(before, one).lines.map((line) => line.endsWith(noEffect)),
        [isVoid],
      );
    });
  }
});

describe('the lists of a scope', () => {
  it('are those that the shape has, by what stands in them, and not those that only the server sets', () => {
    assert.deepEqual(
      scopePlaces(scopedShape).map(({ role, pointer, kind }) => `${role} ${pointer} ${kind}`),
      [
        'target /scope/computers computers-inventory',
        'target /scope/computer_groups computer-groups',
        'target /scope/jss_users classic/users',
        'target /scope/buildings buildings',
        'limitation /scope/limitations/users directory/users',
        'limitation /scope/limitations/network_segments classic/networksegments',
        'exclusion /scope/exclusions/computers computers-inventory',
        'exclusion /scope/exclusions/computer_groups computer-groups',
        'exclusion /scope/exclusions/buildings buildings',
      ],
    );
    for (const shape of [unscopedShape, anything, undefined]) assert.deepEqual(scopePlaces(shape), []);
  });

  for (const [element, roles, devices] of [
    ['policy', 'target limitation exclusion', 'computers-inventory'],
    ['os_x_configuration_profile', 'target limitation exclusion', 'computers-inventory'],
    ['configuration_profile', 'target limitation exclusion', 'mobile-devices'],
    ['restricted_software', 'target exclusion', 'computers-inventory'],
    ['mac_application', 'target limitation exclusion', 'computers-inventory'],
    ['mobile_device_application', 'target limitation exclusion', 'mobile-devices'],
    ['ebook', 'target limitation exclusion', 'computers-inventory mobile-devices'],
    ['patch_policy', 'target limitation exclusion', 'computers-inventory'],
    ['network_segment', '', ''],
    ['computer_group', '', ''],
  ] as const) {
    it(`are known of the Classic ${element}`, () => {
      const places = scopePlaces(classicShape(element));
      assert.equal([...new Set(places.map(({ role }) => role))].join(' '), roles);
      const targets = places.filter(({ role, kind }) => role === 'target' && /^(?:computers-inventory|mobile-devices)$/.test(kind));
      assert.equal(targets.map(({ kind }) => kind).join(' '), devices);
      assert.ok(!places.some(({ pointer }) => pointer.includes('limit_to_users')));
      assert.ok(places.every(({ role, alls }) => (role === 'target') === alls.length > 0));
    });
  }

  it('are emptied by the flags that are about the same', () => {
    const alls = (shape: Shape): Record<string, readonly string[]> =>
      Object.fromEntries(scopePlaces(shape).flatMap((place) => (place.role === 'target' ? [[place.pointer, place.alls]] : [])));
    assert.deepEqual(alls(scopedShape), {
      '/scope/computers': ['/scope/all_computers'],
      '/scope/computer_groups': ['/scope/all_computers'],
      '/scope/jss_users': ['/scope/all_jss_users'],
      '/scope/buildings': ['/scope/all_computers'],
    });
    assert.deepEqual(alls(twoSortsShape)['/scope/mobile_device_groups'], ['/scope/all_mobile_devices']);
    assert.deepEqual(alls(twoSortsShape)['/scope/buildings'], ['/scope/all_computers', '/scope/all_mobile_devices']);
  });
});

describe('something that is added to a scope', () => {
  it('comes with its name, behind what is there', () => {
    assert.deepEqual(outcome('{"exclusions":{"computer_groups":[{"id":1,"name":"All"}]}}', wish('add', 'exclusion', lab)), {
      json: '{"exclusions":{"computer_groups":[{"id":1,"name":"All"},{"id":4,"name":"Lab Macs"}]}}',
      lines: ['+ exclusion: Computer Group “Lab Macs”'],
    });
  });

  it('gets a list that is not shown where the shape has it', () => {
    const found = outcome('{"all_computers":false,"buildings":[],"exclusions":{"buildings":[]}}', wish('add', 'target', lab));
    assert.equal(
      found.json,
      '{"all_computers":false,"computer_groups":[{"id":4,"name":"Lab Macs"}],"buildings":[],"exclusions":{"buildings":[]}}',
    );
    const around = outcome('{"exclusions":{"buildings":[]}}', wish('add', 'limitation', { kind: 'directory/users', id: '', name: 'anna' }));
    assert.equal(around.json, '{"limitations":{"users":[{"name":"anna"}]},"exclusions":{"buildings":[]}}');
  });

  it('stays as it is where it is there already, whatever it is called there', () => {
    const scope = '{"computer_groups":[{"id":4,"name":"Lab"}]}';
    assert.deepEqual(outcome(scope, wish('add', 'target', lab)), {
      json: scope,
      lines: ['Is a target already: Computer Group “Lab Macs”'],
    });
  });

  it('is twice the same once', () => {
    const { lines, json } = outcome('{}', wish('add', 'target', lab, { ...lab, name: '' }));
    assert.equal(json, '{"computer_groups":[{"id":4,"name":"Lab Macs"}]}');
    assert.deepEqual(lines, ['+ target: Computer Group “Lab Macs”', 'Is a target already: Computer Group 4']);
  });

  it('may be one of the kinds whose groups are all of one list', () => {
    const smart = { ...lab, kind: 'computer-groups/smart-groups' };
    assert.deepEqual(outcome('{}', wish('add', 'target', smart)).lines, ['+ target: Smart Computer Group “Lab Macs”']);
  });

  for (const [why, scope, one, line] of [
    [
      'everything is in scope',
      '{"all_computers":true,"computer_groups":[]}',
      wish('add', 'target', lab),
      'Not possible: Target, Computer Group “Lab Macs”. All of them are in scope, beside which Jamf Pro drops single targets. Turn that off in the document first.',
    ],
    [
      'everything is in scope by a text',
      '{"all_computers":"true","computer_groups":[]}',
      wish('add', 'target', lab),
      'Not possible: Target, Computer Group “Lab Macs”. All of them are in scope, beside which Jamf Pro drops single targets. Turn that off in the document first.',
    ],
    [
      'the shape has no such list',
      '{}',
      wish('add', 'limitation', lab),
      'Not possible: Limitation, Computer Group “Lab Macs”. The scope of Policies has no place for it.',
    ],
    [
      'what is shown in its place is no list',
      '{"computer_groups":{"#xml":"<a b=\\"c\\"/>"}}',
      wish('add', 'target', lab),
      'Not possible: Target, Computer Group “Lab Macs”. Jamf Pro shows no scope there that could be changed.',
    ],
    [
      'no scope is shown',
      'null',
      wish('add', 'exclusion', lab),
      'Not possible: Exclusion, Computer Group “Lab Macs”. Jamf Pro shows no scope there that could be changed.',
    ],
    [
      'what holds the list is none of its sort',
      '{"exclusions":""}',
      wish('add', 'exclusion', lab),
      'Not possible: Exclusion, Computer Group “Lab Macs”. Jamf Pro shows no scope there that could be changed.',
    ],
    [
      'its id is no number',
      '{}',
      wish('add', 'target', { ...lab, id: 'f3a' }),
      'Not possible: Target, Computer Group “Lab Macs”. Its id has to be a whole number, and “f3a” is none.',
    ],
  ] as const) {
    it(`is not added where ${why}`, () => assert.deepEqual(outcome(scope, one), { json: scope, lines: [line] }));
  }

  it('is an exclusion beside everything, and a target beside everything of another sort', () => {
    assert.deepEqual(outcome('{"all_computers":true}', wish('add', 'exclusion', lab)).lines, ['+ exclusion: Computer Group “Lab Macs”']);
    const building: ScopeThing = { kind: 'buildings', id: '2', name: 'Main' };
    const half = outcome('{"all_computers":true,"all_mobile_devices":false}', wish('add', 'target', building), twoSortsShape);
    assert.deepEqual(half.lines, ['+ target: Building “Main”']);
  });
});

describe('something that is removed from a scope', () => {
  it('goes as often as it is there, by its id alone', () => {
    const scope = '{"computer_groups":[{"id":4,"name":"Lab"},{"id":5,"name":"Lab Macs"},{"id":"4"}],"buildings":[{"id":4,"name":"Lab"}]}';
    assert.deepEqual(outcome(scope, wish('remove', 'target', lab)), {
      json: '{"computer_groups":[{"id":5,"name":"Lab Macs"}],"buildings":[{"id":4,"name":"Lab"}]}',
      lines: ['− target: Computer Group “Lab Macs”'],
    });
  });

  it('is known by its name where the directory gives it no id', () => {
    const anna: ScopeThing = { kind: 'directory/users', id: '', name: 'anna' };
    assert.equal(
      outcome('{"limitations":{"users":[{"name":"anna"},{"name":"ben"}]}}', wish('remove', 'limitation', anna)).json,
      '{"limitations":{"users":[{"name":"ben"}]}}',
    );
  });

  it('is told and changes nothing where it is not there', () => {
    const scope = '{"exclusions":{"computer_groups":[{"id":1}]}}';
    for (const [role, line] of [
      ['exclusion', 'Is no exclusion: Computer Group “Lab Macs”'],
      ['target', 'Is no target: Computer Group “Lab Macs”'],
    ] as const)
      assert.deepEqual(outcome(scope, wish('remove', role, lab)), { json: scope, lines: [line] });
  });
});

describe('what stands in a scope', () => {
  it('is told with its place, as far as it has a name or an id', () => {
    const root = parseJson(
      '{"scope":{"exclusions":{"buildings":[{"id":2,"name":"Main"},{}]},"computers":[{"id":"9"}],"limitations":{"users":[{"name":"anna"}]}}}',
    );
    assert.deepEqual(scopeEntries(root, scopedShape), [
      { role: 'target', kind: 'computers-inventory', id: '9', name: '' },
      { role: 'limitation', kind: 'directory/users', id: '', name: 'anna' },
      { role: 'exclusion', kind: 'buildings', id: '2', name: 'Main' },
    ]);
  });
});

describe('any scope', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 5 });
  const list = ids.map((all) => all.map((id) => ({ id, name: `n${id}` })));
  const scopes = fc.record(
    {
      all_computers: fc.constant(false),
      computers: list,
      computer_groups: list,
      exclusions: fc.record({ computer_groups: list }, { requiredKeys: [] }),
    },
    { requiredKeys: ['all_computers'] },
  );
  const things = ids.map((all) => all.map((id): ScopeThing => ({ kind: 'computer-groups', id: String(id), name: `n${id}` })));
  const roles = fc.constantFrom('target' as const, 'exclusion' as const);
  const inShape = (root: string): boolean => {
    const order = ['all_computers', 'computers', 'computer_groups', 'exclusions'];
    const names = Object.keys(JSON.parse(root).scope).map((name) => order.indexOf(name));
    return names.every((at, index) => index === 0 || at > (names[index - 1] ?? -1));
  };

  it('has what was added once, in the order of the shape, and adding it again changes nothing', () => {
    fc.assert(
      fc.property(scopes, things, roles, (scope, all, role) => {
        const root = parseJson(JSON.stringify({ scope }));
        const once = editScope(root, scopedShape, [wish('add', role, ...all)]);
        const again = editScope(once.root, scopedShape, [wish('add', role, ...all)]);
        assert.equal(printJson(again.root), printJson(once.root));
        assert.ok(again.steps.every(({ end }) => end === 'already'));
        const entries = scopeEntries(once.root, scopedShape).map(({ role: its, kind, id }) => `${its} ${kind} ${id}`);
        for (const { kind, id } of all) assert.ok(entries.includes(`${role} ${kind} ${id}`));
        assert.equal(new Set(entries).size, entries.length);
        assert.ok(inShape(printJson(once.root)), printJson(once.root));
      }),
      { numRuns: 100 },
    );
  });

  it('is what it was when what was added is taken out again', () => {
    fc.assert(
      fc.property(scopes, things, roles, (scope, all, role) => {
        const root = parseJson(JSON.stringify({ scope }));
        const { root: more, steps } = editScope(root, scopedShape, [wish('add', role, ...all)]);
        const mine = steps.filter(({ end }) => end === 'done').map(({ thing }) => thing);
        const back = editScope(more, scopedShape, [wish('remove', role, ...mine)]).root;
        assert.deepEqual(scopeEntries(back, scopedShape), scopeEntries(root, scopedShape));
      }),
      { numRuns: 100 },
    );
  });
});
