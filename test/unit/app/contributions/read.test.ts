import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as rows from '../../../../src/app/contributions/read.ts';
import * as compared from '../../../../src/app/contributions/readCompare.ts';
import * as drift from '../../../../src/app/contributions/readDrift.ts';
import * as sets from '../../../../src/app/contributions/readSets.ts';

const building = { kind: 'object', instanceId: 'acme', resource: 'buildings', id: '1', label: 'Main' } as const;
const buildings = { kind: 'resource', instanceId: 'acme', resource: 'buildings' } as const;
const entry = { kind: 'entry', entry: { request: '{}' } };

const { isFromData, ...driftReaders } = drift;

const read = { ...rows, ...sets, ...compared, ...driftReaders };

class Uri {
  readonly scheme = 'jamf';
  readonly authority = 'acme';
  readonly path = '/buildings/1/Main.json';
}
const uri = new Uri();

class FolderUri {
  readonly scheme = 'file';
  readonly authority = '';
  readonly path = '/acme/50% #';
}
const folder = new FolderUri();

const driftRow = (path: string) => ({ kind: 'drift', folder: 'file:///acme', paths: [path] });

const readers = Object.values(read);

describe('what a command is called with', () => {
  for (const [what, found, expected] of [
    ['an instance by its id', read.readInstance(['acme']), ['acme']],
    ['an instance by any row of it', read.readInstance([building]), [building]],
    ['no instance in names', read.readInstance([{ instance: 'acme' }]), [undefined]],
    ['no instance in a row, where a title passes the focused one', read.readInstanceId([building]), [undefined]],
    ['an instance by its row for a snapshot', read.readRefresh([building]), [building]],
    ['an instance and all its kinds', read.readRefresh([{ instance: 'acme' }]), [{ instance: 'acme' }]],
    [
      'an instance and some kinds, each once',
      read.readRefresh([{ instance: 'acme', resources: ['buildings', 'sites', 'buildings'] }]),
      [{ instance: 'acme', resources: ['buildings', 'sites'] }],
    ],
    ['how to sign in', read.readSignIn(['acme', 'same']), ['acme', 'same']],
    ['not a selection for how to sign in', read.readSignIn([building, [building]]), [building, undefined]],
    ['all there is to be refreshed', read.readRefreshed([undefined]), [undefined]],
    ['the list of a resource to be refreshed', read.readRefreshed([buildings]), [buildings]],
    ['not all there is for what is no row', read.readRefreshed([{ a: 1 }]), ['nothing']],
    ['the document in front for a page in Jamf Pro', read.readRowOrDocument([]), [undefined]],
    ['not the document in front for what is no row', read.readRowOrDocument(['acme']), ['nothing']],
    ['names of privileges', read.readInstanceAndPrivileges(['acme', ['Read Sites', 7]]), ['acme', ['Read Sites']]],
    ['not a selection for privileges', read.readInstanceAndPrivileges([buildings, [buildings]]), [buildings, []]],
    ['a row with what is selected', read.readRows([building, [building, uri, buildings]]), [building, [building, buildings]]],
    ['an object by its document', read.readOneObject([uri]), [uri]],
    ['an object by its row', read.readOneObject([building]), [building]],
    ['an object by text', read.readOneObject(['jamf://acme/buildings/1/Main.json']), ['jamf://acme/buildings/1/Main.json']],
    [
      'an object by names, the id a number',
      read.readOneObject([{ instance: 'acme', resource: 'buildings', id: 1 }]),
      [{ instance: 'acme', resource: 'buildings', id: '1' }],
    ],
    ['no object in anything else', read.readOneObject([{ kind: 'group' }]), [undefined]],
    ['objects that are selected', read.readObjects([building, [building, buildings]]), [building, [building]]],
    ['objects whose scope is changed by their rows', read.readScope([building, [building]]), [building, [building]]],
    [
      'a change of scope as data',
      read.readScope([
        { objects: [{ instance: 'acme', resource: 'a', id: 7 }], as: 'exclusion', what: [{ resource: 'buildings', id: 2, name: 'Main' }] },
      ]),
      [
        {
          objects: [{ instance: 'acme', resource: 'a', id: '7' }],
          as: 'exclusion',
          what: [{ resource: 'buildings', id: '2', name: 'Main' }],
        },
        [],
      ],
    ],
    [
      'a change of scope for the document in front',
      read.readScope([{ as: 'target', what: [{ resource: 'buildings', id: '2' }] }]),
      [{ as: 'target', what: [{ resource: 'buildings', id: '2' }] }, []],
    ],
    ['a secret by its place', read.readSecret([uri, '/password']), [uri, '/password']],
    ['a document for a row', read.readRowOrDocument([uri]), [uri]],
    ['a place by a row', read.readPlace([buildings]), [buildings]],
    ['a place of which one name is missing', read.readPlace([{ instance: 'acme', resource: '' }]), [{ instance: 'acme' }]],
    ['no place in an address', read.readPlace([uri]), [undefined]],
    [
      'a table by names',
      read.readListNames([{ instance: 'acme', resource: 'buildings' }]),
      [{ instance: 'acme', resource: 'buildings', filter: '' }],
    ],
    ['no table in a row of something else', read.readListNames([building]), [undefined]],
    [
      'a list as a table shows it',
      read.readListAsShown([buildings, { columns: ['id'], sort: 'id:asc' }]),
      [buildings, { columns: ['id'], sort: 'id:asc' }],
    ],
    ['not a selection for a list', read.readListAsShown([buildings, [buildings]]), [buildings, undefined]],
    [
      'not a list whose filter is none',
      read.readListAsShown([buildings, { columns: [], filter: { kind: 'sql', text: '' } }]),
      [buildings, undefined],
    ],
    ['a row of the view', read.readExplorerRow([{ ...buildings, key: 'k' }]), [{ ...buildings, key: 'k' }]],
    ['no row of the view in what a feature passes', read.readExplorerRow([buildings]), [undefined]],
    ['a request by its file', read.readKeptRequest([uri]), [uri]],
    ['a request by its row', read.readKeptRequest([entry]), [entry]],
    ['no request in a row of another view', read.readKeptRequest([building]), [undefined]],
    ['a pulled folder in data', read.readFolderForm([{ folder: 'file:///acme' }]), [{ folder: 'file:///acme' }]],
    ['a pulled folder as VS Code has one, in data', read.readFolderForm([{ folder }]), [{ folder: 'file:///acme/50%25%20%23' }]],
    ['a pulled folder that a menu passes', read.readFolderForm([folder]), [{ folder: 'file:///acme/50%25%20%23', byHand: true }]],
    ['no folder, which is asked for', read.readFolderForm([undefined]), [undefined]],
    [
      'a folder to pull into, as VS Code has one',
      read.readPull([{ instance: 'acme', folder }]),
      [{ instance: 'acme', folder: 'file:///acme/50%25%20%23' }],
    ],
    [
      'two sides to compare, a folder as VS Code has one',
      read.readCompare([{ left: folder, right: 'acme' }]),
      [{ left: 'file:///acme/50%25%20%23', right: 'acme' }],
    ],
    [
      'rows of the Source Control view',
      read.readDrift([driftRow('a.json'), driftRow('b.json')]),
      [{ folder: 'file:///acme', paths: ['a.json', 'b.json'], byHand: true }],
    ],
    [
      'rows of one folder, where several are selected',
      read.readDrift([driftRow('a.json'), { ...driftRow('b.json'), folder: 'file:///other' }]),
      [{ folder: 'file:///acme', paths: ['a.json'], byHand: true }],
    ],
    [
      'a group of such rows',
      read.readDrift([{ id: 'here', resourceStates: [driftRow('a.json')] }]),
      [{ folder: 'file:///acme', paths: ['a.json'], byHand: true }],
    ],
    [
      'files of a folder in data',
      read.readDrift([{ folder: 'file:///acme', paths: ['a.json'] }]),
      [{ folder: 'file:///acme', paths: ['a.json'] }],
    ],
  ] as const) {
    it(`is ${what}`, () => assert.deepEqual(found, expected));
  }

  it('is refused where a name is missing', () => {
    assert.throws(() => read.readOneObject([{ instance: 'acme', resource: 'buildings' }]), /instance, resource and id/);
    assert.throws(() => read.readListNames([{ instance: 'acme' }]), /id of an instance and the key of a resource/);
  });

  for (const [why, given, expected] of [
    ['it says not as what', { what: [{ resource: 'buildings', id: '2' }] }, /needs “as”/],
    ['it means nothing', { as: 'friend', what: [{ resource: 'buildings', id: '2' }] }, /needs “as”/],
    ['it says not what', { as: 'target', what: [] }, /needs “as”/],
    ['what it says has no id', { as: 'target', what: [{ resource: 'buildings' }] }, /needs resource and id/],
    [
      'an object of it has no id',
      { as: 'target', what: [{ resource: 'b', id: 1 }], objects: [{ instance: 'acme' }] },
      /instance, resource and id/,
    ],
    ['an object of it is none', { as: 'target', what: [{ resource: 'b', id: 1 }], objects: ['acme'] }, /instance, resource and id/],
  ] as const) {
    it(`is refused as a change of scope where ${why}`, () => assert.throws(() => read.readScope([given]), expected));
  }

  for (const [why, given] of [
    ['no instance is named', { resources: ['buildings'] }],
    ['its kinds are no list', { instance: 'acme', resources: 'buildings' }],
    ['its kinds are none', { instance: 'acme', resources: [] }],
    ['one of its kinds is no text', { instance: 'acme', resources: ['buildings', 7] }],
  ] as const) {
    it(`is refused for a snapshot where ${why}`, () => assert.throws(() => read.readRefresh([given]), { name: 'ProblemError' }));
  }

  it('is from another extension where it is data, and from a person else', () => {
    assert.deepEqual(
      [isFromData(undefined), isFromData({ folder: 'file:///acme' }), isFromData({ folder: 'file:///acme', byHand: true })],
      [false, true, false],
    );
  });

  it('is refused for a folder where data names none, or no file of it', () => {
    assert.throws(() => read.readFolderForm([{ fodler: 'file:///acme' }]), { name: 'ProblemError' });
    assert.throws(() => read.readFolderForm([{ folder: '/acme' }]), /text of its URI/);
    assert.throws(() => read.readDrift([{ folder: 'file:///acme', paths: [] }]), { name: 'ProblemError' });
  });

  it('may be anything: it is read, or refused with a sentence', () => {
    fc.assert(
      fc.property(fc.array(fc.anything(), { maxLength: 3 }), fc.constantFrom(...readers), (given, reader) => {
        try {
          assert.ok(Array.isArray(reader(given)));
        } catch (error) {
          assert.equal((error as Error).name, 'ProblemError');
        }
      }),
    );
  });
});
