import { t } from '@vscode/l10n';
import { bodyToSend, type DraftBody, type RequestDraft } from '../../shared/draft.ts';
import type { CurlRequest } from '../../core/request/parseCurl.ts';
import type { FieldProblem } from '../../core/request/fieldProblem.ts';
import type { InstanceChoice } from '../../app/runner/protocol.ts';
import type { MissingBody } from '../../core/request/curlBody.ts';
import { parseLine, placeRequest, serverIn } from '../../shared/requestLine.ts';
import { formatUrl } from '../../shared/urlText.ts';
import { currentInstance, isEmptyBody, tabOf, withNotice, type RunnerAction, type ComposeTab, type DraftAction } from './state.ts';
import type { HostAction, Instance, OperationAction, PanelState, ShownOutcome } from './state.ts';
import { reduceSending, withAnswers } from './reduceSending.ts';
import { isReadMethod } from '../../shared/readMethod.ts';

/** The next state. Pure: times and answers come with the action. */
export function reduceRunner(state: PanelState, action: RunnerAction): PanelState {
  switch (action.type) {
    case 'opened':
    case 'openFailed':
    case 'instancesChanged':
    case 'instancePicked':
    case 'loaded':
      return reduceHost(state, action);
    case 'sendStarted':
    case 'progressed':
    case 'stopAsked':
    case 'sendEnded':
    case 'sendBroke':
      return reduceSending(state, action);
    case 'describing':
    case 'described':
      return reduceOperation(state, action);
    case 'tabPicked':
      return { ...state, composeTab: action.tab };
    case 'answerPicked':
      return { ...state, notice: null, outcome: state.answers.find(({ sendId }) => sendId === action.sendId) ?? state.outcome };
    case 'requestShown':
      return requestShown(state, action.outcome);
    case 'noticed':
      return withNotice(state, action.tone, action.text);
    case 'noticeClosed':
      return { ...state, notice: null };
    case 'focusAsked':
      return {
        ...state,
        composeTab: tabOf(action.target.in) ?? state.composeTab,
        focus: { target: action.target, count: (state.focus?.count ?? 0) + 1 },
      };
    default:
      return reduceDraft(state, action);
  }
}

function reduceHost(state: PanelState, action: HostAction): PanelState {
  switch (action.type) {
    case 'opened': {
      const { instances, remote, isMac, instanceId, draft, missingBody = null, sentAs = null } = action.open;
      const opened = {
        ...state,
        missingBody,
        sentAs,
        phase: 'ready' as const,
        failure: null,
        remote,
        isMac,
        instances: timed(instances, action.now),
        instanceId,
      };
      return withAnswers({ ...addressed(opened, draft), composeTab: firstTab(draft) }, action.open);
    }
    case 'openFailed':
      return { ...state, phase: 'failed', failure: action.problem };
    case 'instancesChanged':
      return withInstances(state, timed(action.instances, action.now));
    case 'instancePicked':
      // The line may still read what led to the instance before.
      return { ...withDraft(state, state.draft), instanceId: action.instanceId, fieldProblems: [] };
    default:
      return {
        ...addressed({ ...state, instanceId: action.instanceId }, action.draft),
        fieldProblems: [],
        missingBody: null,
        sentAs: null,
        composeTab: firstTab(action.draft),
      };
  }
}

/** A body that the request did not send waits for another method: the one that has been written since is the newer. */
function requestShown(state: PanelState, { sendId, instanceId, draft }: ShownOutcome): PanelState {
  const isWaiting = bodyToSend(draft) !== draft.body && !isEmptyBody(draft.body) && !isEmptyBody(state.draft.body);
  const shown = isWaiting ? { ...draft, body: state.draft.body } : draft;
  return { ...reduceHost(state, { type: 'loaded', instanceId, draft: shown }), sentAs: sendId };
}

function reduceOperation(state: PanelState, action: OperationAction): PanelState {
  // While the next description is on its way the last one stays on screen: fields do not flicker at every key.
  if (action.type === 'describing') return { ...state, operation: { kind: 'loading', model: state.operation.model } };
  const { model } = action;
  if (model === undefined) return { ...state, operation: { kind: 'none', model: null } };
  if (model === null) return { ...state, operation: { kind: state.draft.path === '' ? 'none' : 'unknown', model: null } };
  const body = state.draft.body;
  const wanted = model.requestTypes[0];
  if (body.kind !== 'none' || wanted === undefined || !model.isWrite) return { ...state, operation: { kind: 'known', model } };
  return { ...state, operation: { kind: 'known', model }, draft: { ...state.draft, body: bodyFor(wanted, body) } };
}

function reduceDraft(state: PanelState, action: DraftAction): PanelState {
  const { draft } = state;
  switch (action.type) {
    case 'curlPasted':
      return curlPasted(state, action.curl);
    case 'bodyMissed':
      return withNotice({ ...state, composeTab: 'body' }, 'warning', t`Nothing was sent: the body is still missing.`);
    case 'urlEdited':
      return mended(urlEdited(state, action.text), 'path');
    case 'urlLeft':
      return withDraft(state, draft);
    case 'operationPicked':
      return operationPicked(state, action.hit.method, action.hit.path);
    case 'methodPicked':
      return mended(withDraft(state, withMethod(draft, action.method)), 'body');
    case 'pathPicked':
      return mended(withDraft(state, { ...draft, path: action.path }), 'path');
    case 'pathValueEdited':
      return mended(
        withDraft(state, { ...draft, pathValues: { ...draft.pathValues, [action.name]: action.value } }),
        'pathValue',
        action.name,
      );
    case 'queryEdited':
      return mended(withDraft(state, { ...draft, query: action.query }), 'query', action.name);
    case 'headersEdited':
      return mended(withDraft(state, { ...draft, headers: action.headers }), 'header');
    default:
      return mended(bodyEdited(state, action.body), 'body');
  }
}

