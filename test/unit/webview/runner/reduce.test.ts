import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { RequestDraft } from '../../../../src/shared/draft.ts';
import { reduceRunner } from '../../../../src/webview/runner/reduce.ts';
import type { RunnerAction, PanelState } from '../../../../src/webview/runner/state.ts';
import { answerBeside, initialRunner, isOfForm } from '../../../../src/webview/runner/state.ts';
import { answer, instances, listComputers, putBuilding, sandbox } from '../../../support/pages/runnerFixtures.ts';

function after(...actions: readonly RunnerAction[]): PanelState {
  return actions.reduce(reduceRunner, initialRunner);
}

function openedWith(draft: RequestDraft): Extract<RunnerAction, { type: 'opened' }>['open'] {
  return { instances, remote: null, isMac: false, instanceId: 'prod', draft, kept: null, earlier: [], shown: null };
}

function opened(draft: RequestDraft = emptyDraft): Extract<RunnerAction, { type: 'opened' }> {
  return { type: 'opened', now: 1000, open: openedWith(draft) };
}

const putDraft: RequestDraft = { ...emptyDraft, method: 'PUT', path: '/v1/buildings/1' };

const started: Extract<RunnerAction, { type: 'sendStarted' }> = {
  type: 'sendStarted',
  sendId: 1,
  what: 'send',
  instanceId: 'prod',
  draft: emptyDraft,
  now: 5,
};

