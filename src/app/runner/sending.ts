import { t } from '@vscode/l10n';
import { headerOf, type HttpRequest, type HttpResponse, type SendOptions } from '../../core/http/message.ts';
import type { Catalogue, Session } from '../../core/instances/session.ts';
import { sensitivityOf, type Sensitivity } from '../../core/catalog/sensitive.ts';
import { apiAt } from '../../core/families/apiAt.ts';
import type { OperationFacts } from '../../core/families/family.ts';
import { buildRequest, jsonBody } from '../../core/request/build.ts';
import type { FileReader } from '../../core/request/body.ts';
import { operationOf } from '../../core/request/describe.ts';
import { historyText } from '../../core/request/history.ts';
import { documentPath, fillPath } from '../../core/request/path.ts';
import { wirePairs } from '../../core/request/query.ts';
import { keepBody, type KeptBody } from '../../core/response/body/keptBody.ts';
import type { GuidanceInput } from '../../core/response/guidance/facts.ts';
import { guidanceFor } from '../../core/response/guidance/guidance.ts';
import { foundObjects, givesResults, linksIn } from '../../core/response/links.ts';
import { receivedPart } from '../../core/response/received.ts';
import { asSent, pageOf, responseView } from '../../core/response/view.ts';
import type { RequestDraft } from '../../shared/draft.ts';
import { ProblemError, problemOf, type Received } from '../../shared/problem.ts';
import type { SendProgress, SendResult } from './protocol.ts';
import { askedWaitWords } from '../support/waits/askedWaits.ts';
import type { Services } from '../support/services.ts';
import type { Shown } from '../support/ui.ts';
import { sizeText } from '../../shared/size.ts';
import { guidanceInput, soundJsonOf } from './answerFacts.ts';
import type { BodyStore } from './bodyStore.ts';
import type { Memory } from './memory.ts';
import type { AnswerSink } from './answerSink.ts';
import { isReadMethod } from '../../shared/readMethod.ts';

export interface SendingParts {
  readonly services: Services;
  readonly bodies: BodyStore;
  readonly memory: Memory;
  /** Bytes of files that the person chose; read before building. */
  readonly files: (draft: RequestDraft) => Promise<FileReader>;
  /** For a body of which up to `limit` bytes are held in memory. */
  readonly sink: (limit: number) => AnswerSink;
  /** Lets others have their turn, within long work. */
  readonly pause: () => Promise<void>;
  readonly progress: (progress: SendProgress) => void;
  /** Keeps a request that was sent. */
  readonly record: (entry: {
    readonly instanceId: string;
    readonly request: string;
    readonly status: number | null;
    readonly took: number;
  }) => void;
  readonly now: () => number;
}

export interface SendInput {
  readonly instanceId: string;
  readonly draft: RequestDraft;
  readonly sendId: number;
}

/** A request that is ready to go, with what is known of it. */
export interface PreparedRequest {
  readonly input: SendInput;
  readonly session: Session;
  readonly request: HttpRequest;
  /** As in the document, concrete. */
  readonly path: string;
  readonly catalogue: Catalogue | undefined;
  readonly operation: OperationFacts | undefined;
  readonly sensitive: Sensitivity;
  readonly body: unknown;
}

/** Longer answers are not kept for telling that nothing changed. */
const longestRemembered = 256 * 1024;
const longestCompared = 2_000_000;

/** Larger bodies go to a file. A secret never does. */
const spillAfter = 20 * 1024 * 1024;

/** Builds, asks where it must, sends, and explains what came of it. */
export async function sendDraft(parts: SendingParts, input: SendInput, signal: AbortSignal): Promise<SendResult> {
  const prepared = await prepareRequest(parts, input);
  if ('kind' in prepared) return prepared;
  if (!(await confirmed(parts, prepared, signal))) return { kind: 'declined' };
  return await transmit(parts, prepared, signal);
}

/** A request, or the fields to mend. Sends nothing, and asks the server nothing. */
export async function prepareRequest(
  parts: SendingParts,
  input: SendInput,
): Promise<PreparedRequest | Extract<SendResult, { kind: 'invalid' }>> {
  const { draft, instanceId } = input;
  if (parts.services.instances.get(instanceId) === undefined) {
    return {
      kind: 'invalid',
      fields: [{ where: 'instance', name: 'instance', message: t`Choose an instance. The one of this request is gone.` }],
    };
  }
  const session = parts.services.instances.session(instanceId);
  const { catalogue } = session.known();
  const filled = fillPath(draft.path, draft.pathValues);
  const path = documentPath('path' in filled ? filled.path : draft.path);
  const operation = catalogue && operationOf(catalogue, draft.method, path);
  const body = jsonBody(draft);
  const sensitive = sensitivityOf({ method: draft.method, path, body });
  const built = buildRequest(draft, {
    url: (target) => session.url(target),
    files: await parts.files(draft),
    resources: catalogue?.resources ?? [],
    once: sensitive.noAutoRun || sensitive.level === 'reveal',
    ...(operation === undefined ? {} : { operation }),
  });
  if ('fields' in built) return { kind: 'invalid', fields: built.fields };
  return { input, session, request: built.request, path, catalogue, operation, sensitive, body };
}