/** What was missing stays so while nothing is put in; no body at all is a choice. */
function bodyEdited(state: PanelState, body: DraftBody): PanelState {
  const missingBody = body.kind !== 'none' && isEmptyBody(body) ? state.missingBody : null;
  return { ...state, missingBody, draft: { ...state.draft, body } };
}

function curlPasted(state: PanelState, { draft, missing, notes }: CurlRequest): PanelState {
  const next = { ...addressed(state, draft), fieldProblems: [], missingBody: missing, sentAs: null, composeTab: firstTab(draft) };
  const instance = serverIn(next.draft.path) === null ? currentInstance(next) : null;
  const what = instance === null ? t`The cURL line is now this request.` : t`The cURL line is now this request to ${instance.name}.`;
  const lacks = missing === null ? [] : [missingWords(missing)];
  return withNotice(next, missing === null && notes.length === 0 ? 'info' : 'warning', [what, ...lacks, ...notes].join(' '));
}

export function missingWords({ kind, name }: MissingBody): string {
  return kind === 'file'
    ? t`The body was in ${name}: choose the file, or paste its text.`
    : t`The body was what a script puts in for ${name}: paste it.`;
}

/** The line as it was typed, unless it names what has a place of its own, an instance or a method, or what is not kept: a password. */
function urlEdited(state: PanelState, text: string): PanelState {
  const { method, ...line } = parseLine(text, state.draft.query);
  const draft = { ...(method === null ? state.draft : withMethod(state.draft, method)), ...line };
  const next = addressed(state, draft);
  const isRead = method !== null || next.draft.path !== draft.path || next.instanceId !== state.instanceId;
  return isRead ? next : { ...next, urlText: text };
}

/** With a draft whose path may name a server: the instance with that address is asked, and the person is told. */
function addressed(state: PanelState, draft: RequestDraft): PanelState {
  const { found, ...to } = placeRequest({ instanceId: state.instanceId, draft }, state.instances);
  const next = withDraft({ ...state, instanceId: to.instanceId }, to.draft);
  if (found === null || found.id === state.instanceId) return next;
  return withNotice({ ...next, fieldProblems: [] }, 'info', t`${found.host} is ${found.name}: this request goes there now.`);
}

/** An instance that was added may be the one that the line names. */
function withInstances(state: PanelState, instances: readonly Instance[]): PanelState {
  const urlOf = (all: readonly Instance[]): string | undefined => all.find(({ id }) => id === state.instanceId)?.url;
  const isSame = urlOf(state.instances) === urlOf(instances) && serverIn(state.draft.path) === null;
  return isSame ? { ...state, instances } : addressed({ ...state, instances }, state.draft);
}

/** An empty body goes when the method becomes one that has none; a written one stays. */
function withMethod(draft: RequestDraft, method: RequestDraft['method']): RequestDraft {
  const without = isReadMethod(method) || method === 'DELETE';
  const empty = draft.body.kind === 'text' && draft.body.text === '';
  return { ...draft, method, body: without && empty ? { kind: 'none' } : draft.body };
}

function operationPicked(state: PanelState, method: string, path: string): PanelState {
  const { draft } = state;
  const known = methods.find((one) => one === method) ?? draft.method;
  const samePath = draft.path === path;
  return mended(withDraft({ ...state, sentAs: null }, { ...withMethod(draft, known), path, query: samePath ? draft.query : [] }), 'path');
}

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const satisfies readonly RequestDraft['method'][];

/** A body of that media type, with the text that was there. */
export function bodyFor(mediaType: string, before: DraftBody): DraftBody {
  if (mediaType === '') return { kind: 'none' };
  if (mediaType.startsWith('multipart/')) return before.kind === 'multipart' ? before : { kind: 'multipart', parts: [] };
  if (mediaType === 'application/x-www-form-urlencoded') return before.kind === 'form' ? before : { kind: 'form', fields: [] };
  return { kind: 'text', mediaType, text: before.kind === 'text' ? before.text : '' };
}

export function draftMediaType(body: DraftBody): string {
  if (body.kind === 'text') return body.mediaType;
  if (body.kind === 'form') return 'application/x-www-form-urlencoded';
  return body.kind === 'multipart' ? 'multipart/form-data' : '';
}

function firstTab(draft: RequestDraft): ComposeTab {
  return draft.body.kind === 'none' ? 'parameters' : 'body';
}

function withDraft(state: PanelState, draft: RequestDraft): PanelState {
  return { ...state, draft, urlText: formatUrl(draft) };
}

/** Takes away the message beside a field once that field is edited. */
function mended(state: PanelState, where: FieldProblem['where'], name?: string): PanelState {
  const left = state.fieldProblems.filter((one) => one.where !== where || (name !== undefined && one.name !== name));
  return left.length === state.fieldProblems.length ? state : { ...state, fieldProblems: left };
}

function timed(instances: readonly InstanceChoice[], now: number): readonly Instance[] {
  return instances.map((one) => ({ ...one, unlockedUntil: one.unlockedFor === null ? null : now + one.unlockedFor * 1000 }));
}
