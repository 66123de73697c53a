/** The methods that Jamf Pro uses. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who waits for the answer. The request queue of an instance is fair between lanes. */
export type Lane = 'session' | 'tree' | 'document' | 'runner' | 'bulk';

/** A request as data. Header names are lower case. */
export interface HttpRequest {
  readonly method: Method;
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly lane: Lane;
  /** `none` for the endpoints that are called without a token. Default: `token`. */
  readonly auth?: 'token' | 'none';
  /** An operation that reveals or changes something although it is a GET: never repeated on its own. */
  readonly once?: boolean;
}

/** Milliseconds, from a monotonic clock, each measured from the moment the request was handed over. */
export interface Timing {
  /** When a slot of the instance's queue was free. */
  readonly queued: number;
  readonly firstByte: number;
  readonly total: number;
  /** How often it was sent, replays and retries included. */
  readonly attempts: number;
}

/** An answer as data, with the body decoded (`content-encoding` undone) and complete. Header names are lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Empty when it went to a {@link BodySink}. */
  readonly body: Uint8Array;
  /** Bytes of the decoded body. */
  readonly size: number;
  readonly timing: Timing;
  /** With a 401: the token that was refused is good, so it is the account, or the path, that the server means. */
  readonly tokenIsGood?: boolean;
  /** With a 404: seconds since what was asked for was created through this session. */
  readonly createdAgo?: number;
}

/** Where a large body goes instead of memory. A rejected write ends the request. */
export interface BodySink {
  write(chunk: Uint8Array): Promise<void>;
}

export interface SendOptions {
  /** Takes the body of a 2xx answer; the cap on decoded bytes does not apply to it. */
  readonly sink?: BodySink;
  /** Called as the request moves on, for showing what it waits for. */
  readonly onPhase?: (
    phase: 'queued' | 'token' | 'connecting' | 'reading' | 'backingOff',
    detail?: { readonly waitMs?: number; /** The server asked for the wait. */ readonly isAsked?: boolean; readonly ahead?: number },
  ) => void;
  /** Called with the decoded bytes of the body so far, each time that some came. */
  readonly onBytes?: (total: number) => void;
}

/**
 * The only thing in the product with a side effect on a server. Policies (token, retry, limit, …) are wrappers of this shape.
 *
 * Resolves with whatever the server answered, any status. Rejects with a `ProblemError` of kind `network`, `tls`, `auth`
 * or `cancelled`. An abort reaches the caller at once, and the socket.
 */
export type Transport = (request: HttpRequest, signal: AbortSignal, options?: SendOptions) => Promise<HttpResponse>;

/** The first value of a header, by lower-case name. */
export function headerOf(response: Pick<HttpResponse, 'headers'>, name: string): string | undefined {
  return response.headers.find(([key]) => key === name)?.[1];
}
