import { ProblemError, problemOf, type TlsProblem } from '../../../shared/problem.ts';
import type { CertificateFacts } from '../fetch/certificateFacts.ts';
import type { Transport } from '../message.ts';

/** Reasons that lie in the certificate which the server shows. */
const ofCertificate: ReadonlySet<TlsProblem['reason']> = new Set(['expired', 'notYetValid', 'wrongHost', 'selfSigned', 'unknownIssuer']);

/**
 * Says which certificate it was that was refused: a fetch mostly tells no more than why. `look` is asked only after the refusal, and what
 * it finds changes nothing but the words.
 */
export function withRefusedCertificate(
  next: Transport,
  look: (url: string, problem: TlsProblem, signal: AbortSignal) => Promise<CertificateFacts>,
): Transport {
  return async (request, signal, options) => {
    try {
      return await next(request, signal, options);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind !== 'tls' || !ofCertificate.has(problem.reason) || problem.issuer !== undefined) throw error;
      throw new ProblemError({ ...problem, ...(await look(request.url, problem, signal)) }, { cause: error });
    }
  };
}
