import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import { writeSavedRequest } from '../../../../src/core/request/savedRequest.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { lend } from '../../../support/host/lent.ts';
import { Person } from '../../../support/host/person.ts';
import { fakeSession } from '../../../support/fakeSession.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface StandIn {
  readonly workspace: object;
}

const { chooseRequest, sentRequests, HistoryStore, vscode } = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/runner/savedRequests.ts')),
  ...(await import('../../../../src/host/runner/historyStore.ts')),
  vscode: (await import('vscode')) as unknown as StandIn,
}));

describe('requests that were sent', () => {
  const person = Person.inEachTest();
  let giveBack = (): void => undefined;
  afterEach(() => giveBack());

  function sent() {
    const history = new HistoryStore(new FakeMemento());
    const add = (method: 'POST' | 'PUT', path: string, status: number, text: string): void => {
      const body = { kind: 'text' as const, mediaType: 'application/json', text };
      history.add({ instanceId: 'fake', request: writeSavedRequest({ ...emptyDraft, method, path, body }), status, took: 1 });
    };
    add('PUT', '/v1/buildings/1', 200, '{"name":"Annex"}');
    add('POST', '/v1/buildings', 400, '{"name":""}');
    add('POST', '/v1/buildings', 201, '{"name":"Of a journey"}');
    return history;
  }

  it('are found by all words, of all that is known of them, beside the files of the workspace', async () => {
    giveBack = lend(vscode.workspace, {
      findFiles: async () => [{ path: '/b.jamf.json' }],
      asRelativePath: ({ path }: { path: string }) => path.slice(1),
    });
    const chosen = chooseRequest(sent(), () => 'Lab');
    const pick = await person.sees();
    assert.deepEqual(pick.labels, [
      'Saved in the workspace',
      'b',
      'History',
      'POST /v1/buildings',
      'POST /v1/buildings',
      'PUT /v1/buildings/1',
    ]);
    pick.type('journey lab 201');
    assert.deepEqual(pick.labels, ['History', 'POST /v1/buildings']);
    assert.match(pick.items[1]?.description ?? '', /^201 · Lab · /);
    await person.keeps();
    const { instanceId, draft } = (await chosen) ?? assert.fail('nothing is chosen');
    assert.deepEqual(
      [instanceId, (await draft()).body],
      ['fake', { kind: 'text', mediaType: 'application/json', text: '{"name":"Of a journey"}' }],
    );
  });

  it('are copied as a cURL line, without a token, and taken out of the history one by one', async () => {
    const history = sent();
    const [newest] = history.entries;
    assert.ok(newest);
    await sentRequests.copy({ kind: 'entry', entry: newest }, fakeServices({ session: fakeSession() }));
    assert.match(person.clipboard, /^curl [^]*https:\/\/fake\.example\/api\/v1\/buildings [^]*Bearer \$JAMF_TOKEN"/);
    history.remove(newest.id);
    assert.deepEqual(
      history.entries.map(({ status }) => status),
      [400, 200],
    );
  });
});
