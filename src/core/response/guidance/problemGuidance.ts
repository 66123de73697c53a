import type { Guidance, GuidanceAction } from '../../../shared/guidance.ts';
import type { RefusedAnswer } from '../../../shared/errorBody.ts';
import type { ForbiddenProblem, Problem } from '../../../shared/problem.ts';
import type { GuidanceInput } from './facts.ts';
import { guidance, offered } from './guidance.ts';
import { authCard, networkCard, tlsCard } from './noAnswer.ts';
import type { Card } from './row.ts';
import { listed, readBack, retry } from './row.ts';

/** What is known around a failure. Everything may be missing. */
export interface ProblemGuidanceContext {
  readonly method?: string;
  readonly path?: string;
  /** The instance's name. */
  readonly instance?: string;
  /** More for the table of statuses: operation, document, what the token holds. */
  readonly facts?: Partial<Omit<GuidanceInput, 'status' | 'body'>>;
}

/**
 * Guidance for a failure, wherever it happened: in the panel, the tree, a document or a connection. An answer with a status
 * goes through the same table as in the panel.
 */
export function problemGuidance(problem: Problem, context: ProblemGuidanceContext = {}): Guidance {
  const answered = answeredBy(problem, context);
  if (answered !== undefined) return guidance(answered);
  const card = cardOf(problem, context);
  const { method, path, facts } = context;
  const here = method === undefined || path === undefined ? undefined : { request: { method, path }, document: facts?.document };
  const actions = here === undefined ? (card.actions ?? []) : offered(card.actions ?? [], here);
  return { ...card, errors: [], actions, source: sourceOf(problem) };
}

function cardOf(problem: Problem, context: ProblemGuidanceContext): Card {
  const isWrite = context.method !== undefined && context.method !== 'GET' && context.method !== 'HEAD';
  switch (problem.kind) {
    case 'cancelled':
      return cancelledCard(isWrite);
    case 'network':
      return networkCard(problem, { isWrite });
    case 'tls':
      return tlsCard(problem);
    case 'auth':
      return authCard(problem);
    case 'forbidden':
      return forbiddenCard(problem);
    case 'invalid':
      return { tone: 'warning', title: 'This cannot be used as it is', meaning: problem.message, steps: ['Correct it and try again.'] };
    case 'conflict':
      return {
        tone: 'warning',
        title: 'Changed on the server in the same place',
        meaning: `Someone else changed ${problem.paths.length === 0 ? 'the object' : listed(problem.paths)} after it was read here. Nothing was sent.`,
        steps: ['Compare both versions and decide which one to keep.'],
      };
    case 'unknownOutcome':
      return unknownCard(cardOfCause(problem.cause, context));
    default:
      return {
        tone: 'error',
        title: 'Something unforeseen happened',
        meaning: 'This is a fault of the extension, not of the server. Details are in the log.',
        steps: ['Look into the log, and report it with the steps that led here.'],
        actions: [{ do: 'showLog', label: 'Show log' }],
      };
  }
}

function cancelledCard(isWrite: boolean): Card {
  return isWrite
    ? {
        tone: 'warning',
        title: 'Stopped',
        meaning: 'The request was stopped. It may have reached the server before.',
        steps: ['Check what is stored before you send it again.'],
        actions: [readBack],
      }
    : {
        tone: 'info',
        title: 'Stopped',
        meaning: 'The request was stopped before the answer was complete.',
        steps: ['Send it again when you want.'],
        actions: [retry],
      };
}

const refusals: Readonly<Record<ForbiddenProblem['by'], (problem: ForbiddenProblem) => Card>> = {
  readOnlyInstance: ({ method }) => ({
    tone: 'warning',
    title: 'This instance is read-only here',
    meaning: `Nothing was sent: ${method} would change something, and the instance is protected against writes from this machine.`,
    steps: ['Unlock it for ten minutes, or change the access of the instance.'],
    actions: [
      { do: 'unlock', label: 'Unlock…' },
      { do: 'editInstance', label: 'Edit instance' },
    ],
  }),
  firewall: () => ({
    tone: 'error',
    title: 'Blocked before Jamf Pro',
    meaning: 'A firewall or CDN in front of Jamf Pro refused the request. Privileges are not the reason.',
    steps: ['Ask the network team whether this machine’s address may use the API.'],
    actions: [{ do: 'checkStatus', label: 'Test connection' }],
  }),
  jamf: ({ missing }) => ({
    tone: 'error',
    title: missing.length === 0 ? 'Not allowed' : `Missing: ${listed(missing, 4)}`,
    meaning:
      missing.length === 0
        ? 'The account lacks the permission for this, or may not manage the site of the object.'
        : `The account lacks ${listed(missing)}, which this needs.`,
    steps: ['Add what is missing to the account or the API role in Jamf Pro.'],
    actions: forbiddenActions(missing),
  }),
};

function forbiddenActions(missing: readonly string[]): readonly GuidanceAction[] {
  const show: GuidanceAction = { do: 'showPrivileges', label: 'Show privileges', privileges: missing };
  return missing.length === 0 ? [show] : [show, { do: 'copyRole', label: 'Copy a minimal API role', privileges: missing }];
}

function forbiddenCard(problem: ForbiddenProblem): Card {
  return refusals[problem.by](problem);
}

function cardOfCause(cause: Problem, context: ProblemGuidanceContext): Pick<Card, 'meaning'> {
  const answered = answeredBy(cause, context);
  return answered === undefined ? cardOf(cause, { ...context, method: 'GET' }) : guidance(answered);
}

function unknownCard(cause: Pick<Card, 'meaning'>): Card {
  return {
    tone: 'warning',
    title: 'Not known whether it was stored',
    meaning: `The change was sent, but no clear answer came. ${cause.meaning}`,
    steps: ['Check what is stored before you send it again.'],
    actions: [readBack],
  };
}

/** An answer goes through the table of statuses, with all that is known around it. Undefined: there was none. */
function answeredBy(problem: Problem, { facts, instance }: ProblemGuidanceContext): GuidanceInput | undefined {
  const answer = answerOf(problem);
  if (answer === undefined) return undefined;
  const { status, method, path, body, location, tokenIsGood } = answer;
  const host = problem.kind === 'network' ? { host: problem.host } : {};
  const session = { instance: instance ?? 'the instance', ...host, ...facts?.session };
  const retryAfter = problem.kind === 'http' ? problem.retryAfter : undefined;
  return {
    ...facts,
    session: tokenIsGood === true ? { ...session, tokenIsGood } : session,
    status,
    body,
    request: facts?.request ?? { method, path, query: [], urlLength: path.length },
    ...(problem.kind === 'forbidden' ? { missing: problem.missing } : {}),
    ...(location === undefined ? {} : { location }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

function answerOf(problem: Problem): RefusedAnswer | undefined {
  if ('answer' in problem && problem.answer !== undefined) return problem.answer;
  if (problem.kind !== 'http') return undefined;
  const { status, method, path, errors, traceId } = problem;
  const kind = errors.length > 0 ? 'api' : 'none';
  return { status, method, path, body: { kind, errors, ...(traceId === undefined ? {} : { traceId }) } };
}

function sourceOf(problem: Problem): string {
  switch (problem.kind) {
    case 'network':
      return problem.proxy === undefined ? `network.${problem.reason}` : `network.${problem.reason}.proxy`;
    case 'tls':
    case 'auth':
      return `${problem.kind}.${problem.reason}`;
    case 'forbidden':
      return `forbidden.${problem.by}`;
    default:
      return problem.kind;
  }
}
