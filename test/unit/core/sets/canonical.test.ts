import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { comparedDocument, type CanonGround } from '../../../../src/core/sets/canon/canonical.ts';
import { secretMask } from '../../../../src/shared/secretNames.ts';
import { classicShape } from '../../../../src/core/families/classic/shapes.ts';
import { anything, untold, type Field, type RecordShape } from '../../../../src/core/shapes/shape.ts';

const names: Readonly<Record<string, string>> = {
  'categories 3': 'Utilities',
  'categories 9': 'Tools',
  'packages 1': 'B',
  'packages 2': 'A',
};
const nameOf: CanonGround['nameOf'] = (resource, id) => names[`${resource} ${id}`];

function field(access: Field['access'] = 'both'): Field {
  return { shape: () => anything, access, isSecret: () => false, refersTo: () => undefined };
}

function shape(fields: Readonly<Record<string, Field>>): RecordShape {
  return { kind: 'record', ...untold, fields: () => new Map(Object.entries(fields)), required: new Set(), others: false };
}

function comparing(resource: string, more: Partial<CanonGround> = {}): CanonGround {
  return { resource, shape: anything, other: anything, nameOf, comparison: 'instances', ...more };
}

function said(resource: string, document: unknown, more: Partial<CanonGround> = {}): unknown {
  return JSON.parse(comparedDocument(comparing(resource, more), JSON.stringify(document)).text);
}