describe('the panel’s state', () => {
  it('shows again what the page before this one showed, whatever is composed meanwhile', () => {
    const sent = { ...emptyDraft, path: '/v1/computers-inventory' };
    const kept = { instanceId: 'sandbox', draft: sent, sendId: 7, what: 'send' as const, startedAt: 5, progress: null, result: answer() };
    const state = after({ ...opened(putDraft), open: { ...openedWith(putDraft), kept } });
    assert.equal(state.outcome?.sendId, 7);
    assert.equal(state.outcome?.instanceName, 'Sandbox');
    assert.deepEqual([state.draft, state.instanceId, state.sending], [putDraft, 'prod', null]);
    assert.equal(state.lastSendId, 7, 'the next send has a number of its own');
  });

  it('waits on for what the page before this one sent, and takes its answer', () => {
    const kept = {
      instanceId: 'prod',
      draft: emptyDraft,
      sendId: 7,
      what: 'fetchAll' as const,
      startedAt: 5,
      progress: null,
      result: null,
    };
    const waiting = after({ ...opened(), open: { ...openedWith(emptyDraft), kept } });
    assert.deepEqual([waiting.sending?.sendId, waiting.sending?.what, waiting.sending?.startedAt], [7, 'fetchAll', 5]);
    const ended = reduceRunner(waiting, { type: 'sendEnded', sendId: 7, result: answer() });
    assert.deepEqual([ended.sending, ended.outcome?.kind], [null, 'answer']);
  });

  it('lets the line follow the form and the form follow the line', () => {
    const typed = after(opened(), { type: 'urlEdited', text: '/v1/buildings?page=2&filter=name%3D%3D%22A%26B%22' });
    assert.equal(typed.draft.path, '/v1/buildings');
    assert.deepEqual(
      typed.draft.query.map((pair) => [pair.name, pair.value]),
      [
        ['page', '2'],
        ['filter', 'name=="A&B"'],
      ],
    );
    const edited = reduceRunner(typed, { type: 'queryEdited', name: 'page', query: [{ name: 'page', value: '3', enabled: true }] });
    assert.equal(edited.urlText, '/v1/buildings?page=3');
  });

  it('keeps the line as it is typed, so that the caret does not jump', () => {
    const half = after(opened(), { type: 'urlEdited', text: '/v1/buildings?filter=a%3' });
    assert.equal(half.urlText, '/v1/buildings?filter=a%3');
    assert.equal(half.draft.query[0]?.value, 'a%3');
  });

  it('keeps parameters that are switched off when the line is edited', () => {
    const off = { name: 'page', value: '9', enabled: false };
    const state = after(opened({ ...emptyDraft, path: '/v1/a', query: [off] }), { type: 'urlEdited', text: '/v1/b?sort=name' });
    assert.deepEqual(state.draft.query, [{ name: 'sort', value: 'name', enabled: true }, off]);
  });

  it('keeps the request when the instance changes', () => {
    const state = after(opened({ ...emptyDraft, path: '/v1/a' }), { type: 'instancePicked', instanceId: 'sandbox' });
    assert.equal(state.instanceId, 'sandbox');
    assert.equal(state.draft.path, '/v1/a');
  });

  it('takes the method and path of a picked operation, and no query of another one', () => {
    const query = [{ name: 'page', value: '2', enabled: true }];
    const hit = { key: putBuilding.key, method: 'PUT', path: putBuilding.path, summary: '', deprecated: false };
    const state = after(opened({ ...emptyDraft, path: '/v1/a', query }), { type: 'operationPicked', hit });
    assert.deepEqual([state.draft.method, state.draft.path, state.draft.query], ['PUT', '/v1/buildings/{id}', []]);
  });

  it('gives a write the body that its operation names, and a read none', () => {
    const path = putBuilding.path;
    const write = after(opened({ ...emptyDraft, method: 'PUT', path }), { type: 'described', model: putBuilding });
    assert.deepEqual(write.draft.body, { kind: 'text', mediaType: 'application/json', text: '' });
    assert.deepEqual(after(opened({ ...emptyDraft, path }), { type: 'described', model: listComputers }).draft.body, { kind: 'none' });
  });

  it('drops an empty body again when the method becomes one without', () => {
    const write = after(opened({ ...emptyDraft, method: 'PUT', path: '/v1/a' }), { type: 'described', model: putBuilding });
    assert.deepEqual(reduceRunner(write, { type: 'methodPicked', method: 'GET' }).draft.body, { kind: 'none' });
    const written = reduceRunner(write, { type: 'bodyEdited', body: { kind: 'text', mediaType: 'application/json', text: '{}' } });
    assert.equal(reduceRunner(written, { type: 'methodPicked', method: 'GET' }).draft.body.kind, 'text');
  });

  it('drops an answer, an event and a failure of a send that is over', () => {
    const state = after(opened(), started, { type: 'sendEnded', sendId: 1, result: answer() });
    const late: readonly RunnerAction[] = [
      { type: 'sendEnded', sendId: 1, result: answer({ status: 500 }) },
      { type: 'sendBroke', sendId: 1, problem: { kind: 'cancelled' } },
      { type: 'progressed', progress: { sendId: 1, phase: 'reading', detail: '' } },
    ];
    for (const action of late) assert.equal(reduceRunner(state, action), state);
  });

  it('goes back and forward between its answers, and knows whether one is to the request in the form', () => {
    const first = { ...started, draft: { ...emptyDraft, path: '/v1/a' } };
    const second = { ...started, sendId: 2, draft: { ...emptyDraft, path: '/v1/b' } };
    const both = after(opened(second.draft), first, { type: 'sendEnded', sendId: 1, result: answer({ handle: 'a1' }) }, second, {
      type: 'sendEnded',
      sendId: 2,
      result: answer({ handle: 'a2' }),
    });
    assert.deepEqual([answerBeside(both, -1)?.sendId, answerBeside(both, 1)], [1, undefined]);
    const noticed = reduceRunner(both, { type: 'noticed', tone: 'info', text: 'The row was copied.' });
    const back = reduceRunner(noticed, { type: 'answerPicked', sendId: 1 });
    assert.equal(back.notice, null, 'what is said is the answer that came into view');
    assert.deepEqual([back.outcome?.sendId, answerBeside(back, -1), answerBeside(back, 1)?.sendId], [1, undefined, 2]);
    assert.deepEqual(
      [both, back].map((state) => state.outcome !== null && isOfForm(state, state.outcome)),
      [true, false],
    );
    const third = after(opened(second.draft), { ...second, sendId: 3 }, { type: 'sendEnded', sendId: 3, result: answer() });
    assert.ok(third.outcome !== null && isOfForm(third, third.outcome));
    const body = { kind: 'text' as const, mediaType: 'application/json', text: '' };
    assert.ok(isOfForm(reduceRunner(third, { type: 'bodyEdited', body }), third.outcome));
    assert.ok(!isOfForm(reduceRunner(third, { type: 'instancePicked', instanceId: 'sandbox' }), third.outcome));
  });

  it('tells an answer of the form by what is sent: a body that waits behind a method that reads is not', () => {
    const text = (of: string) => ({ kind: 'text' as const, mediaType: 'application/json', text: of });
    for (const [method, isOf] of [
      ['GET', true],
      ['HEAD', true],
      ['PUT', false],
      ['DELETE', false],
    ] as const) {
      const draft = { ...putDraft, method, body: text('{}') };
      const done = after(opened(draft), { ...started, draft }, { type: 'sendEnded', sendId: 1, result: answer() });
      const mended = reduceRunner(done, { type: 'bodyEdited', body: text('{"name":"x"}') });
      assert.equal(done.outcome !== null && isOfForm(mended, done.outcome), isOf, method);
    }
  });

  it('comes back with its answers when its page was away, and with the one that was shown', () => {
    const kept = (sendId: number) => ({
      instanceId: 'prod',
      draft: { ...emptyDraft, path: `/v1/${sendId}` },
      sendId,
      what: 'send' as const,
      startedAt: 5,
      progress: null,
      result: answer({ handle: `a${sendId}` }),
    });
    const open = { ...openedWith(emptyDraft), earlier: [kept(4), kept(6)], kept: kept(7) };
    const state = after({ ...opened(), open: { ...open, shown: 4 } });
    assert.deepEqual([state.answers.map(({ sendId }) => sendId), state.outcome?.sendId, state.lastSendId], [[4, 6, 7], 4, 7]);
    assert.equal(after({ ...opened(), open }).outcome?.sendId, 7);
    const waiting = after({ ...opened(), open: { ...open, kept: { ...kept(8), result: null }, shown: 6 } });
    assert.deepEqual([waiting.answers.length, waiting.outcome?.sendId, waiting.sending?.sendId], [2, 6, 8]);
  });

  it('keeps the last answer when nothing was sent, and says why', () => {
    const shown = after(opened(), started, { type: 'sendEnded', sendId: 1, result: answer() });
    const again = reduceRunner(shown, { ...started, sendId: 2 });
    const fields = [{ where: 'query' as const, name: 'page', message: 'Must be a number.' }];
    const invalid = reduceRunner(again, { type: 'sendEnded', sendId: 2, result: { kind: 'invalid', fields } });
    assert.equal(invalid.outcome, shown.outcome);
    assert.equal(invalid.sending, null);
    assert.match(invalid.notice?.text ?? '', /Nothing was sent/);
    assert.deepEqual(invalid.fieldProblems, fields);
    assert.match(reduceRunner(again, { type: 'sendEnded', sendId: 2, result: { kind: 'declined' } }).notice?.text ?? '', /declined/);
  });

  it('shows the tab of the first field to mend, and lets go of a message once its field is edited', () => {
    const fields = [
      { where: 'header' as const, name: 'X', message: 'No line breaks.' },
      { where: 'pathValue' as const, name: 'id', message: 'Missing.' },
    ];
    const state = after(opened(), started, { type: 'sendEnded', sendId: 1, result: { kind: 'invalid', fields } });
    assert.equal(state.composeTab, 'headers');
    const mended = reduceRunner(state, { type: 'pathValueEdited', name: 'id', value: '1' });
    assert.deepEqual(mended.fieldProblems, [fields[0]]);
    assert.deepEqual(reduceRunner(state, { type: 'pathValueEdited', name: 'other', value: '1' }).fieldProblems, fields);
  });

  it('counts an unlocked instance down from the moment it was told', () => {
    const unlocked = [{ ...sandbox, unlockedFor: 300 }];
    const state = after(opened(), { type: 'instancesChanged', instances: unlocked, now: 2000 });
    assert.equal(state.instances[0]?.unlockedUntil, 302_000);
  });

  it('knows the next wish for the focus from the last one, and shows its tab', () => {
    const wish: RunnerAction = { type: 'focusAsked', target: { in: 'body', pointer: '/name' } };
    const state = after(opened(), wish, wish);
    assert.equal(state.focus?.count, 2);
    assert.equal(state.composeTab, 'body');
  });
});
