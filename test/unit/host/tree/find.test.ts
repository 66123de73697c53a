import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import type * as findObjectModule from '../../../../src/host/tree/find/findObject.ts';
import type * as findOperationModule from '../../../../src/host/tree/find/findOperation.ts';
import { AtTheInput, type Asked } from '../../../support/host/atTheInput.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { barOf, newInstance } from './sideBar.ts';

interface Vscode extends Asked {
  readonly commands: { executeCommand: (...call: readonly unknown[]) => Promise<unknown> };
}

type Loaded = { readonly vscode: Vscode } & typeof findObjectModule & typeof findOperationModule;

const { vscode, findObject, findOperation }: Loaded = await withVscodeModule(async () => ({
  vscode: (await import('vscode')) as unknown as Vscode,
  ...(await import('../../../../src/host/tree/find/findObject.ts')),
  ...(await import('../../../../src/host/tree/find/findOperation.ts')),
}));

describe('an object that is looked for', () => {
  const services = fakeServices({ session: newInstance(small()) });
  const [acme] = services.instances.all();
  const two = {
    ...services,
    instances: { ...services.instances, all: () => [acme, { ...acme, id: 'lab', name: 'Lab' }] as readonly InstanceProfile[] },
  };

  it('is so in one instance from its row, which leads to all, and in all from the title', async () => {
    const person = new AtTheInput(vscode);
    void findObject(two, 'acme');
    assert.equal(person.input.title, 'Find an object in Acme');
    await person.goBack();
    assert.deepEqual([person.input.title, person.input.buttons], ['Find an object in all instances', []]);
    void findObject(two, undefined);
    assert.deepEqual([person.input.title, person.input.buttons], ['Find an object in all instances', []]);
  });
});

describe('an operation that is looked for', () => {
  const calls: (readonly unknown[])[] = [];
  const { commands } = vscode;
  const { executeCommand } = commands;
  before(() => Object.assign(commands, { executeCommand: async (...call: readonly unknown[]) => void calls.push(call) }));
  after(() => Object.assign(commands, { executeCommand }));
  beforeEach(() => void calls.splice(0));

  async function looking(): Promise<{ readonly person: AtTheInput; readonly over: Promise<void> }> {
    const services = fakeServices({ session: newInstance(small()) });
    const { operations } = barOf(services);
    operations.wanted();
    await operations.getChildren();
    const person = new AtTheInput(vscode);
    const over = findOperation(services, operations, 'acme');
    await setImmediate();
    return { person, over };
  }

  for (const [typed, first] of [
    ['delete building', 'DELETE /v1/buildings/{id}'],
    // Not by the alphabet, by which a deletion comes before what is read, and an old version before the one that lives.
    ['machines', 'GET /v4/machines'],
    ['policy', 'Policies'],
  ] as const) {
    it(`is found by “${typed}”: ${first}`, async () => {
      const { person } = await looking();
      person.type(typed);
      assert.equal(person.labels[0], first);
    });
  }

  it('becomes a request, of its instance', async () => {
    const { person, over } = await looking();
    person.type('delete building');
    await person.enter();
    await over;
    assert.deepEqual(calls, [['jamf.newRequest', { instance: 'acme', method: 'DELETE', path: '/v1/buildings/{id}' }]]);
  });

  it('is of a kind that only the Classic API has, which is said, and is prepared', async () => {
    const { person, over } = await looking();
    person.type('policy');
    assert.equal(person.input.items[0]?.description, 'only in the Classic API');
    await person.enter();
    await over;
    assert.deepEqual(calls, [['jamf.newRequest', { instance: 'acme', method: 'GET', path: '/JSSResource/policies' }]]);
  });

  it('is none, which is said, and begins a request that takes any path', async () => {
    const { person, over } = await looking();
    person.type('app installer');
    assert.equal(person.labels[0], 'No operation is found by “app installer”');
    await person.enter();
    await over;
    assert.deepEqual(calls, [['jamf.newRequest', { instance: 'acme' }]]);
  });
});
