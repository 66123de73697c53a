import { t } from '@vscode/l10n';
import type { RequestDraft } from '../../shared/draft.ts';
import { problemOf } from '../../shared/problem.ts';
import type { CodeLanguage } from '../../core/request/code/copyAs.ts';
import type { RunnerAct, RunnerState } from '../../app/runner/protocol.ts';
import type { Host } from './host.ts';
import { answerBeside, bodyMissing, type RunnerAction, type PanelState, type SendUnderWay } from './state.ts';
import type { Store } from './store.ts';

/** What a person does that reaches beyond the panel's own state. */
export interface Controller {
  readonly host: Host;
  readonly dispatch: (action: RunnerAction) => void;
  readonly state: () => PanelState;
  readonly start: () => Promise<void>;
  readonly send: () => Promise<void>;
  /** Sends something other than what is composed, without changing what is composed; to the instance in view, if no other is given. */
  readonly sendDraft: (draft: RequestDraft, what: SendUnderWay['what'], instanceId?: string) => Promise<void>;
  readonly stop: () => void;
  /** Shows the answer before or after this one; false: there is none. */
  readonly showAnswer: (by: -1 | 1) => boolean;
  readonly act: (act: RunnerAct) => Promise<void>;
  readonly copyAs: (language: CodeLanguage) => Promise<void>;
  readonly pasteCurl: (text: string) => Promise<void>;
  /** Lets the person choose the file that the body stands in. */
  readonly chooseBody: (name: string) => Promise<void>;
}

export function createController(host: Host, store: Store): Controller {
  const { dispatch } = store;
  const { sendDraft, stop } = sender(host, store);
  const attempt = async (what: string, job: () => Promise<void>): Promise<void> => {
    try {
      await job();
    } catch (error) {
      dispatch({ type: 'noticed', tone: 'error', text: `${what}: ${failureText(error)}` });
    }
  };
  const controller: Controller = {
    host,
    dispatch,
    state: store.state,
    start: () => start(host, store, controller),
    send: () => sendDraft(store.state().draft, 'send'),
    sendDraft,
    stop,
    showAnswer: (by) => showAnswer(host, store, by),
    act: (act) => attempt(t`That did not work`, async () => void (await host.call.act(act))),
    async copyAs(language) {
      const { instanceId, draft } = store.state();
      if (instanceId === null) return;
      await attempt(t`The request was not copied`, async () => {
        await host.call.copyAs({ instanceId, draft, language });
        dispatch({ type: 'noticed', tone: 'info', text: t`Copied. Secrets stand in the text as variables.` });
      });
    },
    async pasteCurl(text) {
      const curl = await host.call.parseCurl({ text }).catch(() => null);
      if (curl !== null) return dispatch({ type: 'curlPasted', curl });
      const words = t`This cURL line could not be read as a request, so nothing was taken from it. Check its quotes and its method.`;
      dispatch({ type: 'noticed', tone: 'warning', text: words });
    },
    async chooseBody(name) {
      await attempt(t`The file was not put in`, async () => {
        const chosen = await host.call.pickText({ name });
        const { body } = store.state().draft;
        const mediaType = body.kind === 'text' ? body.mediaType : 'application/json';
        if (chosen !== null) dispatch({ type: 'bodyEdited', body: { kind: 'text', mediaType, text: chosen.text } });
      });
    },
  };
  return controller;
}

function showAnswer(host: Host, store: Store, by: -1 | 1): boolean {
  const state = store.state();
  const answer = state.sending === null ? answerBeside(state, by) : undefined;
  if (answer === undefined) return false;
  store.dispatch({ type: 'answerPicked', sendId: answer.sendId });
  void host.call.shown({ sendId: answer.sendId });
  return true;
}

/** One send at a time: a second one while it runs is no second request. */
function sender(host: Host, store: Store): Pick<Controller, 'sendDraft' | 'stop'> {
  const { dispatch } = store;
  let running: AbortController | null = null;
  return {
    async sendDraft(draft, what, to) {
      const state = store.state();
      const { sending, lastSendId } = state;
      const instanceId = to ?? state.instanceId;
      if (sending !== null) return;
      if (what === 'send' && draft === state.draft && bodyMissing(state) !== null) return dispatch({ type: 'bodyMissed' });
      if (instanceId === null) return dispatch({ type: 'noticed', tone: 'warning', text: t`Nothing was sent: choose an instance first.` });
      const sendId = lastSendId + 1;
      running = new AbortController();
      dispatch({ type: 'sendStarted', sendId, what, instanceId, draft, now: Date.now() });
      try {
        const method = what === 'fetchAll' ? host.call.fetchAll : host.call.send;
        dispatch({ type: 'sendEnded', sendId, result: await method({ instanceId, draft, sendId }, running.signal) });
      } catch (error) {
        dispatch({ type: 'sendBroke', sendId, problem: problemOf(error) });
      } finally {
        running = null;
      }
    },
    stop() {
      const { sending } = store.state();
      if (sending === null) return;
      dispatch({ type: 'stopAsked' });
      if (running === null) void host.call.stop({ sendId: sending.sendId });
      else running.abort();
    },
  };
}

async function start(host: Host, store: Store, controller: Controller): Promise<void> {
  const { dispatch } = store;
  host.on('instances', (instances) => dispatch({ type: 'instancesChanged', instances, now: Date.now() }));
  host.on('load', (data) => dispatch({ type: 'loaded', ...data }));
  host.on('progress', (progress) => dispatch({ type: 'progressed', progress }));
  host.on('ended', (ended) => dispatch({ type: 'sendEnded', ...ended }));
  host.on('command', (command) => obey(command, controller));
  try {
    dispatch({ type: 'opened', open: await host.call.open({ restored: restored(host.saved) }), now: Date.now() });
  } catch (error) {
    dispatch({ type: 'openFailed', problem: problemOf(error) });
  }
}

function obey(command: 'send' | 'stop' | 'focusPath' | 'focusBody' | 'focusAnswer' | 'find', controller: Controller): void {
  if (command === 'send') return void controller.send();
  if (command === 'stop') return controller.stop();
  const places = { focusPath: 'url', focusBody: 'bodyEditor', focusAnswer: 'answer', find: 'find' } as const;
  controller.dispatch({ type: 'focusAsked', target: { in: places[command] } });
}

/** The host guards what it is given; here only what is plainly not ours is left out. */
function restored(saved: unknown): RunnerState | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The host guards it in full.
  return typeof saved === 'object' && saved !== null && 'draft' in saved && 'instanceId' in saved ? (saved as RunnerState) : null;
}

/** A failure in words for the places where no guidance comes with it. */
export function failureText(error: unknown): string {
  const problem = problemOf(error);
  if (problem.kind === 'invalid') return problem.message;
  if (problem.kind === 'cancelled') return t`it was cancelled.`;
  return t`the extension met an error; the Jamf Pro output has the details.`;
}
