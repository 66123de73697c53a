import { isIP } from 'node:net';
import * as tls from 'node:tls';
import { certificateFacts, type CertificateFacts } from '../../../core/http/fetch/certificateFacts.ts';
import type { TlsProblem } from '../../../shared/problem.ts';

/** Milliseconds. A person waits for the words; they are good enough without. */
const limit = 3000;

/**
 * The certificate that a server shows, read while it is refused once more. Verification stays as it is: the connection ends at the
 * handshake, and nothing is sent over it. Found only where the refusal is the same as before; through a proxy that is not known
 * here, another host might answer.
 *
 * `trusted`: what the request trusted, where that was not the usual.
 */
export function refusedCertificate(
  url: string,
  problem: Pick<TlsProblem, 'code'>,
  signal: AbortSignal,
  trusted?: tls.SecureContext,
): Promise<CertificateFacts> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = tls.connect({
      host,
      port: Number(port === '' ? 443 : port),
      ...name,
      ...(trusted === undefined ? {} : { secureContext: trusted }),
    });
    let seen: CertificateFacts = {};
    const end = (facts: CertificateFacts): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onStop);
      socket.destroy();
      resolve(facts);
    };
    const onStop = (): void => end({});
    const timer = setTimeout(onStop, limit);
    signal.addEventListener('abort', onStop, { once: true });
    // Before Node looks whether the certificate is good: afterwards, the socket knows it no longer.
    socket.prependListener('secure', () => (seen = certificateFacts(socket.getPeerCertificate())));
    socket.once('secureConnect', onStop);
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code === problem.code ? seen : {}));
    socket.once('close', onStop);
  });
}
