import type { HttpRequest } from '../../core/http/message.ts';

const most = 50;

/** What a window remembers of its answers, in memory only: for comparing, and for telling what a new answer means. */
export class Memory {
  readonly #read = new Map<string, unknown>();
  readonly #handles = new Map<string, string>();
  readonly #written = new Map<string, string>();

  /** Takes note of an answer. What the last GET of this path answered before it. */
  answered(instanceId: string, request: HttpRequest, path: string, status: number, json: unknown): unknown {
    const key = `${instanceId} ${path}`;
    const earlier = this.#read.get(key);
    if (request.method === 'GET' && status === 200 && json !== undefined && !Array.isArray(json)) put(this.#read, key, json);
    return earlier;
  }

  /** Keeps what was written to a path, for the next reading of it. */
  wrote(instanceId: string, path: string, xml: string): void {
    put(this.#written, `${instanceId} ${path}`, xml);
  }

  /** What was written to this path since it was last read here. */
  takeWritten(instanceId: string, path: string): string | undefined {
    const key = `${instanceId} ${path}`;
    const xml = this.#written.get(key);
    this.#written.delete(key);
    return xml;
  }

  /** The answer to the same request before this one. */
  previousHandle(instanceId: string, request: HttpRequest): string | undefined {
    return this.#handles.get(`${instanceId} ${request.method} ${request.url}`);
  }

  keepHandle(instanceId: string, request: HttpRequest, handle: string): void {
    put(this.#handles, `${instanceId} ${request.method} ${request.url}`, handle);
  }
}

/** The oldest goes when there are too many. */
function put<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next().value;
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
