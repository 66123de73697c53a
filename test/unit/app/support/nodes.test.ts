import assert from 'node:assert/strict';
import { instanceIdOf, nodeOf, nodeOfKind, objectShownAt, objectsOf } from '../../../../src/app/support/nodes.ts';

const building = { kind: 'object', instanceId: 'acme', resource: 'buildings', id: '1', label: 'Main' } as const;
const other = { ...building, id: '2', label: 'Annex' };

describe('nodes that commands accept', () => {
  it('knows a node by its kind and members, whatever else it has', () => {
    const drawn = { ...building, parent: {}, collapsible: true };
    assert.equal(nodeOf(drawn), drawn);
    assert.equal(nodeOfKind(drawn, 'object'), drawn);
    assert.equal(nodeOfKind(drawn, 'resource'), undefined);
  });

  for (const [what, argument] of [
    ['nothing', undefined],
    ['null', null],
    ['text', 'acme'],
    ['an array', [building]],
    ['no kind', { instanceId: 'acme' }],
    ['an unknown kind', { kind: 'group', instanceId: 'acme' }],
    ['a kind that every object has', { kind: 'toString', instanceId: 'acme' }],
    ['a missing member', { kind: 'object', instanceId: 'acme', resource: 'buildings', id: '1' }],
    ['a member of another type', { ...building, id: 1 }],
  ] as const) {
    it(`is not taken in by ${what}`, () => assert.equal(nodeOf(argument), undefined));
  }

  it('reads the instance from an id and from any node', () => {
    assert.equal(instanceIdOf('acme'), 'acme');
    assert.equal(instanceIdOf(building), 'acme');
    assert.equal(instanceIdOf({ instance: 'acme' }), undefined);
  });

  it('takes the selection where the clicked node is part of it, else the clicked node alone', () => {
    assert.deepEqual(objectsOf(building, [building, other]), [building, other]);
    assert.deepEqual(objectsOf(building, [other]), [building]);
    assert.deepEqual(objectsOf(building, undefined), [building]);
    assert.deepEqual(objectsOf(undefined, [other, { kind: 'instance', instanceId: 'acme' }]), [other]);
    assert.deepEqual(objectsOf(undefined, undefined), []);
  });

  it('takes an object once of which several rows are selected', () => {
    const favourite = { ...building, key: 'favourites/1' };
    assert.deepEqual(
      objectsOf(other, [favourite, other, building]).map(({ id }) => id),
      ['1', '2'],
    );
    assert.equal(objectsOf(building, [building, { ...building, instanceId: 'lab' }, { ...building, resource: 'sites' }]).length, 3);
  });

  it('knows the object that a document shows', () => {
    const at = (path: string, scheme = 'jamf') => objectShownAt({ scheme, authority: 'acme', path });
    assert.deepEqual(at('/buildings/1/Main.json'), building);
    assert.equal(at('/smtp-server/-/Mail.json')?.id, '-');
    assert.deepEqual(
      [at('/buildings/new/New building.json'), at('/buildings/1/Main.json', 'file'), objectShownAt(undefined)],
      [undefined, undefined, undefined],
    );
  });
});
