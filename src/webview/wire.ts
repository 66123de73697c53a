import { t } from '@vscode/l10n';
import { ProblemError, type Problem } from '../shared/problem.ts';
import type { Client, Methods, WireMessage } from '../shared/rpc.ts';

/** What VS Code puts into the page. Acquired once and handed to the wire; nothing else of the page sees it. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

export interface PageWire {
  readonly call: (method: string, input: unknown, signal?: AbortSignal) => Promise<unknown>;
  readonly on: (name: string, listener: (data: never) => void) => void;
}

/** All that a page can ask of the host. The VS Code API itself stays inside. */
export interface PageHost<Contract extends Methods<Contract>, Events, Saved> {
  readonly call: Client<Contract>;
  on<K extends keyof Events & string>(name: K, listener: (data: Events[K]) => void): void;
  /** What the page before this one kept; nobody has looked at it. */
  readonly saved: unknown;
  save(state: Saved): void;
}

/** A method of the contract is called by its name. */
export function createPageHost<Contract extends Methods<Contract>, Events, Saved>(
  api: VsCodeApi,
  source: Pick<Window, 'addEventListener'>,
): PageHost<Contract, Events, Saved> {
  const { call, on } = createWire(api, source);
  const methods = { get: (_: object, name: string) => (input: unknown, signal?: AbortSignal) => call(name, input, signal) };
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The contract has the names and types of what the host answers.
    call: new Proxy({}, methods) as Client<Contract>,
    on,
    saved: api.getState(),
    save: (state) => api.setState(state),
  };
}

interface Waiting {
  resolve(output: unknown): void;
  reject(error: ProblemError): void;
}

/** The page's end of the wire: calls with their answers, and events. What is no message of the wire is dropped. */
function createWire(api: VsCodeApi, source: Pick<Window, 'addEventListener'>): PageWire {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, (data: never) => void>();
  // An answer to the page before this one is none to this one.
  let lastId = Math.floor(Math.random() * 2 ** 40);
  const post = api.postMessage.bind(api);

  function settle(id: number, how: (waiting: Waiting) => void): void {
    const call = waiting.get(id);
    if (call === undefined) return;
    waiting.delete(id);
    how(call);
  }

  source.addEventListener('message', (event) => {
    const message = wireMessage(event.data);
    if (message?.type === 'answer') settle(message.id, (call) => call.resolve(message.output));
    else if (message?.type === 'failure') settle(message.id, (call) => call.reject(new ProblemError(message.problem)));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The host is the other half of this extension; its types are the contract's.
    else if (message?.type === 'event') listeners.get(message.name)?.(message.data as never);
  });

  function call(method: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      // The host answers an aborted call like any other, so the promise waits for that answer.
      signal?.addEventListener('abort', () => waiting.has(id) && post({ type: 'abort', id }), { once: true });
      post({ type: 'call', id, method, input: input ?? null });
    });
  }

  return { call, on: (name, listener) => void listeners.set(name, listener) };
}

function wireMessage(data: unknown): Exclude<WireMessage, { type: 'call' | 'abort' }> | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  const message = data as Record<string, unknown>;
  switch (message['type']) {
    case 'answer':
      return typeof message['id'] === 'number' ? { type: 'answer', id: message['id'], output: message['output'] ?? null } : null;
    case 'failure':
      return typeof message['id'] === 'number' ? { type: 'failure', id: message['id'], problem: problemIn(message['problem']) } : null;
    case 'event':
      return typeof message['name'] === 'string' ? { type: 'event', name: message['name'], data: message['data'] } : null;
    default:
      return null;
  }
}

function problemIn(value: unknown): Problem {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- As above.
  if (typeof value === 'object' && value !== null && 'kind' in value) return value as Problem;
  return { kind: 'bug', detail: t`The host failed without saying why.` };
}
