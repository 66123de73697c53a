import { isRecord } from '../../json/wire.ts';
import { t } from '@vscode/l10n';
import type { LostProblem, Problem, RequestPhase, TlsProblem } from '../../../shared/problem.ts';
import { certificateFacts, type CertificateFacts } from './certificateFacts.ts';
import { redactText } from '../redact.ts';

/** Where the failure happened, for the Problem that is made of it. */
export interface WireContext {
  readonly host: string;
  readonly phase: RequestPhase;
  /** The proxy that the request would have gone through, without user and password. */
  readonly proxy: string | undefined;
}

const networkReasons: Readonly<Record<string, LostProblem['reason']>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'closed',
  UND_ERR_CLOSED: 'closed',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'truncated',
  UND_ERR_HEADERS_OVERFLOW: 'protocol',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'tooLarge',
};

const tlsReasons: Readonly<Record<string, TlsProblem['reason']>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrongHost',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownIssuer',
  CERT_UNTRUSTED: 'unknownIssuer',
  EPROTO: 'handshake',
};

interface Failure {
  readonly code: string | undefined;
  /** What the system was asked to do: `connect`, `read`. */
  readonly syscall: string | undefined;
  readonly message: string;
  readonly certificate: CertificateFacts;
}

/**
 * The Problem in an error that a fetch gave. Node hides the reason in the chain of causes (and in `errors`, where
 * several addresses of one host were tried), so all of it is looked at, outermost first.
 */
export function wireProblem(thrown: unknown, { phase, ...rest }: WireContext): Problem {
  const failures = chain(thrown);
  const context = { ...rest, phase: wasConnecting(failures) ? ('connecting' as const) : phase };
  for (const failure of failures) {
    const problem = failure.code === undefined ? undefined : byCode(failure.code, failure, context);
    if (problem !== undefined) return problem;
  }
  const tunnel = failures.find(({ message }) => /^Proxy response \(\d{3}\)/.test(message));
  if (tunnel !== undefined) return tunnelRefused(tunnel, context);
  if (failures.some(({ message }) => message === 'bad port')) {
    return {
      kind: 'invalid',
      field: 'url',
      message: t`Port ${context.host.split(':').at(-1) ?? ''} is reserved for another kind of server and cannot be used for HTTP.`,
    };
  }
  const text = failures.map(({ message }) => message).join('; ');
  return network(/content-encoding/i.test(text) ? 'encoding' : 'protocol', failures.at(-1), context);
}

/** A failure without a system call, or with any other than these, may be one of a connection on which the request has left. */
const callsBefore = new Set(['connect', 'getaddrinfo']);

function wasConnecting(failures: readonly Failure[]): boolean {
  if (failures.some(({ code }) => code === 'UND_ERR_CONNECT_TIMEOUT')) return true;
  const calls = failures.flatMap(({ syscall }) => syscall ?? []);
  return calls.length > 0 && calls.every((call) => callsBefore.has(call));
}

/** A proxy that answers CONNECT with a status of its own: nothing was ever sent to the server. */
function tunnelRefused({ message }: Failure, context: WireContext): LostProblem {
  const status = /\d{3}/.exec(message)?.[0] ?? '';
  const proxy = context.proxy ?? t`of this system`;
  return {
    kind: 'network',
    reason: 'refused',
    host: context.host,
    phase: 'connecting',
    code: `PROXY_${status}`,
    detail: redactText(message),
    proxy,
  };
}

function byCode(code: string, failure: Failure, context: WireContext): Problem | undefined {
  const tls = tlsReasons[code] ?? tlsPattern(code);
  if (tls !== undefined) {
    return { kind: 'tls', reason: tls, host: context.host, code, detail: redactText(failure.message), ...failure.certificate };
  }
  const reason = networkReasons[code] ?? networkPattern(code, failure.message);
  // Before the headers have been read, it is they that contradict each other about the length.
  if (reason === 'truncated' && context.phase === 'waiting') return network('protocol', failure, context);
  return reason === undefined ? undefined : network(reason, failure, context);
}

function network(reason: LostProblem['reason'], failure: Failure | undefined, context: WireContext): LostProblem {
  return {
    kind: 'network',
    reason,
    host: context.host,
    phase: context.phase,
    ...(failure?.code === undefined ? {} : { code: failure.code }),
    ...(failure === undefined ? {} : { detail: redactText(failure.message) }),
    ...(context.proxy === undefined ? {} : { proxy: context.proxy }),
  };
}

/** OpenSSL names an alert in the code: a server that wants a client certificate says so only there. */
function tlsPattern(code: string): TlsProblem['reason'] | undefined {
  if (/ALERT_(CERTIFICATE_REQUIRED|BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_UNKNOWN)|HANDSHAKE_FAILURE$/.test(code))
    return 'clientCertificate';
  if (/^(ERR_SSL_|ERR_TLS_)/.test(code)) return 'handshake';
  return /^(CERT_|CRL_|UNABLE_TO_|INVALID_CA|PATH_LENGTH_)/.test(code) ? 'unknownIssuer' : undefined;
}

function networkPattern(code: string, message: string): LostProblem['reason'] | undefined {
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR') || code.startsWith('ZSTD')) return 'encoding';
  if (code === 'HPE_INVALID_EOF_STATE' || (code.startsWith('HPE_') && /chunk/i.test(code + message))) return 'truncated';
  return code.startsWith('HPE_') ? 'protocol' : undefined;
}

function chain(thrown: unknown, depth = 0): readonly Failure[] {
  if (!isRecord(thrown) || depth > 8) return [];
  const { code, syscall, message, cause, errors, cert } = thrown;
  const inner = [cause, ...(Array.isArray(errors) ? errors : [])].flatMap((one) => chain(one, depth + 1));
  const own = {
    code: typeof code === 'string' ? code : undefined,
    syscall: typeof syscall === 'string' ? syscall : undefined,
    message: typeof message === 'string' ? message : '',
    certificate: certificateFacts(cert),
  };
  return [own, ...inner];
}
