import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { RequestDraft } from '../../../../src/shared/draft.ts';
import type { GuidanceAction } from '../../../../src/shared/guidance.ts';
import type { RunnerAct, SendResult } from '../../../../src/app/runner/protocol.ts';
import { runGuidance } from '../../../../src/webview/runner/answer/guidanceActions.ts';
import { createController } from '../../../../src/webview/runner/controller.ts';
import type { Host } from '../../../../src/webview/runner/host.ts';
import type { Panel } from '../../../../src/webview/runner/panel.ts';
import { reduceRunner } from '../../../../src/webview/runner/reduce.ts';
import { initialRunner } from '../../../../src/webview/runner/state.ts';
import type { ShownOutcome } from '../../../../src/webview/runner/state.ts';
import { createStore } from '../../../../src/webview/runner/store.ts';
import { answer, instances } from '../../../support/pages/runnerFixtures.ts';

const put: RequestDraft = {
  ...emptyDraft,
  method: 'PUT',
  path: '/v1/buildings/1',
  body: { kind: 'text', mediaType: 'application/json', text: '{}' },
};

interface Asked {
  readonly instanceId: string;
  readonly draft: RequestDraft;
}

/** A panel that put a building to `prod`, whose answer was lost, and in which `sandbox` is in view now. */
async function lostAtProd(): Promise<{
  panel: Panel;
  outcome: ShownOutcome;
  asked: Asked[];
  acts: RunnerAct[];
  outcomeNow: () => ShownOutcome | null;
}> {
  const asked: Asked[] = [];
  const acts: RunnerAct[] = [];
  const lost: SendResult = {
    kind: 'problem',
    problem: { kind: 'cancelled' },
    guidance: { tone: 'warning', title: '', meaning: '', steps: [], errors: [], actions: [], source: '' },
    request: null,
    at: '',
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What a card reaches of the host.
  const host = {
    call: {
      send: (input: Asked) => Promise.resolve(asked.push(input) === 1 ? lost : answer()),
      act: (act: RunnerAct) => Promise.resolve(acts.push(act)),
    },
  } as unknown as Host;
  const store = createStore(initialRunner, reduceRunner);
  const panel = { ...createController(host, store), nonce: '' };
  const open = { instances, remote: null, isMac: false, instanceId: 'prod', draft: put, kept: null, earlier: [], shown: null };
  store.dispatch({ type: 'opened', now: 0, open });
  await panel.send();
  store.dispatch({ type: 'instancePicked', instanceId: 'sandbox' });
  const { outcome } = store.state();
  assert.ok(outcome !== null);
  return { panel, outcome, asked, acts, outcomeNow: () => store.state().outcome };
}

describe('what a card offers', () => {
  const requests: readonly (readonly [GuidanceAction, method: string])[] = [
    [{ do: 'readBack', label: '' }, 'GET'],
    [{ do: 'retry', label: '' }, 'PUT'],
  ];
  for (const [action, method] of requests)
    it(`asks the instance that the request went to, whichever is in view: ${action.do}`, async () => {
      const { panel, outcome, asked, outcomeNow } = await lostAtProd();
      runGuidance(action, panel, outcome);
      assert.deepEqual(
        asked.map(({ instanceId, draft }) => [instanceId, draft.method, draft.path]),
        [
          ['prod', 'PUT', put.path],
          ['prod', method, put.path],
        ],
      );
      await new Promise(setImmediate);
      assert.equal(outcomeNow()?.instanceName, 'Lakeside Schools');
    });

  it('sends what is composed now where the instance in view is the same', async () => {
    const { panel, outcome, asked } = await lostAtProd();
    panel.dispatch({ type: 'instancePicked', instanceId: 'prod' });
    panel.dispatch({ type: 'pathPicked', path: '/v1/buildings/2' });
    runGuidance({ do: 'retry', label: '' }, panel, outcome);
    assert.deepEqual([asked[1]?.instanceId, asked[1]?.draft.path], ['prod', '/v1/buildings/2']);
  });

  const onInstance: readonly GuidanceAction[] = [
    { do: 'signIn', label: '' },
    { do: 'signInAgain', label: '' },
    { do: 'editInstance', label: '' },
    { do: 'unlock', label: '' },
    { do: 'showPrivileges', label: '', privileges: [] },
    { do: 'checkStatus', label: '' },
  ];
  for (const action of onInstance)
    it(`acts on the instance that the request went to: ${action.do}`, async () => {
      const { panel, outcome, acts } = await lostAtProd();
      runGuidance(action, panel, outcome);
      assert.deepEqual(acts, [{ do: action.do, instanceId: 'prod' }]);
    });

  it('pages through an answer while a body of another request is still missing', async () => {
    const { panel, outcome, asked } = await lostAtProd();
    const draft: RequestDraft = { ...put, body: { kind: 'text', mediaType: 'text/xml', text: '' } };
    panel.dispatch({ type: 'curlPasted', curl: { draft, missing: { kind: 'file', name: 'a.xml' }, notes: [] } });
    await panel.send();
    assert.equal(asked.length, 1);
    await panel.sendDraft(outcome.draft, 'send');
    assert.equal(asked.length, 2);
  });
});