describe('an object in a form that can be compared with one of another instance', () => {
  const cases: readonly (readonly [what: string, resource: string, document: unknown, expected: unknown])[] = [
    [
      'has no id and no lock of its own',
      'buildings',
      { id: '7', name: 'Main', versionLock: 3, city: 'Zug' },
      { name: 'Main', city: 'Zug' },
    ],
    ['says nothing of what is empty', 'buildings', { name: 'Main', city: '', country: null, zip: [], more: {} }, { name: 'Main' }],
    ['names another object by its name', 'scripts', { name: 'S', categoryId: '3' }, { name: 'S', categoryId: { name: 'Utilities' } }],
    ['leaves an id of which no name is known', 'scripts', { name: 'S', categoryId: 4 }, { name: 'S', categoryId: '4' }],
    ['says nothing where there is none', 'scripts', { name: 'S', categoryId: '-1', siteId: -1 }, { name: 'S' }],
    [
      'has the names in an order of their own where order means nothing',
      'things',
      { name: 'P', customPackageIds: ['1', '-1', '2'] },
      { name: 'P', customPackageIds: [{ name: 'A' }, { name: 'B' }] },
    ],
    ['has privileges in order', 'api-roles', { displayName: 'R', privileges: ['b', 'a'] }, { displayName: 'R', privileges: ['a', 'b'] }],
    [
      'leaves an order that means something',
      'computer-groups/smart-groups',
      {
        name: 'G',
        criteria: [
          { name: 'z', priority: 0 },
          { name: 'a', priority: 1 },
        ],
        membershipCount: 9,
      },
      {
        name: 'G',
        criteria: [
          { name: 'z', priority: 0 },
          { name: 'a', priority: 1 },
        ],
      },
    ],
    [
      'has values of attributes by their names',
      'computers-inventory',
      {
        general: { name: 'M' },
        extensionAttributes: [
          { definitionId: '2', name: 'b', values: [] },
          { definitionId: '1', name: 'a' },
        ],
      },
      { general: { name: 'M' }, extensionAttributes: [{ name: 'a' }, { name: 'b' }] },
    ],
    ['has a text as lines', 'scripts', { name: 'S', notes: 'a\r\n\nb' }, { name: 'S', notes: ['a', '', 'b'] }],
    ['shows the line ends of a script', 'scripts', { name: 'S', scriptContents: 'a\r\nb' }, { name: 'S', scriptContents: ['a\r', 'b'] }],
    ['masks secrets', 'accounts', { username: 'u', plainPassword: 'x' }, { username: 'u', plainPassword: secretMask }],
    ['has no blanks around its name', 'buildings', { name: ' Main ' }, { name: 'Main' }],
    ['says nothing of what the server works out', 'packages', { packageName: 'P', size: '9', hashValue: 'x' }, { packageName: 'P' }],
    [
      'has no id of a site that it names',
      'computers-inventory',
      { general: { site: { id: '3', name: 'Zug' } } },
      { general: { site: { name: 'Zug' } } },
    ],
  ];
  for (const [what, resource, document, expected] of cases) {
    it(what, () => {
      assert.deepEqual(said(resource, document), expected);
    });
  }

  it('tells what only one Jamf Pro has, and which names are missing', () => {
    const own = shape({ id: field(), name: field(), made: field('readOnly'), fresh: field(), categoryId: field() });
    const other = shape({ id: field(), name: field(), made: field('readOnly'), categoryId: field() });
    const document = JSON.stringify({ id: '1', name: 'N', made: 'today', fresh: true, categoryId: '77', secretKey: 'x' });
    const { text, onlyHere, unnamed, masked } = comparedDocument(comparing('things', { shape: own, other }), document);
    assert.deepEqual([[...onlyHere], [...unnamed], masked], [['fresh'], ['categories'], true]);
    assert.deepEqual(Object.keys(JSON.parse(text)), ['name', 'categoryId', 'secretKey']);
  });

  it('tells that a secret is masked, also inside of a text and where no name tells that it is one', () => {
    const masks = (resource: string, document: unknown): boolean => comparedDocument(comparing(resource), JSON.stringify(document)).masked;
    assert.ok(masks('scripts', { id: '1', scriptContents: `#!/bin/sh\npassword="${secretMask}"\n` }));
    assert.ok(masks('classic/policies', { scripts: [{ id: 1, name: 'A', parameter4: secretMask }] }));
    assert.ok(!masks('scripts', { id: '1', scriptContents: '#!/bin/sh\n' }));
  });

  it('says all of what another kind does not have: that is what tells the two apart', () => {
    const own = shape({ name: field(), city: field() });
    const main = JSON.stringify({ name: 'Main', city: 'Zug' });
    const another = comparedDocument(comparing('buildings', { shape: own, other: undefined }), main);
    assert.deepEqual([JSON.parse(another.text), [...another.onlyHere]], [{ name: 'Main', city: 'Zug' }, []]);
    const same = comparedDocument(comparing('buildings', { shape: own, other: shape({ name: field() }) }), main);
    assert.deepEqual([JSON.parse(same.text), [...same.onlyHere]], [{ name: 'Main' }, ['city']]);
  });

  const key = fc.constantFrom(
    'id',
    'name',
    'categoryId',
    'customPackageIds',
    'notes',
    'password',
    'versionLock',
    'site',
    'privileges',
    'x',
  );
  const leaf = fc.oneof(
    fc.constantFrom('', '-1', '1', '2', '3', '9', 'a\r\nb', ' a ', '\n', 'none'),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { document } = fc.letrec<{ document: unknown; value: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('document')),
    document: fc.dictionary(key, tie('value'), { maxKeys: 6 }),
  }));
  const kinds = ['scripts', 'api-roles', 'computers-inventory', 'packages', 'things'] as const;

  describe('by the shape of the Classic API, whose ids are called as its own', () => {
    const of = (element: string): CanonGround => {
      const shape = classicShape(element)!;
      return {
        ...comparing(`classic/${element}`, { shape, other: shape }),
        nameOf: (resource, id) => (resource === 'classic/vppaccounts' && id === '3' ? 'Books' : nameOf(resource, id)),
      };
    };
    const classic = (element: string, document: unknown): unknown =>
      JSON.parse(comparedDocument(of(element), JSON.stringify(document)).text);

    it('has the name in the place of an id that stands alone', () => {
      const general = { general: { name: 'A', vpp_admin_account_id: 3 } };
      assert.deepEqual(classic('vpp_assignment', general), { general: { name: 'A', vpp_admin_account_id: { name: 'Books' } } });
      assert.deepEqual(classic('policy', { general: { category: { id: 3 } } }), { general: { category: { name: 'Utilities' } } });
    });

    it('has no id where the name stands beside it', () => {
      assert.deepEqual(classic('policy', { general: { category: { id: 3, name: 'Utilities' } } }), {
        general: { category: { name: 'Utilities' } },
      });
    });

    it('masks what the shape calls a secret, whatever its name is', () => {
      assert.deepEqual(classic('webhook', { name: 'A', header: 'X-Key: 1' }), { name: 'A', header: secretMask });
    });
  });

  it('is the same made of itself', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(...kinds), (made, resource) => {
        const { text } = comparedDocument(comparing(resource), JSON.stringify(made));
        assert.equal(comparedDocument(comparing(resource), text).text, text);
      }),
    );
  });

  it('is the same whatever the order of the fields, and of the entries of what is a set', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(...kinds), (made, resource) => {
        const { text } = comparedDocument(comparing(resource), JSON.stringify(made));
        assert.equal(comparedDocument(comparing(resource), JSON.stringify(turned(made))).text, text);
      }),
    );
  });
});

/** Fields backwards, and entries of lists of ids. */
function turned(value: unknown, isSet = false): unknown {
  if (Array.isArray(value)) return (isSet ? value.toReversed() : value).map((item) => turned(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, inside]) => [name, turned(inside, name.endsWith('Ids'))]),
  );
}
