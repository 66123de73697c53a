import { t } from '@vscode/l10n';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as tls from 'node:tls';
import { Agent, fetch as agentFetch } from 'undici';
import { systemClock } from '../../../core/http/clock.ts';
import { fetchTransport } from '../../../core/http/fetch/fetchTransport.ts';
import type { FetchLike } from '../../../core/http/fetch/fetchTypes.ts';
import type { Transport } from '../../../core/http/message.ts';
import { withRefusedCertificate } from '../../../core/http/policies/withRefusedCertificate.ts';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import { refusedCertificate } from './refusedCertificate.ts';
import { ProblemError } from '../../../shared/problem.ts';

export interface CertificateWireDeps {
  readonly passphrase: () => Promise<string | undefined>;
  /** Milliseconds. */
  readonly connectTimeout: number;
  /** Bytes. */
  readonly maxBody: () => number;
}

/**
 * A transport with the instance's own CA or client certificate: undici's fetch with an Agent of its own, since VS Code drops a
 * dispatcher that is given to the global one. It knows no system proxy. Verification stays on: the CA is added to the known ones.
 */
export async function certificateWire(profile: InstanceProfile, deps: CertificateWireDeps): Promise<Transport> {
  const own = profile.caFile === undefined ? [] : [await text(profile.caFile)];
  // Many of the system are among Node's own, and each takes time to read.
  const ca = [...new Set([...tls.rootCertificates, ...systemCertificates(), ...own])];
  const identity = profile.clientCertificate === undefined ? {} : await identityOf(profile.clientCertificate, await deps.passphrase());
  checkIdentity(identity, profile);
  // Made once: it takes tens of milliseconds, in which nothing else runs.
  const secureContext = tls.createSecureContext({ ca, ...identity });
  const dispatcher = new Agent({ connect: { secureContext, timeout: deps.connectTimeout } });
  const fetch: FetchLike = (url, init) => agentFetch(url, { ...init, dispatcher });
  const wire = fetchTransport({ fetch: () => fetch, clock: systemClock, maxBody: deps.maxBody });
  return withRefusedCertificate(wire, (url, problem, signal) => refusedCertificate(url, problem, signal, secureContext));
}

type Identity = Pick<tls.SecureContextOptions, 'cert' | 'key' | 'pfx' | 'passphrase'>;

async function identityOf(
  certificate: NonNullable<InstanceProfile['clientCertificate']>,
  passphrase: string | undefined,
): Promise<Identity> {
  const secret = passphrase === undefined ? {} : { passphrase };
  if (/\.(p12|pfx)$/i.test(certificate.file)) return { pfx: await bytes(certificate.file), ...secret };
  const cert = await text(certificate.file);
  return { cert, key: certificate.keyFile === undefined ? cert : await text(certificate.keyFile), ...secret };
}

/** Said before anything is sent: inside a handshake, a wrong passphrase looks like a failure of the server. */
function checkIdentity(identity: Identity, profile: InstanceProfile): void {
  try {
    tls.createSecureContext(identity);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    const file = basename(profile.clientCertificate?.file ?? '');
    throw invalid(
      t`The client certificate of ${profile.name}, ${file}, cannot be used${reason}. Check the file, its key and its passphrase with “Edit Instance”.`,
      error,
    );
  }
}

function systemCertificates(): readonly string[] {
  // Since Node 22.15; VS Code 1.105 has it.
  return tls.getCACertificates('system');
}

async function text(file: string): Promise<string> {
  return (await bytes(file)).toString('utf8');
}

async function bytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw invalid(t`The certificate file ${basename(file)} cannot be read. Choose it again with “Edit Instance”.`, error);
  }
}

function invalid(message: string, cause: unknown): ProblemError {
  return new ProblemError({ kind: 'invalid', field: 'certificate', message }, { cause });
}