/** Every write is asked for as the instance wants it, and every operation as its own danger demands; before the first byte. */
async function confirmed(parts: SendingParts, prepared: PreparedRequest, signal: AbortSignal): Promise<boolean> {
  const { input, request, path, sensitive, body } = prepared;
  const isWrite = !isReadMethod(request.method);
  if (!isWrite && sensitive.level !== 'modal' && sensitive.level !== 'typed') return true;
  parts.progress({ sendId: input.sendId, phase: 'confirming', detail: '' });
  const agreed = await parts.services.confirm.write({
    instanceId: input.instanceId,
    method: request.method,
    path,
    summary: t`Send ${request.method} ${path}?`,
    more: { label: 'Show Request', show: () => Promise.resolve(panelUntil(signal)) },
    ...(body === undefined ? {} : { body }),
    ...(isWrite ? await (await import('./mindedSend.ts')).mindedSend(prepared.session, path, request) : {}),
  });
  // A question that was stopped is over, however it is answered.
  return agreed && !signal.aborted;
}

/** The request is in its panel already: there to be seen once no dialog covers it, and no question any more once it is stopped. */
function panelUntil(signal: AbortSignal): Shown {
  const gone = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return { gone, close: () => Promise.resolve() };
}

/** What reveals a secret goes to no file, is shown whole or not at all, and is not kept beside later answers. */
function isPassing({ noHistory, level }: Sensitivity): boolean {
  return noHistory || level === 'reveal';
}

async function transmit(parts: SendingParts, prepared: PreparedRequest, signal: AbortSignal): Promise<SendResult> {
  const { input, session, request } = prepared;
  const sink = isPassing(prepared.sensitive) ? undefined : parts.sink(spillAfter);
  const started = parts.now();
  try {
    const response = await session.send(request, signal, { ...phases(parts, input.sendId), ...(sink === undefined ? {} : { sink }) });
    remember(parts, prepared, response.status, parts.now() - started);
    return await answer(parts, prepared, response, sink);
  } catch (error) {
    const received = sink?.received() ?? (error instanceof ProblemError ? error.received : undefined);
    await sink?.discard();
    remember(parts, prepared, null, parts.now() - started);
    return await noAnswerWords(parts, prepared, error, received);
  }
}

/** The reason why there is no answer, in words. */
export async function noAnswerWords(
  parts: SendingParts,
  { input, request, path, sensitive }: PreparedRequest,
  error: unknown,
  received?: Received,
): Promise<Extract<SendResult, { kind: 'problem' }>> {
  const problem = problemOf(error);
  const secretFields = new Set(sensitive.secretFields);
  // What reveals a secret is not shown in parts.
  const isOpen = received !== undefined && !isPassing(sensitive);
  const part = isOpen ? receivedPart(received.bytes, received.size, secretFields) : undefined;
  if (problem.kind === 'bug') parts.services.log.error('Unexpected while sending a request', error);
  return {
    kind: 'problem',
    problem,
    guidance: await parts.services.problems.guidance(problem, { instanceId: input.instanceId, method: request.method, path }),
    request: asSent(request, secretFields),
    at: new Date(parts.now()).toISOString(),
    ...(part === undefined ? {} : { received: part }),
  };
}

async function answer(
  parts: SendingParts,
  prepared: PreparedRequest,
  response: HttpResponse,
  sink: AnswerSink | undefined,
): Promise<SendResult> {
  const taken = await sink?.finish();
  const type = headerOf(response, 'content-type') ?? '';
  if (taken !== undefined && 'path' in taken)
    return await showAnswer(parts, prepared, response, await keepBody(new Uint8Array(), type), undefined, taken);
  const bytes = taken === undefined || taken.bytes.length === 0 ? response.body : taken.bytes;
  const body = await keepBody(bytes, type, { secretFields: new Set(prepared.sensitive.secretFields), pause: parts.pause });
  return await showAnswer(parts, prepared, response, body, soundJsonOf(body));
}

/** The document as it is once there is an answer: that of a new version may have come meanwhile. */
function presentDocument({
  session,
  request,
  path,
  catalogue,
  operation,
}: PreparedRequest): Pick<PreparedRequest, 'catalogue' | 'operation'> {
  const now = session.known().catalogue;
  if (now === undefined || now === catalogue) return { catalogue, operation };
  return { catalogue: now, operation: operationOf(now, request.method, path) };
}

