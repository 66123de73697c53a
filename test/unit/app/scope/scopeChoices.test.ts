import assert from 'node:assert/strict';
import { factsOfScoped, kindsOfScope, thingsInScopes, wishesFor, type ScopedThing } from '../../../../src/app/scope/scopeChoices.ts';
import { severalChoices, type ObjectsAtHand } from '../../../../src/app/lists/objectChoices.ts';
import { scopePlaces } from '../../../../src/core/objects/scope/scopePlaces.ts';
import { scopedShape, twoSortsShape } from '../../../support/objects/scopeShapes.ts';

const lab = { kind: 'computer-groups', id: '4', name: 'Lab Macs' } as const;

describe('what may be put into scopes', () => {
  it('is what any of them takes, as what each takes it', () => {
    const kinds = kindsOfScope([scopedShape, twoSortsShape].flatMap(scopePlaces));
    assert.deepEqual(
      kinds.map(({ kind, roles }) => `${kind}: ${roles.join(', ')}`),
      [
        'computers-inventory: target, exclusion',
        'computer-groups: target, exclusion',
        'classic/users: target',
        'buildings: target, exclusion',
        'directory/users: limitation',
        'classic/networksegments: limitation',
        'mobile-devices: target',
        'mobile-device-groups: target',
      ],
    );
    assert.deepEqual(
      kinds.filter(({ isListed }) => !isListed).map(({ kind }) => kind),
      ['directory/users'],
    );
  });
});

describe('what may be taken out of scopes', () => {
  const things = thingsInScopes([
    [
      { ...lab, role: 'exclusion' },
      { ...lab, role: 'exclusion', name: 'Lab' },
      { ...lab, role: 'target' },
    ],
    [
      { ...lab, role: 'exclusion' },
      { kind: 'directory/users', id: '', name: 'anna', role: 'limitation' },
    ],
  ]);

  it('stands there once, with how many have it', () => {
    assert.deepEqual(
      things.map((thing) => `${thing.name}: ${factsOfScoped(thing, 2)}`),
      [
        'Lab Macs: Target · Computer Group · id 4 · in 1 of 2',
        'anna: Limitation · Directory User · in 1 of 2',
        'Lab Macs: Exclusion · Computer Group · id 4 · in 2 of 2',
      ],
    );
  });

  it('is wished by role', () => {
    const [target, limitation] = things;
    assert.ok(target !== undefined && limitation !== undefined);
    assert.deepEqual(wishesFor('remove', [limitation, target]), [
      { act: 'remove', role: 'target', things: [lab] },
      { act: 'remove', role: 'limitation', things: [{ kind: 'directory/users', id: '', name: 'anna' }] },
    ]);
  });

  it('says nothing of how many where there is one', () => {
    const one: ScopedThing = { ...lab, role: 'target', count: 1 };
    assert.equal(factsOfScoped(one, 1), 'Target · Computer Group · id 4');
  });
});

describe('objects of which several are chosen', () => {
  const row = (id: string, label: string) => ({ id, label, home: 'computer-groups', facts: [], icon: 'organization' });
  const at: ObjectsAtHand = { typed: '', rows: [row('4', 'Lab Macs'), row('5', 'Studio')], more: 'none', state: 'loaded' };
  const shown = (typed: string, ...picked: readonly string[]): readonly string[] =>
    severalChoices(
      { ...at, typed },
      picked.map((id) => ({ resource: 'computer-groups', id, label: id === '4' ? 'Lab Macs' : '' })),
    ).map((choice) => (choice.kind === 'object' ? `object ${choice.row.label}` : `${choice.kind} ${choice.label}`));

  it('may be chosen by an id, of what is not in the list', () => {
    assert.equal(shown('77').at(-1), 'byId The one with the id “77”');
  });

  it('are those of the list, until one is', () => assert.deepEqual(shown(''), ['object Lab Macs', 'object Studio']));

  it('stand before the rest, below the way on, and are not offered again', () => {
    assert.deepEqual(shown('', '4'), ['done Go on with this one', 'picked Lab Macs', 'object Studio']);
    assert.deepEqual(shown('9', '4', '9').slice(0, 3), ['done Go on with these 2', 'picked Lab Macs', 'picked 9']);
    assert.ok(!shown('9', '4', '9').some((one) => one.startsWith('byId')));
  });
});
