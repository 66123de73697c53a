import assert from 'node:assert/strict';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import type * as findObjectModule from '../../../../src/host/tree/find/findObject.ts';
import type * as findOperationModule from '../../../../src/host/tree/find/findOperation.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { Person, type Box } from '../../../support/host/person.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { barOf, bothFamilies, newInstance } from '../../../support/host/sideBar.ts';

const { findObject, findOperation }: typeof findObjectModule & typeof findOperationModule = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/tree/find/findObject.ts')),
  ...(await import('../../../../src/host/tree/find/findOperation.ts')),
}));

describe('an object that is looked for', () => {
  const person = Person.inEachTest();
  const services = fakeServices({ session: newInstance(small()) });
  const [acme] = services.instances.all();
  const two = {
    ...services,
    instances: { ...services.instances, all: () => [acme, { ...acme, id: 'lab', name: 'Lab' }] as readonly InstanceProfile[] },
  };

  it('is so in one instance from its row, which leads to all, and in all from the title', async () => {
    void findObject(two, 'acme');
    const box = await person.sees();
    assert.equal(box.title, 'Find an object in Acme');
    await person.goesBack();
    assert.deepEqual([box.title, box.buttons], ['Find an object in all instances', []]);
    await person.closes();
    void findObject(two, undefined);
    const { title, buttons } = await person.sees();
    assert.deepEqual([title, buttons], ['Find an object in all instances', []]);
  });
});

describe('an operation that is looked for', () => {
  const person = Person.inEachTest();

  async function looking(): Promise<{ readonly box: Box; readonly over: Promise<void> }> {
    const services = fakeServices({ session: bothFamilies() });
    const { operations } = barOf(services);
    operations.wanted();
    await operations.getChildren();
    const over = findOperation(services, operations, 'acme');
    return { box: await person.sees(), over };
  }

  for (const [typed, first] of [
    ['delete building', 'DELETE /v1/buildings/{id}'],
    // Not by the alphabet, by which a deletion comes before what is read, and an old version before the one that lives.
    ['machines', 'GET /v4/machines'],
    ['policy', 'GET /JSSResource/policies'],
  ] as const) {
    it(`is found by “${typed}”: ${first}`, async () => {
      const { box } = await looking();
      box.type(typed);
      assert.equal(box.labels[0], first);
    });
  }

  it('becomes a request, of its instance', async () => {
    const { box, over } = await looking();
    box.type('delete building');
    await person.keeps();
    await over;
    assert.deepEqual(person.ran, [['jamf.newRequest', { instance: 'acme', method: 'DELETE', path: '/v1/buildings/{id}' }]]);
  });

  it('is of the Classic API as well', async () => {
    const { box, over } = await looking();
    box.type('list policies');
    assert.equal(box.items[0]?.description, 'Classic Policies');
    await person.keeps();
    await over;
    assert.deepEqual(person.ran, [['jamf.newRequest', { instance: 'acme', method: 'GET', path: '/JSSResource/policies' }]]);
  });

  it('is none, which is said, and begins a request that takes any path', async () => {
    const { box, over } = await looking();
    box.type('app installer');
    assert.equal(box.labels[0], 'No operation is found by “app installer”');
    await person.keeps();
    await over;
    assert.deepEqual(person.ran, [['jamf.newRequest', { instance: 'acme' }]]);
  });
});
