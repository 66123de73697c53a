import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { createDemo, type Demo, type DemoOptions, type DemoRequest } from '../../src/demo/demo.ts';
import { at, isRecord } from '../../src/demo/values.ts';
import { failAfter, failBefore, send, type Answer, type FaultRule } from './faults.ts';

export interface DemoServerOptions extends Omit<DemoOptions, 'origin'> {
  /** Added to every answer. */
  readonly latencyMs?: number;
  readonly faults?: readonly FaultRule[];
  /** An OpenAPI document to serve instead of the demo's own. Its lists that the demo does not know are empty. */
  readonly document?: string;
  /** Default 0: any free one. */
  readonly port?: number;
}

export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text of the body. */
  readonly body: string;
  /** Of the demo's own answer; undefined where it was never asked, or has not answered yet. */
  status: number | undefined;
}

export interface DemoServer {
  readonly url: string;
  readonly port: number;
  readonly demo: Demo;
  /** Every request so far, oldest first. */
  readonly requests: RecordedRequest[];
  /** Replaces all faults by one, or by none. */
  setFault(rule: FaultRule | undefined): void;
  /** Ends every connection and stops. */
  close(): Promise<void>;
}

/** The demo Jamf Pro as an HTTP server on the loopback address. */
export async function startDemoServer(options: DemoServerOptions = {}): Promise<DemoServer> {
  const requests: RecordedRequest[] = [];
  let rules = (options.faults ?? []).map((rule) => ({ rule, left: rule.times ?? Infinity }));
  let answer: ((request: DemoRequest) => Answer) | undefined;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const record = await readRequest(request);
    requests.push(record);
    const hit = rules.find(({ rule, left }) => left > 0 && isHit(rule, record));
    if (hit) hit.left -= 1;
    const fault = hit?.rule.fault;
    const delay = (options.latencyMs ?? 0) + (fault?.kind === 'latency' ? fault.ms : 0);
    if (delay > 0) await wait(delay, undefined, { ref: false });
    if (fault?.kind === 'held') await fault.until;
    if (fault && failBefore(fault, request, response)) return;
    const made = answer?.({
      method: methods.find((method) => method === record.method) ?? 'OPTIONS',
      path: record.path,
      headers: record.headers,
      body: record.body,
    });
    if (made === undefined) return;
    record.status = made.status;
    if (fault) failAfter(fault, made, request, response);
    else send(response, made);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The demo server has no port.');
  const { port } = address;
  const url = `http://127.0.0.1:${port}`;
  const demo = createDemo({ ...options, origin: url });
  answer = answerer(demo, options.document);
  return {
    url,
    port,
    demo,
    requests,
    setFault(rule) {
      rules = rule === undefined ? [] : [{ rule, left: rule.times ?? Infinity }];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const methods: readonly DemoRequest['method'][] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

async function readRequest(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
  return {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
    status: undefined,
  };
}

function isHit(rule: FaultRule, record: RecordedRequest): boolean {
  if (rule.method !== undefined && rule.method !== record.method) return false;
  if (rule.path === undefined) return true;
  return typeof rule.path === 'string' ? record.path.includes(rule.path) : rule.path.test(record.path);
}

function answerer(demo: Demo, document: string | undefined): (request: DemoRequest) => Answer {
  const lists = document === undefined ? new Map<string, string>() : listPaths(document);
  return (request) => {
    const path = request.path.split('?')[0] ?? '';
    if (document !== undefined && path === '/api/schema/') return jsonAnswer(document);
    const made = demo.handle(request);
    const body = typeof made.body === 'string' ? new TextEncoder().encode(made.body) : made.body;
    const empty = request.method === 'GET' && made.status === 404 ? lists.get(path) : undefined;
    return empty === undefined ? { ...made, body } : jsonAnswer(empty);
  };
}

function jsonAnswer(text: string): Answer {
  return { status: 200, headers: [['content-type', 'application/json;charset=UTF-8']], body: new TextEncoder().encode(text) };
}

/** Every GET without a path parameter, with what an empty list looks like there. */
function listPaths(document: string): Map<string, string> {
  let paths: unknown;
  try {
    paths = at(JSON.parse(document), 'paths');
  } catch {
    return new Map();
  }
  const lists = Object.entries(isRecord(paths) ? paths : {}).filter(([path, item]) => at(item, 'get') !== undefined && !path.includes('{'));
  return new Map(
    lists.map(([path, item]) => {
      const content = at(item, 'get.responses.200.content');
      const schema = isRecord(content) ? at(content['application/json'], 'schema.type') : undefined;
      return [`/api${path}`, schema === 'array' ? '[]' : '{"totalCount":0,"results":[]}'];
    }),
  );
}
