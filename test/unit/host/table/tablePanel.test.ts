import assert from 'node:assert/strict';
import type { ExtensionContext, WebviewPanel } from 'vscode';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import type { OwnPanels } from '../../../../src/host/support/ownPanels.ts';
import { TableChoices } from '../../../../src/app/lists/tableChoices.ts';
import { Emitter } from '../../../../src/app/support/events.ts';
import type { InstanceChange } from '../../../../src/app/support/services.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { lend } from '../../../support/host/lent.ts';
import { fakeSession, paged } from '../../../support/fakeSession.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface Told {
  readonly type: string;
  readonly name?: string;
  readonly id?: number;
  readonly output?: { readonly start?: string };
}

const { TablePanel, vscode } = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/table/tablePanel.ts')),
  vscode: (await import('vscode')) as unknown as { readonly Uri: object },
}));

describe('the panel of a table', () => {
  const query = { filter: '', sort: [] };

  let giveBack = (): void => undefined;
  before(() => {
    giveBack = lend(vscode.Uri, { joinPath: () => ({}) });
  });
  after(() => giveBack());

  async function opened() {
    const told: Told[] = [];
    const received = new Emitter<unknown>();
    const nothing = () => ({ dispose: () => undefined });
    const webview = { asWebviewUri: String, postMessage: (message: Told) => told.push(message), onDidReceiveMessage: received.event };
    const changes = new Emitter<InstanceChange>();
    let session = fakeSession({ answer: paged(250) });
    const services = fakeServices({ session });
    const panel = new TablePanel(
      { webview, onDidDispose: nothing } as unknown as WebviewPanel,
      { instanceId: 'fake', resource: 'buildings', query },
      {
        services: { ...services, instances: { ...services.instances, session: () => session, onDidChange: changes.event } },
        context: {} as ExtensionContext,
        ownPanels: { add: () => () => undefined } as unknown as OwnPanels,
        choices: new TableChoices(new FakeMemento()),
      },
      true,
    );
    let last = 0;
    const call = async (method: string, input: object): Promise<Told> => {
      const id = (last += 1);
      received.fire({ type: 'call', id, method, input });
      for (;;) {
        const answer = told.find((one) => one.id === id);
        if (answer !== undefined) return answer;
        await new Promise((resolve) => void setImmediate(resolve));
      }
    };
    const load = async (): Promise<Told> => await call('load', { query, columns: null, fresh: false, whole: false, agreed: false });
    const becomes = (profile: Partial<InstanceProfile>): readonly (string | undefined)[] => {
      const before = told.length;
      session = fakeSession({ answer: paged(250), profile });
      changes.fire({ id: 'other', what: 'profile' });
      changes.fire({ id: 'fake', what: 'state' });
      changes.fire({ id: 'fake', what: 'profile' });
      return told.slice(before).map(({ name }) => name);
    };
    return { panel, call, load, becomes };
  }

  it('keeps its rows while its instance is refreshed', async () => {
    const { load, becomes, call } = await opened();
    await load();
    assert.deepEqual(becomes({}), ['renewed']);
    assert.equal((await call('open', { restored: null })).output?.start, 'load');
  });

  it('has none of them once its instance is another server, and asks for none by itself', async () => {
    const { load, becomes, call } = await opened();
    await load();
    assert.deepEqual(becomes({ url: 'https://other.example' }), ['reset']);
    assert.equal((await call('open', { restored: null })).output?.start, 'ask');
  });

  it('shows the question that its page comes back with', async () => {
    const { panel, call } = await opened();
    const before = { filter: 'main', sort: [{ column: 'name', descending: true }] };
    const place = { instanceId: 'fake', resource: 'buildings', query: before, top: 0, activeRow: 0, activeColumn: 0 };
    await call('open', { restored: { ...place, resource: 'departments' } });
    assert.deepEqual(panel.state.query, query);
    await call('open', { restored: place });
    assert.deepEqual(panel.state.query, before);
  });
});
