import type { ErrorBody } from './errorBody.ts';

/**
 * An answer and the request that it is of, as far as words draw on them: the same wherever they are read. Plain data, which holds no
 * value of a body that was sent.
 */
export interface Evidence {
  readonly status: number;
  readonly body: ErrorBody;
  readonly request: RequestFacts;
  /** Where a redirect points to: origin and path. */
  readonly location?: string;
  /** Seconds that the server asked to wait. */
  readonly retryAfter?: number;
  /** The token that was refused here is good: `GET /v1/auth` took it just then. */
  readonly tokenIsGood?: boolean;
  /** Seconds since what was asked for, and is not there, was created from here. */
  readonly createdAgo?: number;
  /** Of a sign-in: who was refused, by a user name or a client id. */
  readonly account?: string;
  /** Of a sign-in: user name or password have letters beyond ASCII, which servers read in different encodings. */
  readonly beyondAscii?: boolean;
}

/** A request that was answered. */
export interface RequestFacts {
  readonly method: string;
  /** Host and port that were asked. */
  readonly host: string;
  /** As in the document, concrete, without query: `/v1/buildings/1`, `/JSSResource/…`. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  /** Of JSON: its names and its ids, without other values. Undefined where there is none. */
  readonly body?: unknown;
  /** Of XML: the elements below its root, as pointers, without their values. */
  readonly elements?: readonly string[];
  /** Bytes. */
  readonly bodySize: number;
  readonly urlLength: number;
  readonly contentType?: string;
  readonly accept?: string;
}
