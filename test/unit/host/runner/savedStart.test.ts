import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import { writeSavedRequest } from '../../../../src/core/request/savedRequest.ts';
import type { RequestArgument, SentRequest } from '../../../../src/app/contributions/arguments.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { answer, fakeTransport } from '../../../support/fakeTransport.ts';
import { sessionOver } from '../../../support/sessionOver.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface StandIn {
  readonly shown: string[];
  readonly presses: number[];
  readonly workspace: object;
  readonly window: object;
}

const { runnerStarts, sentRequests, HistoryStore, FileInstances, vscode } = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/runner/runnerStarts.ts')),
  ...(await import('../../../../src/host/runner/savedRequests.ts')),
  ...(await import('../../../../src/host/runner/historyStore.ts')),
  ...(await import('../../../../src/host/runner/fileInstances.ts')),
  vscode: (await import('vscode')) as unknown as StandIn,
}));

const draft = { ...emptyDraft, method: 'DELETE', path: '/v1/buildings/7' } as const;

describe('what a kept request begins with', () => {
  const fileUri = { scheme: 'file', path: '/a.jamf.json', toString: () => 'file:///a.jamf.json' } as unknown as Uri;
  const file: RequestArgument = { kind: 'file', uri: fileUri };
  const session = sessionOver(fakeTransport(() => answer(404)).send);
  const services = fakeServices({ session });
  const only = session.profile;
  const second = { ...only, id: 'second', name: 'Second' };
  const several = { ...services, instances: { ...services.instances, all: () => [only, second] } };

  function world() {
    vscode.shown.length = 0;
    vscode.presses.length = 0;
    const written: string[] = [];
    const fs = {
      readFile: async () => new TextEncoder().encode(writeSavedRequest(draft)),
      writeFile: async (uri: Uri) => void written.push(uri.toString()),
    };
    Object.assign(vscode.workspace, { fs });
    Object.assign(vscode.window, { showSaveDialog: async () => fileUri });
    return { history: new HistoryStore(new FakeMemento()), fileInstances: new FileInstances(new FakeMemento()), written };
  }

  function sent(instanceId: string): SentRequest {
    const request = writeSavedRequest(draft);
    return { kind: 'entry', entry: { id: '1', at: '2026-01-01T00:00:00Z', instanceId, request, status: 204, took: 1 } };
  }

  it('is the instance that a person chose for its file, and nobody is asked again', async () => {
    const kept = world();
    vscode.presses.push(1);
    assert.deepEqual(await runnerStarts.savedStart(several, kept, file), { instanceId: 'second', draft });
    assert.deepEqual(vscode.shown.splice(0), [only.name, 'Second']);
    const again = await runnerStarts.savedStart(several, kept, file);
    assert.deepEqual([again?.instanceId, vscode.shown], ['second', []]);
  });

  it('is the instance that a request was sent to before it was saved', async () => {
    const kept = world();
    await sentRequests.save(sent('second'), kept.fileInstances);
    assert.deepEqual(kept.written, ['file:///a.jamf.json']);
    assert.equal((await runnerStarts.savedStart(several, kept, file))?.instanceId, 'second');
  });

  it('is the only instance without a question where nothing is known, and is asked for in the place of one that is gone', async () => {
    const kept = world();
    assert.deepEqual([(await runnerStarts.savedStart(services, kept, file))?.instanceId, vscode.shown], [only.id, []]);
    for (const gone of [sent('lab'), file]) {
      await kept.fileInstances.keep(fileUri.toString(), 'lab');
      assert.deepEqual([await runnerStarts.savedStart(services, kept, gone), vscode.shown.splice(0)], [undefined, [only.name]]);
    }
    assert.equal(kept.fileInstances.of(fileUri.toString()), 'lab');
  });
});
