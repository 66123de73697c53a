import { t } from '@vscode/l10n';
import type { OperationFacts } from '../../core/families/family.ts';
import { searchOperations, type OperationSearch } from '../../core/families/search.ts';
import { copyAs } from '../../core/request/code/copyAs.ts';
import { describeOperation, operationOf, searchPaths } from '../../core/request/describe.ts';
import { fillPath } from '../../core/request/path.ts';
import { revealMasked } from '../../core/response/body/keptBody.ts';
import type { KeptCatalogue } from '../../core/instances/session.ts';
import { invalidProblem, ProblemError } from '../../shared/problem.ts';
import type { Implementation } from '../../shared/rpc.ts';
import type { KeptSend, RunnerAct, RunnerMethods, RunnerOpen, RunnerState, SendResult } from './protocol.ts';
import { heldOn } from '../support/account.ts';
import type { Services } from '../support/services.ts';
import type { BodyHelp } from './bodyHelp.ts';
import { answerRows } from './answerRows.ts';
import type { BodyStore } from './bodyStore.ts';
import type { DocumentsAtHand } from './documentsAtHand.ts';
import { findInAnswer, type FindParts } from './findInAnswer.ts';
import { fetchAllPages } from './fetchAll.ts';
import { sendDraft, type SendInput, type SendingParts } from './sending.ts';

/** What the methods of one panel need of the window around it. */
export interface RunnerMethodParts extends FindParts {
  readonly services: Services;
  readonly sending: SendingParts;
  readonly help: BodyHelp;
  readonly documents: DocumentsAtHand;
  open(restored: RunnerState | null): RunnerOpen;
  /** The person has changed what the panel holds. */
  edited(state: RunnerState): null;
  /** A restored panel asks no server before its person does something. */
  mayContact(): boolean;
  /** The person did something that may contact a server. */
  awake(): void;
  act(act: RunnerAct): Promise<void>;
  copy(text: string): Promise<void>;
  pickText(name: string): ReturnType<Implementation<RunnerMethods>['pickText']>;
  pickFile(part: string): ReturnType<Implementation<RunnerMethods>['pickFile']>;
  /** Runs a send, so that commands can wait for it and a page that comes later finds what became of it. */
  track(send: TrackedSend, signal: AbortSignal): Promise<SendResult>;
  /** Takes note of which answer is on screen, by the number of its send. */
  shown(sendId: number): null;
  /** Stops what is tracked under this number. */
  stop(sendId: number): null;
}

/** A send with what it is about. */
export interface TrackedSend {
  readonly what: KeptSend['what'];
  readonly input: SendInput;
  readonly run: (signal: AbortSignal) => Promise<SendResult>;
}

/** Longest piece of a text that crosses at once. */
const mostCharacters = 4 * 1024 * 1024;

export function runnerMethods(parts: RunnerMethodParts): Implementation<RunnerMethods> {
  const { services, bodies, help } = parts;
  return {
    open: ({ restored }) => parts.open(restored),
    edited: (state) => parts.edited(state),
    describe: (input, signal) => describe(parts, input, signal),
    searchOperations: searchingIn(parts),
    fill: ({ instanceId, operationKey, mediaType, kind }) => help.fill(instanceId, operationKey, mediaType, kind),
    completeBody: (input) => help.complete(input),
    hoverBody: (input) => help.hover(input),
    checkBody: ({ instanceId, operationKey, mediaType, text }) => help.check(instanceId, operationKey, mediaType, text),
    checkFilter: ({ instanceId, operationKey, text }) => help.checkFilter(instanceId, operationKey, text),
    completeFilter: ({ instanceId, operationKey, text, offset }) => help.completeFilter(instanceId, operationKey, text, offset),
    send: (input, signal) => {
      parts.awake();
      return parts.track({ what: 'send', input, run: (stopped) => sendDraft(parts.sending, input, stopped) }, signal);
    },
    fetchAll: (input, signal) => {
      parts.awake();
      return parts.track({ what: 'fetchAll', input, run: (stopped) => fetchAllPages(parts.sending, input, stopped) }, signal);
    },
    shown: ({ sendId }) => parts.shown(sendId),
    stop: ({ sendId }) => parts.stop(sendId),
    bodyText: ({ handle, form, from, to }) => {
      const { body } = bodies.get(handle);
      const text = form === 'raw' ? body.raw : body.pretty;
      return { text: text.slice(from, Math.min(to, from + mostCharacters)), total: text.length };
    },
    bodyRows: (input) => answerRows(bodies, input, parts.sending.pause),
    find: (input, signal) => findInAnswer(parts, input, signal),
    reveal: ({ handle, pointer }) => valueAt(bodies, handle, pointer),
    bodyBytes: ({ handle }) => bodies.get(handle).body.bytes,
    act: async (act) => {
      await parts.act(act);
      return null;
    },
    copyAs: async (input) => {
      const text = codeOf(services, input);
      await parts.copy(text);
      return text;
    },
    parseCurl: async ({ text }) => (await import('../../core/request/parseCurl.ts')).parseCurl(text) ?? null,
    pickText: ({ name }) => parts.pickText(name),
    pickFile: ({ part }) => parts.pickFile(part),
  };
}

