import { headerOf, type HttpRequest, type HttpResponse } from '../../core/http/message.ts';
import type { RequestOutcome } from '../../core/http/policies/withObserver.ts';
import { notJson } from '../../core/instances/answer.ts';
import { refusalOf } from '../../core/response/refusal.ts';
import { jamfErrors } from '../../core/response/jamfErrors.ts';
import type { ErrorBody } from '../../shared/errorBody.ts';
import type { Problem } from '../../shared/problem.ts';
import type { InstanceState } from '../support/services.ts';
import { isReadMethod } from '../../shared/readMethod.ts';

const downReasons: ReadonlySet<string> = new Set(['dns', 'refused', 'unreachable', 'offline', 'reset', 'closed', 'timeout']);
/** Something answers, and it is not Jamf Pro’s API. */
const strangeReasons: ReadonlySet<string> = new Set(['protocol', 'content', 'redirect']);
/** A node that starts, or whatever stands before one that is gone. */
const downStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/** The state of an instance after something happened to one of its requests. `base`: its address. */
export function nextState(state: InstanceState, outcome: RequestOutcome, base: string): InstanceState {
  if (outcome.kind === 'started') return state.kind === 'idle' ? { kind: 'busy' } : state;
  if (outcome.kind === 'failed') return afterProblem(state, outcome.problem);
  return afterAnswer(state, outcome.request, outcome.response, base);
}

/** An answer is a sign of being signed in only where Jamf Pro itself gave it. */
function afterAnswer(state: InstanceState, request: HttpRequest, response: HttpResponse, base: string): InstanceState {
  const { status } = response;
  const problem = (): Problem => refusalOf(base, request, response) ?? notJson(request, response);
  // A path that is none of the API leads to the login page: whoever composes a request mistyped it, the instance has no trouble.
  if (status >= 300 && status < 400) {
    if (request.lane !== 'runner') return { kind: 'needsAttention', problem: problem() };
    return state.kind === 'busy' ? { kind: 'idle' } : state;
  }
  const page = pageIn(response);
  if (downStatuses.has(status) && page?.kind !== 'api') return { kind: 'unreachable', problem: problem() };
  if (isStrange(request, status, page?.kind))
    return { kind: 'needsAttention', problem: status === 401 ? notJson(request, response) : problem() };
  // Asked without a token, it says that the server is there, and no more.
  if (request.auth === 'none') return state.kind === 'busy' || state.kind === 'unreachable' ? { kind: 'idle' } : state;
  if (status === 401 && response.tokenIsGood !== true) return { kind: 'needsAttention', problem: problem() };
  return { kind: 'signedIn' };
}

/**
 * Whether something between here and Jamf Pro answered. A firewall may dislike one write alone, so only what it does to a read counts;
 * and of the runner, which may ask for a page, only what wants a sign-in.
 */
function isStrange(request: HttpRequest, status: number, kind: ErrorBody['kind'] | undefined): boolean {
  if (kind === 'login') return status !== 404;
  const isRead = isReadMethod(request.method);
  if (kind !== 'gateway' && kind !== 'jamfPage') return false;
  if (status === 401) return true;
  return isRead && request.lane !== 'runner' && (status === 403 || (status >= 200 && status < 300));
}

const pageLimit = 65_536;

/** What a body that is markup, or the error of a server that is down, is. Undefined: not looked at, as almost all are. */
function pageIn(response: HttpResponse): ErrorBody | undefined {
  const isMarkup = /html/i.test(headerOf(response, 'content-type') ?? '') || /^\s*<(!doctype|html)/i.test(text(response, 64));
  return isMarkup || downStatuses.has(response.status) ? jamfErrors(text(response, pageLimit)) : undefined;
}

function text({ body }: HttpResponse, limit: number): string {
  return new TextDecoder().decode(body.subarray(0, limit));
}

function afterProblem(state: InstanceState, problem: Problem): InstanceState {
  if (problem.kind === 'auth') {
    const isNobody = problem.reason === 'signedOut' || problem.reason === 'noSecret';
    return { kind: isNobody ? 'signedOut' : 'needsAttention', problem };
  }
  if (problem.kind === 'tls') return { kind: 'unreachable', problem };
  if (problem.kind === 'network' && downReasons.has(problem.reason)) return { kind: 'unreachable', problem };
  if (problem.kind === 'network' && strangeReasons.has(problem.reason)) return { kind: 'needsAttention', problem };
  // These come from the way to a token: any other answer is no failure here.
  if (problem.kind === 'http') return { kind: downStatuses.has(problem.evidence.status) ? 'unreachable' : 'needsAttention', problem };
  if (problem.kind === 'forbidden' && problem.by === 'firewall') return { kind: 'needsAttention', problem };
  if (problem.kind === 'invalid' && problem.field === 'certificate') return { kind: 'needsAttention', problem };
  // Stopped, refused here or broken on the way: that says nothing about the instance.
  return state.kind === 'busy' ? { kind: 'idle' } : state;
}
