import { bodyToSend, emptyDraft, type DraftBody, type DraftPair, type RequestDraft } from '../../shared/draft.ts';
import type { Guidance, GuidanceTarget } from '../../shared/guidance.ts';
import type { Problem } from '../../shared/problem.ts';
import type { CurlRequest } from '../../core/request/parseCurl.ts';
import type { FieldProblem } from '../../core/request/fieldProblem.ts';
import type { InstanceChoice, RunnerOpen, SendProgress, SendResult } from '../../app/runner/protocol.ts';
import type { MissingBody } from '../../core/request/curlBody.ts';
import type { OperationHit, OperationModel } from '../../core/request/describe.ts';
import type { RequestAsSent, ResponseView } from '../../core/response/view.ts';
import { isReadMethod } from '../../shared/readMethod.ts';

export type ComposeTab = 'parameters' | 'headers' | 'body' | 'about';

/** Everything that the panel shows. Changed by `reduce` alone. */
export interface PanelState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly failure: Problem | null;
  readonly instances: readonly Instance[];
  readonly remote: string | null;
  readonly isMac: boolean;
  readonly instanceId: string | null;
  readonly draft: RequestDraft;
  /** The editable line as it was typed; follows the draft when that is changed elsewhere. */
  readonly urlText: string;
  /** Where the body is that a cURL line did not hold, until one is put in or none is chosen; see {@link bodyMissing}. */
  readonly missingBody: MissingBody | null;
  /** The number of the send that the form went out as, or whose request was brought back into it; see {@link isMendedIn}. */
  readonly sentAs: number | null;
  readonly operation: OperationState;
  readonly composeTab: ComposeTab;
  readonly fieldProblems: readonly FieldProblem[];
  readonly sending: SendUnderWay | null;
  readonly lastSendId: number;
  /** The last answers, oldest first; `outcome` is the one of them that is shown. */
  readonly answers: readonly ShownOutcome[];
  readonly outcome: ShownOutcome | null;
  readonly notice: RunnerNotice | null;
  /** A wish to put the focus somewhere; `count` tells one wish from the next. */
  readonly focus: { readonly target: FocusTarget; readonly count: number } | null;
}

/** `unlockedUntil` in ms of the wall clock, so that it can count down by itself. */
export interface Instance extends InstanceChoice {
  readonly unlockedUntil: number | null;
}

export type OperationState =
  | { readonly kind: 'none' | 'loading' | 'unknown'; readonly model: OperationModel | null }
  | { readonly kind: 'known'; readonly model: OperationModel };

export interface SendUnderWay {
  readonly sendId: number;
  readonly what: 'send' | 'fetchAll' | 'readBack';
  /** The instance that is asked, whichever is in view meanwhile. */
  readonly instanceId: string;
  readonly draft: RequestDraft;
  /** {@link PanelState.sentAs} before it, which holds again where nothing was sent. */
  readonly formerly: number | null;
  readonly label: string;
  readonly instanceName: string;
  /** ms of the wall clock. */
  readonly startedAt: number;
  readonly progress: SendProgress | null;
  readonly stopping: boolean;
}

export type ShownOutcome =
  | {
      readonly kind: 'answer';
      readonly sendId: number;
      readonly readBack: boolean;
      readonly instanceId: string;
      /** What was sent, for the next page of it. */
      readonly draft: RequestDraft;
      readonly instanceName: string;
      readonly view: ResponseView;
      readonly guidance: Guidance;
    }
  | {
      readonly kind: 'problem';
      readonly sendId: number;
      readonly instanceId: string;
      readonly draft: RequestDraft;
      readonly instanceName: string;
      readonly problem: Problem;
      readonly guidance: Guidance | null;
      readonly request: RequestAsSent | null;
      readonly at: string | null;
      readonly received?: { readonly text: string; readonly size: number };
    };

export interface RunnerNotice {
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly count: number;
}

export type FocusTarget =
  | GuidanceTarget
  | { readonly in: 'url' }
  | { readonly in: 'bodyEditor' }
  | { readonly in: 'answer' }
  | { readonly in: 'find' };

export type RunnerAction =
  | HostAction
  | DraftAction
  | OperationAction
  | SendAction
  | { readonly type: 'tabPicked'; readonly tab: ComposeTab }
  | { readonly type: 'answerPicked'; readonly sendId: number }
  /** The request of an answer comes back into the form. */
  | { readonly type: 'requestShown'; readonly outcome: ShownOutcome }
  | { readonly type: 'noticed'; readonly tone: RunnerNotice['tone']; readonly text: string }
  | { readonly type: 'noticeClosed' }
  | { readonly type: 'focusAsked'; readonly target: FocusTarget };

/** What the host hands over. */
export type HostAction =
  | { readonly type: 'opened'; readonly open: RunnerOpen; readonly now: number }
  | { readonly type: 'openFailed'; readonly problem: Problem }
  | { readonly type: 'instancesChanged'; readonly instances: readonly InstanceChoice[]; readonly now: number }
  | { readonly type: 'instancePicked'; readonly instanceId: string }
  | { readonly type: 'loaded'; readonly instanceId: string | null; readonly draft: RequestDraft };

