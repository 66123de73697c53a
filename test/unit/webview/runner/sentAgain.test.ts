import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { RequestDraft } from '../../../../src/shared/draft.ts';
import type { GuidanceAction } from '../../../../src/shared/guidance.ts';
import type { RunnerState, SendResult } from '../../../../src/app/runner/protocol.ts';
import { runGuidance } from '../../../../src/webview/runner/answer/guidanceActions.ts';
import { turnPage } from '../../../../src/webview/runner/answer/turnPage.ts';
import { createController } from '../../../../src/webview/runner/controller.ts';
import type { Host } from '../../../../src/webview/runner/host.ts';
import { reduceRunner } from '../../../../src/webview/runner/reduce.ts';
import { initialRunner } from '../../../../src/webview/runner/state.ts';
import type { RunnerAction } from '../../../../src/webview/runner/state.ts';
import { createStore } from '../../../../src/webview/runner/store.ts';
import { keepDraft } from '../../../../src/webview/runner/watchers.ts';
import { instances, plainSuccess } from '../../../support/pages/runnerFixtures.ts';

const text = (of: string) => ({ kind: 'text' as const, mediaType: 'application/json', text: of });
const post: RequestDraft = { ...emptyDraft, method: 'POST', path: '/v1/buildings', body: text('{"name":"x"}') };
const read = (path: string): RequestDraft => ({ ...emptyDraft, path });
const lost: SendResult = { kind: 'problem', problem: { kind: 'cancelled' }, guidance: plainSuccess, request: null, at: '' };
const again: GuidanceAction = { do: 'retry', label: '' };
const readBack: GuidanceAction = { do: 'readBack', label: '' };