/** The search is made once for the operations that were searched last: it is asked for at each key. */
function searchingIn(parts: RunnerMethodParts): Implementation<RunnerMethods>['searchOperations'] {
  let latest: { readonly of: readonly OperationFacts[]; readonly search: OperationSearch } | undefined;
  return async ({ instanceId, query }, signal) => {
    parts.awake();
    const of = (await catalogueOf(parts, instanceId, signal))?.operations;
    if (of === undefined) return [];
    if (latest?.of !== of) latest = { of, search: searchOperations(of) };
    return searchPaths(latest.search, query);
  };
}

async function describe(
  parts: RunnerMethodParts,
  { instanceId, method, path }: Parameters<RunnerMethods['describe']>[0],
  signal: AbortSignal,
): Promise<ReturnType<RunnerMethods['describe']>> {
  const catalogue = await catalogueOf(parts, instanceId, signal);
  if (catalogue === undefined) throw invalidProblem(t`No document yet.`);
  const operation = operationOf(catalogue, method, path);
  if (operation === undefined) return null;
  return describeOperation(operation, heldOn(parts.services.instances, instanceId));
}

/** The request as code, without a secret. Throws `invalid` where no code can be written for it, and for an instance that is gone. */
export function codeOf(services: Services, { instanceId, draft, language }: Parameters<RunnerMethods['copyAs']>[0]): string {
  const session = services.instances.session(instanceId);
  const { catalogue } = session.known();
  const filled = fillPath(draft.path, draft.pathValues);
  const operation = catalogue && operationOf(catalogue, draft.method, 'path' in filled ? filled.path : draft.path);
  return copyAs(draft, language, {
    base: session.profile.url,
    account: session.profile.account.kind === 'user' ? 'user' : 'client',
    url: (path) => session.url(path),
    ...(operation === undefined ? {} : { operation }),
  });
}

function valueAt(bodies: BodyStore, handle: string, pointer: string): string {
  const value = revealMasked(bodies.get(handle).body, pointer);
  if (value === undefined) throw invalidProblem(t`There is no masked value at this place.`);
  return value;
}

/**
 * What is at hand. The server is asked only once the person did something, and not where that would take a sign-in although a kept copy
 * helps as well: nobody signs in by typing. Failing is no matter here: it is a hint.
 */
async function catalogueOf(parts: RunnerMethodParts, instanceId: string, signal: AbortSignal): Promise<KeptCatalogue | undefined> {
  if (parts.services.instances.get(instanceId) === undefined) return undefined;
  const atHand = await parts.documents.find(instanceId);
  const session = parts.services.instances.session(instanceId);
  const { catalogue, token } = session.known();
  if (catalogue !== undefined || !parts.mayContact() || (atHand !== undefined && token === undefined)) return catalogue ?? atHand;
  try {
    return await session.catalogue(signal);
  } catch (error) {
    if (error instanceof ProblemError) return atHand;
    throw error;
  }
}