/** What the request becomes. */
export type DraftAction =
  | { readonly type: 'curlPasted'; readonly curl: CurlRequest }
  /** Nothing was sent: the body is still to be put in. */
  | { readonly type: 'bodyMissed' }
  | { readonly type: 'urlEdited'; readonly text: string }
  /** The line is shown as it is sent. */
  | { readonly type: 'urlLeft' }
  | { readonly type: 'operationPicked'; readonly hit: OperationHit }
  | { readonly type: 'methodPicked'; readonly method: RequestDraft['method'] }
  | { readonly type: 'pathPicked'; readonly path: string }
  | { readonly type: 'pathValueEdited'; readonly name: string; readonly value: string }
  | { readonly type: 'queryEdited'; readonly name: string; readonly query: readonly DraftPair[] }
  | { readonly type: 'headersEdited'; readonly headers: readonly DraftPair[] }
  | { readonly type: 'bodyEdited'; readonly body: DraftBody };

/** What the document says of the request. */
export type OperationAction =
  | { readonly type: 'describing' }
  /** `undefined`: there is no document to look into. */
  | { readonly type: 'described'; readonly model: OperationModel | null | undefined };

/** The life of a send. */
export type SendAction =
  | {
      readonly type: 'sendStarted';
      readonly sendId: number;
      readonly what: SendUnderWay['what'];
      readonly instanceId: string;
      readonly draft: RequestDraft;
      readonly now: number;
    }
  | { readonly type: 'progressed'; readonly progress: SendProgress }
  | { readonly type: 'stopAsked' }
  | { readonly type: 'sendEnded'; readonly sendId: number; readonly result: SendResult }
  | { readonly type: 'sendBroke'; readonly sendId: number; readonly problem: Problem };

export const initialRunner: PanelState = {
  phase: 'loading',
  failure: null,
  instances: [],
  remote: null,
  isMac: false,
  instanceId: null,
  draft: emptyDraft,
  urlText: '',
  missingBody: null,
  sentAs: null,
  operation: { kind: 'none', model: null },
  composeTab: 'parameters',
  fieldProblems: [],
  sending: null,
  lastSendId: 0,
  answers: [],
  outcome: null,
  notice: null,
  focus: null,
};

export function currentInstance(state: PanelState): Instance | null {
  return state.instances.find((one) => one.id === state.instanceId) ?? null;
}

/** The answer before or after the one that is shown. */
export function answerBeside({ answers, outcome }: PanelState, by: -1 | 1): ShownOutcome | undefined {
  const at = outcome === null ? -1 : answers.indexOf(outcome);
  return at === -1 || at + by < 0 ? undefined : answers[at + by];
}

/** Whether an answer is one to the request that the form holds as it stands. */
export function isOfForm({ draft, instanceId }: PanelState, outcome: ShownOutcome): boolean {
  return outcome.instanceId === instanceId && isSameRequest(draft, outcome.draft);
}

/** Whether what is mended of the request of an answer is mended in the form: it went out from there, and is still of that method. */
export function isMendedIn({ sentAs, draft, instanceId }: PanelState, outcome: ShownOutcome): boolean {
  return sentAs === outcome.sendId && instanceId === outcome.instanceId && draft.method === outcome.draft.method;
}

/** By what is sent: a body that waits for another method, or a mere place for one, as the description of the operation adds it, is not. */
export function isSameRequest(one: RequestDraft, other: RequestDraft): boolean {
  const asSent = (draft: RequestDraft): RequestDraft => {
    const body = bodyToSend(draft);
    return { ...draft, body: isEmptyBody(body) ? { kind: 'none' } : body };
  };
  return one === other || JSON.stringify(asSent(one)) === JSON.stringify(asSent(other));
}

/** Where the body is that the request, as it is now, would carry and does not hold. */
export function bodyMissing({ missingBody, draft: { method, body } }: PanelState): MissingBody | null {
  const takesBody = !isReadMethod(method) && (body.kind !== 'none' || method !== 'DELETE');
  return takesBody && isEmptyBody(body) ? missingBody : null;
}

export function isEmptyBody(body: DraftBody): boolean {
  if (body.kind === 'text') return body.text.trim() === '';
  if (body.kind === 'form') return body.fields.length === 0;
  return body.kind === 'none' || body.parts.length === 0;
}

export function withNotice(state: PanelState, tone: RunnerNotice['tone'], text: string): PanelState {
  return { ...state, notice: { tone, text, count: (state.notice?.count ?? 0) + 1 } };
}

/** The tab in which a place of the request is edited; null: it is beside them all. */
export function tabOf(place: string): ComposeTab | null {
  if (place === 'query' || place === 'pathValue') return 'parameters';
  if (place === 'header') return 'headers';
  return place === 'body' || place === 'bodyEditor' ? 'body' : null;
}
