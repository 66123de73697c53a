import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { SendProgress } from '../../../../src/app/runner/protocol.ts';
import { reduceRunner } from '../../../../src/webview/runner/reduce.ts';
import { initialRunner } from '../../../../src/webview/runner/state.ts';
import { createStore } from '../../../../src/webview/runner/store.ts';
import { endQuestion } from '../../../../src/webview/runner/watchers.ts';

/** A panel that sends what it shows, as far as that phase, and how often it was stopped. */
function sending(phase: SendProgress['phase']) {
  const draft = { ...emptyDraft, method: 'PUT' as const, path: '/v1/buildings/1' };
  const store = createStore({ ...initialRunner, phase: 'ready', instanceId: 'lab', draft }, reduceRunner);
  let stops = 0;
  // As the panel does it: to describe the edited request is a change of its own.
  store.subscribe((now, before) => {
    if (now.draft !== before.draft) store.dispatch({ type: 'describing' });
  });
  endQuestion(store, () => {
    stops += 1;
    store.dispatch({ type: 'stopAsked' });
  });
  store.dispatch({ type: 'sendStarted', sendId: 1, what: 'send', instanceId: 'lab', draft, now: 0 });
  store.dispatch({ type: 'progressed', progress: { sendId: 1, phase, detail: '' } });
  return { store, stops: () => stops };
}

describe('a question about the request in the panel', () => {
  const text = { kind: 'text', mediaType: 'application/json', text: '{"name":"x"}' } as const;

  it('ends with the first edit, and says that nothing was sent', () => {
    const { store, stops } = sending('confirming');
    store.dispatch({ type: 'bodyEdited', body: text });
    store.dispatch({ type: 'bodyEdited', body: { ...text, text: '{}' } });
    assert.equal(stops(), 1);
    store.dispatch({ type: 'sendEnded', sendId: 1, result: { kind: 'declined' } });
    assert.match(store.state().notice?.text ?? '', /^Nothing was sent: .*edited/);
  });

  it('ends with another method', () => {
    const { store, stops } = sending('confirming');
    store.dispatch({ type: 'methodPicked', method: 'DELETE' });
    assert.equal(stops(), 1);
  });

  it('ends with the choice of another instance', () => {
    const { store, stops } = sending('confirming');
    store.dispatch({ type: 'instancePicked', instanceId: 'acme' });
    assert.equal(stops(), 1);
  });

  it('stays while the panel only shows something else', () => {
    const { store, stops } = sending('confirming');
    store.dispatch({ type: 'tabPicked', tab: 'headers' });
    store.dispatch({ type: 'described', model: null });
    store.dispatch({ type: 'bodyEdited', body: { ...text, text: '' } });
    assert.equal(stops(), 0);
  });

  it('is none any more once the request is on its way', () => {
    const { store, stops } = sending('connecting');
    store.dispatch({ type: 'bodyEdited', body: text });
    assert.equal(stops(), 0);
  });
});
