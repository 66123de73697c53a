import type { Evidence } from './evidence.ts';

/**
 * The one kind of failure that travels through every layer. Plain data: it crosses the wire to the webview as it is,
 * and is turned into words once, at the edge.
 *
 * `core` throws {@link ProblemError} for everything foreseen; any other error is a bug by definition.
 */
export type Problem =
  /** `message`: a sentence for those who asked without a window, in the place of “Cancelled.”. */
  | { readonly kind: 'cancelled'; readonly message?: string }
  | NetworkProblem
  | TlsProblem
  | AuthProblem
  | ForbiddenProblem
  | HttpProblem
  | InvalidProblem
  | ConflictProblem
  | UnknownOutcomeProblem
  | { readonly kind: 'bug'; readonly detail: string };

/** Where a request was when it failed. Times out and cancels are told apart by the phase they hit. */
export type RequestPhase = 'queued' | 'token' | 'connecting' | 'waiting' | 'reading' | 'backingOff';

/** No usable answer came back; `content`: one came that is not what the API answers. `detail` is a technical reason without secrets, `proxy` the proxy's address if one is set. */
export type NetworkProblem = LostProblem | RedirectProblem;

/** Nothing came that could be taken for an answer. */
export interface LostProblem extends NetworkFacts {
  readonly reason:
    | 'dns'
    | 'refused'
    | 'unreachable'
    | 'reset'
    | 'closed'
    | 'timeout'
    | 'truncated'
    | 'encoding'
    | 'protocol'
    | 'content'
    | 'tooLarge'
    | 'offline';
}

interface NetworkFacts {
  readonly kind: 'network';
  readonly host: string;
  readonly phase?: RequestPhase;
  readonly code?: string;
  readonly detail?: string;
  readonly proxy?: string;
  /** Milliseconds, for `timeout`; bytes, for `tooLarge`. */
  readonly limit?: number;
  /** For `timeout`: the names of the parameters in the query that was sent. */
  readonly query?: readonly string[];
  /** Of an answer that ended too early: the status it began with, the bytes that came, and how many it had announced. */
  readonly part?: { readonly status: number; readonly got: number; readonly announced?: number };
}

/** The server points elsewhere, and the redirect was not followed. */
export interface RedirectProblem extends NetworkFacts {
  readonly reason: 'redirect';
  readonly evidence: Evidence;
}

/** The connection was not trusted. Verification is never switched off: `reason` selects the remedy. */
export interface TlsProblem {
  readonly kind: 'tls';
  readonly reason: 'expired' | 'notYetValid' | 'wrongHost' | 'selfSigned' | 'unknownIssuer' | 'clientCertificate' | 'handshake';
  readonly host: string;
  readonly code?: string;
  /** Subject of the certificate that was refused, if known. */
  readonly certificate?: string;
  /** Who signed it. */
  readonly issuer?: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Hosts and addresses that it is for. */
  readonly names?: readonly string[];
  readonly detail?: string;
}

/** The server does not know who asks, or there is nothing to sign in with. */
export type AuthProblem = SignInRefused | NotSignedIn;

export interface SignInRefused {
  readonly kind: 'auth';
  readonly reason: 'wrongCredentials' | 'passwordExpired' | 'tokenRejected' | 'badTokenAnswer';
  readonly evidence: Evidence;
}

/** Nobody was refused; `badTokenAnswer`: with a success, in which there is no token. */
export interface NotSignedIn {
  readonly kind: 'auth';
  readonly reason: 'noSecret' | 'secretStore' | 'secretNotKept' | 'signedOut' | 'badTokenAnswer';
  readonly detail?: string;
}

/** Who asks is known and not allowed to, or nobody may from here. */
export type ForbiddenProblem =
  | { readonly kind: 'forbidden'; readonly by: 'jamf' | 'firewall'; readonly evidence: Evidence }
  | { readonly kind: 'forbidden'; readonly by: 'readOnlyInstance'; readonly method: string; readonly path: string };

/** The server answered with a status that is not success, or with one whose success did not come true. */
export interface HttpProblem {
  readonly kind: 'http';
  readonly evidence: Evidence;
}

/** Something a person typed, or a document, cannot be used as it is. `message` is a whole sentence for that person. */
export interface InvalidProblem {
  readonly kind: 'invalid';
  readonly message: string;
  /** Which input it is about, for showing the message beside it. */
  readonly field?: string;
  /** Offset in the text it is about, in UTF-16 units. */
  readonly offset?: number;
  /** Jamf Pro takes it on the page of this object. */
  readonly page?: PagedObject;
}

/** An object that has a page of its own in Jamf Pro. */
export interface PagedObject {
  readonly instanceId: string;
  readonly resource: string;
  readonly id: string;
}

/** The server's copy changed in the same place. Paths are JSON pointers. */
export interface ConflictProblem {
  readonly kind: 'conflict';
  readonly paths: readonly string[];
}

/** A write was sent and nobody knows whether it was stored. */
export interface UnknownOutcomeProblem {
  readonly kind: 'unknownOutcome';
  readonly method: string;
  readonly path: string;
  readonly cause: Problem;
}

/** What came of a body: its beginning, and how many bytes there were in all. */
export interface Received {
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** Carries a {@link Problem} through `throw`. The message is for logs only; words for people come from guidance. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** The first of the body that had come when the answer ended too early; not part of the Problem, since it may hold anything. */
  readonly received: Received | undefined;

  constructor(problem: Problem, options?: ErrorOptions & { readonly received?: Received | undefined }) {
    super(summary(problem), options);
    this.name = 'ProblemError';
    this.problem = problem;
    this.received = options?.received;
  }
}

/** What cannot be used as it is. `message`: a whole sentence for a person; `field`: the input that it is about. */
export function invalidProblem(message: string, field?: string): ProblemError {
  return new ProblemError({ kind: 'invalid', message, ...(field === undefined ? {} : { field }) });
}

/**
 * What a command rejects with: the sentence that a person would have seen, and nothing else of what failed, since it may reach others.
 * Whoever calls one command from another has the sentence for a problem.
 */
export class SaidError extends Error {
  readonly #isCancelled: boolean;

  constructor(sentence: string, { kind }: Problem) {
    super(sentence);
    this.#isCancelled = kind === 'cancelled';
  }

  static problemIn(error: SaidError): Problem {
    return { kind: error.#isCancelled ? 'cancelled' : 'invalid', message: error.message };
  }
}

/** The problem in anything that was thrown; what was not foreseen is a bug. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  if (thrown instanceof SaidError) return SaidError.problemIn(thrown);
  return { kind: 'bug', detail: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown) };
}

function summary(problem: Problem): string {
  switch (problem.kind) {
    case 'network':
    case 'tls':
      return `${problem.kind} ${problem.reason} ${problem.host}`;
    case 'auth':
      return `auth ${problem.reason}`;
    case 'forbidden':
      return `forbidden by ${problem.by}`;
    case 'http':
      return `http ${problem.evidence.status}`;
    case 'invalid':
      return problem.message;
    case 'bug':
      return problem.detail;
    default:
      return problem.kind;
  }
}