/** A panel whose sends are all lost, unless other results are given. */
function panelWith(draft: RequestDraft, results: readonly SendResult[] = []) {
  const asked: { readonly instanceId: string; readonly draft: RequestDraft }[] = [];
  const told: (RunnerState | 'sent')[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What these reach of the host.
  const host = {
    call: {
      send: (input: (typeof asked)[number]) => {
        told.push('sent');
        return Promise.resolve(results[asked.push(input) - 1] ?? lost);
      },
      edited: (state: RunnerState) => Promise.resolve(void told.push(state)),
      shown: () => Promise.resolve(null),
    },
    save: () => undefined,
  } as unknown as Host;
  const store = createStore(initialRunner, reduceRunner);
  const panel = { ...createController(host, store), nonce: '' };
  keepDraft(host, store, { addEventListener: () => undefined });
  const open = { instances, remote: null, isMac: false, instanceId: 'prod', draft, kept: null, earlier: [], shown: null };
  store.dispatch({ type: 'opened', now: 0, open });
  return {
    panel,
    told,
    form: () => store.state().draft,
    state: store.state,
    requests: () => asked.map((one) => `${one.draft.method} ${one.draft.path}`),
    async sends(change: RunnerAction) {
      store.dispatch(change);
      await panel.send();
    },
    async does(action: GuidanceAction) {
      const { outcome } = store.state();
      assert.ok(outcome !== null);
      runGuidance(action, panel, outcome);
      await new Promise(setImmediate);
    },
    async turnsTo(page: number) {
      const { outcome } = store.state();
      assert.ok(outcome !== null);
      turnPage(panel, outcome, page);
      await new Promise(setImmediate);
    },
  };
}

const load = (draft: RequestDraft): RunnerAction => ({ type: 'loaded', instanceId: 'prod', draft });

describe('what is sent again', () => {
  it('is the read-back whose card it stands on, never the write that it looks after', async () => {
    const at = panelWith(post);
    await at.panel.send();
    await at.does(readBack);
    await at.does(again);
    await at.does(again);
    assert.deepEqual(at.requests(), ['POST /v1/buildings', 'GET /v1/buildings', 'GET /v1/buildings', 'GET /v1/buildings']);
    assert.deepEqual(at.form(), post);
  });

  it('is an earlier answer’s own request, as often as it is asked for', async () => {
    const at = panelWith(read('/v1/buildings/1'));
    await at.panel.send();
    await at.sends(load({ ...emptyDraft, method: 'DELETE', path: '/v1/buildings/2' }));
    at.panel.showAnswer(-1);
    await at.does(again);
    await at.does(again);
    assert.deepEqual(at.requests().slice(2), ['GET /v1/buildings/1', 'GET /v1/buildings/1']);
  });

  const others: readonly (readonly [what: string, change: RunnerAction])[] = [
    ['of another method', { type: 'methodPicked', method: 'DELETE' }],
    ['that was loaded since', load(read('/v1/sites'))],
    [
      'of an operation that was picked',
      { type: 'operationPicked', hit: { key: '', method: 'GET', path: '/v1/sites', summary: '', deprecated: false } },
    ],
    ['of a cURL line', { type: 'curlPasted', curl: { draft: read('/v1/sites'), missing: null, notes: [] } }],
  ];
  for (const [what, change] of others)
    it(`is not the request in the form ${what}`, async () => {
      const at = panelWith(read('/v1/buildings/1'));
      await at.panel.send();
      at.panel.dispatch(change);
      await at.does(again);
      assert.deepEqual(at.requests(), ['GET /v1/buildings/1', 'GET /v1/buildings/1']);
    });

  it('is not an earlier answer’s request that was brought back under the last answer', async () => {
    const put = (id: number): RequestDraft => ({ ...post, method: 'PUT', path: `/v1/buildings/${id}` });
    const at = panelWith(put(1));
    await at.panel.send();
    await at.sends(load(put(2)));
    at.panel.showAnswer(-1);
    const { outcome } = at.state();
    assert.ok(outcome !== null);
    at.panel.dispatch({ type: 'requestShown', outcome });
    at.panel.showAnswer(1);
    await at.does(again);
    assert.equal(at.requests()[2], 'PUT /v1/buildings/2');
  });

  it('is the mended form, also after a send that was declined', async () => {
    const at = panelWith(post, [lost, { kind: 'declined' }]);
    await at.panel.send();
    await at.sends({ type: 'bodyEdited', body: text('{"name":"y"}') });
    at.panel.dispatch({ type: 'bodyEdited', body: text('{"name":"z"}') });
    await at.does(again);
    assert.deepEqual(at.state().outcome?.draft.body, text('{"name":"z"}'));
  });
});

describe('a step in the request of an answer', () => {
  it('goes into that request, not into the one that is in the form', async () => {
    const at = panelWith(post);
    await at.panel.send();
    await at.does(readBack);
    await at.does({ do: 'usePath', label: '', path: '/v1/buildings/7' });
    assert.deepEqual([at.form().method, at.form().path], ['GET', '/v1/buildings/7']);
    await at.does({ do: 'useAccept', label: '', mediaType: 'text/csv' });
    assert.deepEqual([at.form().path, at.form().headers.length], ['/v1/buildings/7', 1], 'the step before it stays');
  });

  it('leaves the body that waits for the next write as it is written now', async () => {
    const at = panelWith({ ...post, method: 'GET', body: text('old') });
    await at.panel.send();
    at.panel.dispatch({ type: 'bodyEdited', body: text('new') });
    assert.deepEqual([at.panel.state().sentAs, at.requests().length], [1, 1]);
    await at.sends({ type: 'pathPicked', path: '/v1/sites' });
    at.panel.showAnswer(-1);
    await at.does({ do: 'showTarget', label: '', target: { in: 'query', name: 'page' } });
    assert.deepEqual([at.form().path, at.form().body], ['/v1/buildings', text('new')]);
  });

  it('goes into the request of an instance that is gone, which then has none', async () => {
    const at = panelWith(post);
    await at.panel.send();
    at.panel.dispatch({ type: 'instancesChanged', now: 0, instances: instances.filter(({ id }) => id !== 'prod') });
    at.panel.dispatch({ type: 'instancePicked', instanceId: 'sandbox' });
    await at.does({ do: 'usePath', label: '', path: '/v1/buildings/7' });
    assert.equal(at.state().instanceId, 'prod');
  });
});

describe('another page of an answer', () => {
  it('takes the form along', async () => {
    const at = panelWith(read('/v1/buildings'));
    await at.panel.send();
    await at.turnsTo(3);
    assert.deepEqual(at.form().query, [{ name: 'page', value: '3', enabled: true }]);
    assert.equal(at.state().sentAs, 2);
  });

  it('leaves what was typed into the form since', async () => {
    const at = panelWith(read('/v1/buildings'));
    await at.panel.send();
    const filter = [{ name: 'filter', value: 'name=="A"', enabled: true }];
    at.panel.dispatch({ type: 'queryEdited', name: 'filter', query: filter });
    await at.turnsTo(3);
    assert.deepEqual([at.form().query, at.state().outcome?.draft.query[0]?.value], [filter, '3']);
  });

  it('changes nothing while something is on its way', async () => {
    const at = panelWith(read('/v1/buildings'));
    await at.panel.send();
    const sending = at.panel.send();
    await at.turnsTo(3);
    assert.deepEqual([at.form().query, at.requests().length], [[], 2]);
    await sending;
  });
});

describe('the tab of a panel', () => {
  it('is told what the form holds before that is sent, and nothing of what else is sent', async () => {
    const at = panelWith(post);
    await at.sends({ type: 'pathPicked', path: '/v1/sites' });
    const words = at.told.map((one) => (one === 'sent' ? one : one.draft.path));
    assert.deepEqual(words, ['/v1/sites', 'sent']);
    at.panel.dispatch({ type: 'instancePicked', instanceId: 'sandbox' });
    await at.does(again);
    assert.deepEqual(
      at.told.slice(2).flatMap((one) => (one === 'sent' ? [] : [one.instanceId])),
      ['sandbox'],
    );
  });
});
