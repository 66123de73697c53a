import { t } from '@vscode/l10n';
import type { FieldProblem } from '../../core/request/fieldProblem.ts';
import type { KeptSend, RunnerOpen, SendResult } from '../../app/runner/protocol.ts';
import { withNextAnswer } from '../../shared/answers.ts';
import { formatUrl } from '../../shared/urlText.ts';
import { tabOf, withNotice, type PanelState, type SendAction, type SendUnderWay, type ShownOutcome } from './state.ts';

/** The life of one send. A late answer or event, of a send that is no longer the current one, changes nothing. */
export function reduceSending(state: PanelState, action: SendAction): PanelState {
  const { sending } = state;
  switch (action.type) {
    case 'sendStarted':
      return started(state, action);
    case 'progressed':
      return sending?.sendId === action.progress.sendId ? { ...state, sending: { ...sending, progress: action.progress } } : state;
    case 'stopAsked':
      return sending === null ? state : { ...state, sending: { ...sending, stopping: true } };
    case 'sendEnded':
      return sending?.sendId === action.sendId ? ended({ ...state, sending: null }, sending, action.result) : state;
    default:
      if (sending?.sendId !== action.sendId) return state;
      return withOutcome(
        { ...state, sending: null },
        { ...sent(sending), kind: 'problem', problem: action.problem, guidance: null, request: null, at: null },
      );
  }
}

function withOutcome(state: PanelState, outcome: ShownOutcome): PanelState {
  const answers = withNextAnswer(state.answers, outcome, (one) => one.kind === 'answer' && one.view.isPassing);
  return { ...state, answers, outcome };
}

/** What the pages before this one showed, or the last one still waits for. */
export function withAnswers(state: PanelState, { earlier, kept, shown }: Pick<RunnerOpen, 'earlier' | 'kept' | 'shown'>): PanelState {
  const all = [...earlier, ...(kept === null ? [] : [kept])].reduce(withKept, state);
  const outcome = all.answers.find(({ sendId }) => sendId === shown) ?? all.outcome;
  return { ...all, outcome };
}

function withKept(state: PanelState, kept: KeptSend): PanelState {
  const waiting = started(state, { ...kept, type: 'sendStarted', now: kept.startedAt });
  const sending = waiting.sending && { ...waiting.sending, progress: kept.progress };
  return kept.result === null || sending === null ? { ...waiting, sending } : ended({ ...waiting, sending: null }, sending, kept.result);
}

function started(state: PanelState, action: Extract<SendAction, { type: 'sendStarted' }>): PanelState {
  const { sendId, what, instanceId, draft, now } = action;
  const label = `${draft.method} ${formatUrl(draft)}`;
  const instanceName = state.instances.find(({ id }) => id === instanceId)?.name ?? '';
  return {
    ...state,
    lastSendId: sendId,
    sentAs: what === 'send' && draft === state.draft && instanceId === state.instanceId ? sendId : state.sentAs,
    urlText: what === 'send' ? formatUrl(state.draft) : state.urlText,
    fieldProblems: [],
    notice: null,
    sending: {
      sendId,
      what,
      instanceId,
      draft,
      formerly: state.sentAs,
      label,
      instanceName,
      startedAt: now,
      progress: null,
      stopping: false,
    },
  };
}

function ended(state: PanelState, sending: SendUnderWay, result: SendResult): PanelState {
  switch (result.kind) {
    case 'answer':
      return withOutcome(state, { ...sent(sending), ...result, readBack: sending.what === 'readBack' });
    case 'problem':
      return withOutcome(state, { ...sent(sending), ...result });
    case 'invalid':
      return invalid(unsent(state, sending), result.fields);
    default:
      return withNotice(
        unsent(state, sending),
        'warning',
        sending.stopping
          ? t`Nothing was sent: the question was over once the request was stopped or edited.`
          : t`Nothing was sent: the confirmation was declined.`,
      );
  }
}

function unsent(state: PanelState, { sendId, formerly }: SendUnderWay): PanelState {
  return state.sentAs === sendId ? { ...state, sentAs: formerly } : state;
}

function sent({
  sendId,
  instanceId,
  draft,
  instanceName,
}: SendUnderWay): Pick<SendUnderWay, 'sendId' | 'instanceId' | 'draft' | 'instanceName'> {
  return { sendId, instanceId, draft, instanceName };
}

function invalid(state: PanelState, fields: readonly FieldProblem[]): PanelState {
  const words =
    fields.length === 1 ? t`Nothing was sent: one field needs attention.` : t`Nothing was sent: ${fields.length} fields need attention.`;
  const tab = fields.map((field) => tabOf(field.where)).find((one) => one !== null) ?? state.composeTab;
  return { ...withNotice(state, 'warning', words), fieldProblems: fields, composeTab: tab };
}
