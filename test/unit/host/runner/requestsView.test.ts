import assert from 'node:assert/strict';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import type { InstanceChange } from '../../../../src/app/support/services.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import { writeSavedRequest } from '../../../../src/core/request/savedRequest.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { answer, fakeTransport } from '../../../support/fakeTransport.ts';
import { sessionOver } from '../../../support/sessionOver.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { RequestsView, HistoryStore, vscode } = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/runner/requestsView.ts')),
  ...(await import('../../../../src/host/runner/historyStore.ts')),
  vscode: await import('vscode'),
}));

describe('the view of requests', () => {
  it('calls an instance by the name that it has now, and draws nothing anew for what else is told of it', async () => {
    const nothing = () => ({ dispose: () => undefined });
    Object.assign(vscode.workspace, {
      createFileSystemWatcher: () => ({ onDidCreate: nothing, onDidDelete: nothing, ...nothing() }),
      findFiles: async () => [],
    });
    const changes = new vscode.EventEmitter<InstanceChange>();
    const services = fakeServices({ session: sessionOver(fakeTransport(() => answer(404)).send) });
    const [first] = services.instances.all();
    assert.ok(first);
    let all: readonly InstanceProfile[] = [first];
    const get = (id: string) => all.find((one) => one.id === id);
    const history = new HistoryStore(new FakeMemento());
    const view = new RequestsView(history, {
      ...services,
      instances: { ...services.instances, all: () => all, get, onDidChange: changes.event },
    });
    const drawn: (string | undefined)[] = [];
    view.onDidChangeTreeData((node) => drawn.push(node?.kind));
    const told = (what: InstanceChange['what']): void => changes.fire({ id: first.id, what });

    all = [{ ...first, name: 'East' }];
    told('profile');
    assert.deepEqual(drawn, []);

    history.add({ instanceId: first.id, request: writeSavedRequest({ ...emptyDraft, path: '/v1/x' }), status: 200, took: 1 });
    const [, sent] = await view.getChildren();
    const [day] = await view.getChildren(sent);
    const [entry] = await view.getChildren(day);
    assert.ok(entry);
    drawn.length = 0;
    const described = () => String(view.getTreeItem(entry).description).split(' · ')[1];
    assert.equal(described(), 'East');

    all = [{ ...first, name: 'West' }];
    told('state');
    told('state');
    assert.deepEqual([drawn, described()], [['history'], 'West']);
    all = [];
    told('removed');
    assert.deepEqual([drawn, described()], [['history', 'history'], first.id]);
    view.dispose();
    history.dispose();
  });
});