/** Keeps the body, and puts everything that is shown together. */
export async function showAnswer(
  parts: SendingParts,
  prepared: PreparedRequest,
  response: HttpResponse,
  body: KeptBody,
  json: unknown,
  file?: { readonly path: string; readonly size: number },
): Promise<Extract<SendResult, { kind: 'answer' }>> {
  const { input, session, request, path } = prepared;
  const { catalogue, operation } = presentDocument(prepared);
  const instance = parts.services.instances.get(input.instanceId)?.name ?? input.instanceId;
  const query = wirePairs(input.draft.query);
  const remembered = prepared.sensitive.level === 'reveal' || body.bytes.length > longestRemembered ? undefined : json;
  const earlier = parts.memory.answered(input.instanceId, request, path, response.status, remembered);
  const { url: base } = session.profile;
  const situation = { instance, known: session.known(), base, request, requestBody: prepared.body, tooLarge: file?.size, earlier };
  const answered = guidanceInput(response, body, json, situation);
  const facts = { ...answered, ...(await readBackFacts(parts, prepared, response.status, body, answered.createdId)) };
  const name = path.split('/').findLast((part) => /[a-z]/i.test(part)) ?? 'answer';
  const previous = parts.memory.previousHandle(input.instanceId, request);
  const canCompare = previous !== undefined && parts.bodies.has(previous);
  const resources = catalogue?.resources ?? [];
  // An error's own ids are no objects.
  const isGood = response.status < 300;
  const objectOf = isGood ? foundObjects(operation, resources) : undefined;
  const kept = { body, instanceId: input.instanceId, name, previous, objectOf };
  const handle = parts.bodies.add(file === undefined ? kept : { ...kept, file });
  parts.memory.keepHandle(input.instanceId, request, handle);
  const shown = responseView(response, body, {
    handle,
    canCompare,
    rowsFirst: isGood && givesResults(operation, resources),
    isPassing: isPassing(prepared.sensitive),
    instanceId: input.instanceId,
    instanceName: instance,
    at: new Date(parts.now()).toISOString(),
    request: asSent(request, new Set(prepared.sensitive.secretFields)),
    links: isGood ? linksIn(json, operation, path, resources) : [],
    page: pageOf(json, query, body.table?.length),
  });
  return {
    kind: 'answer',
    view: file === undefined ? shown : { ...shown, body: fileModel(name, file.size) },
    guidance: guidanceFor(facts),
  };
}

/**
 * Where an API drops elements without a word, what was written is kept until the object is read, and compared with it then.
 * What is not there any more after a refusal, or too long to be kept, is not compared.
 */
async function readBackFacts(
  { memory }: SendingParts,
  { input, request, path }: PreparedRequest,
  status: number,
  body: KeptBody,
  createdId: string | undefined,
): Promise<Pick<GuidanceInput, 'dropped'>> {
  const api = apiAt(path);
  if (!api.dropsSilently || status < 200 || status > 299) return {};
  if (request.method === 'PUT' || request.method === 'POST') {
    const own = api.readBackAt(path, createdId) ?? path;
    if (typeof request.body === 'string' && request.body.length <= longestRemembered) memory.wrote(input.instanceId, own, request.body);
    return {};
  }
  const sent = request.method === 'GET' ? memory.takeWritten(input.instanceId, path) : undefined;
  if (sent === undefined || body.text.length > longestCompared) return {};
  const { droppedElements } = await import('../../core/wire/xmlDropped.ts');
  const dropped = droppedElements(sent, body.text);
  return dropped === undefined ? {} : { dropped };
}

function fileModel(name: string, size: number): Extract<SendResult, { kind: 'answer' }>['view']['body'] {
  return { kind: 'file', fileName: name, note: t`${sizeText(size)}: too large to show. Save it, or open its first part.` };
}

function remember(parts: SendingParts, { input, sensitive }: PreparedRequest, status: number | null, took: number): void {
  if (sensitive.noHistory) return;
  parts.record({ instanceId: input.instanceId, request: historyText(input.draft, sensitive.level !== 'none'), status, took });
}

function phases(parts: SendingParts, sendId: number): Pick<SendOptions, 'onPhase' | 'onBytes'> {
  let told = 0;
  return {
    onPhase: (phase, detail) => {
      const ahead = detail?.ahead === undefined || detail.ahead === 0 ? '' : t`${detail.ahead} ahead`;
      const wait =
        detail?.waitMs === undefined ? '' : detail.isAsked ? askedWaitWords(detail.waitMs) : `${Math.ceil(detail.waitMs / 1000)} s`;
      parts.progress({ sendId, phase, detail: ahead === '' ? wait : ahead });
    },
    onBytes: (done) => {
      if (parts.now() - told < 100) return;
      told = parts.now();
      parts.progress({ sendId, phase: 'reading', detail: '', done });
    },
  };
}
