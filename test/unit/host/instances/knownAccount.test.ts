import assert from 'node:assert/strict';
import { ObjectFiles } from '../../../../src/app/files/objectFiles.ts';
import { AskingConfirmations } from '../../../../src/app/support/confirm.ts';
import { lackedFor } from '../../../../src/app/support/account.ts';
import type { Services } from '../../../../src/app/support/services.ts';
import { sensitivityOf } from '../../../../src/core/catalog/sensitive.ts';
import { demoReadOnlyClient } from '../../../../src/demo/demo.ts';
import type { FileParts } from '../../../../src/host/documents/commands/fileParts.ts';
import type { newObject } from '../../../../src/host/documents/commands/newObjects.ts';
import { startDemoServer, type DemoServer } from '../../../support/demoServer.ts';
import { instanceDesk, type InstanceDesk } from '../../../support/host/instanceDesk.ts';
import type { Person } from '../../../support/host/person.ts';
import { never } from '../../../support/signals.ts';
import { ScriptedUi } from '../../../support/supportFakes.ts';
import { nobodyTells } from '../../../support/host/fakeServices.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

/** An account that may read buildings, departments and scripts, and nothing else. */
describe('an account of which it is known what it may do', () => {
  let server: DemoServer;
  let desk: InstanceDesk;
  let person: Person;
  let window: ReturnType<InstanceDesk['open']>;
  let services: Services;
  let begin: typeof newObject;
  const ui = new ScriptedUi();

  before(async () => {
    ({ newObject: begin } = await withVscodeModule(() => import('../../../../src/host/documents/commands/newObjects.ts')));
    server = await startDemoServer();
    desk = await instanceDesk();
    ({ person } = desk);
    window = desk.open();
    const { registry: instances, problems, log, waitFor } = window;
    const { clientId } = demoReadOnlyClient;
    await instances.add(
      { id: 'reader', name: 'Reader', url: server.url, environment: 'test', access: 'confirm', account: { kind: 'client', clientId } },
      { kind: 'client', ...demoReadOnlyClient },
    );
    await Promise.all([instances.session('reader').signedIn(never), instances.session('reader').catalogue(never)]);
    const lacked = (question: Parameters<typeof lackedFor>[1]) => lackedFor(instances, question);
    const confirm = new AskingConfirmations(ui, instances, sensitivityOf, lacked);
    services = { instances, problems, confirm, log, waitFor, uses: nobodyTells, files: new ObjectFiles() };
  });
  after(async () => {
    desk.close();
    await server.close();
  });

  const reader = () => window.registry.get('reader') ?? assert.fail('it is gone');

  it('has what is asked about listed first, each with what it is for and a way back, to be copied', async () => {
    const showing = desk.actions.showPrivileges(window, reader(), ['Update Buildings']);
    const list = await person.sees('Reader: privileges of');
    assert.deepEqual(list.rows.slice(0, 3), ['Needed', 'Update Buildings, missing', 'Held']);
    assert.ok(list.rows.includes('Read Buildings, held') && list.rows.includes('Create Scripts, missing'));
    await person.picks('Update Buildings');
    const one = await person.sees('Reader: what “Update Buildings” is for');
    assert.deepEqual(one.rows.slice(0, 1), ['Copy “Update Buildings”']);
    assert.ok(one.rows.some((row) => row.startsWith('PUT /v1/buildings/{id}')));
    await person.goesBack('Reader: what “Update Buildings” is for');
    const again = await person.sees('Reader: privileges of');
    assert.match(again.activeItems[0]?.label ?? '', /Update Buildings$/);
    await person.picks('Update Buildings');
    await person.picks('Copy “Update Buildings”');
    await showing;
    assert.deepEqual([person.clipboard, person.told.pop()], ['Update Buildings', 'Copied.']);
  });

  it('leads from a privilege to a request that demands it', async () => {
    const showing = desk.actions.showPrivileges(window, reader(), []);
    await person.picks('Update Buildings');
    await person.picks('PUT /v1/buildings/{id}');
    await showing;
    assert.deepEqual(person.ran.pop(), ['jamf.newRequest', { instance: 'reader', method: 'PUT', path: '/v1/buildings/{id}' }]);
  });

  it('has the smallest role for a resource copied', async () => {
    await desk.actions.copyMinimalRole(window, reader(), { kind: 'resource', instanceId: 'reader', resource: 'buildings' }, []);
    const role = JSON.parse(person.clipboard) as { readonly privileges: readonly string[] };
    assert.deepEqual(role.privileges.toSorted(), ['Create Buildings', 'Delete Buildings', 'Read Buildings', 'Update Buildings']);
    assert.match(person.told.pop() ?? '', /^An API role with 4 privileges is on the clipboard/);
  });

  /** What `jamf.newObject` does: nothing is opened before the last answer. */
  function begins(node?: {
    readonly kind: 'resource';
    readonly instanceId: string;
    readonly resource: string;
  }): Promise<string | undefined> {
    return begin({ services } as FileParts, node);
  }

  it('is told at the first step of a new object what it lacks, and may go on', async () => {
    const scripts = { kind: 'resource', instanceId: 'reader', resource: 'scripts' } as const;
    const shown = begins(scripts);
    assert.deepEqual((await person.sees('The account of Reader lacks Create Scripts')).rows, ['Begin all the same', 'Show Privileges']);
    await person.picks('Show Privileges');
    assert.equal(await shown, undefined);
    assert.deepEqual(person.ran.pop(), ['jamf.showPrivileges', { kind: 'instance', instanceId: 'reader' }, ['Create Scripts']]);
    const begun = begins(scripts);
    await person.picks('Begin all the same');
    await person.closes('What to begin with');
    assert.equal(await begun, undefined);
  });

  it('has the kinds marked that it cannot create, and no others shown but those that can be', async () => {
    const choosing = begins();
    const { rows } = await person.sees('Kind of object');
    assert.ok(rows.includes('Categories, categories · the account lacks Create Categories'), rows.join('\n'));
    assert.deepEqual(
      rows.filter((row) => /country/i.test(row)),
      [],
    );
    await person.closes('Kind of object');
    assert.equal(await choosing, undefined);
  });

  it('is told of it where it is asked whether to delete', async () => {
    const summary = 'Delete Building “Alder” on Reader.';
    assert.equal(await services.confirm.write({ instanceId: 'reader', method: 'DELETE', path: '/v1/buildings/1', summary }), false);
    assert.match(ui.asked.join('\n'), /The account lacks Delete Buildings: Jamf Pro is likely to refuse this\./);
  });
});
